"""Reading the compiled record. Every SQL statement on it is in this module and in ``compile``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import Struct, structs

from lexloci.core.dates import days_between, first_day, last_day
from lexloci.core.errors import BadInput
from lexloci.core.sqlite import CompiledFile
from lexloci.places.agencies import Agency, AgencyFacts
from lexloci.places.names import fold
from lexloci.record.compile import FORMAT, agency_entries, type_name
from lexloci.record.compiled import AgreementEntry, Rule, Survey
from lexloci.record.imports import Imports
from lexloci.record.layout import TYPES
from lexloci.record.model.codebook import Actor, Codebook, Variable
from lexloci.record.model.common import Entry
from lexloci.record.model.instrument import Instrument
from lexloci.record.model.place import JurisdictionFile
from lexloci.record.readings import extended
from lexloci.record.timeline import Effect, effect_of

E = TypeVar("E", bound=Entry)
E2 = TypeVar("E2", Rule, Survey, AgreementEntry)
T = TypeVar("T")

FIRST_OF_KEY = {"rule": "variable", "survey": "variable", "agreement": "kind"}
"""The column by which the groups of a table are sorted first; the second is the jurisdiction."""
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


class RecordStore(CompiledFile):
    """The compiled record.

    :ivar kept: what others made of its entries and keep as long as it is open.
    """

    what = "the compiled record"
    remedy = "Run: lexloci record build --force"
    format = FORMAT

    def __init__(self, path: Path, imports: Sequence[Path] = ()) -> None:
        """Open ``path``, and what was imported beside it.

        :raises RecordError: when one is missing, damaged or of another format.
        """
        super().__init__(path)
        self._imports = [Imports(other) for other in imports]
        self._rules: dict[tuple[str, str], tuple[Rule, ...]] = {}
        self._surveys: dict[tuple[str, str], tuple[Survey, ...]] = {}
        self._agreements: dict[tuple[str, str], tuple[AgreementEntry, ...]] = {}
        self._homes: dict[tuple[str, str], frozenset[str]] = {}
        self._known: dict[str, Variable] = {}
        self._entries: dict[int, Entry] = {}
        self._numbers = _Numbers(self)
        self._decoders: dict[type, msgspec.json.Decoder[object]] = {}
        self._got: dict[tuple[type, str], Any] = {}
        self.kept: dict[Any, Any] = {}

    @cached_property
    def codebook(self) -> Codebook:
        """The common part of the codebook."""
        for book in self.all(Codebook):
            return book
        raise self.fault("has no codebook")

    @cached_property
    def variables(self) -> dict[str, Variable]:
        """Every variable by id, in the order of the codebook's groups."""
        groups = ("enforcement", "services", "designations")
        found = sorted(self.all(Variable), key=lambda v: (groups.index(v.group), v.id))
        return {variable.id: variable for variable in found}

    @cached_property
    def _actors(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in self.codebook.actors}

    def variable(self, name: str) -> Variable:
        """A variable by id, read alone.

        :raises BadInput: an unknown id; the message names the nearest ones.
        """
        found = self._known.get(name) or self.get(Variable, name)
        if found is None:
            raise unknown_variable(name, self.variables)
        self._known[name] = found
        return found

    def actor(self, name: str) -> Actor:
        """An actor of the codebook."""
        return self._actors[name]

    def rules(self, variable: str, jurisdiction: str) -> tuple[Rule, ...]:
        """Rules on ``variable`` made by ``jurisdiction``; those of a list with what was imported of it."""
        key = (variable, jurisdiction)
        known = self._rules.get(key)
        if known is not None:
            return known
        own = self._group("rule", self._rules, key, tuple[Rule, ...])
        readings = [r for other in self._imports for r in other.readings.get(variable, ())] if own else ()
        if readings:
            own = self._rules[key] = extended(own, readings)
        return own

    def surveys(self, variable: str, jurisdiction: str) -> tuple[Survey, ...]:
        """Searches for rules on ``variable`` in ``jurisdiction``."""
        own = self._group("survey", self._surveys, (variable, jurisdiction), tuple[Survey, ...])
        if not self._imports:
            return own
        lists = [other.listings[variable] for other in self._imports if variable in other.listings]
        return (*own, *lists) if lists else own

    def agreements(self, kind: str, jurisdiction: str) -> tuple[AgreementEntry, ...]:
        """Agreements or contracts (``kind``) of agencies of ``jurisdiction``.

        Where the record and an import hold the same one, the record's is given, with what the import
        knows of it later.
        """
        recorded = self._group(
            "agreement", self._agreements, (kind, jurisdiction), tuple[AgreementEntry, ...]
        )
        if not self._imports:
            return recorded
        own = list(recorded)
        for other in self._imports:
            for entry in other.agreements(kind, jurisdiction):
                same = next((n for n, known in enumerate(own) if _same_deal(known, entry)), None)
                if same is None:
                    own.append(entry)
                else:
                    own[same] = _continued(own[same], entry)
        return tuple(own)

    def listed(self, kind: str, state: str) -> list[str]:
        """Every agency of ``state`` (id) that an imported list names, wherever it belongs."""
        return [name for other in self._imports for name in other.names(kind, state)]

    def all_agreements(self) -> Iterator[AgreementEntry]:
        """Every agreement and contract of the record, without what was imported."""
        for (doc,) in self.rows("SELECT doc FROM agreement ORDER BY kind, jurisdiction"):
            yield from self._decode(tuple[AgreementEntry, ...], doc)

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
        rows = self.rows("SELECT doc FROM entry WHERE type = ? AND id = ?", (type_name(model), ident))
        if not rows and model is Instrument:
            rows = self.rows(
                "SELECT doc FROM entry JOIN former ON former.entry = entry.n WHERE former.id = ?",
                (ident,),
            )
        return self._decode(model, rows[0][0]) if rows else None

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
        return iter(self._numbered(model, self._numbers.of_type(type_name(model))))

    def at(self, model: type[E], places: Sequence[str]) -> list[E]:
        """Entries of a type that belong to, or concern, any of ``places``."""
        return self._numbered(model, self._numbers.at(type_name(model), places))

    def about(self, model: type[E], topic: str) -> list[E]:
        """Entries of a type on a topic (a variable, an instrument kind, a term, a category)."""
        return self._numbered(model, self._numbers.about(type_name(model), topic))

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

    @cached_property
    def agency_facts(self) -> AgencyFacts:
        """Agencies and responsibilities the record states."""
        facts = AgencyFacts()
        for file in self.all(JurisdictionFile):
            for agency in agency_entries(file):
                facts.agencies[agency.id] = Agency(
                    {"en": agency.name, "es": agency.name}, agency.kind, file.id, agency.id, True
                )
            for role, ident in (("police", file.policed_by), ("jail", file.jailed_by)):
                if ident:
                    facts.responsible[file.id, role] = ident
        return facts

    def counts(self) -> dict[str, int]:
        """How many entries of each type."""
        return dict(self.rows("SELECT type, count(*) FROM entry GROUP BY type ORDER BY type"))

    def surveyed(self) -> list[tuple[str, str]]:
        """Every ``(variable, jurisdiction)`` that has a survey row or a rule."""
        rows = self.rows(
            "SELECT variable, jurisdiction FROM rule UNION SELECT variable, jurisdiction FROM survey"
        )
        return [(variable, jurisdiction) for variable, jurisdiction in rows]

    def _numbered(self, model: type[E], numbers: Sequence[int]) -> list[E]:
        """The entries of these rows, each decoded once: the parts of a guide ask for the same ones again."""
        known = self._entries
        new = [n for n in numbers if n not in known]
        for start in range(0, len(new), MANY_ROWS):
            some = new[start : start + MANY_ROWS]
            marks = ",".join("?" * len(some))
            for n, doc in self.rows(f"SELECT n, doc FROM entry WHERE n IN ({marks})", some):
                known[n] = self._decode(model, doc)
        try:
            return [known[n] for n in numbers]  # type: ignore[misc]
        except KeyError as error:
            raise self.fault(f"is damaged (row {error} is gone)") from error

    def _decode(self, kind: type[T], doc: bytes) -> T:
        decoder = self._decoders.get(kind)
        if decoder is None:
            decoder = self._decoders[kind] = msgspec.json.Decoder(kind)
        try:
            return decoder.decode(doc)  # type: ignore[return-value]
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise self.fault(f"is damaged ({error})") from error

    def _group(
        self,
        table: str,
        cache: dict[tuple[str, str], tuple[E2, ...]],
        key: tuple[str, str],
        kind: type[tuple[E2, ...]],
    ) -> tuple[E2, ...]:
        found = cache.get(key)
        if found is not None:
            return found
        topic, jurisdiction = key
        if jurisdiction not in self._having(table, topic):
            return ()
        first = FIRST_OF_KEY[table]
        rows = self.rows(f"SELECT doc FROM {table} WHERE {first} = ? AND jurisdiction = ?", key)
        found = cache[key] = self._decode(kind, rows[0][0])
        return found

    def _having(self, table: str, topic: str) -> frozenset[str]:
        """The jurisdictions that have anything on a topic: few, while a map asks about every place."""
        found = self._homes.get((table, topic))
        if found is None:
            rows = self.rows(f"SELECT jurisdiction FROM {table} WHERE {FIRST_OF_KEY[table]} = ?", (topic,))
            found = self._homes[table, topic] = frozenset(jurisdiction for (jurisdiction,) in rows)
        return found


class _Numbers:
    """The numbers of entries by type, and by place or topic; each asked for once."""

    def __init__(self, file: CompiledFile) -> None:
        self._file = file
        self._listed: dict[tuple[str, str], tuple[int, ...]] = {}
        self._placed: dict[str, dict[str, list[int]]] = {}

    def of_type(self, kind: str) -> tuple[int, ...]:
        """Every one of a type."""
        return self._asked((kind, ""), "SELECT n FROM entry WHERE type = ? ORDER BY n", kind)

    def about(self, kind: str, topic: str) -> tuple[int, ...]:
        """Those on a topic."""
        statement = (
            "SELECT n FROM entry_topic JOIN entry ON n = entry WHERE topic = ? AND type = ? ORDER BY n"
        )
        return self._asked((kind, topic), statement, topic, kind)

    def at(self, kind: str, places: Sequence[str]) -> list[int]:
        """Those that belong to, or concern, any of some places."""
        known = self._placed.get(kind)
        if known is None:
            known = self._placed[kind] = {}
            statement = "SELECT place, n FROM entry_place JOIN entry ON n = entry WHERE type = ? ORDER BY n"
            for place, n in self._file.rows(statement, (kind,)):
                known.setdefault(place, []).append(n)
        found = [known[place] for place in places if place in known]
        return found[0] if len(found) == 1 else sorted(set().union(*found))

    def _asked(self, key: tuple[str, str], statement: str, *values: str) -> tuple[int, ...]:
        if key not in self._listed:
            self._listed[key] = tuple(n for (n,) in self._file.rows(statement, values))
        return self._listed[key]


SAME_SIGNING = 31
"""Days by which two sources may differ on when one agreement was signed."""


def _same_deal(one: AgreementEntry, other: AgreementEntry) -> bool:
    """Whether two entries are one agreement: the agency, the model, and when it began."""
    if (fold(one.agency), one.model) != (fold(other.agency), other.model):
        return False
    begun, also = _begun(one), _begun(other)
    if begun is None or also is None:
        return begun is also
    return abs(days_between(begun, also)) <= SAME_SIGNING


def _begun(entry: AgreementEntry) -> str | None:
    dates = [last_day(step.date) for step in entry.steps if effect_of(step.event) is Effect.BEGIN]
    return min(dates, default=None)


def _continued(own: AgreementEntry, other: AgreementEntry) -> AgreementEntry:
    """The record's entry with the later events of an import."""
    last = max(last_day(step.date) for step in own.steps if effect_of(step.event) is not Effect.NOTHING)
    later = [s for s in other.steps if effect_of(s.event) is not Effect.BEGIN and first_day(s.date) > last]
    return structs.replace(own, steps=(*own.steps, *later)) if later else own


def unknown_variable(name: str, known: dict[str, Variable]) -> BadInput:
    """The error for a variable the codebook lacks, with the nearest names."""
    from difflib import get_close_matches

    close = get_close_matches(name[:60].lower().replace("-", "_").replace(" ", "_"), list(known), 3, 0.4)
    remedy = f"Did you mean {', '.join(close)}?" if close else "See all of them with: lexloci variables"
    return BadInput(f"{name[:60]!r} is not a variable of the codebook", remedy=remedy)
