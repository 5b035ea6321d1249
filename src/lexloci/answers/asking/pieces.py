"""A law in the pieces of which an answer may tell one: the law as a whole, its rules, what befell it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from msgspec import Struct

from lexloci.answers.asking.laws import told
from lexloci.answers.context import Context
from lexloci.answers.findings import rule_statement
from lexloci.answers.offices import step_told
from lexloci.answers.past import happened
from lexloci.answers.statement import Statement, both, from_sources
from lexloci.core.dates import first_day
from lexloci.law.finding import Cited
from lexloci.law.timeline import standing
from lexloci.places.names import fold
from lexloci.record.compile import rule_of
from lexloci.record.model.instrument import Instrument

MANY = 64
"""Laws of which the pieces are kept."""


class Piece(Struct, frozen=True):
    """One piece of a law.

    :ivar told: what it says, in English, so that nothing is told twice.
    :ivar line: its words in both languages, folded.
    :ivar event: the kind of the event; empty of a rule, and of the law as a whole.
    :ivar day: the first day of the event.
    """

    law: Instrument
    told: str
    line: str
    statement: Statement
    event: str = ""
    day: str = ""


def pieces(context: Context, law: Instrument) -> list[Piece]:
    """What a law says and what befell it by the context's day; nothing where it had not begun."""
    if not happened(law, context.on):
        return []
    kept = context.record.kept.setdefault(pieces, {})
    key = (law.id, context.on, context.place.id)
    found: list[Piece] | None = kept.get(key)
    if found is None:
        if len(kept) >= MANY:
            kept.clear()
        found = kept[key] = [whole(context, law), *_rules(context, law), *_events(context, law)]
    return found


def whole(context: Context, law: Instrument) -> Piece:
    """What a law says and how it stands, in one piece."""
    one = told(context, law)
    words = f"{law.citation} {law.issuer or ''} {one.text['en']} {one.text['es']}"
    return Piece(law, law.summary.en, _line(words), one)


def _rules(context: Context, law: Instrument) -> Iterator[Piece]:
    """Its rules that hold at the place on the day; none that a court has put on hold."""
    for provision in law.provisions:
        rule = rule_of(law, provision)
        if (rule.applies_to and not _here(context, rule.applies_to)) or _here(context, rule.except_in):
            continue
        held = standing(rule.steps, context.chain, context.on)
        if held.in_force and not held.suspended and held.since is not None:
            one = rule_statement(Cited(rule, "informs", held.since, held.until, attested=held.attested))
            yield Piece(law, rule.summary["en"], _line(f"{one.text['en']} {one.text['es']}"), one)


def _events(context: Context, law: Instrument) -> Iterator[Piece]:
    """What befell it at the place by the day, with the record's notes."""
    for event in happened(law, context.on):
        if event.only_in and not _here(context, event.only_in):
            continue
        note = both(event.note) if event.note else {"en": "", "es": ""}
        text = step_told(context.record, "event_noted", law, event, note=note)
        text = {lang: words.strip() for lang, words in text.items()}
        one = Statement(text, "event", from_sources(law.sources, event.sources))
        line, day = _line(f"{note['en']} {note['es']}"), first_day(event.date)
        yield Piece(law, note["en"] or text["en"], line, one, event.event, day)


def _here(context: Context, places: Collection[str]) -> bool:
    """Whether one of some places is the context's, or a government over it."""
    return not set(context.chain).isdisjoint(places)


def _line(text: str) -> str:
    return f" {fold(text)} "
