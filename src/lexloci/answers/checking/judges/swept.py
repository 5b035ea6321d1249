"""A ruling that is said to have ended a duty or a ban which still holds, untouched (``data/swept.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache

from lexloci.answers.checking.claims import Claim, Part
from lexloci.answers.checking.judges.plainly import granted, stated
from lexloci.answers.checking.judges.rule import resting_on
from lexloci.answers.checking.judges.spans import told_periods
from lexloci.answers.checking.linking import told
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.words import say
from lexloci.core.dates import last_day
from lexloci.law.finding import Finding
from lexloci.places.states import COUNTRY
from lexloci.reading.lexicon import data
from lexloci.reading.stance import modals
from lexloci.reading.ways import Way
from lexloci.record.compiled import Rule
from lexloci.record.model.instrument import Instrument

HARMS = frozenset(
    {"enjoined", "stayed", "vacated", "ruling", "repealed", "terminated", "withdrawn", "expired"}
)
HEALS = frozenset({"unblocked", "upheld", "cleared"})
"""Steps by which a court lets stand what a lower one had stopped."""
PLAIN = frozenset({"local_limits", "detainer_hold"})
"""Topics of which a state has one law; of others another law may be meant, if no case is named."""
GIVEN, SERVICE = frozenset({"available", "limited"}), "service"
"""Positions of a service that is open: what gives it cannot have been ended, whichever law it is."""
DENIED = frozenset({"not", "does_not", "no_subject"})


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """A ruling where the sentence says that a court, or what it did, ended the rule on its topic."""
    line, told_ = claim.whole.words.line, data("swept.yaml")[claim.lang]
    match = _ended(claim.lang).search(claim.whole.words)
    if (
        match is None
        or not (stated(claim) or granted(claim))
        or claim.place is None
        or set(told_["partly"]) & claim.whole.words.there
    ):
        return []
    told_until = len(line[: match.end()].split())
    said = {h.concept for h in modals(claim.whole.words, claim.lang) if h.first < told_until}
    if said & DENIED - {"does_not"}:
        return []
    part = _about(checking, claim)
    finding = (
        checking.context(claim.place).finding(part.topic.id) if part is not None and part.topic else None
    )
    if finding is None or not _of_noun(finding, line[match.end() - 1 :], claim.lang):
        return []
    rule = _standing(checking, claim, finding, line[match.end() :])
    if rule is None:
        return []
    return [resting_on(checking, finding, "contradicted", say("check_stands"), rule.instrument)]


def _about(checking: Checking, claim: Claim) -> Part | None:
    found = [
        part for part in (claim.whole, *claim.parts) if part.topic and part.topic.id in checking.variables
    ]
    return found[0] if len({part.topic.id for part in found if part.topic}) == 1 else None


def _of_noun(finding: Finding, after: str, lang: str) -> bool:
    """Whether what is said to have ended is a rule of the position found: a ban, a duty."""
    told_ = data("swept.yaml")[lang]["nouns"]
    nouns = told_.get(finding.position, told_["available"] if finding.position in GIVEN else [])
    return any(re.match(rf" (?:\w+ ){{0,4}}?{noun} ", after) for noun in nouns)


def _standing(checking: Checking, claim: Claim, finding: Finding, after: str) -> Rule | None:
    """The rule that controls, if nothing ended it and it cannot be another one of the topic that is meant."""
    top = finding.controlling
    if finding.status != "settled" or top is None or top.rule.jurisdiction == COUNTRY:
        return None
    rule = top.rule
    local = set(data("swept.yaml")[claim.lang]["local"]) & set(after.split())
    if local and claim.place is not None and rule.jurisdiction not in checking.context(claim.place).own:
        return None
    cases = [i for i in told(checking, claim) if i.case is not None]
    law = checking.record.get(Instrument, rule.instrument)
    tied = {rule.instrument, *(law.relates if law is not None else ())}
    open_ = finding.position in GIVEN and checking.record.variables[rule.variable].scale == SERVICE
    if not cases and rule.variable not in PLAIN and not open_:
        return None
    if any(not tied & {case.id, *case.relates} for case in cases):
        return None
    others = [
        r for r in checking.record.rules(rule.variable, rule.jurisdiction) if r.instrument != rule.instrument
    ]
    healers = {case.id for case in cases}
    if any(_harmed(other, healers) for other in (rule, *others)) or _earlier(checking, claim, rule):
        return None
    return rule


def _harmed(rule: Rule, cases: Set[str]) -> bool:
    """Whether a court or a repeal touched the rule, and no later step in these cases made that good."""
    harms = [last_day(step.date) for step in rule.steps if step.event in HARMS]
    heals = [last_day(step.date) for step in rule.steps if step.event in HEALS and step.by in cases]
    return bool(harms) and (not heals or max(heals) < max(harms))


def _earlier(checking: Checking, claim: Claim, rule: Rule) -> bool:
    """Whether the sentence tells of a time before the rule began, or of when it may have been blocked."""
    first = min((step.date for step in rule.steps), default="")
    found = told_periods(claim.whole.words, claim.lang, checking.on)
    healed = any(step.event in HEALS for step in rule.steps)
    return any(p.first < first or healed for p in found)


@cache
def _ended(lang: str) -> Way:
    told_ = data("swept.yaml")[lang]
    actors, ends = "|".join(told_["actors"]), "|".join(told_["ended"])
    return Way(rf" (?:{actors}) (?:\w+ ){{0,4}}?(?:{ends}) ")
