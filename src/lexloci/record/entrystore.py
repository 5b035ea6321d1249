"""The entries of the compiled record: by id, by type, by place, by topic, by the words of their text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from lexloci.core.memory import Pool
from lexloci.core.sqlite import CompiledFile
from lexloci.record.compile import FORMAT, type_name
from lexloci.record.fulltext import LANGUAGES
from lexloci.record.layout import TYPES
from lexloci.record.model.common import Entry
from lexloci.record.model.instrument import Instrument

E = TypeVar("E", bound=Entry)
T = TypeVar("T")

MANY_ROWS = 500
"""Rows asked for by number at once."""
MAX_GOT = 4_096
"""Entries asked for by id that are kept."""
TITLE_WEIGHT = 5
"""A word of the title says more of what an entry is about than one of its text."""


class Passage(Struct, frozen=True):
    """A hit of full-text search: which entry, its title, the words around the hit."""

    type: str
    id: str
    title: str
    excerpt: str


class EntryStore(CompiledFile):
    """The entries, each decoded once."""

    what = "the compiled record"
    remedy = "Run: lexloci record build --force"
    format = FORMAT

    def __init__(self, path: Path) -> None:
        """Open ``path``.

        :raises RecordError: it is missing, damaged or of another format.
        """
        super().__init__(path)
        self._entries: dict[int, Entry] = {}
        self._listed: dict[tuple[type, str], tuple[int, ...]] = {}
        self._placed: dict[type, dict[str, tuple[int, ...]]] = {}
        self._decoders: dict[type, msgspec.json.Decoder[object]] = {}
        self._got: dict[tuple[type, str], Any] = {}
        self._pool: Pool | None = None
        self._held: dict[str, int] = {}

    def get(self, model: type[E], ident: str) -> E | None:
        """One entry by its id (or a former id of an instrument)."""
        key = (model, ident)
        found: tuple[E | None] | None = self._got.get(key)
        if found is None:
            if len(self._got) >= MAX_GOT:
                self._got.clear()
            found = self._got[key] = (self._get(model, ident),)
        return found[0]

    def _get(self, model: type[E], ident: str) -> E | None:
        rows = self.rows("SELECT n, doc FROM entry WHERE type = ? AND id = ?", (type_name(model), ident))
        if not rows and model is Instrument:
            rows = self.rows(
                "SELECT n, doc FROM entry JOIN former ON former.entry = entry.n WHERE former.id = ?",
                (ident,),
            )
        return self._entry(model, *rows[0]) if rows else None

    def find(self, ident: str) -> Entry | None:
        """The entry with this id, of whatever type."""
        for model in TYPES:
            found = self.get(model, ident)
            if found is not None:
                return found
        return None

    def ids(self, model: type[Entry]) -> list[str]:
        """The id of every entry of a type, in order."""
        rows = self.rows("SELECT id FROM entry WHERE type = ? ORDER BY id", (type_name(model),))
        return [ident for (ident,) in rows]

    def all(self, model: type[E]) -> Iterator[E]:
        """Every entry of a type, by path."""
        key = (model, "")
        if key not in self._listed:
            rows = self.rows("SELECT n FROM entry WHERE type = ? ORDER BY n", (type_name(model),))
            self._listed[key] = tuple(n for (n,) in rows)
        return iter(self._numbered(model, self._listed[key]))

    def at(self, model: type[E], places: Sequence[str]) -> list[E]:
        """Entries of a type that belong to, or concern, any of ``places``."""
        placed = self.placed(model)
        numbers = [placed.get(place, ()) for place in places]
        several = sum(map(bool, numbers)) > 1
        return self._numbered(
            model, sorted(set().union(*numbers)) if several else next(filter(None, numbers), ())
        )

    def placed(self, model: type[Entry]) -> Mapping[str, tuple[int, ...]]:
        """The places that entries of a type belong to or concern, each with the numbers of those."""
        if model not in self._placed:
            rows = self.rows(
                "SELECT place, n FROM entry_place JOIN entry ON n = entry WHERE type = ? ORDER BY n",
                (type_name(model),),
            )
            found: dict[str, list[int]] = {}
            for ident, n in rows:
                found.setdefault(ident, []).append(n)
            self._placed[model] = {ident: tuple(ns) for ident, ns in found.items()}
        return self._placed[model]

    def about(self, model: type[E], topic: str) -> list[E]:
        """Entries of a type on a topic (a variable, an instrument kind, a term, a category)."""
        key = (model, topic)
        if key not in self._listed:
            rows = self.rows(
                "SELECT n FROM entry_topic JOIN entry ON n = entry WHERE topic = ? AND type = ? ORDER BY n",
                (topic, type_name(model)),
            )
            self._listed[key] = tuple(n for (n,) in rows)
        return self._numbered(model, self._listed[key])

    def having(self, model: type[E], places: Sequence[str], beginnings: Sequence[str]) -> list[E]:
        """Entries of a type that belong to, or concern, ``places`` and have a word that begins so."""
        placed = self.placed(model)
        numbers = set().union(*(placed.get(place, ()) for place in places))
        rows = self.rows("SELECT rowid FROM passage WHERE passage MATCH ?", (_begun(beginnings),))
        return self._numbered(model, sorted(numbers & {row // len(LANGUAGES) for (row,) in rows}))

    def how_many(self, beginning: str, most: int) -> int:
        """How many texts have a word that begins so, counted up to ``most``."""
        found = self._held.get(beginning)
        if found is None:
            if len(self._held) >= MAX_GOT:
                self._held.clear()
            query = "SELECT count(*) FROM (SELECT 1 FROM passage WHERE passage MATCH ? LIMIT ?)"
            found = self._held[beginning] = self.rows(query, (_begun([beginning]), most))[0][0]
        return found

    @cached_property
    def texts(self) -> int:
        """How many texts can be searched: one of each entry in each language."""
        return int(self.rows("SELECT count(*) FROM passage")[0][0])

    def search(self, text: str, lang: str = "en", limit: int = 10) -> list[Passage]:
        """Entries whose text best matches the words of ``text``."""
        words = [word for word in "".join(c if c.isalnum() else " " for c in text).split() if len(word) > 1]
        if not words:
            return []
        query = " OR ".join(f'"{word}"' for word in words[:24])
        rows = self.rows(
            "SELECT id, title, snippet(passage, 3, '', '', '…', 24) FROM passage"
            f" WHERE passage MATCH ? AND lang = ? ORDER BY bm25(passage, 0, 0, {TITLE_WEIGHT}, 1) LIMIT ?",
            (query, lang, limit),
        )
        out = []
        for ident, title, excerpt in rows:
            kind, _, name = ident.partition(":")
            out.append(Passage(kind, name, title, excerpt))
        return out

    def counts(self) -> dict[str, int]:
        """How many entries of each type."""
        return dict(self.rows("SELECT type, count(*) FROM entry GROUP BY type ORDER BY type"))

    def _numbered(self, model: type[E], numbers: Sequence[int]) -> list[E]:
        """The entries of these rows, each decoded once: the parts of a guide ask for the same ones again."""
        known = self._entries
        new = [n for n in numbers if n not in known]
        for start in range(0, len(new), MANY_ROWS):
            some = new[start : start + MANY_ROWS]
            marks = ",".join("?" * len(some))
            for n, doc in self.rows(f"SELECT n, doc FROM entry WHERE n IN ({marks})", some):
                self._entry(model, n, doc)
        if any(n not in known for n in new):
            raise self.fault("has lost entries")
        return [known[n] for n in numbers]  # type: ignore[misc]

    def _entry(self, model: type[E], n: int, doc: bytes) -> E:
        """The entry in row ``n``, decoded once."""
        found = self._entries.get(n)
        if found is None:
            found = self._entries[n] = self._lasting(self._decode(model, doc))
        return found  # type: ignore[return-value]

    def _lasting(self, tree: T) -> T:
        """What was just decoded, as it is kept."""
        return self._pool.merged(tree) if self._pool else tree

    def _decode(self, kind: type[T], doc: bytes) -> T:
        decoder = self._decoders.get(kind)
        if decoder is None:
            decoder = self._decoders[kind] = msgspec.json.Decoder(kind)
        try:
            return decoder.decode(doc)  # type: ignore[return-value]
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise self.fault(f"is damaged ({error})") from error


def _begun(beginnings: Sequence[str]) -> str:
    """A query for words that begin so (https://www.sqlite.org/fts5.html, 3.3)."""
    return " OR ".join(f'"{beginning}" *' for beginning in beginnings)
