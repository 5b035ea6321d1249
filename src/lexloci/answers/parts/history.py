"""Parts about change: cases, bills, what comes next, when to look again."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from lexloci.answers.context import Context
from lexloci.answers.past import OPEN_BILLS, bill_status, happened, lies_ahead, open_case
from lexloci.answers.placenames import named
from lexloci.answers.reach import Reach
from lexloci.answers.statement import Statement, both, from_cites, from_sources
from lexloci.answers.words import at, bound, dated, lower_first, plain, say
from lexloci.core.dates import last_day
from lexloci.core.memory import once
from lexloci.law.govern import UNLISTED, covers
from lexloci.record.compiled import Rule, Step, Words
from lexloci.record.model.instrument import Instrument
from lexloci.record.store import RecordStore
from lexloci.record.timeline import UNTOLD, Effect, effect_of

MANY = 4_000
"""Statements of instruments that are kept: the guide of the next place tells the same."""
MAX_AHEAD = 40
MAX_RECENT_BILLS = 4


def cases(context: Context) -> list[Statement]:
    """Court cases that name the place, then those on its state's law."""
    near, others = _cases(context.reach(Instrument))
    if near or not context.local:
        return [*near, *others]
    return [context.nothing("case_none"), *others]


@once(MANY)
def _cases(reach: Reach) -> tuple[list[Statement], list[Statement]]:
    """The cases that name the place or its counties, and the others on its state's law."""
    near = _cases_at(reach, reach.local)
    seen = {i.id for i in near}
    others = [i for i in _cases_at(reach, (reach.state,)) if i.id not in seen] if reach.state else []
    return [case_statement(reach, i) for i in near], [case_statement(reach, i) for i in others]


def pending_cases(context: Context) -> list[Statement]:
    """Cases not yet ended on the day."""
    out = _pending(context.reach(Instrument))
    return out or [context.nothing("pending_none")]


@once(MANY)
def _pending(reach: Reach) -> list[Statement]:
    found = _cases_at(reach, reach.chain[:-1] or reach.chain)
    return [case_statement(reach, i) for i in found if open_case(i, reach.on)]


def _cases_at(reach: Reach, places: tuple[str, ...]) -> list[Instrument]:
    found = reach.record.at(Instrument, places) if places else []
    return [i for i in found if i.kind == "case" and happened(i, reach.on)]


def case_statement(context: Context | Reach, instrument: Instrument) -> Statement:
    """A case: caption, court, where it stands, what came of it (on an earlier day, what had)."""
    return _case(instrument, context.on, context.record)


@once(MANY)
def _case(instrument: Instrument, on: str, record: RecordStore) -> Statement:
    case = instrument.case
    assert case is not None
    if lies_ahead(instrument, on):
        return _case_then(instrument, on, record, case.court)
    text = say(
        "case", title=both(instrument.title), citation=instrument.citation, court=case.court,
        status=say(f"case_{case.status}"), outcome=both(case.outcome),
    )  # fmt: skip
    return Statement(text, "case", from_sources(instrument.sources))


def _case_then(instrument: Instrument, on: str, record: RecordStore, court: str) -> Statement:
    """A case whose outcome came later: its last event by the day."""
    last = happened(instrument, on)[-1]
    labels = {w.id: lower_first(both(w.label)) for w in record.codebook.events}
    note = both(last.note) if last.note else plain("")
    text = say(
        "case_then", title=both(instrument.title), court=court,
        event=labels[last.event], date=dated(last.date), note=note,
    )  # fmt: skip
    text = {lang: words.rstrip() for lang, words in text.items()}
    return Statement(text, "case", from_sources(instrument.sources, last.sources))


def bills(context: Context) -> list[Statement]:
    """Bills not yet decided on the day, here and in the state; failing these, the latest."""
    pending, recent = _bills(context.reach(Instrument))
    return pending or [context.nothing("bill_none"), *recent]


@once(MANY)
def _bills(reach: Reach) -> tuple[list[Statement], list[Statement]]:
    """Bills not yet decided; the latest of all."""
    places = reach.chain[:-1] or reach.chain
    known = [i for i in reach.record.at(Instrument, places) if i.bill and happened(i, reach.on)]
    stood = [(i, *bill_status(i, reach.on)) for i in known]
    recent = sorted(stood, key=lambda item: item[2])[-MAX_RECENT_BILLS:]
    pending = [item for item in stood if item[1] in OPEN_BILLS]
    return [bill_statement(*item) for item in pending], [bill_statement(*item) for item in recent]


@once(MANY)
def bill_statement(instrument: Instrument, status: str, as_of: str) -> Statement:
    """A bill: number, session, where it stands, what it would do."""
    bill = instrument.bill
    assert bill is not None
    text = say(
        "bill", number=bill.number, session=bill.session, status=say(f"bill_{status}"),
        date=dated(as_of), summary=both(instrument.summary),
    )  # fmt: skip
    return Statement(text, "bill", from_sources(instrument.sources))


def future_events(context: Context) -> list[Statement]:
    """Dated changes that lie ahead."""
    found = _ahead(context)
    if not found:
        return [context.nothing("event_future_none", on=dated(context.on))]
    wordings = {w.id: both(w.label) for w in context.record.codebook.events}
    return [_coming(rule, when, event, lower_first(wordings[event])) for rule, when, event in found]


def _coming(rule: Rule, when: str, event: str, label: Words) -> Statement:
    effect = effect_of(event)
    values: dict[str, str | Words] = {"citation": rule.citation, "summary": rule.summary}
    if effect is Effect.BEGIN:
        text = say("event_begin", date=bound(when), **values)
    elif effect is Effect.END:
        text = say("event_end", date=at(when), **values)
    else:
        text = say("event_other", date=dated(when), event=label, **values)
    return Statement(text, "event", from_cites(rule.cites, rule.pinpoint))


def _ahead(context: Context) -> list[tuple[Rule, str, str]]:
    found = []
    for ident in filter(context.record.speaks_of, context.chain):
        for variable, rule in _with_steps_ahead(context.record, ident, context.on):
            if covers(rule, context.where(variable), context.variable(variable)):
                steps = [step for step in rule.steps if _ahead_of(step, context.on)]
                found += [(rule, step.date, step.event) for step in steps if _reaches(step, context)]
    return sorted(found, key=lambda item: (item[1], item[0].id))[:MAX_AHEAD]


@once(MANY)
def _with_steps_ahead(record: RecordStore, ident: str, on: str) -> list[tuple[str, Rule]]:
    """A government's rules with a future, by variable; no rows of lists that name no place, and no rules on
    a single subject.
    """
    found = [(variable, rule) for variable in record.variables for rule in record.rules(variable, ident)]
    told = [(name, rule) for name, rule in found if rule.position != UNLISTED and rule.subject is None]
    return [(name, rule) for name, rule in told if any(_ahead_of(step, on) for step in rule.steps)]


def _ahead_of(step: Step, on: str) -> bool:
    return last_day(step.date) > on and effect_of(step.event) not in UNTOLD | {Effect.ATTEST}


def _reaches(step: Step, context: Context) -> bool:
    return not step.only_in or bool(set(step.only_in) & set(context.chain))


def review_dates(context: Context) -> list[Statement]:
    """When the searches behind the guide are due again."""
    due = [
        _due(survey.on, variable.review_days)
        for ident in context.own
        if context.record.speaks_of(ident)
        for variable in context.record.variables.values()
        for survey in context.record.surveys(variable.id, ident)
    ]
    if not due:
        return [Statement(say("review_none", place=named(context.place)), "not_known")]
    return [Statement(say("review", date=dated(min(due))), "notice")]


@cache
def _due(on: str, days: int) -> str:
    """The ISO day so many days after another."""
    return (date.fromisoformat(on) + timedelta(days=days)).isoformat()


PARTS = {
    "cases": cases,
    "pending_cases": pending_cases,
    "bills": bills,
    "future_events": future_events,
    "review_dates": review_dates,
}
