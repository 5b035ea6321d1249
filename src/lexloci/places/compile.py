"""Writing a gazetteer: rows in, one SQLite file out, the same bytes for the same rows.

Tables: ``place`` (one jurisdiction a row), ``name`` (folded name → places with the quality of the
name), ``near`` (hashes of every name with one letter left out, for misspelt names), ``zip``,
``other`` (further GEOIDs and former ids of a place), ``sieve`` (which hashes of names, and of names with
one letter left out, there are at all: most of what is looked for is not there, and no table is asked).
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from zlib import crc32

import msgspec

from lexloci.core.sqlite import building
from lexloci.places.model import STATE_KINDS, Jurisdiction, Row
from lexloci.places.names import COUNTY_WORDS, folded
from lexloci.places.states import COUNTRY, State, states

FORMAT = 5
MAIN, ALIAS, BARE_COUNTY = 1.0, 0.97, 0.52
STATE_WEIGHT = 5_000_000
BITS_EACH = 6
"""Bits of a sieve for each hash in it, at least."""
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

Progress = Callable[[str], None]

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE place (n INTEGER PRIMARY KEY, id TEXT NOT NULL, geoid TEXT, doc BLOB NOT NULL);
CREATE TABLE name (key TEXT PRIMARY KEY, n INTEGER NOT NULL, refs BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE near (hash INTEGER, name INTEGER, PRIMARY KEY (hash, name)) WITHOUT ROWID;
CREATE TABLE sieve (what TEXT PRIMARY KEY, bits BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE zip (zip TEXT PRIMARY KEY, doc BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE other (id TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID;
"""
INDEXES = """
CREATE UNIQUE INDEX place_id ON place (id);
CREATE INDEX place_geoid ON place (geoid);
CREATE UNIQUE INDEX name_n ON name (n);
"""


class ZipRow(msgspec.Struct):
    """A ZIP code and what lies in it: ``(place id, share)`` best first, and its county."""

    zip: str
    county: str | None
    places: list[tuple[str, float]]


def without_one(key: str) -> Iterator[int]:
    """Hashes of ``key`` and of each string that lacks one of its letters."""
    yield crc32(key.encode())
    for index in range(len(key)):
        yield crc32((key[:index] + key[index + 1 :]).encode())


class Sieve:
    """Which 32-bit hashes may be there: a bit for each of their last digits.

    :ivar bits: a power of two of bits; a hash that is there has its bit set, and few others have.
    """

    def __init__(self, bits: bytes | bytearray) -> None:
        self.bits, self._mask = bits, len(bits) * 8 - 1

    @classmethod
    def of(cls, hashes: Collection[int]) -> Sieve:
        """The sieve that lets ``hashes`` through, and about one in ten of others."""
        bits = bytearray((1 << (len(hashes) * BITS_EACH - 1).bit_length()) // 8 or 1)
        sieve = cls(bits)
        mask = sieve._mask
        for value in hashes:
            at = value & mask
            bits[at >> 3] |= 1 << (at & 7)
        return sieve

    def without_one(self, key: str) -> list[int]:
        """Of the hashes of ``key`` and of each string that lacks one of its letters those let through."""
        text = key.encode()
        if len(text) != len(key):
            return [value for value in without_one(key) if value in self]
        bits, mask, out = self.bits, self._mask, []
        for index in range(len(text) + 1):
            value = crc32(text[:index] + text[index + 1 :])
            at = value & mask
            if bits[at >> 3] >> (at & 7) & 1:
                out.append(value)
        return out

    def __contains__(self, value: int) -> bool:
        at = value & self._mask
        return bool(self.bits[at >> 3] >> (at & 7) & 1)


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
    with building(target) as db:
        db.executescript(SCHEMA)
        numbers = _write_places(db, table)
        progress(f"{len(table):,} places")
        _write_names(db, table)
        progress("names indexed")
        db.executemany("INSERT INTO zip VALUES (?, ?)", _zip_rows(zips, numbers))
        db.executemany("INSERT INTO other VALUES (?, ?)", _others(table))
        items = {**meta, "format": str(FORMAT), "places": str(len(table))}
        db.executemany("INSERT INTO meta VALUES (?, ?)", sorted(items.items()))
        db.executescript(INDEXES)
    return len(table)


def _top_rows() -> list[Row]:
    nation = Row(
        id=COUNTRY, name="United States", kind="nation", state="", geoid=None, governs=True,
        names=["United States", "usa", "us", "america", "united states of america"],
        aliases=["estados unidos", "ee uu", "eeuu", "the country", "nationwide"],
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


def _others(table: list[Row]) -> list[tuple[str, int]]:
    """Further GEOIDs and former ids, as far as no place has them for its own."""
    taken = {row.id for row in table} | {row.geoid for row in table}
    found: dict[str, int] = {}
    for n, row in enumerate(table):
        for ident in (*row.other_geoids, *row.former):
            if ident not in taken:
                found.setdefault(ident, n)
    return sorted(found.items())


class Stored(msgspec.Struct, array_like=True, omit_defaults=True):
    """A place as the file keeps it; counties are row numbers."""

    name: str
    kind: str
    state: str
    counties: tuple[int, ...] = ()
    population: int | None = None
    governs: bool | None = None
    same_as: tuple[str, ...] = ()
    governed_by: tuple[str, ...] = ()
    seat_of: str | None = None
    note: str | None = None
    status: str | None = None
    lsad: str | None = None
    fips_class: str | None = None
    other_geoids: tuple[str, ...] = ()


def _write_places(db: sqlite3.Connection, table: list[Row]) -> dict[str, int]:
    numbers = {row.id: n for n, row in enumerate(table)}
    counties = {
        geoid: n
        for n, row in enumerate(table)
        for geoid in (row.geoid, *row.other_geoids)
        if geoid and len(geoid) == 5
    }
    db.executemany(
        "INSERT INTO place VALUES (?, ?, ?, ?)",
        (
            (n, row.id, row.geoid, msgspec.json.encode(_stored(row, n, counties)))
            for n, row in enumerate(table)
        ),
    )
    return numbers


def _stored(row: Row, number: int, counties: dict[str, int]) -> Stored:
    inside = dict.fromkeys(counties[g] for g in row.counties if g in counties)
    inside.pop(number, None)
    return Stored(
        row.name, row.kind, row.state, tuple(inside), row.population, row.governs,
        tuple(dict.fromkeys(row.same_as)), tuple(row.governed_by), row.seat_of, row.note,
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
    db.executemany(
        "INSERT INTO name VALUES (?, ?, ?)",
        (
            (key, k, msgspec.json.encode([(n, q, *facts[n]) for n, q in refs[key].items()]))
            for k, key in enumerate(keys)
        ),
    )
    # Of a hash and a row one number is made, since those are sorted in a third of the time of pairs.
    near = sorted({h << 32 | k for k, key in enumerate(keys) if len(key) > 2 for h in without_one(key)})
    db.executemany("INSERT INTO near VALUES (?, ?)", ((both >> 32, both & 0xFFFFFFFF) for both in near))
    sieves = {NAMES: {crc32(key.encode()) for key in keys}, NEAR: {both >> 32 for both in near}}
    db.executemany(
        "INSERT INTO sieve VALUES (?, ?)", [(what, Sieve.of(found).bits) for what, found in sieves.items()]
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
