"""Maps as SVG within the page: a shape a place, its pattern and title from the Finding there.

The outlines are ``data/map.json``, made by :mod:`lexloci.upkeep.boundaries` from the Census Bureau's
cartographic boundaries of 2017. Puerto Rico and the islands are not on them; the table beside each map
has every place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources

import msgspec
from msgspec import Struct

WHOLE = (0.0, 100.0, 9600.0, 6000.0)
MARGIN = 60
NUMBER = re.compile(r"-?\d+")


class Shape(Struct, frozen=True):
    """One place on a map.

    :ivar d: its outline, an SVG path in tenths of a unit.
    :ivar sort: the class that says its colour and pattern.
    """

    d: str
    sort: str
    title: str
    href: str


class Map(Struct, frozen=True):
    """A map ready for the template: its view box and its shapes.

    :ivar grain: how large patterns are drawn, so that they look alike on every map.
    """

    box: str
    grain: str
    shapes: tuple[Shape, ...]


@cache
def outlines() -> dict[str, dict[str, str]]:
    """Paths of ``states`` and ``counties`` by FIPS code."""
    data = resources.files("lexloci.surfaces.web").joinpath("data", "map.json").read_bytes()
    return msgspec.json.decode(data, type=dict[str, dict[str, str]])


def drawn(layer: str, places: Iterable[tuple[str, str, str, str]], *, whole: bool) -> Map | None:
    """A map of ``places``, each a FIPS code, a class, a title and a link; None if none of them has a shape.

    :param whole: the whole country in its frame; else as close as the shapes allow.
    """
    paths = outlines()[layer]
    shapes = tuple(
        Shape(paths[code], sort, title, href) for code, sort, title, href in places if code in paths
    )
    if not shapes:
        return None
    frame = WHOLE if whole else _around(tuple(shape.d for shape in shapes))
    return Map(" ".join(f"{number:g}" for number in frame), f"{frame[2] / WHOLE[2]:.3g}", shapes)


@lru_cache(maxsize=64)
def _around(paths: tuple[str, ...]) -> tuple[float, float, float, float]:
    """The frame around some paths, with a margin."""
    xs, ys = [], []
    for path in paths:
        for ring in path.split("z"):
            numbers = [int(n) for n in NUMBER.findall(ring)]
            x, y = 0, 0
            for n in range(0, len(numbers) - 1, 2):
                x, y = (x + numbers[n], y + numbers[n + 1]) if n else (numbers[0], numbers[1])
                xs.append(x)
                ys.append(y)
    left, top = min(xs) - MARGIN, min(ys) - MARGIN
    return left, top, max(xs) + MARGIN - left, max(ys) + MARGIN - top
