"""What lies in a ZIP code: places and towns by the land they share with its area.

A ZIP code is a mail route; the Census draws areas after them. Codes without an area (post-office
boxes, single receivers) keep what the embedded gazetteer knows; retired ones go by their successor.
"""

from __future__ import annotations

from collections import defaultdict

from lexloci.places.compile import ZipRow
from lexloci.places.curate import connecticut
from lexloci.places.model import Row
from lexloci.upkeep.census_base import Base
from lexloci.upkeep.census_ids import town_key
from lexloci.upkeep.census_names import ACTIVE_TOWNS, STATISTICAL
from lexloci.upkeep.census_rows import Rows
from lexloci.upkeep.census_tables import Tables, ZipArea

SLIVER = 0.01
"""A smaller share is where two drawings of one border differ."""
MERE_NAME = 0.49
"""The weight of a mere place beside the town that governs it, so that the town stands out."""


def make_zips(tables: Tables, rows: Rows, base: Base, numbers: dict[int, str]) -> list[ZipRow]:
    """Every ZIP code with its county and what lies in it.

    :param numbers: row numbers of ``base`` → ids of the places they are now.
    """
    areas = _Areas(tables, rows)
    found = {code: areas.row(code) for code in sorted({*tables.zips, *tables.zip_places})}
    for code, active in tables.retired.items():
        if code not in found and active in found:
            found[code] = ZipRow(code, found[active].county, found[active].places)
    by_id = {row.id: row for row in rows.all()}
    for code, county, inside in base.zips:
        if code not in found:
            places = [(numbers[n], share) for n, share in inside]
            within = numbers[county] if county is not None else None
            row = by_id.get(places[0][0]) if places else None
            if row is not None and row.state == "CT":
                within = next((rows.by_geoid[g].id for g in row.counties if g in rows.by_geoid), within)
            found[code] = ZipRow(code, within, places)
    return list(found.values())


class _Areas:
    """ZIP code areas over the rows."""

    def __init__(self, tables: Tables, rows: Rows) -> None:
        self.tables, self.rows = tables, rows
        self.towns = {town_key(geoid): row for geoid, row in rows.by_geoid.items()}

    def row(self, code: str) -> ZipRow:
        """A ZIP code area with its county and places, those with most of its land first."""
        area = self.tables.zips.get(code)
        weights = self._weights(code, area)
        total = sum(weights.values()) or 1.0
        shares = [(ident, land / total) for ident, land in weights.items()]
        shares = [(ident, share) for ident, share in shares if share >= SLIVER]
        shares.sort(key=lambda item: (-item[1], item[0]))
        county = self._county(code, area)
        return ZipRow(code, county.id if county else None, shares)

    def _weights(self, code: str, area: ZipArea | None) -> dict[str, float]:
        lands = self.tables.zip_places.get(code, {})
        inside = {g: land for g, land in lands.items() if g in self.tables.places}
        if not inside and area is not None and area.place in self.tables.places:
            inside = {area.place: 1.0}
        town = self._town(area)
        weights: dict[str, float] = defaultdict(float)
        governed = 0.0
        for geoid, land in inside.items():
            row = self.rows.by_geoid[geoid]
            mere = row.lsad in STATISTICAL
            weights[row.id] += land * MERE_NAME if mere and town is not None else land
            governed += 0.0 if mere else land
        if town is not None and area is not None:
            weights[town.id] += max(area.land - governed, 0.0)
        return weights

    def _town(self, area: ZipArea | None) -> Row | None:
        """The town or township that has most of the area, where those matter."""
        row = self.towns.get(town_key(area.subdivision)) if area and area.subdivision else None
        if row is None or row.lsad is not None:
            return None
        return row if row.governs and row.state in ACTIVE_TOWNS else None

    def _county(self, code: str, area: ZipArea | None) -> Row | None:
        lands = self.tables.zip_counties.get(code, {})
        geoid = area.county if area else max(lands, key=lambda g: (lands[g], g), default="")
        if geoid in connecticut()["former_counties"]:
            geoid = self._region(code, area) or geoid
        return self.rows.by_geoid.get(geoid)

    def _region(self, code: str, area: ZipArea | None) -> str | None:
        """Connecticut's planning region, by the town or the place that has most of the area."""
        town = self.towns.get(town_key(area.subdivision)) if area else None
        lands = self.tables.zip_places.get(code, {})
        places = sorted((g for g in lands if g in self.tables.places), key=lambda g: -lands[g])
        row = town or (self.rows.by_geoid[places[0]] if places else None)
        return row.counties[0] if row is not None and row.counties else None
