"""What changed: the days between two dates on which a Finding turns, and the events that turned it.

A Finding can only turn on a day on which some rule's standing can, so those days are tried and no
others. Pure, like :func:`lexloci.law.govern.govern`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from lexloci.core.dates import day_before, days_between, last_day
from lexloci.core.errors import BadInput
from lexloci.law.agreements import agreements_at
from lexloci.law.bearing import BAN
from lexloci.law.finding import Finding, controlling
from lexloci.law.govern import Decided, Question, unruled
from lexloci.law.surveys import REACH_BACK
from lexloci.law.timeline import turning_days
from lexloci.law.view import View, Where
from lexloci.record.compiled import AgreementEntry, Rule, Step
from lexloci.record.timeline import Effect, effect_of

FIRST_SHOWN = frozenset({Effect.ATTEST, Effect.SEEN})
"""No turns of the law: from then on the record knows of a rule that is older."""
MANY = 10_000
"""Lists of turns that are kept."""


class Cause(Struct, frozen=True, gc=False):
    """An event of a rule, or of an agreement, that helped to turn a Finding."""

    rule: Rule | AgreementEntry
    step: Step

    def to_dict(self, lang: str = "en") -> dict[str, Any]:
        """The event as JSON; ``date`` is as precise as its source."""
        rule = self.rule
        return {
            "instrument": rule.instrument,
            "provision": rule.provision if isinstance(rule, Rule) else None,
            "citation": rule.citation if isinstance(rule, Rule) else rule.title[lang],
            "event": self.step.event,
            "date": self.step.date,
            "by": self.step.by,
            "note": self.step.note[lang] if self.step.note else None,
            "url": self.step.url or self.rule.cites[0].url,
        }


class Change(Struct, frozen=True, gc=False):
    """A turn of the law on one variable at one place.

    :ivar on: the first day on which the new Finding is certain (a full ISO day).
    :ivar before: the Finding of the day before.
    :ivar after: the Finding of the day itself.
    :ivar causes: the events of that day on the rules of both Findings.
    """

    on: str
    before: Finding
    after: Finding
    causes: tuple[Cause, ...]

    @property
    def variable(self) -> str:
        """The variable both Findings are about."""
        return self.after.variable

    def to_dict(self, lang: str = "en") -> dict[str, Any]:
        """The change as JSON, with both Findings in the shape of design §6."""
        return {
            "variable": self.variable,
            "on": self.on,
            "before": self.before.to_dict(lang),
            "after": self.after.to_dict(lang),
            "causes": [cause.to_dict(lang) for cause in self.causes],
        }


class Held(Struct, frozen=True, gc=False):
    """What held on one side of a turn."""

    position: str
    status: str


class Turn(Struct, frozen=True, gc=False):
    """A change but for the names of the place, of those who act there, and of who was searched."""

    day: str
    before: Held
    after: Held
    causes: tuple[Cause, ...]


def changes(first: Question, end: str) -> list[Change]:
    """The :func:`turns` of a Finding, each with the Findings before and after it."""
    return [
        Change(
            turn.day, first.on_day(day_before(turn.day)).finding(), first.on_day(turn.day).finding(),
            turn.causes,
        )
        for turn in turns(first, end)
    ]  # fmt: skip


def turns(first: Question, end: str) -> tuple[Turn, ...]:
    """The days after that of ``first``, up to and including ``end``, on which the Finding turned.

    A Finding turns when its position, its status, what holds meanwhile, its controlling rule or
    one of the agreements it lists does. That a source first shows a rule in force is no change of law.

    :param first: a question about the ISO day where the comparison begins.
    :param end: an ISO day, not before that one.
    :raises BadInput: ``end`` lies before it.
    """
    start, subject = first.on, first.subject
    if end < start:
        raise BadInput(f"the span from {start} to {end} runs backwards", remedy="Swap the dates.")
    looked = _looked(first, end)
    kept: dict[object, tuple[Turn, ...]] = first.view.kept.setdefault(turns, {})
    key = (start, end, subject, first.borne.whole if looked is None else first.borne.law, looked)
    found = kept.get(key)
    if found is None:
        if len(kept) >= MANY:
            kept.clear()
        found = kept[key] = tuple(_turns(first, end, looked))
    return found


def _looked(first: Question, end: str) -> bool | None:
    """Whether everybody was searched who could have made a rule; None where that is not so on each day alike.

    A search speaks for the days before it as far back as it reaches.
    """
    found = first.on_day(end).ruling().found
    reaches = all(days_between(first.on, survey.on) <= REACH_BACK for survey in found.surveys)
    return found.complete if reaches else None


def _turns(first: Question, end: str, looked: bool | None) -> Iterator[Turn]:
    """The turns after the day of ``first`` and up to ``end``, alike wherever its bearing is the same."""
    view, where, start, variable = first.view, first.where, first.on, first.variable.id
    bearing: list[Rule | AgreementEntry] = list(_bearing(view, where, variable))
    bearing += agreements_at(view, where, variable)
    days = {day for entry in bearing for day in turning_days(entry.steps) if start < day <= end}
    known = _gist(first, looked) if days else ()
    for day in sorted(days):
        at = first.on_day(day)
        gist = _gist(at, looked)
        if gist != known:
            known, eve = gist, first.on_day(day_before(day))
            causes = tuple(_causes((eve.decided(), at.decided()), where, day))
            if not causes or any(effect_of(c.step.event) not in FIRST_SHOWN for c in causes):
                causes = tuple(c for c in causes if effect_of(c.step.event) is not Effect.SEEN)
                yield Turn(day, _held(eve, looked), _held(at, looked), causes)


def _held(question: Question, looked: bool | None) -> Held:
    made = question.decided()
    if looked is None:
        return Held(made.position, question.ruling().status)
    return Held(made.position, made.status or unruled(looked))


def _bearing(view: View, where: Where, variable: str) -> Iterator[Rule]:
    """Every rule that could ever bear on the variable here, bans on local limits included."""
    state = (where.state,) if where.state else ()
    for ident in (*where.local, *where.around, *state, where.nation):
        yield from view.rules(variable, ident)
    for ident in state:
        yield from (rule for rule in view.rules(BAN, ident) if variable in rule.reaches)


def _gist(question: Question, looked: bool | None) -> tuple[object, ...]:
    made = question.decided()
    held, top = _held(question, looked), controlling(made.rules)
    deals = tuple((deal.entry.instrument, deal.standing) for deal in made.agreements)
    return held.position, held.status, made.meanwhile, top.rule.id if top else None, deals


def _causes(findings: Sequence[Decided], where: Where, day: str) -> Iterator[Cause]:
    rules: dict[str, Rule | AgreementEntry] = {
        cited.rule.id: cited.rule for finding in findings for cited in finding.rules
    }
    rules |= {deal.entry.instrument: deal.entry for finding in findings for deal in finding.agreements}
    for ident in sorted(rules):
        for step in rules[ident].steps:
            reaches = not step.only_in or bool(where.ids.intersection(step.only_in))
            turns = effect_of(step.event) is not Effect.NOTHING
            if reaches and turns and last_day(step.date) == day:
                yield Cause(rules[ident], step)
