"""Curated facts, applied on top of any gazetteer: consolidated governments, nicknames, tribes.

No list of places carries them: which government runs a city and its county, what a place was called
before, which counties have no government. What the record says of its places comes last.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

import msgspec
from msgspec import Struct, structs

from lexloci.places.model import Row
from lexloci.places.names import folded, ocd_slug
from lexloci.places.states import COUNTRY, data, states

KINDS_OF_COUNTY = frozenset({"county", "planning_region", "former_county"})
UNKNOWN = "place"
"""The kind of a place of which only the name is known."""
NAME_ONLY = frozenset({UNKNOWN, "cdp"})


class Override(Struct, forbid_unknown_fields=True):
    """A curated fact: fields that replace a row's own, and rows it makes superfluous."""

    id: str
    name: str
    state: str
    kind: str | None = None
    geoid: str | None = None
    governs: bool | None = None
    population: int | None = None
    counties: list[str] = []
    same_as: list[str] = []
    governed_by: list[str] = []
    replaces: list[str] = []
    aliases: list[str] = []


class Plain(Struct, array_like=True):
    """What is known of a place without the record."""

    kind: str
    geoid: str | None
    other_geoids: list[str]
    governs: bool | None
    seat_of: str | None
    counties: list[str]
    population: int | None
    status: str | None

    def row(self, ident: str, name: str, state: str) -> Row:
        """These facts as a row."""
        return Row(
            id=ident, name=name, state=state, kind=self.kind, geoid=self.geoid, governs=self.governs,
            other_geoids=list(self.other_geoids), seat_of=self.seat_of, counties=list(self.counties),
            population=self.population, status=self.status,
        )  # fmt: skip


def plain_of(row: Row) -> Plain:
    """The facts of a row that the record may refine."""
    return Plain(
        row.kind, row.geoid, list(row.other_geoids), row.governs, row.seat_of, list(row.counties),
        row.population, row.status,
    )  # fmt: skip


class Tribe(Struct, forbid_unknown_fields=True):
    """A tribal nation of ``tribes.yaml``."""

    name: str
    states: list[str]
    aliases: list[str]


def overrides() -> list[Override]:
    """The curated facts on single places."""
    return msgspec.convert(data("overrides"), list[Override])


def curate(
    rows: list[Row], extra: Iterable[Row], plain: dict[str, Plain] | None = None, *, located: bool = False
) -> list[Row]:
    """Apply the curated facts and the record's places to ``rows``.

    :param plain: takes what was known of each of the record's places before.
    :param located: the Census tells in which counties those of ``rows`` lie that have its status.
    """
    table = {row.id: row for row in rows}
    curated = overrides()
    for override in curated:
        _apply(table, override)
    settled = {f"{COUNTRY}/{override.id}" for override in curated if override.counties}
    for row in extra:
        if plain is not None and row.id in table:
            plain[row.id] = plain_of(table[row.id])
        known = located and row.id in table and table[row.id].status is not None
        merge(table, structs.replace(row), settled=known or row.id in settled)
    _abolished_counties(table.values())
    _inside_governed(table)
    _parts_of_cities(table)
    for tribe in msgspec.convert(data("tribes"), list[Tribe]):
        row = Row(
            id=f"{COUNTRY}/tribe:{ocd_slug(tribe.name)}", name=tribe.name, kind="tribal_nation",
            state=tribe.states[0], governs=True, names=[tribe.name, f"the {tribe.name}"],
            aliases=tribe.aliases,
        )  # fmt: skip
        table[row.id] = row
    for row in table.values():
        row.same_as = [ident for ident in row.same_as if ident in table]
        row.governed_by = [ident for ident in row.governed_by if ident in table]
    return list(table.values())


def mark_known(rows: list[Row]) -> None:
    """Tell of the large places among ``rows`` what they are, where a name alone does not tell.

    Census-designated places are no governments; cities, towns, townships and villages are. Towns of whose
    name a village has the better claim are added.
    """
    statistical = msgspec.convert(data("statistical"), dict[str, dict[str, str]])
    large = msgspec.convert(data("large"), _Large)
    known = {
        (state, folded(name)): (geoid, kind)
        for kind, states_ in {"cdp": statistical, **large.kinds}.items()
        for state, items in states_.items()
        for geoid, name in items.items()
    }
    for row in rows:
        geoid, kind = known.get((row.state, folded(row.name)), (None, ""))
        if geoid is not None:
            row.geoid, row.kind, row.governs = geoid, kind, kind != "cdp"
            row.status, row.lsad = ("A", None) if row.governs else ("S", "57")
            row.status = "B" if geoid in large.partly_consolidated else row.status
    rows += [
        Row(
            id=f"{COUNTRY}/{town.id}", name=f"Town of {town.name}", kind="town", state=town.state,
            geoid=town.geoid, governs=True, status="A", counties=[town.geoid[:5]],
            names=[f"Town of {town.name}", f"{town.name} Town"],
        )
        for town in msgspec.convert(data("towns_beside"), list[_Town])
    ]  # fmt: skip


class _Large(Struct, forbid_unknown_fields=True):
    kinds: dict[str, dict[str, dict[str, str]]]
    partly_consolidated: list[str]


class _Town(Struct, forbid_unknown_fields=True):
    id: str
    name: str
    state: str
    geoid: str


@cache
def connecticut() -> dict[str, dict[str, str]]:
    """The planning regions and the former counties of Connecticut: GEOID → name."""
    return msgspec.convert(data("connecticut"), dict[str, dict[str, str]])


def connecticut_regions() -> list[Row]:
    """The nine planning regions that stand for Connecticut's counties since 2022."""
    return [
        Row(
            id=f"{states()['CT'].id}/county:{ocd_slug(name)}", name=name, kind="planning_region",
            state="CT", geoid=geoid, governs=False,
            names=[name, name.removesuffix(" Planning Region") + " region"],
        )
        for geoid, name in connecticut()["regions"].items()
    ]  # fmt: skip


def former_counties() -> list[Row]:
    """Connecticut's eight old counties, which people, ICE and the FBI still name."""
    return [
        Row(
            id=f"{states()['CT'].id}/county:{ocd_slug(name.removesuffix(' County'))}", name=name,
            kind="former_county", state="CT", geoid=geoid, governs=False,
            names=[name, f"county of {name.removesuffix(' County')}"],
        )
        for geoid, name in connecticut()["former_counties"].items()
    ]  # fmt: skip


def _abolished_counties(rows: Iterable[Row]) -> None:
    former = connecticut()["former_counties"]
    without = set(msgspec.convert(data("counties"), dict[str, Any])["no_government"])
    for row in rows:
        if row.geoid in former:
            row.kind = "former_county"
        if (row.state == "CT" and row.kind in KINDS_OF_COUNTY) or (row.geoid in without and not row.same_as):
            row.governs = False


def _inside_governed(table: dict[str, Row]) -> None:
    """A mere name in a county that a city governs is governed by that city: Harlem by New York."""
    counties = {row.geoid: row for row in table.values() if row.is_county and row.governed_by}
    for row in table.values():
        county = counties.get(row.counties[0]) if row.counties else None
        if county is not None and row.kind in NAME_ONLY and row.id not in county.governed_by:
            row.governs, row.governed_by = False, list(county.governed_by)


class _City(Struct, forbid_unknown_fields=True):
    city: str
    names: list[str]
    read: list[str]


def _parts_of_cities(table: dict[str, Row]) -> None:
    """Mere names of which it is known that they are parts of a city: Van Nuys, of Los Angeles."""
    cities = msgspec.convert(data("parts_of_cities"), list[_City])
    within = {
        (table[ident].state, folded(name)): table[ident]
        for ident, names in ((f"{COUNTRY}/{city.city}", city.names) for city in cities)
        if ident in table
        for name in names
    }
    for row in table.values():
        city = within.get((row.state, folded(row.name))) if row.kind == UNKNOWN and not row.geoid else None
        if city is not None and set(row.counties) & set(city.counties):
            row.governs, row.governed_by = False, [city.id]


def _apply(table: dict[str, Row], override: Override) -> None:
    ident = f"{COUNTRY}/{override.id}"
    row = table.setdefault(ident, Row(id=ident, name=override.name, kind="place", state=override.state))
    row.kind = override.kind or row.kind
    for old in override.replaces:
        gone = table.pop(f"{COUNTRY}/{old}", None)
        row.former.append(f"{COUNTRY}/{old}")
        if gone is not None:
            _absorb(row, gone)
    row.name = override.name
    known = row.geoid
    for field in ("geoid", "governs", "population"):
        value = getattr(override, field)
        if value is not None:
            setattr(row, field, value)
    row.add_geoids(known)
    row.counties = override.counties or row.counties
    row.aliases += override.aliases
    row.governed_by = [f"{COUNTRY}/{ident}" for ident in override.governed_by]
    row.same_as = [f"{COUNTRY}/{ident}" for ident in override.same_as]
    for other in row.same_as:
        if other in table:
            table[other].same_as.append(row.id)
            table[other].governs = True


def _absorb(row: Row, gone: Row) -> None:
    """What ``gone`` knew goes to the row that takes its place."""
    row.population = max(row.population or 0, gone.population or 0) or None
    row.aliases += [name for name in (*gone.names, *gone.aliases) if name not in row.aliases]
    row.add_geoids(gone.geoid, *gone.other_geoids)
    row.former += gone.former
    row.status, row.lsad = row.status or gone.status, row.lsad or gone.lsad
    if not row.is_county:
        row.counties = row.counties or gone.counties


def merge(table: dict[str, Row], extra: Row, *, settled: bool) -> None:
    """Let the record refine a row; counties stay where curated facts or the Census gave them.

    A record that has only the name of a place leaves the kind as it is known from elsewhere.
    """
    row = table.get(extra.id)
    if row is None:
        extra.names = extra.names or [extra.name]
        table[extra.id] = extra
        return
    for field in ("kind", "population", "governs", "seat_of"):
        value = getattr(extra, field)
        if value is not None and value != UNKNOWN:
            setattr(row, field, value)
    if extra.geoid and extra.geoid != row.geoid:
        known, row.geoid = row.geoid, extra.geoid
        row.add_geoids(known)
    if extra.counties and not settled:
        row.counties = extra.counties
