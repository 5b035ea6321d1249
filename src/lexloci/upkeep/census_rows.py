"""From Census tables to gazetteer rows: counties, places, towns; each government once.

The same government often stands in several files: an independent city is a place and a county
equivalent, a city outside every township is a place and a county subdivision, and New England's
consolidated towns are both. Such lines become one row that is found by each of its GEOIDs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from lexloci.places.curate import former_counties
from lexloci.places.model import Row
from lexloci.places.names import bare_subdivision, fold, ocd_slug
from lexloci.places.packages import county_row, independent_places
from lexloci.places.states import states
from lexloci.upkeep.census_ids import Ids, Wanted
from lexloci.upkeep.census_names import NEW_ENGLAND, place_row, slug_name, subdivision_row
from lexloci.upkeep.census_tables import Area, Tables

NO_GOVERNMENT, INDEPENDENT_CITY = "H4", "C7"
PARTLY_CONSOLIDATED = frozenset("BC")
FICTITIOUS = "F"
STATUS_OF_CLASS = {"H1": "A", "H4": "N", "H5": "S"}
"""The functional status a FIPS class of counties tells: an active government, one that does not function, a
statistical equivalent. Of a county that is one with a city (``H6``) the class tells none.
Census Bureau: https://www.census.gov/geo/www/fips/fips65/data/09000.html"""


class Rows(Struct):
    """The rows made so far, and by what they are found."""

    counties: list[Row] = field(default_factory=list)
    places: list[Row] = field(default_factory=list)
    towns: list[Row] = field(default_factory=list)
    by_geoid: dict[str, Row] = field(default_factory=dict)

    def all(self) -> list[Row]:
        """Every row: counties, places, towns."""
        return [*self.counties, *self.places, *self.towns]

    def register(self, rows: Iterable[Row]) -> None:
        """Find each of ``rows`` by its GEOIDs."""
        for row in rows:
            for geoid in (row.geoid, *row.other_geoids):
                if geoid:
                    self.by_geoid.setdefault(geoid, row)


def make_rows(tables: Tables, known: Mapping[str, str]) -> Rows:
    """Rows for everything in ``tables``; ``known`` says which id a GEOID must have."""
    rows = Rows()
    rows.counties = list(_counties(tables, known))
    rows.places = [_place(tables, area) for area in tables.places.values()]
    rows.register(rows.all())
    wanted: dict[str, Wanted] = {
        geoid: (states()[area.state].id, slug_name(area)) for geoid, area in tables.places.items()
    }
    _add_towns(rows, tables, wanted)
    names = {geoid: area.name for geoid, area in tables.counties.items()}
    repeated = Ids(known).give([*rows.places, *rows.towns], wanted, names)
    gone = {id(row) for row, _ in repeated}
    for row, first in repeated:
        first.add_geoids(row.geoid, *row.other_geoids)
        first.counties = first.counties or row.counties
    rows.places = [row for row in rows.places if id(row) not in gone]
    rows.towns = [row for row in rows.towns if id(row) not in gone]
    rows.by_geoid.clear()
    rows.register(rows.all())
    return rows


def _counties(tables: Tables, known: Mapping[str, str]) -> Iterable[Row]:
    for area in tables.counties.values():
        row = county_row(area.name, area.geoid, area.state)
        if row is None or row.kind == "independent_city":
            continue
        if row.kind == "planning_region":
            row.id = f"{states()[area.state].id}/county:{ocd_slug(area.name)}"
        ident = known.get(area.geoid, row.id)
        if ident != row.id:
            row.former.append(row.id)
            row.id = ident
        row.fips_class = tables.class_of(area)
        row.governs = row.governs and row.fips_class != NO_GOVERNMENT
        row.status = STATUS_OF_CLASS.get(row.fips_class or "") if row.kind != "planning_region" else None
        row.population = tables.population.get(area.geoid)
        yield row
    if any(area.state == "CT" for area in tables.counties.values()):
        yield from former_counties()


def _place(tables: Tables, area: Area) -> Row:
    row = place_row(area)
    row.fips_class = tables.class_of(area)
    row.population = tables.population.get(area.geoid)
    row.counties = _counties_of(tables, area)
    county = _equivalent(tables, area, row.fips_class)
    if county is not None:
        row.kind, row.counties = "independent_city", []
        row.names += [f"{row.name} city", f"city of {row.name}"]
        row.add_geoids(county)
        row.population = row.population or tables.population.get(county)
    if area.state == "DC":
        row.add_geoids("11001")
    return row


def _equivalent(tables: Tables, area: Area, fips_class: str | None) -> str | None:
    """The county equivalent that an independent city is as well."""
    if area.geoid in independent_places():
        return independent_places()[area.geoid]
    if fips_class != INDEPENDENT_CITY:
        return None
    same = (c for c in tables.counties.values() if (c.state, c.name) == (area.state, area.name))
    found = next(same, None)
    return found.geoid if found else None


def _counties_of(tables: Tables, area: Area) -> list[str]:
    county = tables.feature_counties.get(area.geoid)
    found = tables.place_counties.get(area.geoid) or ([county] if county else [])
    return [geoid for geoid in found if geoid in tables.counties or not tables.counties]


def _add_towns(rows: Rows, tables: Tables, wanted: dict[str, Wanted]) -> None:
    """Add towns and townships, except those that a place already is."""
    by_feature = {a.ansi: rows.by_geoid[geoid] for geoid, a in tables.places.items() if a.ansi}
    namesakes: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows.places:
        if row.governs or row.status == FICTITIOUS:
            namesakes[row.state, fold(row.name)].append(row)
    for area in tables.subdivisions.values():
        same = by_feature.get(area.ansi) if area.status == FICTITIOUS else None
        if area.status in PARTLY_CONSOLIDATED:
            key = area.state, fold(bare_subdivision(area.name))
            same = _coextensive(namesakes[key], area.geoid[:5])
        if same is not None:
            _is_also(same, area, tables)
            continue
        town = subdivision_row(area)
        if town is None:
            continue
        town.counties = [area.geoid[:5]]
        town.fips_class = tables.class_of(area)
        town.population = tables.population.get(area.geoid)
        county = rows.by_geoid.get(area.geoid[:5])
        within = states()[area.state].id if area.state in NEW_ENGLAND or not county else county.id
        charter = "_charter" if town.kind == "charter_township" else ""
        wanted[area.geoid] = within, bare_subdivision(area.name) + charter
        rows.towns.append(town)


def _coextensive(places: list[Row], county: str) -> Row | None:
    """The place that is also the town or township of its name in ``county``."""
    inside = [row for row in places if county in row.counties or not row.counties]
    return inside[0] if len(inside) == 1 else None


def _is_also(row: Row, area: Area, tables: Tables) -> None:
    """``row`` is a county subdivision as well."""
    row.add_geoids(area.geoid)
    row.population = row.population or tables.population.get(area.geoid)
    if not row.counties and row.kind != "independent_city":
        row.counties = [area.geoid[:5]]
