"""What is said to be enough for a hold, an arrest, a door, a landlord to act (``data/enough.yaml``)."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from lexloci.answers.checking.byyear import years_told
from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.plainly import doubted
from lexloci.answers.checking.judges.rule import resting_on
from lexloci.answers.checking.judges.terms import lines_of
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.words import say
from lexloci.core.patterns import compiled
from lexloci.places.model import Jurisdiction
from lexloci.reading.lexicon import data
from lexloci.reading.patterns import way_of
from lexloci.reading.ways import Way
from lexloci.reading.words import Words

HOUSING, ASKING = "housing_status_inquiry", "status_inquiry"
BARRED, SOME = "prohibited", "limited"
HOLD = "detainer_hold"
BY_JUDGE = frozenset({"jail_access", "joint_operations", HOLD})
"""Variables whose rule for some cases may ask for a judge in each of them."""
SHORT = 14
"""Words of a sentence that goes on with what the one before was about."""


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """At most one ruling: what is said to be enough is not, by the rule of the place."""
    place = claim.place or checking.subject
    if place is None or doubted(claim.whole.words):
        return []
    by_warrant = _on_warrant(checking, claim, place)
    return by_warrant or _on_landlord(checking, claim, place) or _on_victims(checking, claim, place)


def _on_warrant(checking: Checking, claim: Claim, place: Jurisdiction) -> list[Ruling]:
    """A paper that no judge has signed, where the rule asks for a judge."""
    words, lang = claim.whole.words, claim.lang
    weak = _way(lang, "weak").search(words)
    if weak is None or not _on_it(words, weak, lang) or _way(lang, "enough").search(words) is None:
        return []
    if _denied(words, weak, lang) or years_told(claim):
        return []
    for variable, pattern in _acts(lang):
        topic = claim.whole.topic
        own = topic is None or (topic.id == variable and claim.whole.act)
        near = claim.before == variable and len(words) <= SHORT and own
        if pattern.search(words) is None and not near:
            continue
        finding = checking.context(place).finding(variable)
        if finding.status != "settled" or finding.position not in (BARRED, SOME):
            return []
        by_judge = variable in BY_JUDGE and not (variable == HOLD and _of_crime(words))
        if finding.position == BARRED or (by_judge and _judged(lines_of(checking, finding))):
            return [resting_on(checking, finding, "contradicted", say("check_judge"))]
        return []
    return []


def _of_crime(words: Words) -> bool:
    """Whether a crime, and not the paper, may be what is enough."""
    return compiled(rf" {data('enough.yaml')['crimes']} ").search(words.line) is not None


def _judged(lines: list[str]) -> bool:
    """Whether a rule for some cases asks for a judge, and takes no paper of ICE itself."""
    told = {
        name: any(compiled(rf" {data('enough.yaml')[name]} ").search(line) for line in lines)
        for name in ("judge", "unjudged")
    }
    return told["judge"] and not told["unjudged"]


def _on_it(words: Words, weak: re.Match[str], lang: str) -> bool:
    """Whether something is done on the paper, or it begins the sentence: "serve ICE warrants" is neither."""
    before = words.line[: weak.start()].split()[-1:]
    bare = weak.group().split()[0] in ("without", "no", "sin")
    return bare or not before or before[0] in data("enough.yaml")[lang]["led"]


def _denied(words: Words, weak: re.Match[str], lang: str) -> bool:
    """Whether a "not" stands outside of what tells of the paper."""
    rest = _way(lang, "weak").pattern.sub(" ", f" {words.line[weak.end() :].lstrip()}")
    line = f"{words.line[: weak.start()]} {rest} ".replace("  ", " ")
    return _way(lang, "not").pattern.search(f" {line.strip()} ") is not None


def _on_landlord(checking: Checking, claim: Claim, place: Jurisdiction) -> list[Ruling]:
    """What a landlord may do who learns of a tenant's status, where the rule bars that."""
    words, told = claim.whole.words, _told("landlords", claim.lang)
    if not _allowed(told, words, known=claim.before == HOUSING):
        return []
    act = next((name for name in ("report", "evict", "refuse", "ask") if told[name].search(words)), "")
    finding = checking.context(place).finding(HOUSING)
    if not act or finding.status != "settled" or finding.position not in (BARRED, SOME):
        return []
    rules = data("enough.yaml")["landlords"]
    lines = lines_of(checking, finding)
    free = act == "ask" and any(compiled(rf" {rules['free']} ").search(line) for line in lines)
    if free or not any(compiled(rf" {rules['told'][act]}").search(line) for line in lines):
        return []
    return [resting_on(checking, finding, "contradicted", say("check_contradicted"))]


def _on_victims(checking: Checking, claim: Claim, place: Jurisdiction) -> list[Ruling]:
    """Police who ask victims or witnesses for their status, where the rule bars that."""
    words, told = claim.whole.words, _told("victims", claim.lang)
    if not _allowed(told, words):
        return []
    finding = checking.context(place).finding(ASKING)
    if finding.status != "settled" or finding.position not in (BARRED, SOME):
        return []
    rule = data("enough.yaml")["victims"]["told"]
    if not any(compiled(rf" {rule} ").search(line) for line in lines_of(checking, finding)):
        return []
    return [resting_on(checking, finding, "contradicted", say("check_contradicted"))]


def _way(lang: str, name: str) -> Way:
    return way_of("enough.yaml", lang, name)


def _allowed(told: dict[str, Way], words: Words, *, known: bool = False) -> bool:
    """Whether it is said outright that they may do something for somebody's status.

    :param known: the sentence before tells who they are.
    """
    stands = all(told[name].search(words) for name in ("status", "may"))
    stands = stands and (known or told["who"].search(words) is not None)
    return stands and told["not"].search(words) is None


@cache
def _acts(lang: str) -> tuple[tuple[str, Way], ...]:
    told: dict[str, Any] = data("enough.yaml")[lang]["acts"]
    return tuple((name, Way(rf" {pattern} ")) for name, pattern in told.items())


@cache
def _told(who: str, lang: str) -> dict[str, Way]:
    return {name: Way(rf" {pattern} ") for name, pattern in data("enough.yaml")[who][lang].items()}
