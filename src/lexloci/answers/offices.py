"""Who held a public office on a day, as the record tells it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from lexloci.answers.statement import Citation, Statement, both, from_sources
from lexloci.answers.words import bound, dated, lower_first, names, say
from lexloci.core.dates import first_day, last_day
from lexloci.reading.people import GENERATIONS
from lexloci.reading.words import Words as Keys
from lexloci.record.compiled import Words
from lexloci.record.model.instrument import Event, Instrument
from lexloci.record.model.place import JurisdictionFile, Officeholder
from lexloci.record.store import RecordStore

ALWAYS = "9999-12-31"
SIGNERS = frozenset({"president", "governor", "mayor", "county_executive"})
"""Offices whose holders sign laws and orders."""
SIGNING = frozenset({"signed", "vetoed", "enacted"})
MADE = SIGNING | {"passed", "effective", "amended"}
"""Steps by which a law came to be, or was not let."""


class Term(Struct, frozen=True):
    """One time in office, with the file that tells of it."""

    holder: Officeholder
    place: JurisdictionFile

    def held(self, first: str, last: str) -> bool:
        """Whether the office was held on any day from ``first`` to ``last`` (ISO days)."""
        end = last_day(self.holder.ended) if self.holder.ended else ALWAYS
        return first_day(self.holder.began) <= last and end >= first


def names_of(name: str) -> tuple[str, str]:
    """First and last name as they are read: "Ed Ray Jr." is called Ray, "J. B. Pritzker" also JB."""
    *given, last = (key for key in Keys(name).keys if key not in GENERATIONS)
    return "".join(given) if all(len(key) == 1 for key in given) else given[0], last


def terms(record: RecordStore, governments: Sequence[str]) -> tuple[Term, ...]:
    """The times in office that the record has of governments, by their OCD ids; kept with the record."""
    kept: dict[tuple[str, ...], tuple[Term, ...]] = record.kept.setdefault("terms", {})
    asked = tuple(governments)
    if asked not in kept:
        files = (record.get(JurisdictionFile, ident) for ident in asked)
        kept[asked] = tuple(Term(one, file) for file in files if file for one in file.officeholders)
    return kept[asked]


def told(found: Sequence[Term]) -> Statement:
    """The terms in words, with their sources."""
    texts = [_told(term) for term in found]
    text = {lang: " ".join(one[lang] for one in texts) for lang in texts[0]}
    return Statement(text, "event", _cites(found))


def signers(record: RecordStore, law: Instrument, on: str) -> list[Statement]:
    """Who could sign for a law's government on each day it was signed or vetoed, up to the ISO day ``on``."""
    out = []
    for step in law.timeline:
        if step.event not in SIGNING or first_day(step.date) > on:
            continue
        found = [
            term
            for term in terms(record, (law.jurisdiction,))
            if term.holder.office in SIGNERS and term.held(first_day(step.date), last_day(step.date))
        ]
        if len(found) == 1:
            out.append(Statement(_then(record, law, step, found[0]), "event", _cites(found)))
    return out


def noted(record: RecordStore, law: Instrument, on: str) -> list[Statement]:
    """What the record notes of the holder of an office on a day of a law's life, up to the ISO day ``on``."""
    titles = {word for office in names("offices").values() for word in (office["en"], office["en"].title())}
    out = []
    for step in law.timeline:
        if step.note is None or step.event not in MADE or first_day(step.date) > on:
            continue
        if any(f" {title} " in f" {step.note.en}" for title in titles):
            text = step_told(record, "event_noted", law, step, note=both(step.note))
            out.append(Statement(text, "event", from_sources(s for s in law.sources if s.id in step.sources)))
    return out


def step_told(record: RecordStore, key: str, law: Instrument, step: Event, **values: str | Words) -> Words:
    """A step in the life of a law, in the wording ``key``; ``values`` are its other blanks."""
    label = next(both(word.label) for word in record.codebook.events if word.id == step.event)
    return say(key, title=both(law.title), event=lower_first(label), date=dated(step.date), **values)


def _then(record: RecordStore, law: Instrument, step: Event, term: Term) -> Words:
    """A step in the life of a law with who held the office on that day."""
    office = names("offices")[term.holder.office]
    return step_told(
        record, "held_office_then", law, step, name=term.holder.name, office=office, place=term.place.name
    )  # fmt: skip


def _cites(found: Iterable[Term]) -> tuple[Citation, ...]:
    sources = [s for term in found for s in term.place.sources if s.id in term.holder.sources]
    return from_sources(dict.fromkeys(sources))


def _told(term: Term) -> Words:
    holder, office = term.holder, names("offices")[term.holder.office]
    values: dict[str, str | Words] = {
        "name": holder.name, "office": office, "place": term.place.name, "began": bound(holder.began),
    }  # fmt: skip
    if holder.ended is None:
        return say("holds_office", **values)
    return say("held_office", ended=bound(holder.ended), **values)
