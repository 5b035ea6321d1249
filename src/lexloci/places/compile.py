"""Writing a gazetteer: rows in, one SQLite file out, the same bytes for the same rows.

Tables: ``sheet`` (what is known of the jurisdictions, many together), ``ident`` (ids and GEOIDs, further and
former ones too → number of the jurisdiction), ``leaf`` (folded names in order, each with its places and the
quality of the name), ``near`` (hashes of every name with one letter left out, for misspelt names), ``zip``,
``sieve`` (which hashes of names, and of names with one letter left out, there are at all: most of what is
looked for is not there), ``meta``.
"""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from zlib import crc32

import msgspec

from lexloci.core.sqlite import building
from lexloci.places.leaves import Sieve, packed, shelved
from lexloci.places.model import STATE_KINDS, CountyRef, Jurisdiction, Row
from lexloci.places.names import COUNTY_WORDS, folded
from lexloci.places.states import COUNTRY, State, states

FORMAT = 8
MAIN, ALIAS, BARE_COUNTY = 1.0, 0.97, 0.52
STATE_WEIGHT = 5_000_000
SHEET = 256
"""Places on a sheet, one a line."""
NAMES, NEAR = "names", "near"
"""The two sieves."""
OTHER, COUNTY, STATE, CITY, TOWN, VILLAGE, BOROUGH, TOWNSHIP, STATISTICAL = range(9)
SORTS = {
    **dict.fromkeys(
        ("city", "independent_city", "district", "consolidated_city", "consolidated_city-county",
         "consolidated_government", "metropolitan_government", "metro_government", "municipality",
         "unified_government", "urban_county", "city_and_borough", "corporation"), CITY,
    ),
    "town": TOWN, "plantation": TOWN, "village": VILLAGE, "borough": BOROUGH,
    "township": TOWNSHIP, "charter_township": TOWNSHIP,
    "cdp": STATISTICAL, "comunidad": STATISTICAL, "zona_urbana": STATISTICAL,
}  # fmt: skip
"""What people call a kind when they name it: "city of", "village of"."""

UNSAID = re.compile(rb"(?:,(?:null|\[\]))+\]$")
"""What stands at the end of a place of which nothing more is known."""

Progress = Callable[[str], None]

SCHEMA = """
CREATE TABLE made.meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE made.sheet (n INTEGER PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE made.leaf (n INTEGER PRIMARY KEY, first TEXT NOT NULL, body BLOB NOT NULL);
CREATE TABLE made.near (n INTEGER PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE made.sieve (what TEXT PRIMARY KEY, bits BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE made.zip (zip TEXT PRIMARY KEY, doc BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE made.ident (id TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID;
"""
KEYS = {"sheet": "n", "leaf": "n", "near": "n", "sieve": "what", "zip": "zip", "ident": "id", "meta": "key"}
"""The tables in the order in which they are filled, each with the column of its key."""


class ZipRow(msgspec.Struct):
    """A ZIP code and what lies in it: ``(place id, share)`` best first, and its county."""

    zip: str
    county: str | None
    places: list[tuple[str, float]]


def compile_gazetteer(
    rows: Iterable[Row],
    zips: Iterable[ZipRow],
    target: Path,
    meta: dict[str, str],
    progress: Progress = lambda _: None,
) -> int:
    """Write ``rows`` to ``target`` and return how many places it holds.

    States and the nation are added here. The old file stays until the new one is whole.
    """
    table = _unique([*_top_rows(), *rows])
    with building(target, sqlite3.connect(":memory:")) as db:
        db.executescript(SCHEMA)
        numbers = _write_places(db, table)
        progress(f"{len(table):,} places")
        _write_names(db, table)
        progress("names indexed")
        db.executemany("INSERT INTO made.zip VALUES (?, ?)", _zip_rows(zips, numbers))
        db.executemany("INSERT INTO made.ident VALUES (?, ?)", _idents(table))
        items = {**meta, "format": str(FORMAT), "places": str(len(table))}
        db.executemany("INSERT INTO made.meta VALUES (?, ?)", sorted(items.items()))
    return len(table)


def _top_rows() -> list[Row]:
    nation = Row(
        id=COUNTRY, name="United States", kind="nation", state="", geoid=None, governs=True,
        names=["United States", "usa", "us", "america", "united states of america"],
        aliases=[
            "estados unidos", "ee uu", "eeuu", "the country", "nationwide", "federal", "federal government",
            "gobierno federal", "united states government", "us government",
        ],
    )  # fmt: skip
    return [nation, *(_state_row(state) for state in states().values())]


def _state_row(state: State) -> Row:
    return Row(
        id=state.id, name=state.en, kind=state.kind, state=state.postal, geoid=state.fips,
        governs=True, aliases=list(state.aliases),
        names=[state.en, state.es, state.postal, f"state of {state.en}", f"estado de {state.es}"],
    )  # fmt: skip


def _unique(rows: list[Row]) -> list[Row]:
    """One row an id: a later row that repeats an id only adds what the first does not know."""
    table: dict[str, Row] = {}
    for row in rows:
        first = table.setdefault(row.id, row)
        if first is not row:
            first.names += [name for name in row.names if name not in first.names]
            first.aliases += [name for name in row.aliases if name not in first.aliases]
            first.population = first.population or row.population
            first.add_geoids(row.geoid, *row.other_geoids)
            first.former += row.former
    return sorted(table.values(), key=lambda row: row.id)


def _idents(table: list[Row]) -> list[tuple[str, int]]:
    """What each place is found by: its own id and GEOID, then further and former ones that are no other's."""
    found: dict[str, int] = {}
    for own in (True, False):
        for n, row in enumerate(table):
            for ident in (row.id, row.geoid) if own else (*row.other_geoids, *row.former):
                if ident is not None:
                    found.setdefault(ident, n)
    return sorted(found.items())


def _write_places(db: sqlite3.Connection, table: list[Row]) -> dict[str, int]:
    counties = {
        geoid: CountyRef(row.geoid or "", row.name, row.id)
        for row in table
        for geoid in (row.geoid, *row.other_geoids)
        if geoid and len(geoid) == 5
    }
    kept = [as_line(_kept(row, counties)) for row in table]
    sheets = (kept[first : first + SHEET] for first in range(0, len(kept), SHEET))
    db.executemany("INSERT INTO made.sheet VALUES (?, ?)", enumerate(map(b"\n".join, sheets)))
    return {row.id: n for n, row in enumerate(table)}


def as_line(place: Jurisdiction) -> bytes:
    """A place as a line of its sheet, without what it lacks at the end: shorter, and sooner read."""
    return UNSAID.sub(b"]", msgspec.json.encode(place))


def _kept(row: Row, counties: dict[str, CountyRef]) -> Jurisdiction:
    inside = {ref.id: ref for geoid in row.counties if (ref := counties.get(geoid))}
    inside.pop(row.id, None)
    return Jurisdiction(
        row.id, row.name, row.kind, row.state, row.geoid, tuple(inside.values()), row.population,
        row.governs, tuple(dict.fromkeys(row.same_as)), tuple(row.governed_by), row.seat_of, row.note,
        row.status, row.lsad, row.fips_class, tuple(row.other_geoids),
    )  # fmt: skip


def _zip_rows(zips: Iterable[ZipRow], numbers: dict[str, int]) -> Iterator[tuple[str, bytes]]:
    for row in sorted(zips, key=lambda row: row.zip):
        inside = [(numbers[ident], round(share, 3)) for ident, share in row.places if ident in numbers]
        county = numbers.get(row.county) if row.county else None
        yield row.zip, msgspec.json.encode((county, inside))


def names_of(row: Row) -> Iterator[tuple[str, float]]:
    """Every folded name of ``row`` with its quality."""
    lesser = {folded(name): quality for name, quality in row.lesser.items()}
    for key in map(folded, (row.name, *row.names)):
        if key in lesser:
            continue
        yield key, MAIN
        first, _, last = key.rpartition(" ")
        if row.is_county and first and last in COUNTY_WORDS:
            yield first, BARE_COUNTY
    for name in row.aliases:
        yield folded(name), ALIAS
    yield from lesser.items()


def sort_of(row: Row | Jurisdiction) -> int:
    """What sort of place ``row`` is, for telling namesakes apart."""
    if row.is_county:
        return COUNTY
    if row.kind in STATE_KINDS:
        return SORTS.get(row.kind, STATE)
    return SORTS.get(row.kind, OTHER)


def _write_names(db: sqlite3.Connection, table: list[Row]) -> None:
    refs: dict[str, dict[int, float]] = defaultdict(dict)
    for n, row in enumerate(table):
        for key, quality in names_of(row):
            if key:
                refs[key][n] = max(quality, refs[key].get(n, 0.0))
    keys = sorted(refs)
    facts = [(row.state, weight, sort_of(row)) for row, weight in zip(table, _weights(table), strict=True)]
    leaves, spots = packed(
        (key, msgspec.json.encode([(n, q, *facts[n]) for n, q in refs[key].items()])) for key in keys
    )
    shelves, near = shelved(keys, spots)
    db.executemany("INSERT INTO made.leaf VALUES (?, ?, ?)", [(n, *leaf) for n, leaf in enumerate(leaves)])
    db.executemany("INSERT INTO made.near VALUES (?, ?)", enumerate(shelves))
    sieves = {NAMES: {crc32(key.encode()) for key in keys}, NEAR: near}
    db.executemany(
        "INSERT INTO made.sieve VALUES (?, ?)",
        [(what, Sieve.of(found).bits) for what, found in sieves.items()],
    )


def _weights(table: list[Row]) -> list[int]:
    """How prominent each place is: its population; of a county, that of the places in it."""
    inside: dict[str, int] = defaultdict(int)
    for row in table:
        if row.counties and not row.is_county:
            inside[row.counties[0]] += row.population or 0
    out = []
    for row in table:
        if row.kind in ("nation", "state", "territory"):
            out.append(STATE_WEIGHT)
        else:
            out.append(row.population or inside.get(row.geoid or "", 0))
    return out
