"""Reading the compiled record. Every SQL statement on it is here, in ``entrystore`` and in ``compile``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct, structs

from lexloci.core.dates import days_between, first_day, last_day
from lexloci.core.errors import BadInput
from lexloci.core.memory import Pool
from lexloci.places.agencies import Agency, AgencyFacts
from lexloci.places.names import fold
from lexloci.record.compile import agency_entries
from lexloci.record.compiled import AgreementEntry, Rule, Survey
from lexloci.record.entrystore import EntryStore
from lexloci.record.imports import Imports
from lexloci.record.model.codebook import Actor, Codebook, Variable
from lexloci.record.model.place import JurisdictionFile
from lexloci.record.readings import extended
from lexloci.record.timeline import UNTOLD, Effect, effect_of

E2 = TypeVar("E2", Rule, Survey, AgreementEntry)

FIRST_OF_KEY = {"rule": "variable", "survey": "variable", "agreement": "kind"}
"""The column by which the groups of a table are sorted first; the second is the jurisdiction."""
POOLED = 2_000
"""Texts known at once while entries are read of which what is equal is kept once."""


class _Reach(Struct):
    only_in: tuple[str, ...] = ()


class _Names(Struct):
    """Of a rule, a search or an agreement: the places it names."""

    applies_to: tuple[str, ...] = ()
    except_in: tuple[str, ...] = ()
    steps: tuple[_Reach, ...] = ()


class RecordStore(EntryStore):
    """The compiled record.

    :ivar kept: what others made of its entries and keep as long as it is open.
    :ivar heard: ids of every place that an entry, a rule, a search or an agreement is about or names;
        None until it is asked to :meth:`hear`.
    """

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
        self.kept: dict[Any, Any] = {}
        self.heard: frozenset[str] | None = None

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

    def every_agreement(self, kind: str) -> Iterator[AgreementEntry]:
        """Every agreement or contract (``kind``), each once where an imported list has it too."""
        places = {entry.jurisdiction for entry in self.all_agreements()}
        places |= {entry.jurisdiction for other in self._imports for entry in other.all_agreements()}
        for place in sorted(places):
            yield from self.agreements(kind, place)

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

    def surveyed(self) -> list[tuple[str, str]]:
        """Every ``(variable, jurisdiction)`` that has a survey row or a rule."""
        rows = self.rows(
            "SELECT variable, jurisdiction FROM rule UNION SELECT variable, jurisdiction FROM survey"
        )
        return [(variable, jurisdiction) for variable, jurisdiction in rows]

    def hear(self) -> None:
        """Get ready for many places: learn of which it speaks, and keep what is equal in its entries once.

        The first not where an official list was imported, which may speak of any place.
        """
        self._pool = self._pool or Pool(POOLED)
        if self._imports or self.heard is not None:
            return
        out = {place for (place,) in self.rows("SELECT DISTINCT place FROM entry_place")}
        for table in FIRST_OF_KEY:
            for jurisdiction, doc in self.rows(f"SELECT jurisdiction, doc FROM {table}"):
                out.add(jurisdiction)
                for entry in self._decode(tuple[_Names, ...], doc):
                    out.update(entry.applies_to, entry.except_in, *(step.only_in for step in entry.steps))
        self.heard = frozenset(out)

    def speaks_of(self, ident: str) -> bool:
        """False where it surely has nothing on a place."""
        return self.heard is None or ident in self.heard

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
        found = cache[key] = self._lasting(self._decode(kind, rows[0][0]))
        return found

    def _having(self, table: str, topic: str) -> frozenset[str]:
        """The jurisdictions that have anything on a topic: few, while a map asks about every place."""
        found = self._homes.get((table, topic))
        if found is None:
            rows = self.rows(f"SELECT jurisdiction FROM {table} WHERE {FIRST_OF_KEY[table]} = ?", (topic,))
            found = self._homes[table, topic] = frozenset(jurisdiction for (jurisdiction,) in rows)
        return found


def named(record: RecordStore) -> frozenset[str]:
    """Ids of every place that a rule, a search, an agreement or an imported list names.

    Of places outside it, those under the same governments are all alike to the law.
    """
    out: set[str] = set()
    for variable, jurisdiction in record.surveyed():
        out.add(jurisdiction)
        for rule in record.rules(variable, jurisdiction):
            out.update(rule.applies_to, rule.except_in, *(step.only_in for step in rule.steps))
    out.update(deal.jurisdiction for deal in record.all_agreements())
    out.update(deal.jurisdiction for other in record._imports for deal in other.all_agreements())
    return frozenset(out)


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
    last = max(last_day(step.date) for step in own.steps if effect_of(step.event) not in UNTOLD)
    later = [s for s in other.steps if effect_of(s.event) is not Effect.BEGIN and first_day(s.date) > last]
    return structs.replace(own, steps=(*own.steps, *later)) if later else own


def unknown_variable(name: str, known: dict[str, Variable]) -> BadInput:
    """The error for a variable the codebook lacks, with the nearest names."""
    from difflib import get_close_matches

    close = get_close_matches(name[:60].lower().replace("-", "_").replace(" ", "_"), list(known), 3, 0.4)
    remedy = f"Did you mean {', '.join(close)}?" if close else "See all of them with: lexloci variables"
    return BadInput(f"{name[:60]!r} is not a variable of the codebook", remedy=remedy)
