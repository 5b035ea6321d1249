"""How much of a law the courts are said to have left: nothing, all, a rule that they ended or still hold up.

The record tells which pieces of a law fell in court and which stood, and which rules hold today
(``data/remains.yaml``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from msgspec import Struct

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.lives import BLOCKS, COURTS, LAWS, life_of
from lexloci.answers.checking.judges.plainly import doubted, live_rules, ruled, stated
from lexloci.answers.checking.judges.rulings import sides
from lexloci.answers.checking.judges.spans import told_periods
from lexloci.answers.checking.linking import ENACTED, around, told
from lexloci.answers.checking.report import Verdict
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.checking.suits import after
from lexloci.answers.checking.thread import NEAR
from lexloci.core.dates import first_day, last_day
from lexloci.places.states import COUNTRY
from lexloci.reading.courts import courts
from lexloci.reading.lexicon import data
from lexloci.reading.patterns import way_of
from lexloci.reading.stance import modals
from lexloci.reading.ways import Way, Ways
from lexloci.reading.words import words_of
from lexloci.record.compiled import Rule
from lexloci.record.model.instrument import Instrument

MANNERS = ("none", "all", "still", "ended", "undone")
HARMS = BLOCKS | {"vacated", "ruling", "repealed", "terminated", "withdrawn", "expired"}
HEALS = frozenset({"unblocked", "upheld", "cleared", "reinstated"})
"""Steps by which a court lets a law run, after which it holds up nothing of it any longer."""
HIGHEST = frozenset({"us_supreme"})
"""The court after which no other can have let a rule run that it ended."""
PRESENT = frozenset(
    {"is", "are", "can", "may", "remains", "stays", "sits", "puede", "sigue", "queda", "esta"}
)
"""Verbs of what is so today, and was so once."""
DENIED = frozenset({"not", "does_not", "no_subject"})
OF = " de "
"""Behind the noun of a rule that is told by what it is on."""


class Meant(Struct, frozen=True):
    """The laws a sentence is about, and the cases over them."""

    laws: Sequence[Instrument]
    cases: Sequence[Instrument]


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """At most one ruling, where the record tells that more, or less, of the law was left."""
    found = _ways(claim.lang).first(claim.whole.words)
    if found is None or not stated(claim) or doubted(claim.whole.words) or _qualified(claim):
        return []
    manner, match = found
    if manner in ("still", "ended"):
        by_rule = _of_rule(checking, claim, manner, own=match.group().endswith(OF))
        if by_rule or manner == "ended":
            return by_rule
    meant = _meant(checking, claim)
    verdict = _DECIDE[manner](checking, claim, meant) if meant is not None else None
    if meant is None or verdict is None:
        return []
    shown = [*meant.laws, *meant.cases] if manner == "still" else [*meant.cases, *meant.laws]
    return [ruled(checking, shown[0], verdict, "check_stands" if manner == "still" else "check_outcome")]


def _qualified(claim: Claim) -> bool:
    """Whether a court below, a time that is over or a piece of the law is spoken of."""
    line = claim.whole.words.line
    return any(f" {word} " in line for word in data("remains.yaml")[claim.lang]["below"])


def _meant(checking: Checking, claim: Claim) -> Meant | None:
    """The law or case that the sentence names or goes on with, with what belongs to it."""
    thread = checking.thread
    found = told(checking, claim) or (list(thread.instruments) if thread.age <= NEAR else [])
    if not found or any(i.case is None and i.kind not in LAWS for i in found):
        return None
    own = [i for i in found if i.case is not None]
    laws = [i for i in found if i.case is None]
    over = [checking.record.get(Instrument, ident) for case in own for ident in case.relates]
    ids, related = {i.id for i in found}, {ident for i in found for ident in i.relates}
    known = checking.index(around(checking, claim)).known
    suits = [c for c in known if c.case is not None and (c.id in related or not ids.isdisjoint(c.relates))]
    return Meant(
        laws or [i for i in over if i is not None and i.case is None and i.kind in LAWS],
        own or [case for case in suits if after(case, found)],
    )


def _nothing(checking: Checking, claim: Claim, meant: Meant) -> Verdict | None:
    """Nothing of it is left: wrong where pieces of it stood, or a rule of each law holds, unblocked."""
    touched = bool(meant.cases) or any(e.event in COURTS for law in meant.laws for e in law.timeline)
    whole = bool(meant.laws) and all(_holds(checking, law) for law in meant.laws)
    stood = any(_parted(case) for case in meant.cases)
    if not touched or not (whole or stood) or _told_of_block(checking, claim, meant.laws):
        return None
    blocked = any(e.event in BLOCKS for law in meant.laws for e in law.timeline)
    return "outdated" if blocked and not PRESENT.isdisjoint(claim.whole.words.there) else "contradicted"


def _everything(checking: Checking, _: Claim, meant: Meant) -> Verdict | None:
    """All of it is left: wrong where a piece of it fell, or a court blocks it."""
    blocked = any(life_of(checking, [law]).blocked for law in meant.laws)
    return "contradicted" if blocked or any(_parted(case) for case in meant.cases) else None


def _held_up(checking: Checking, claim: Claim, meant: Meant) -> Verdict | None:
    """A court holds it up today: wrong where it holds whole, and what once stopped it is over."""
    if not _by_court(claim) or not meant.laws or any(_parted(case) for case in meant.cases):
        return None
    if any(law.kind not in ENACTED for law in meant.laws):
        return None  # an "order" that bars something may be the law itself
    if not all(life_of(checking, [law]).free for law in meant.laws):
        return None
    if any("block" in sides([case.case.outcome.en]) for case in meant.cases if case.case is not None):
        return None
    return _over([(e.event, e.date) for law in meant.laws for e in law.timeline])


def _undone(_: Checking, __: Claim, meant: Meant) -> Verdict | None:
    """A ruling was undone: wrong of one of the highest court, after which the record has no step."""
    cases = [case for case in meant.cases if case.case is not None]
    if len(cases) != 1 or cases[0].case is None or cases[0].case.status != "decided":
        return None
    top = courts(cases[0].case.court) >= HIGHEST
    return "contradicted" if top and not {e.event for e in cases[0].timeline} & (HARMS - {"ruling"}) else None


_DECIDE: Mapping[str, Callable[[Checking, Claim, Meant], Verdict | None]] = {
    "none": _nothing, "all": _everything, "still": _held_up, "undone": _undone,
}  # fmt: skip


def _of_rule(checking: Checking, claim: Claim, manner: str, *, own: bool) -> list[Ruling]:
    """``That ban is on hold``, ``the court struck that duty down``, where the rule holds.

    :param own: the sentence itself tells what the rule is on.
    """
    denied = {hit.concept for hit in modals(claim.whole.words, claim.lang)} & DENIED
    if denied or not (own or _by_court(claim)):
        return []
    rules = [rule for rule in _rules(checking, claim, own=own) if _of_noun(rule, claim)]
    verdicts = set()
    for rule in rules:
        steps = [(step.event, step.date) for step in rule.steps]
        verdicts.add(_over(steps) if manner == "still" else _ended(checking, claim, steps))
    verdict = verdicts.pop() if len(verdicts) == 1 else None
    law = checking.record.get(Instrument, rules[0].instrument) if verdict is not None else None
    return [ruled(checking, law, verdict, "check_stands")] if law is not None and verdict is not None else []


def _rules(checking: Checking, claim: Claim, *, own: bool) -> list[Rule]:
    """The rule of the place on what is spoken of; where that is not told, those of the law that is named."""
    place = claim.place or checking.subject
    topic = claim.whole.topic.id if claim.whole.topic is not None else ""
    variable = topic if topic in checking.variables or own else claim.before
    found = told(checking, claim)
    if place is not None and variable in checking.variables:
        finding = checking.context(place).finding(variable)
        top = finding.controlling
        settled = finding.status == "settled" and top is not None and top.rule.jurisdiction != COUNTRY
        if settled and top is not None and not top.suspended:
            tied = {i.id for i in found} | {ident for i in found for ident in i.relates}
            if not found or top.rule.instrument in tied:
                return [top.rule]
    return live_rules(checking, [i for i in found if i.case is None]) if not own else []


def _of_noun(rule: Rule, claim: Claim) -> bool:
    """Whether a noun of a rule of its position stands in the sentence: a ban, a duty."""
    nouns = data("remains.yaml")[claim.lang]["rules"].get(rule.position, ())
    return not claim.whole.words.there.isdisjoint(nouns)


def _by_court(claim: Claim) -> bool:
    return not claim.whole.words.there.isdisjoint(data("remains.yaml")[claim.lang]["actors"])


def _over(steps: Sequence[tuple[str, str]]) -> Verdict | None:
    """What stands was never stopped, or was and is no longer."""
    harms = [last_day(date) for event, date in steps if event in HARMS]
    heals = [last_day(date) for event, date in steps if event in HEALS]
    if not harms:
        return "contradicted"
    return "outdated" if heals and max(heals) >= max(harms) else None


def _ended(checking: Checking, claim: Claim, steps: Sequence[tuple[str, str]]) -> Verdict | None:
    """A rule that no court ever stopped, or that was let run, and is said to have been ended after that."""
    over = _over(steps)
    if over != "outdated":
        return over
    heals = max(last_day(date) for event, date in steps if event in HEALS)
    later = [p for p in told_periods(claim.whole.words, claim.lang, checking.on) if p.first > heals]
    highest = courts(claim.whole.words.text, claim.places[0].state if claim.places else "") == HIGHEST
    return "contradicted" if later or highest else None


def _holds(checking: Checking, law: Instrument) -> bool:
    """Whether a law rules something, and no court blocks all of it."""
    life = life_of(checking, [law])
    return bool(law.provisions) and not life.dead and not life.blocked


def _parted(case: Instrument) -> bool:
    """Whether the record tells that a piece of a law fell in the case and that another stood."""
    assert case.case is not None
    words = words_of(f"{case.case.outcome.en} {case.summary.en}")
    return all(way.search(words) is not None for way in _record())


def _told_of_block(checking: Checking, claim: Claim, laws: Sequence[Instrument]) -> bool:
    """Whether the sentence tells of the time when a court stopped the law."""
    blocks = [e.date for law in laws for e in law.timeline if e.event in BLOCKS]
    when = told_periods(claim.whole.words, claim.lang, checking.on)
    return any(
        period.relation == "during" and first_day(date) <= period.last and last_day(date) >= period.first
        for period in when
        for date in blocks
    )


@cache
def _record() -> tuple[Way, Way]:
    return way_of("remains.yaml", "record", "fell"), way_of("remains.yaml", "record", "stood")


@cache
def _ways(lang: str) -> Ways[str]:
    told_ = data("remains.yaml")[lang]
    nouns = "|".join(noun for of in told_["rules"].values() for noun in of)
    out = {}
    for manner in MANNERS:
        every = "|".join(told_[manner]).replace("NOUN", f"(?:{nouns})")
        for piece, pattern in told_["pieces"].items():
            every = every.replace(f"{{{piece}}}", pattern)
        out[manner] = rf"(?:^| )(?:{every})(?= |$|(?<= ))"
    return Ways(out)
