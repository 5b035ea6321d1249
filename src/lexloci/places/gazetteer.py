"""Reading a compiled gazetteer: places by id, by name, by misspelt name, by ZIP code."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

import msgspec
from msgspec import Struct
from rapidfuzz.distance import DamerauLevenshtein

from lexloci.core.errors import RecordError, UnknownPlace
from lexloci.places.compile import FORMAT, Stored, without_one
from lexloci.places.model import CountyRef, Jurisdiction
from lexloci.places.names import fold

MAX_TYPO_KEYS = 60


class Ref(Struct, array_like=True, frozen=True):
    """A place a name may mean. ``quality`` is 1 for its main name, less for other names."""

    n: int
    state: str
    quality: float
    weight: int
    is_county: bool


_refs = msgspec.json.Decoder(list[Ref]).decode
_stored = msgspec.json.Decoder(Stored).decode
_zip = msgspec.json.Decoder(tuple[int | None, list[tuple[int, float]]]).decode


class Gazetteer:
    """One compiled gazetteer, opened read-only; safe to share between readers of one thread."""

    def __init__(self, path: Path) -> None:
        """Open ``path``.

        :raises RecordError: when it is missing, damaged or of another format.
        """
        self.path = path
        if not path.is_file():
            raise RecordError("the gazetteer is missing", where=str(path), remedy="Run: lexloci record build")
        try:
            self._db = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            self.meta: dict[str, str] = dict(self._db.execute("SELECT key, value FROM meta"))
        except sqlite3.DatabaseError as error:
            raise RecordError(
                f"the gazetteer cannot be read ({error})", where=str(path), remedy="Run: lexloci record build"
            ) from error
        if self.meta.get("format") != str(FORMAT):
            raise RecordError(
                "the gazetteer has another format",
                where=str(path),
                remedy="Run: lexloci record build, or lexloci update places again.",
            )
        self._places: dict[int, Jurisdiction] = {}

    def by_number(self, n: int) -> Jurisdiction:
        """The place in row ``n``."""
        place = self._places.get(n)
        if place is None:
            ident, geoid, doc = self._db.execute(
                "SELECT id, geoid, doc FROM place WHERE n = ?", (n,)
            ).fetchone()
            place = self._places[n] = self._place(ident, geoid, _stored(doc))
        return place

    def by_id(self, ident: str) -> Jurisdiction:
        """The place with this OCD id (or GEOID).

        :raises UnknownPlace: when there is none.
        """
        column = "geoid" if ident.isdigit() else "id"
        row = self._db.execute(f"SELECT n FROM place WHERE {column} = ?", (ident,)).fetchone()
        if row is None:
            raise UnknownPlace(f"no place has the id {ident!r}", remedy="Check it with: lexloci place NAME")
        return self.by_number(row[0])

    def named(self, key: str) -> list[Ref]:
        """Places whose folded name is exactly ``key``."""
        row = self._db.execute("SELECT refs FROM name WHERE key = ?", (key,)).fetchone()
        return _refs(row[0]) if row else []

    def similar(self, key: str) -> list[tuple[str, float, list[Ref]]]:
        """Names one slip away from ``key`` (a letter more, less, other, or swapped): name, similarity, places."""
        hashes = list(without_one(key))
        marks = ",".join("?" * len(hashes))
        rows = self._db.execute(
            f"SELECT key, refs FROM name WHERE n IN (SELECT name FROM near WHERE hash IN ({marks}))", hashes
        ).fetchmany(MAX_TYPO_KEYS)
        out = []
        for name, refs in rows:
            slips = DamerauLevenshtein.distance(key, name, score_cutoff=2)
            if slips <= 2 and slips * 4 <= max(len(key), 4):
                out.append((name, 1.0 - slips / max(len(key), len(name)), _refs(refs)))
        return sorted(out, key=lambda item: -item[1])

    def nearest(self, key: str, state: str = "", limit: int = 5) -> list[tuple[str, float, list[Ref]]]:
        """Names closest to ``key`` of all names (of one state): slow, for what nothing else finds."""
        from rapidfuzz import fuzz, process

        names = [name for (name,) in self._db.execute("SELECT key FROM name WHERE length(key) > 3")]
        out = []
        for name, score, _ in process.extract(key, names, scorer=fuzz.ratio, limit=40, score_cutoff=80):
            refs = [ref for ref in self.named(name) if not state or ref.state == state]
            if refs:
                out.append((name, score / 100, refs))
        return out[:limit]

    def zip(self, code: str) -> tuple[Jurisdiction | None, list[tuple[Jurisdiction, float]]] | None:
        """County and places (best first, with shares) of a ZIP code; None if it does not exist."""
        row = self._db.execute("SELECT doc FROM zip WHERE zip = ?", (code,)).fetchone()
        if row is None:
            return None
        county, inside = _zip(row[0])
        places = [(self.by_number(n), share) for n, share in inside]
        return (self.by_number(county) if county is not None else None), places

    def county_in(self, name: str, state: str) -> Jurisdiction | None:
        """The county called ``name`` (folded, without its kind) in ``state``."""
        for ref in self.named(name):
            if ref.is_county and ref.state == state:
                return self.by_number(ref.n)
        return None

    def all_ids(self) -> Iterable[str]:
        """Every id, in order."""
        return (row[0] for row in self._db.execute("SELECT id FROM place ORDER BY n"))

    def count(self) -> int:
        """How many places the gazetteer holds."""
        return int(self.meta["places"])

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def _place(self, ident: str, geoid: str | None, stored: Stored) -> Jurisdiction:
        return Jurisdiction(
            id=ident, geoid=geoid, name=stored.name, kind=stored.kind, state=stored.state,
            counties=tuple(self._county_ref(n) for n in stored.counties), population=stored.population,
            governs=stored.governs, same_as=stored.same_as, governed_by=stored.governed_by,
            seat_of=stored.seat_of, note=stored.note,
        )  # fmt: skip

    def _county_ref(self, n: int) -> CountyRef:
        county = self.by_number(n)
        return CountyRef(county.geoid or "", county.name, county.id)


def folded(text: str) -> str:
    """The key under which ``text`` is looked up."""
    return fold(text)
