"""Bringing a compiled gazetteer up to date without building it anew.

What the record adds to a place is mostly its GEOID, its legal kind, or the county it is the seat of. None
of these moves a name, so a copy of the old file is mended, and has the bytes a build would have given
it. Whatever could reach further (a new place, a county, a population) is left to a build.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import msgspec
from msgspec import Struct, structs

from lexloci.core.sqlite import Changes, Key, building, carry, read_only
from lexloci.places.compile import KEYS, SCHEMA, SHEET, as_line, sort_of
from lexloci.places.curate import NAME_ONLY, Plain, merge
from lexloci.places.model import Jurisdiction, Row

REFINED = "refined"
"""Key of the ``meta`` table: what the record added, and what the place was without it."""

Refs = list[tuple[int, float, str, int, int]]


class Refined(Struct, array_like=True):
    """A row of the record and the facts it was laid over; no facts where it made the place."""

    row: Row
    plain: Plain | None


class _Change(Struct):
    """What becomes of one place. ``sort`` is None where names keep their reference as it is."""

    n: int
    place: Jurisdiction
    sort: int | None
    dropped: list[str]
    added: list[str]


def remembered(extra: Iterable[Row], plain: dict[str, Plain]) -> str:
    """What a later mending must know, for the ``meta`` table."""
    return msgspec.json.encode([Refined(row, plain.get(row.id)) for row in extra]).decode()


def mend(target: Path, extra: list[Row], meta: dict[str, str]) -> bool:
    """Make ``target`` what a build with ``extra`` would give, if little differs.

    :param meta: values of the ``meta`` table to replace.
    :returns: False, with ``target`` untouched, when it takes a build.
    :raises LexlociError: the disk refuses; ``target`` stays as it was.
    """
    try:
        with closing(read_only(target)) as db:
            plan = _plan(db, {row.id: row for row in extra})
            if plan is not None:
                changes, plain = plan
                _carry_out(db, target, changes, {**meta, REFINED: remembered(extra, plain)})
    except sqlite3.DatabaseError:
        return False
    return plan is not None


def _plan(db: sqlite3.Connection, after: dict[str, Row]) -> tuple[list[_Change], dict[str, Plain]] | None:
    """What to change, and the facts without the record of all it then refines; None for a build."""
    stored = db.execute("SELECT value FROM meta WHERE key = ?", (REFINED,)).fetchone()
    if stored is None:
        return None
    before = {r.row.id: r for r in msgspec.json.decode(stored[0], type=list[Refined])}
    plain = {ident: refined.plain for ident, refined in before.items()}
    changes = []
    for ident in before | after:
        if ident in before and before[ident].row == after.get(ident):
            continue
        if ident not in before:
            plain[ident] = _as_it_is(db, ident)
        change = _change(db, ident, plain[ident], after.get(ident))
        if change is None:
            return None
        changes.append(change)
    return changes, {ident: facts for ident, facts in plain.items() if facts is not None}


def _carry_out(db: sqlite3.Connection, target: Path, changes: list[_Change], meta: dict[str, str]) -> None:
    """Write the file anew, as a build does, with the rows of the old one but for those that change."""
    changed: dict[str, Changes] = {
        "sheet": _sheets(db, changes), "leaf": _leaves(db, changes), "ident": _idents(changes),
        "meta": {(key,): (key, value) for key, value in meta.items()},
    }  # fmt: skip
    with building(target, db):
        db.executescript(SCHEMA)
        for table, key in KEYS.items():
            carry(db, table, (key,), changed.get(table, {}))


def _as_it_is(db: sqlite3.Connection, ident: str) -> Plain | None:
    """The facts of a place that the record has not touched yet."""
    n = _number(db, ident)
    if n is None:
        return None
    place = _place(db, n)
    return Plain(
        place.kind, place.geoid, list(place.other_geoids), place.governs, place.seat_of,
        _counties(place), place.population, place.status,
    )  # fmt: skip


def _number(db: sqlite3.Connection, ident: str) -> int | None:
    """The number of the place whose id this is; None where it is a former one."""
    row = db.execute("SELECT n FROM ident WHERE id = ?", (ident,)).fetchone()
    return row[0] if row is not None and _place(db, row[0]).id == ident else None


def _place(db: sqlite3.Connection, n: int) -> Jurisdiction:
    """A place as the file keeps it."""
    (sheet,) = db.execute("SELECT body FROM sheet WHERE n = ?", (n // SHEET,)).fetchone()
    return msgspec.json.decode(sheet.split(b"\n")[n % SHEET], type=Jurisdiction)


def _counties(place: Jurisdiction) -> list[str]:
    """GEOIDs of the counties a place lies in."""
    return [county.geoid for county in place.counties if county.geoid]


def _change(db: sqlite3.Connection, ident: str, plain: Plain | None, extra: Row | None) -> _Change | None:
    """What to do about one place; None when it takes a build."""
    n = _number(db, ident)
    if n is None or plain is None or (extra is not None and not _slight(plain, extra)):
        return None
    place = _place(db, n)
    if place.population != plain.population or _counties(place) != plain.counties:
        return None
    wanted = plain.row(ident, place.name, place.state)
    if extra is not None:
        merge({ident: wanted}, extra, settled=True)
    old = Row(id=ident, name=place.name, kind=place.kind, state=place.state, geoid=place.geoid)
    if _reaches_further(db, old, wanted, place):
        return None
    was, now = {place.geoid, *place.other_geoids} - {None}, {wanted.geoid, *wanted.other_geoids} - {None}
    if any(_known_elsewhere(db, number, n) for number in was ^ now if number):
        return None
    renewed = structs.replace(
        place, geoid=wanted.geoid, kind=wanted.kind, governs=wanted.governs, seat_of=wanted.seat_of,
        other_geoids=tuple(wanted.other_geoids),
    )  # fmt: skip
    sort = sort_of(wanted)
    dropped, added = [g for g in was - now if g], [g for g in now - was if g]
    return _Change(n, renewed, sort if sort != sort_of(old) else None, dropped, added)


def _slight(plain: Plain, extra: Row) -> bool:
    """Whether the record leaves alone what ranks and places the name."""
    return extra.counties in ([], plain.counties) and extra.population in (None, plain.population)


def _reaches_further(db: sqlite3.Connection, old: Row, new: Row, place: Jurisdiction) -> bool:
    """Whether the change touches other places, or curated facts have the last word on this one.

    A county is where others lie, and may be one that has no government. A mere name in a county that a
    city governs is governed by that city.
    """
    if old.is_county or new.is_county:
        return (old.kind, old.geoid) != (new.kind, new.geoid) or place.governs is False
    if not NAME_ONLY & {old.kind, new.kind} or not place.counties:
        return False
    county = _number(db, place.counties[0].id)
    return county is not None and bool(_place(db, county).governed_by)


def _known_elsewhere(db: sqlite3.Connection, geoid: str, n: int) -> bool:
    """Whether a GEOID that comes or goes means another place too."""
    quoted = b'"%b"' % geoid.encode()
    if db.execute("SELECT 1 FROM ident WHERE n != ? AND id = ?", (n, geoid)).fetchone():
        return True
    return any(
        quoted in line and sheet * SHEET + index != n
        for sheet, body in db.execute("SELECT n, body FROM sheet")
        if quoted in body
        for index, line in enumerate(body.split(b"\n"))
    )


def _sheets(db: sqlite3.Connection, changes: list[_Change]) -> Changes:
    """The sheets of the places that change."""
    sheets: dict[int, list[bytes]] = {}
    for change in changes:
        number, index = divmod(change.n, SHEET)
        if number not in sheets:
            (sheet,) = db.execute("SELECT body FROM sheet WHERE n = ?", (number,)).fetchone()
            sheets[number] = sheet.split(b"\n")
        sheets[number][index] = as_line(change.place)
    return {(number,): (number, b"\n".join(lines)) for number, lines in sheets.items()}


def _idents(changes: list[_Change]) -> Changes:
    """The GEOIDs that come and go."""
    out: dict[Key, tuple[str, int] | None] = {}
    for change in changes:
        out |= {(geoid,): None for geoid in change.dropped}
        out |= {(geoid,): (geoid, change.n) for geoid in change.added}
    return out


def _leaves(db: sqlite3.Connection, changes: list[_Change]) -> Changes:
    """The leaves with names of places whose sort changes."""
    sorts = {b"[%d," % change.n: change for change in changes if change.sort is not None}
    out: dict[Key, tuple[int, str, bytes]] = {}
    for n, first, leaf in db.execute("SELECT * FROM leaf") if sorts else ():
        lines = leaf.split(b"\n")
        for mark, change in sorts.items():
            if mark in leaf:
                lines = [_sorted_anew(line, change) if mark in line else line for line in lines]
                out[(n,)] = n, first, b"\n".join(lines)
    return out


def _sorted_anew(refs: bytes, change: _Change) -> bytes:
    """What a name means, with the new sort of a place."""
    return msgspec.json.encode(
        [
            (*ref[:4], change.sort) if ref[0] == change.n else ref
            for ref in msgspec.json.decode(refs, type=Refs)
        ]
    )
