"""What is said to be reason enough by itself for a hold or an arrest, against a rule that asks for more."""

from __future__ import annotations

from functools import cache

from lexloci.answers.checking.byyear import years_told
from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.plainly import doubted
from lexloci.answers.checking.judges.rule import resting_on
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.checking.sole import REASONS, sole, too_little
from lexloci.answers.words import say
from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data
from lexloci.reading.ways import Way
from lexloci.reading.words import Words

DENIED = frozenset({"must_not", "does_not", "not_required", "no_rule"})
HOLD, ARREST = "detainer_hold", "civil_arrest"
ACTS = (("hold", HOLD), ("arrest", ARREST))
"""What is done, and the variable whose rule is on it."""


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """At most one ruling: the reason is too little by the rule of the place."""
    words, place = claim.whole.words, claim.place or checking.subject
    if place is None or doubted(words) or years_told(claim) or claim.whole.stance.stance in DENIED:
        return []
    for reason in REASONS:
        rest = _rest(words, reason, claim.lang)
        if not rest or not _allowed(claim, rest):
            continue
        for act, variable in ACTS:
            held_for_status = reason == "status" and act == "hold"
            if held_for_status or _way(claim.lang, "acts", act).search(words) is None:
                continue
            finding = checking.context(place).finding(variable)
            if too_little(finding, reason):
                return [resting_on(checking, finding, "contradicted", say("check_contradicted"))]
    return []


def _rest(words: Words, reason: str, lang: str) -> str:
    """The line without the reason that it tells of as the only one; empty where it tells of none."""
    found = sole(lang, reason).search(words)
    if found is None:
        return ""
    line = f"{words.line[: found.start()]} {words.line[found.end() :]} "
    freed = compiled(rf" {data('alone.yaml')[lang]['freed']}(?= )").sub(" may ", f" {words.line.strip()} ")
    return freed if freed.strip() != words.line.strip() else f" {' '.join(line.split())} "


def _allowed(claim: Claim, rest: str) -> bool:
    """Whether a local body is said, outright, to be allowed or ordered to act on it."""
    own = data("alone.yaml")[claim.lang]
    said = {name: compiled(rf" {own[name]}(?= )").search(rest) for name in ("who", "others", "may", "not")}
    may = said["may"] or compiled(rf" {own['may']}(?= )").search(f" {claim.whole.words.line.strip()} ")
    return said["who"] is not None and may is not None and not (said["others"] or said["not"])


@cache
def _way(lang: str, name: str, part: str) -> Way:
    return Way(rf" {data('alone.yaml')[lang][name][part]} ")
