"""Reading a compiled gazetteer: places by id, by name, by misspelt name, by ZIP code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from zlib import crc32

import msgspec
from msgspec import Struct

from lexloci.core.errors import UnknownPlace
from lexloci.core.sqlite import CompiledFile
from lexloci.places.compile import COUNTY, FORMAT, NAMES, NEAR, Sieve, Stored
from lexloci.places.model import CountyRef, Jurisdiction, PlaceResult

MAX_TYPO_KEYS = 200
MAX_SLIPS = 2
AFTER_SPACE = "!"
"""What follows the space in the order of letters: all keys below it are the word, or begin with it."""
MAX_KEPT = 8_192
"""Names whose places are kept."""


class Ref(Struct, array_like=True, frozen=True):
    """A place a name may mean. ``quality`` is 1 for its main name, less for other names.

    :ivar weight: how prominent the place is: its population.
    :ivar sort: what people would call it, a number of ``compile.SORTS``.
    """

    n: int
    quality: float
    state: str
    weight: int
    sort: int

    @property
    def is_county(self) -> bool:
        """Whether the place is a county or an equivalent."""
        return self.sort == COUNTY


class Near(Struct, frozen=True):
    """A name close to one that nothing has: how many slips apart, and the places it names."""

    name: str
    slips: int
    refs: list[Ref]


_refs = msgspec.json.Decoder(list[Ref]).decode
_stored = msgspec.json.Decoder(Stored).decode
_zip = msgspec.json.Decoder(tuple[int | None, list[tuple[int, float]]]).decode


class Gazetteer(CompiledFile):
    """One compiled gazetteer.

    :ivar asked: look-ups of running text, kept by those who make them.
    """

    what = "the gazetteer"
    remedy = "Run lexloci record build, or lexloci update places again."
    format = FORMAT

    def __init__(self, path: Path) -> None:
        """Open ``path``.

        :raises RecordError: when it is missing, damaged or of another format.
        """
        super().__init__(path)
        self._places: dict[int, Jurisdiction] = {}
        self._by_id: dict[str, Jurisdiction] = {}
        self._refs: dict[str, list[Ref]] = {}
        self._longest: dict[str, int] = {}
        self.asked: dict[str, tuple[PlaceResult | None]] = {}

    @cached_property
    def _names(self) -> Sieve:
        """Which hashes of names there are."""
        return self._sieve(NAMES)

    @cached_property
    def _near(self) -> Sieve:
        """Which hashes of names with a letter left out there are."""
        return self._sieve(NEAR)

    def _sieve(self, what: str) -> Sieve:
        return Sieve(self.row("SELECT bits FROM sieve WHERE what = ?", what)[0])

    def forget(self) -> None:
        """Drop what was asked in running text."""
        self._refs.clear()
        self._longest.clear()
        self.asked.clear()

    def by_number(self, n: int) -> Jurisdiction:
        """The place in row ``n``."""
        place = self._places.get(n)
        if place is None:
            ident, geoid, doc = self.row("SELECT id, geoid, doc FROM place WHERE n = ?", n)
            place = self._places[n] = self._place(ident, geoid, _stored(doc))
        return place

    def by_id(self, ident: str) -> Jurisdiction:
        """The place with this OCD id, former id or GEOID.

        :raises UnknownPlace: when there is none.
        """
        known = self._by_id.get(ident)
        if known is not None:
            return known
        column = "geoid" if ident.isdigit() else "id"
        row = self.row(f"SELECT n FROM place WHERE {column} = ?", ident)
        row = row or self.row("SELECT n FROM other WHERE id = ?", ident)
        if row is None:
            raise UnknownPlace(f"no place has the id {ident!r}", remedy="Check it with: lexloci place NAME")
        found = self._by_id[ident] = self.by_number(row[0])
        return found

    def named(self, key: str) -> list[Ref]:
        """Places whose folded name is exactly ``key``."""
        found = self._refs.get(key)
        if found is None:
            if crc32(key.encode()) not in self._names:
                return []
            row = self.row("SELECT refs FROM name WHERE key = ?", key)
            if len(self._refs) >= MAX_KEPT:
                self._refs.clear()
            found = self._refs[key] = _refs(row[0]) if row else []
        return list(found)

    def longest(self, word: str) -> int:
        """How many words the longest folded name has that begins with ``word``; 0 if none does."""
        found = self._longest.get(word)
        if found is None:
            row = self.row(
                "SELECT max(length(key) - length(replace(key, ' ', ''))) FROM name"
                " WHERE key >= ? AND key < ?",
                word, f"{word}{AFTER_SPACE}",
            )  # fmt: skip
            if len(self._longest) >= MAX_KEPT:
                self._longest.clear()
            found = self._longest[word] = 0 if row[0] is None else row[0] + 1
        return found

    def similar(self, key: str) -> list[Near]:
        """Names about one slip away from ``key``: a letter more, less, other, or swapped."""
        hashes = self._near.without_one(key)
        if not hashes:
            return []
        marks = ",".join("?" * len(hashes))
        rows = self.rows(
            "SELECT key, refs FROM name WHERE n IN"
            f" (SELECT name FROM near WHERE hash IN ({marks})) LIMIT {MAX_TYPO_KEYS}",
            hashes,
        )
        return _close(key, rows)

    def nearest(self, key: str, limit: int = 40) -> list[Near]:
        """Names closest to ``key`` of all with its first letter: for what nothing else finds."""
        # Imported here, because nearly every name is found without it.
        from rapidfuzz import process
        from rapidfuzz.distance import DamerauLevenshtein

        first, allowed = key[:1], _allowed(key)
        names = self.rows(
            "SELECT key FROM name WHERE key >= ? AND key < ? AND length(key) BETWEEN ? AND ?",
            (first, chr(ord(first) + 1), len(key) - allowed, len(key) + allowed),
        )
        close = process.extract(
            key, [name for (name,) in names], scorer=DamerauLevenshtein.distance,
            score_cutoff=allowed, limit=limit,
        )  # fmt: skip
        return [Near(name, int(slips), self.named(name)) for name, slips, _ in close]

    def zip(self, code: str) -> tuple[Jurisdiction | None, list[tuple[Jurisdiction, float]]] | None:
        """County and places (best first, with shares) of a ZIP code; None if it does not exist."""
        row = self.row("SELECT doc FROM zip WHERE zip = ?", code)
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
        return (row[0] for row in self.rows("SELECT id FROM place ORDER BY n"))

    def names(self) -> Iterator[tuple[str, list[Ref]]]:
        """Every folded name with the places it means."""
        for key, refs in self.rows("SELECT key, refs FROM name ORDER BY key"):
            yield key, _refs(refs)

    def zips(self) -> Iterator[tuple[str, int | None, list[tuple[int, float]]]]:
        """Every ZIP code with the row numbers of its county and of its places with their shares."""
        for code, doc in self.rows("SELECT zip, doc FROM zip ORDER BY zip"):
            yield code, *_zip(doc)

    def count(self) -> int:
        """How many places the gazetteer holds."""
        return int(self.meta["places"])

    def _place(self, ident: str, geoid: str | None, stored: Stored) -> Jurisdiction:
        return Jurisdiction(
            id=ident, geoid=geoid, name=stored.name, kind=stored.kind, state=stored.state,
            counties=tuple(self._county_ref(n) for n in stored.counties), population=stored.population,
            governs=stored.governs, same_as=stored.same_as, governed_by=stored.governed_by,
            seat_of=stored.seat_of, note=stored.note, status=stored.status, lsad=stored.lsad,
            fips_class=stored.fips_class, other_geoids=stored.other_geoids,
        )  # fmt: skip

    def _county_ref(self, n: int) -> CountyRef:
        county = self.by_number(n)
        return CountyRef(county.geoid or "", county.name, county.id)


def _allowed(key: str) -> int:
    """How many slips of the pen a name of this length may hold."""
    return min(MAX_SLIPS, 1 + len(key) // 6)


def _close(key: str, rows: Iterable[tuple[str, bytes]]) -> list[Near]:
    """The names among ``rows`` that a person may have meant by ``key``, closest first."""
    allowed = _allowed(key)
    from rapidfuzz.distance import DamerauLevenshtein

    out = []
    for name, refs in rows:
        slips = DamerauLevenshtein.distance(key, name, score_cutoff=allowed)
        if slips <= allowed:
            out.append(Near(name, slips, _refs(refs)))
    return sorted(out, key=lambda near: (near.slips, near.name))
