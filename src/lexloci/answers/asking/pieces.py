"""A law in the pieces of which an answer may tell one: the law as a whole, its rules, what befell it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from lexloci.answers.context import Context
from lexloci.answers.parts.history import case_statement
from lexloci.answers.parts.law import instrument_statement
from lexloci.answers.past import happened
from lexloci.answers.statement import Statement, both, from_cites, from_sources
from lexloci.answers.words import bound, dated, lower_first, say
from lexloci.core.dates import first_day
from lexloci.law.timeline import standing
from lexloci.places.names import fold
from lexloci.record.compile import rule_of
from lexloci.record.compiled import Rule, Words
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
    told = case_statement(context, law) if law.case is not None else instrument_statement(law, context.on)
    words = f"{law.citation} {law.issuer or ''} {told.text['en']} {told.text['es']}"
    return Piece(law, law.summary.en, _line(words), told)


def _rules(context: Context, law: Instrument) -> Iterator[Piece]:
    """Its rules that hold on the day."""
    for provision in law.provisions:
        rule = rule_of(law, provision)
        held = standing(rule.steps, context.chain, context.on)
        if held.in_force and held.since is not None:
            since = say("since_at_latest" if held.attested else "since", date=bound(held.since))
            yield _rule(law, rule, since)


def _rule(law: Instrument, rule: Rule, since: Words) -> Piece:
    parts = [rule.summary]
    for key, text in (("conditions", rule.conditions), ("penalty", rule.penalty)):
        if text is not None:
            parts.append(say(key, text=text))
    joined = {lang: " ".join(part[lang] for part in parts) for lang in rule.summary}
    text = say("rule", citation=rule.citation, since=since, summary=joined)
    told = Statement(text, "rule", from_cites(rule.cites, rule.pinpoint))
    return Piece(law, rule.summary["en"], _line(f"{joined['en']} {joined['es']}"), told)


def _events(context: Context, law: Instrument) -> Iterator[Piece]:
    """What befell it by the day, with the record's notes."""
    labels = _labels(context)
    for event in happened(law, context.on):
        note = both(event.note) if event.note else {"en": "", "es": ""}
        text = say(
            "event_noted", title=both(law.title), event=labels[event.event], date=dated(event.date), note=note
        )
        text = {lang: words.strip() for lang, words in text.items()}
        told = Statement(text, "event", from_sources(law.sources, event.sources))
        yield Piece(
            law,
            note["en"] or text["en"],
            _line(f"{note['en']} {note['es']}"),
            told,
            event.event,
            first_day(event.date),
        )


def _labels(context: Context) -> dict[str, Words]:
    """What kinds of events are called inside a sentence."""
    kept = context.record.kept
    if _labels not in kept:
        events = context.record.codebook.events
        kept[_labels] = {word.id: lower_first(both(word.label)) for word in events}
    labels: dict[str, Words] = kept[_labels]
    return labels


def _line(text: str) -> str:
    return f" {fold(text)} "
