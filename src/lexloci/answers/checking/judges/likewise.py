"""A duty told in other words than the record: borne out, where every word is known (``likewise.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.detailed import texts_of
from lexloci.answers.checking.judges.plainly import doubted
from lexloci.answers.checking.judges.rule import resting_on
from lexloci.answers.checking.judges.spans import compatible, lately, told_periods
from lexloci.answers.checking.marking import MARK, marked, places_in, undated
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.words import say
from lexloci.core.patterns import compiled
from lexloci.law.finding import DISPLACED, Finding
from lexloci.places.model import Jurisdiction
from lexloci.reading.days import Period
from lexloci.reading.lexicon import data
from lexloci.reading.likeness import stemmed
from lexloci.reading.patterns import NAMED
from lexloci.reading.words import Words, words_of
from lexloci.record.compiled import Rule
from lexloci.record.timeline import BEGINNINGS, effect_of

US, FEDERAL = "us", "federal_officers"
BLOCKED = frozenset({"blocked"})
BINDING = ("available", "limited", "required")
"""Positions of rules by which something is owed."""


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """At most one ruling: ``supported``."""
    place, words = claim.place or checking.subject, claim.whole.words
    gated = words.there.isdisjoint(data("likewise.yaml")["gate"][claim.lang])
    if place is None or gated or claim.answered is not None or doubted(words):
        return []
    if any(own.state and own.state != place.state for own in claim.own_places):
        return []
    for variable in data("likewise.yaml")["variables"]:
        gate = _gate(variable, claim.lang)
        if gate.search(words.line) is None or variable not in checking.variables:
            continue
        finding = checking.context(place).finding(variable)
        if any(_says(checking, claim, place, variable, rule) for rule in _in_force(finding)):
            return [resting_on(checking, finding, "supported", say("check_supported"))]
    return []


def _in_force(finding: Finding) -> Iterator[Rule]:
    """The rules of a settled Finding that hold and are not in doubt."""
    binding = data("likewise.yaml")["variables"][finding.variable].get("positions", BINDING)
    if finding.status != "settled" or finding.position not in binding:
        return
    for cited in finding.rules:
        over = cited.suspended or cited.disputed or cited.until or cited.ended or cited.role == DISPLACED
        if not over and cited.rule.position in binding:
            yield cited.rule


def _says(checking: Checking, claim: Claim, place: Jurisdiction, variable: str, rule: Rule) -> bool:
    """Whether the sentence says nothing that the rule does not say."""
    told, lang = data("likewise.yaml"), claim.lang
    said, periods = told["variables"][variable], _periods(checking, claim)
    if not all(_dated(period, rule) for period in periods):
        return False
    line = marked(_placed(_undated(claim.whole.words, periods, lang), claim, place), said[lang])
    keys = line.split()
    marks = {key[1:] for key in keys if key.startswith(MARK)}
    text = " ".join(words.line for words, spoken in texts_of(rule) if spoken == "en")
    if marks.isdisjoint(said["core"]) or not all(_is_told(said, mark, text, rule) for mark in marks):
        return False
    if any(mark in marks and marks.isdisjoint(near) for mark, near in said.get("beside", {}).items()):
        return False
    if rule.position == "limited" and "some" in said and marks.isdisjoint(said["some"]):
        return False
    rest = [key for key in keys if not key.startswith(MARK) and key not in told["passed"][lang]]
    stems = {stemmed(key) for words, spoken in texts_of(rule) if spoken == lang for key in words.there}
    known = stems | {stemmed(key) for key in words_of(f"{rule.title[lang]} {rule.citation}").there}
    return all(stemmed(key) in known and key not in told["turns"][lang] for key in rest)


def _is_told(said: dict[str, Any], mark: str, text: str, rule: Rule) -> bool:
    """Whether a rule tells what a phrase means; some phrases mean nothing that it would have to."""
    pattern = said["told"].get(mark)
    if mark == US and (FEDERAL in rule.binds or not BLOCKED.isdisjoint(text.split())):
        return FEDERAL in rule.binds
    return pattern is None or compiled(f" {pattern} ").search(text) is not None


def _periods(checking: Checking, claim: Claim) -> list[Period]:
    """The times that a sentence names, or the month of late that it tells without its year."""
    words = claim.whole.words
    found = list(told_periods(words, claim.lang, checking.on))
    month = None if found else lately(words, claim.lang, checking.on)
    return [month] if month is not None else found


def _dated(period: Period, rule: Rule) -> bool:
    """Whether a rule began, or was made, when it is said to."""
    since = period.relation == "after"
    steps = [step for step in rule.steps if not since or effect_of(step.event) in BEGINNINGS]
    return period.relation != "before" and any(compatible(period, step.date) for step in steps)


def _undated(words: Words, periods: Sequence[Period], lang: str) -> str:
    """The line without the times; of a month without its year, without the months."""
    if all(period.end for period in periods):
        return undated(words, periods)
    months = set(data(f"dates/{lang}.yaml")["months"])
    return f" {' '.join(key for key in words.keys if key not in months)} "


def _placed(line: str, claim: Claim, place: Jurisdiction) -> str:
    """The line without the names of the places that it is about."""
    for name in places_in(claim, place):
        line = compiled(rf" (?:in |en )?{re.escape(name)}(?: s)? ").sub(" ", line)
    return line.replace(f" {NAMED} ", " ")


@cache
def _gate(variable: str, lang: str) -> re.Pattern[str]:
    """One of the phrases without which a sentence says nothing of a variable."""
    said = data("likewise.yaml")["variables"][variable]
    core = [said[lang][name] for name in said["core"] if name in said[lang]]
    return compiled(f" (?:{'|'.join(core)}) ")
