"""The outlines that maps are drawn from: a TopoJSON of states and counties, simplified once.

The input is ``counties-albers-10m.json`` of the us-atlas package (ISC licence; the Census Bureau's
cartographic boundaries of 2017, in the Albers projection, 975 by 610 units). Lines between two counties
are kept once in TopoJSON, and are simplified once, so that neighbours still meet.

Run: ``python -m lexloci.upkeep.boundaries counties-albers-10m.json map.json``
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec

from lexloci.core.errors import ImportRefused
from lexloci.core.files import read_bytes, replacing

Point = tuple[float, float]
MAX_BYTES = 5_000_000
TOLERANCE = 0.45
"""How far, in map units, a simplified line may lie from the true one."""
SMALLEST = 0.8
"""Islets smaller than this (square units) are left out, unless they are all a place has."""


class Geometry(msgspec.Struct):
    """A county or state of the TopoJSON."""

    type: str
    arcs: list[Any]
    id: str = ""


class Collection(msgspec.Struct):
    """The geometries of one layer."""

    geometries: list[Geometry]


class Transform(msgspec.Struct):
    """How whole numbers become coordinates."""

    scale: Point
    translate: Point


class Topology(msgspec.Struct):
    """A quantized TopoJSON (https://github.com/topojson/topojson-specification)."""

    objects: dict[str, Collection]
    arcs: list[list[tuple[int, int]]]
    transform: Transform


def outlines(topology: Topology, tolerance: float = TOLERANCE) -> dict[str, dict[str, str]]:
    """SVG paths of ``states`` and ``counties`` by FIPS code."""
    arcs = [simplified(_points(arc, topology.transform), tolerance) for arc in topology.arcs]
    return {
        layer: {g.id: _path(g, arcs) for g in sorted(topology.objects[layer].geometries, key=lambda g: g.id)}
        for layer in ("states", "counties")
    }


def _points(arc: Iterable[tuple[int, int]], transform: Transform) -> list[Point]:
    x = y = 0
    out = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        out.append((x * transform.scale[0] + transform.translate[0],
                    y * transform.scale[1] + transform.translate[1]))  # fmt: skip
    return out


def simplified(points: Sequence[Point], tolerance: float) -> list[Point]:
    """The line with fewer points, none of the old ones farther off than ``tolerance`` (Douglas-Peucker)."""
    keep = {0, len(points) - 1}
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        if last - first < 2:
            continue
        far, at = max((_off(points[n], points[first], points[last]), n) for n in range(first + 1, last))
        if far > tolerance:
            keep.add(at)
            spans += [(first, at), (at, last)]
    return [points[n] for n in sorted(keep)]


def _off(point: Point, start: Point, end: Point) -> float:
    """The distance of a point from a line, or from its start where the line is a ring."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy)
    if length == 0:
        return math.dist(point, start)
    return abs(dx * (point[1] - start[1]) - dy * (point[0] - start[0])) / length


def _path(geometry: Geometry, arcs: list[list[Point]]) -> str:
    polygons = [geometry.arcs] if geometry.type == "Polygon" else geometry.arcs
    rings = [_ring(ring, arcs) for polygon in polygons for ring in polygon]
    areas = [abs(_area(ring)) for ring in rings]
    least = min(SMALLEST, max(areas, default=0.0))
    return "".join(_drawn(ring) for ring, area in zip(rings, areas, strict=True) if area >= least)


def _ring(numbers: Iterable[int], arcs: list[list[Point]]) -> list[Point]:
    out: list[Point] = []
    for number in numbers:
        line = arcs[number] if number >= 0 else arcs[~number][::-1]
        out += line[1:] if out else line
    return out


def _area(ring: Sequence[Point]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)) / 2


def _drawn(ring: Sequence[Point]) -> str:
    """A closed path in tenths of a unit, each point told from the one before."""
    whole = [(round(x * 10), round(y * 10)) for x, y in ring]
    steps = [f"M{whole[0][0]} {whole[0][1]}l"]
    steps += [f"{b[0] - a[0]} {b[1] - a[1]} " for a, b in pairwise(whole) if a != b]
    return "".join(steps).rstrip() + "z"


def main(source: str, target: str) -> None:
    """Read a TopoJSON, write the outlines.

    :raises ImportRefused: it is none, or lacks states or counties.
    """
    data = read_bytes(Path(source), MAX_BYTES)
    try:
        found = outlines(msgspec.json.decode(data, type=Topology))
    except (msgspec.DecodeError, KeyError, IndexError) as error:
        raise ImportRefused(
            f"is not a TopoJSON of states and counties ({error})", where=source,
            remedy="Use counties-albers-10m.json of us-atlas.",
        ) from error  # fmt: skip
    with replacing(Path(target)) as scratch:
        scratch.write_bytes(msgspec.json.encode(found))


if __name__ == "__main__":
    main(*sys.argv[1:3])
