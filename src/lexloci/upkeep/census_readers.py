"""One function a table: what a line of it adds to what is known; returns 1 for a row used."""

from __future__ import annotations

import re
from pathlib import Path

from msgspec import Struct

from lexloci.core.errors import ImportRefused
from lexloci.upkeep.census_tables import Area, Tables, ZipArea
from lexloci.upkeep.opening import refused

PEOPLE = "B01003_001E"
SQUARE_METRES = 2_589_988.110336
"""In a square mile."""
NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)")


class Line(Struct):
    """A line of a table: its values by column, and where it stands."""

    path: Path
    number: int
    values: dict[str, str]

    def refused(self, what: str, remedy: str = "Download the file again.") -> ImportRefused:
        """The error for a line that cannot be right."""
        return refused(self.path, f"line {self.number:,}: {what}", remedy)

    def decimal(self, column: str) -> float:
        """The number in ``column`` (0 where it is empty)."""
        text = self.values[column]
        if not text:
            return 0.0
        if NUMBER.fullmatch(text) is None:
            raise self.refused(f"{column} {text!r} is not a number")
        return float(text)


def place(tables: Tables, line: Line) -> int:
    """A line of the place gazetteer."""
    return _area(tables.places, line)


def county(tables: Tables, line: Line) -> int:
    """A line of the county gazetteer."""
    return _area(tables.counties, line)


def subdivision(tables: Tables, line: Line) -> int:
    """A line of the county-subdivision gazetteer."""
    return _area(tables.subdivisions, line)


def _area(table: dict[str, Area], line: Line) -> int:
    values = line.values
    geoid = values["GEOID"]
    if geoid in table:
        raise line.refused(f"GEOID {geoid} occurs twice", "Give each gazetteer once.")
    table[geoid] = Area(
        geoid, values["USPS"], values["NAME"], values["ANSICODE"].lstrip("0"),
        values.get("LSAD", ""), values.get("FUNCSTAT", ""), line.decimal("ALAND") / SQUARE_METRES,
        (line.decimal("INTPTLAT"), line.decimal("INTPTLONG")),
    )  # fmt: skip
    return 1


def derived(tables: Tables, line: Line) -> int:
    """A place with its class and counties."""
    geoid, code = line.values["GEOID"], line.values["classfp"]
    if code:
        tables.classes.setdefault(geoid, code)
    counties = [county for county in line.values["county_geoids"].split("|") if county]
    if counties and geoid not in tables.place_counties:
        tables.place_counties[geoid] = counties
    return 1


def feature(tables: Tables, line: Line) -> int:
    """A named feature with its class; several may have one GEOID, so its own number counts."""
    values = line.values
    number, code = values["GNIS ID"].lstrip("0"), values["FIPS Class"]
    if code.startswith("P"):
        return 0
    if "Short Name" in values:
        tables.classes.setdefault(values["GEOID"], code)
    else:
        tables.feature_classes[number] = code
    if values["County GEOID"]:
        tables.feature_counties.setdefault(values["GEOID"], values["County GEOID"])
    return 1


def county_class(tables: Tables, line: Line) -> int:
    """A county or county subdivision with its class."""
    tables.classes[line.values["GEOID"]] = line.values["FIPS Class"]
    return 1


def place_county(tables: Tables, line: Line) -> int:
    """A county that a place touches, the main one first."""
    found = tables.place_counties.setdefault(line.values["Place GEOID"], [])
    county_geoid = line.values["County GEOID"]
    if county_geoid not in found:
        found.append(county_geoid)
    return 1


def zip_county(tables: Tables, line: Line) -> int:
    """The land a ZIP code area has in a county."""
    shares = tables.zip_counties.setdefault(line.values["ZCTA5"], {})
    shares[line.values["County GEOID"]] = line.decimal("Land Area")
    return 1


def zip_place(tables: Tables, line: Line) -> int:
    """The land a ZIP code area shares with a place; no land means a mere likeness of names."""
    land = line.decimal("Land Area")
    if land <= 0:
        return 0
    tables.zip_places.setdefault(line.values["ZCTA5"], {})[line.values["Place GEOID"]] = land
    return 1


def zip_area(tables: Tables, line: Line) -> int:
    """A ZIP code area with the county, subdivision and place that hold most of it."""
    values = line.values
    if values["ZCTA5"] in tables.zips:
        raise line.refused(f"ZCTA5 {values['ZCTA5']} occurs twice")
    tables.zips[values["ZCTA5"]] = ZipArea(
        values["Primary County"], values["Primary County Subdivision"], values["Primary Place"],
        line.decimal("Land Area"),
    )  # fmt: skip
    return 1


def retired(tables: Tables, line: Line) -> int:
    """A ZIP code whose addresses lie in the area of another."""
    tables.retired[line.values["ZIP Code"]] = line.values["Active ZCTA5"]
    return 1


def ocd_id(tables: Tables, line: Line) -> int:
    """An Open Civic Data id with its GEOID."""
    geoid = line.values["census_geoid"].removeprefix("place-")
    if not geoid.isdigit():
        raise line.refused(f"census_geoid {geoid!r} is not a GEOID")
    if geoid in tables.ids:
        raise line.refused(f"census_geoid {geoid} occurs twice")
    tables.ids[geoid] = line.values["id"]
    return 1


def ocd_alias(tables: Tables, line: Line) -> int:
    """An Open Civic Data id that stands for another."""
    if not line.values["sameAs"]:
        return 0
    tables.aliases.append((line.values["id"], line.values["sameAs"]))
    return 1


def population(tables: Tables, line: Line) -> int:
    """The people of a place, county or county subdivision; a code below zero means unknown."""
    values = line.values
    people = values[PEOPLE]
    if "place" in values:
        geoid = values["state"] + values["place"]
    else:
        geoid = values["state"] + values["county"] + values.get("county subdivision", "")
    if not geoid.isdigit() or len(geoid) not in (5, 7, 10):
        raise line.refused(f"{geoid!r} is not the GEOID of a place or county")
    if geoid in tables.population:
        raise line.refused(f"GEOID {geoid} occurs twice", "Give each population file once.")
    if people.isdigit():
        tables.population[geoid] = int(people)
        return 1
    return 0


def nothing(tables: Tables, line: Line) -> int:
    """A line of a table that tells nothing new."""
    return 0
