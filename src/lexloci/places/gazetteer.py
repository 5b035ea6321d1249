"""Reading a compiled gazetteer: places by id, by name, by misspelt name, by ZIP code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from pathlib import Path

import msgspec
from msgspec import Struct

from lexloci.core.errors import UnknownPlace
from lexloci.core.sqlite import CompiledFile
from lexloci.places.compile import COUNTY, FORMAT, NAMES, NEAR, SHEET
from lexloci.places.leaves import Leaves, Shelves, Sieve
from lexloci.places.model import Jurisdiction, PlaceResult

MAX_SLIPS = 2
AFTER_SPACE = "!"
"""What follows the space in the order of letters: all keys below it are the word, or begin with it."""
LAST = chr(0x10FFFF)
"""No name comes after it."""
MAX_KEPT = 8_192
"""Names whose places are kept."""


class Ref(Struct, array_like=True, frozen=True, gc=False):
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


class Near(Struct, frozen=True, gc=False):
    """A name close to one that nothing has: how many slips apart, and the places it names."""

    name: str
    slips: int
    refs: list[Ref]


_refs = msgspec.json.Decoder(list[Ref]).decode
_place = msgspec.json.Decoder(Jurisdiction).decode
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
        self._sheets: dict[int, list[bytes]] = {}
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

    @cached_property
    def _leaves(self) -> Leaves:
        """The names with their places."""
        firsts = [first for (first,) in self.rows("SELECT first FROM leaf ORDER BY n")]
        return Leaves(firsts, lambda n: self._body("SELECT body FROM leaf WHERE n = ?", n))

    @cached_property
    def _shelves(self) -> Shelves:
        """Where the names are that a letter is left out of."""
        return Shelves(lambda n: self._body("SELECT body FROM near WHERE n = ?", n))

    def _body(self, statement: str, n: int) -> bytes:
        body: bytes = self.row(statement, n)[0]
        return body

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
            place = self._places[n] = self._place(n)
        return place

    def _place(self, n: int) -> Jurisdiction:
        """The place in row ``n``, read from its sheet."""
        number = n // SHEET
        sheet = self._sheets.get(number)
        if sheet is None:
            body = self._body("SELECT body FROM sheet WHERE n = ?", number)
            sheet = self._sheets[number] = body.split(b"\n")
        return _place(sheet[n % SHEET])

    def by_id(self, ident: str) -> Jurisdiction:
        """The place with this OCD id, former id or GEOID.

        :raises UnknownPlace: when there is none.
        """
        known = self._by_id.get(ident)
        if known is not None:
            return known
        row = self.row("SELECT n FROM ident WHERE id = ?", ident)
        if row is None:
            raise UnknownPlace(f"no place has the id {ident!r}", remedy="Check it with: lexloci place NAME")
        found = self._by_id[ident] = self.by_number(row[0])
        return found

    def named(self, key: str) -> list[Ref]:
        """Places whose folded name is exactly ``key``."""
        found = self._refs.get(key)
        if found is None:
            if not self._names.has(key):
                return []
            refs = self._leaves.find(key)
            if len(self._refs) >= MAX_KEPT:
                self._refs.clear()
            found = self._refs[key] = _refs(refs) if refs else []
        return list(found)

    def longest(self, word: str) -> int:
        """How many words the longest folded name has that begins with ``word``; 0 if none does."""
        found = self._longest.get(word)
        if found is None:
            names = self._leaves.between(word, f"{word}{AFTER_SPACE}")
            if len(self._longest) >= MAX_KEPT:
                self._longest.clear()
            found = self._longest[word] = max((1 + name.count(" ") for name, _ in names), default=0)
        return found

    def similar(self, key: str) -> list[Near]:
        """Names about one slip away from ``key``: a letter more, less, other, or swapped."""
        hashes = self._near.without_one(key)
        return _close(key, map(self._leaves.at, self._shelves.spots(hashes))) if hashes else []

    def nearest(self, key: str, limit: int = 40) -> list[Near]:
        """Names closest to ``key`` of all with its first letter: for what nothing else finds."""
        from rapidfuzz import process

        first, allowed = key[:1], _allowed(key)
        shortest, longest = len(key) - allowed, len(key) + allowed
        names = [
            name
            for name, _ in self._leaves.between(first, chr(ord(first) + 1))
            if shortest <= len(name) <= longest
        ]
        close = process.extract(
            key, names, scorer=_distance(),
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
        return (self._place(n).id for n in range(self.count()))

    def names(self) -> Iterator[tuple[str, list[Ref]]]:
        """Every folded name with the places it means."""
        for key, refs in self._leaves.between("", LAST):
            yield key, _refs(refs)

    def zips(self) -> Iterator[tuple[str, int | None, list[tuple[int, float]]]]:
        """Every ZIP code with the row numbers of its county and of its places with their shares."""
        for code, doc in self.rows("SELECT zip, doc FROM zip ORDER BY zip"):
            yield code, *_zip(doc)

    def count(self) -> int:
        """How many places the gazetteer holds."""
        return int(self.meta["places"])


def _allowed(key: str) -> int:
    """How many slips of the pen a name of this length may hold."""
    return min(MAX_SLIPS, 1 + len(key) // 6)


@cache
def _distance() -> Callable[..., int]:
    """The distance of two names; imported when needed, because nearly every name is found without it."""
    from rapidfuzz.distance import DamerauLevenshtein

    return DamerauLevenshtein.distance


def _close(key: str, rows: Iterable[tuple[str, str]]) -> list[Near]:
    """The names among ``rows`` that a person may have meant by ``key``, closest first."""
    allowed, distance = _allowed(key), _distance()
    out = []
    for name, refs in rows:
        slips = distance(key, name, score_cutoff=allowed)
        if slips <= allowed:
            out.append(Near(name, slips, _refs(refs)))
    return sorted(out, key=lambda near: (near.slips, near.name)) if len(out) > 1 else out
