"""Ties between rows that no single line tells: mere places inside towns, Connecticut's old counties."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping

from lexloci.places.curate import connecticut
from lexloci.places.model import Row
from lexloci.places.names import bare_subdivision, fold
from lexloci.places.premise import TOWN_STATES
from lexloci.upkeep.census_ids import town_key
from lexloci.upkeep.census_names import (
    BARE_STATISTICAL,
    BESIDE_CITY,
    NEW_ENGLAND,
    STATISTICAL,
)
from lexloci.upkeep.census_rows import Rows
from lexloci.upkeep.census_tables import Area, Tables

REACH = 2.0
"""A place lies in the town of its name if their middles are within so many radii of the town."""
MILES_A_DEGREE = 69.1
TOWN = " Town"


def name_towns_first(rows: Rows, tables: Tables) -> None:
    """Where a mere place has the name of the town it lies in, the name means the town first.

    In states where every place lies in a town or township, that one governs it. Where a city has
    the name of the town around it, the name means the city.
    """
    towns: dict[tuple[str, str], list[tuple[Row, Area]]] = defaultdict(list)
    for row in rows.all():
        for geoid in (row.geoid, *row.other_geoids):
            area = tables.subdivisions.get(geoid or "")
            if area is not None and row.governs and area.state in TOWN_STATES:
                towns[area.state, fold(bare_subdivision(area.name))].append((row, area))
    for place in rows.places:
        for town, area in towns.get((place.state, fold(place.name.removesuffix(TOWN))), []):
            if town is not place and set(town.counties) & set(place.counties):
                _tell_apart(place, town, area, tables.places[place.geoid or ""])


def _tell_apart(place: Row, town: Row, area: Area, place_area: Area) -> None:
    if place.lsad in STATISTICAL and _reaches(area, place_area):
        place.lesser[place.name] = BARE_STATISTICAL
        place.governed_by = [town.id]
    elif place.kind == "city" or (place.governs and town.state not in NEW_ENGLAND):
        town.lesser[bare_subdivision(area.name)] = BESIDE_CITY


def _reaches(town: Area, place: Area) -> bool:
    north = (town.at[0] - place.at[0]) * MILES_A_DEGREE
    east = (town.at[1] - place.at[1]) * MILES_A_DEGREE * math.cos(math.radians(town.at[0]))
    return math.hypot(north, east) <= REACH * math.sqrt(town.land / math.pi)


def name_municipios_first(rows: Rows) -> None:
    """In Puerto Rico only municipios govern: their names mean them, not the towns in them."""
    municipios = {fold(name) for row in rows.counties if row.state == "PR" for name in row.names}
    for place in rows.places:
        if place.state == "PR" and fold(place.name) in municipios:
            place.lesser[place.name] = BARE_STATISTICAL


def add_former_counties(rows: Rows, tables: Tables, old: Mapping[str, str]) -> None:
    """Tell which of Connecticut's former counties each town and place lies in, as far as known.

    :param old: GEOID of a place, or key of a town → GEOID of its former county.
    """
    people: dict[str, int] = defaultdict(int)
    for row in rows.all():
        if row.state != "CT" or row.is_county:
            continue
        geoids = [geoid for geoid in (row.geoid, *row.other_geoids) if geoid]
        found = [old[key] for key in map(town_key, geoids) if key in old]
        if found and found[0] not in row.counties:
            row.counties.append(found[0])
        if found and any(geoid in tables.subdivisions for geoid in geoids):
            people[found[0]] += row.population or 0
    for row in rows.counties:
        if row.geoid in connecticut()["former_counties"]:
            row.population = people.get(row.geoid or "") or None
