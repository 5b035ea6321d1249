"""Parts about change: cases, bills, what comes next, when to look again."""

from __future__ import annotations

from datetime import date, timedelta

from lexloci.answers.context import Context
from lexloci.answers.past import OPEN_BILLS, bill_status, happened, lies_ahead, open_case
from lexloci.answers.placenames import named
from lexloci.answers.statement import Statement, both, from_cites, from_sources
from lexloci.answers.words import at, bound, dated, lower_first, plain, say
from lexloci.core.dates import last_day
from lexloci.core.memory import once
from lexloci.law.govern import UNLISTED, covers
from lexloci.record.compiled import Rule, Step, Words
from lexloci.record.model.instrument import Instrument
from lexloci.record.store import RecordStore
from lexloci.record.timeline import Effect, effect_of

MANY = 4_000
"""Statements of instruments that are kept: the guide of the next place tells the same."""
MAX_AHEAD = 40
MAX_RECENT_BILLS = 4


def cases(context: Context) -> list[Statement]:
    """Court cases that name the place, then those on its state's law."""
    near = _cases_at(context, context.local)
    out = [case_statement(context, i) for i in near]
    if not near and context.local:
        out.append(Statement(say("case_none", place=named(context.place)), "not_known"))
    if context.state:
        seen = {i.id for i in near}
        out += [case_statement(context, i) for i in _cases_at(context, (context.state,)) if i.id not in seen]
    return out


def pending_cases(context: Context) -> list[Statement]:
    """Cases not yet ended on the day."""
    places = context.chain[:-1] or context.chain
    found = [i for i in _cases_at(context, places) if open_case(i, context.on)]
    out = [case_statement(context, i) for i in found]
    return out or [Statement(say("pending_none", place=named(context.place)), "not_known")]


def _cases_at(context: Context, places: tuple[str, ...]) -> list[Instrument]:
    found = context.record.at(Instrument, places) if places else []
    return [i for i in found if i.kind == "case" and happened(i, context.on)]


def case_statement(context: Context, instrument: Instrument) -> Statement:
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
    places = context.chain[:-1] or context.chain
    known = [i for i in context.record.at(Instrument, places) if i.bill and happened(i, context.on)]
    stood = [(i, *bill_status(i, context.on)) for i in known]
    out = [bill_statement(*item) for item in stood if item[1] in OPEN_BILLS]
    if not out:
        out.append(Statement(say("bill_none", place=named(context.place)), "not_known"))
        out += [bill_statement(*item) for item in sorted(stood, key=lambda item: item[2])[-MAX_RECENT_BILLS:]]
    return out


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
    wordings = {w.id: both(w.label) for w in context.record.codebook.events}
    out = [_coming(rule, when, event, lower_first(wordings[event])) for rule, when, event in _ahead(context)]
    none = say("event_future_none", place=named(context.place), on=dated(context.on))
    return out or [Statement(none, "not_known")]


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
    places = {variable: context.where(variable) for variable in context.record.variables}
    for ident in context.chain:
        for variable, where in places.items():
            for rule in _with_steps_ahead(context.record.rules(variable, ident), context.on):
                if covers(rule, where, context.variable(variable)):
                    steps = [step for step in rule.steps if _ahead_of(step, context.on)]
                    found += [(rule, step.date, step.event) for step in steps if _reaches(step, context)]
    return sorted(found, key=lambda item: (item[1], item[0].id))[:MAX_AHEAD]


@once(MANY)
def _with_steps_ahead(rules: tuple[Rule, ...], on: str) -> list[Rule]:
    """The rules with a future, but for rows of lists that name no place and rules on a single subject."""
    told = [rule for rule in rules if rule.position != UNLISTED and rule.subject is None]
    return [rule for rule in told if any(_ahead_of(step, on) for step in rule.steps)]


def _ahead_of(step: Step, on: str) -> bool:
    return last_day(step.date) > on and effect_of(step.event) not in (Effect.NOTHING, Effect.ATTEST)


def _reaches(step: Step, context: Context) -> bool:
    return not step.only_in or bool(set(step.only_in) & set(context.chain))


def review_dates(context: Context) -> list[Statement]:
    """When the searches behind the guide are due again."""
    due = [
        (date.fromisoformat(survey.on) + timedelta(days=variable.review_days)).isoformat()
        for variable in context.record.variables.values()
        for ident in context.own
        for survey in context.record.surveys(variable.id, ident)
    ]
    if not due:
        return [Statement(say("review_none", place=named(context.place)), "not_known")]
    return [Statement(say("review", date=dated(min(due))), "notice")]


PARTS = {
    "cases": cases,
    "pending_cases": pending_cases,
    "bills": bills,
    "future_events": future_events,
    "review_dates": review_dates,
}
