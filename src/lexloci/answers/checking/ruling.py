"""What a judge says of a claim, and what all judges look at."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

from lexloci.answers.checking.named import Index, Shelf
from lexloci.answers.checking.report import Verdict
from lexloci.answers.context import Context
from lexloci.answers.engine import Engine
from lexloci.answers.statement import Citation, Statement, from_sources
from lexloci.law.finding import Finding
from lexloci.places.model import Jurisdiction
from lexloci.record.compiled import Survey, Words
from lexloci.record.model.instrument import Instrument

MAX_INDEXES = 512
"""Chains of governments whose instruments are kept from page to page."""


MAX_CONTEXTS = 256
"""Places whose Findings are kept from page to page."""


class Ruling(Struct, frozen=True, kw_only=True):
    """A verdict with what it rests on: a Finding, or an instrument's history.

    :ivar reason: why the verdict is what it is.
    :ivar truth: what the record says instead, or in support.
    :ivar open: a clause plainly says something of a rule that could not be decided.
    """

    verdict: Verdict
    reason: Words
    variable: str | None = None
    truth: Statement | None = None
    finding: Finding | None = None
    instrument: str | None = None
    open: bool = False


class Thread(Struct):
    """What the sentences before a claim were about.

    :ivar instruments: the law or case that was last named.
    :ivar variable: the list or agreement that was last spoken of.
    :ivar listed: where the sentence ends that last spoke of a list.
    :ivar agreement: the instrument of the agreement that was last borne out.
    :ivar deals: the agreements of the agency that was last said to have one.
    :ivar models: those that an agreement was last said to be of.
    :ivar age: how many sentences ago the law or case was spoken of.
    :ivar read: where the sentence begins that was read last.
    :ivar meant: the laws or the case that this sentence is about.
    :ivar ruled: the law that rules the topic of the sentence.
    :ivar before: the law that rules the topic of the sentence before.
    :ivar case: the case that was last spoken of; ``since``: how many sentences ago.
    :ivar told: it names them or points back to them.
    :ivar guess: what the sentence at ``guessed_at`` means by what it tells of it; ``guess_age``: how many
        sentences ago one did.
    :ivar program: the service of the program that the sentence at ``program_at`` names.
    :ivar program_before: that of the sentence before it.
    :ivar limits: how many sentences ago limits of cities were spoken of.
    :ivar called: the sentence that ``ruled`` is of speaks of such a law.
    :ivar called_before: the sentence that ``before`` is of does.
    :ivar alone: the sentence that last did spoke of nothing else that "it" may be.
    :ivar years: the years that this sentence tells; ``years_before``: those of the sentence before.
    :ivar official: government, office and last name of the one officeholder whom the sentence names;
        ``official_before``: whom the sentence before did.
    :ivar numbers: numbers by which laws were last called.
    :ivar making: it tells how something was made law; ``making_before``: the sentence before did.
    :ivar binding: it spoke of nothing else that binds people.
    :ivar hand: the act of which sentences may tell how it came about, spoken of ``hand_age`` sentences ago,
        as of the sentence at ``hand_at``; ``hand_dates``: the times last told of it, as begun ISO dates;
        ``hand_alone``: nothing else was spoken of with it.
    """

    instruments: list[Instrument]
    variable: str = ""
    listed: int = -99
    agreement: str = ""
    deals: tuple[str, ...] = ()
    models: frozenset[str] = frozenset()
    age: int = 0
    read: int = -1
    meant: list[Instrument] = []
    ruled: list[Instrument] = []
    before: list[Instrument] = []
    case: Instrument | None = None
    since: int = 99
    told: bool = False
    guess: list[Instrument] = []
    guessed_at: int = -1
    guess_age: int = 99
    limits: int = 99
    program: str = ""
    program_before: str = ""
    program_at: int = -1
    called: bool = False
    called_before: bool = False
    alone: bool = False
    years: frozenset[str] = frozenset()
    years_before: frozenset[str] = frozenset()
    official: tuple[str, str, str] = ("", "", "")
    official_before: tuple[str, str, str] = ("", "", "")
    numbers: frozenset[str] = frozenset()
    making: bool = False
    making_before: bool = False
    binding: bool = False
    hand: tuple[Instrument, ...] = ()
    hand_age: int = 99
    hand_at: int = -1
    hand_dates: frozenset[str] = frozenset()
    hand_alone: bool = False


class Checking:
    """One page being checked: the engine, the day, the place it is about, what is worked out once."""

    def __init__(self, engine: Engine, on: str, subject: Jurisdiction | None) -> None:
        self.engine, self.on, self.subject = engine, on, subject
        self.record = engine.record
        self.thread = Thread([])
        self._contexts: dict[str, Context] = {}
        self._indexes: dict[tuple[str, ...], Index] = {}

    def context(self, place: Jurisdiction) -> Context:
        """The context of ``place``, made once for all pages of the day."""
        own = self._contexts.get(place.id)
        if own is None:
            if len(self._contexts) >= MAX_CONTEXTS:
                self._contexts.clear()
            own = self._contexts[place.id] = self._context(place)
        return own

    def _context(self, place: Jurisdiction) -> Context:
        kept: dict[object, Context] = self.record.kept.setdefault("contexts", {})
        key = (self.engine.gazetteer, place.id, self.on)
        found = kept.get(key)
        if found is None:
            if len(kept) >= MAX_CONTEXTS:
                kept.clear()
            found = kept[key] = Context(self.engine, place, self.on)
        return found

    def index(self, places: tuple[Jurisdiction, ...]) -> Index:
        """The instruments of the governments over ``places``, by what they are called."""
        asked = tuple([place.id for place in places])
        own = self._indexes.get(asked)
        if own is None:
            if len(self._indexes) >= MAX_INDEXES:
                self._indexes.clear()
            own = self._indexes[asked] = self._index(places)
        return own

    def _index(self, places: tuple[Jurisdiction, ...]) -> Index:
        chain = tuple(dict.fromkeys(ident for place in places for ident in self.context(place).chain))
        kept: dict[tuple[str, ...], Index] = self.record.kept.setdefault("indexes", {})
        found = kept.get(chain)
        if found is None:
            if len(kept) >= MAX_INDEXES:
                kept.clear()
            shelves = [shelf for ident in chain if (shelf := self._shelf(ident)).all]
            found = kept[chain] = Index(shelves, self.record.at(Instrument, chain) if chain else ())
        return found

    def _shelf(self, ident: str) -> Shelf:
        """The instruments of one government, kept for every chain that it is in."""
        kept: dict[str, Shelf] = self.record.kept.setdefault("shelves", {})
        found = kept.get(ident)
        if found is None:
            names = self.record.kept.setdefault("names", {})
            found = kept[ident] = Shelf(self.record.at(Instrument, [ident]), names)
        return found

    @cached_property
    def variables(self) -> frozenset[str]:
        """The variables that take no subject: one Finding answers each."""
        return frozenset(v.id for v in self.record.variables.values() if not v.subjects)


def survey_citations(finding: Finding) -> tuple[Citation, ...]:
    """Where it was looked for in vain, as citations."""
    return cites_of(finding.surveys)


def cites_of(surveys: Sequence[Survey]) -> tuple[Citation, ...]:
    """Where searches looked, as citations."""
    found = {url: survey.on for survey in surveys for url in survey.sources}
    return tuple(Citation(_host(url), url, on) for url, on in found.items())


def _host(url: str) -> str:
    return url.rsplit("//", maxsplit=1)[-1].split("/", maxsplit=1)[0].removeprefix("www.")


def cited(instrument: Instrument, text: Words, sources: list[str] | None = None) -> Statement:
    """A statement about an instrument with its sources."""
    return Statement(text, "event", from_sources(instrument.sources, sources))
