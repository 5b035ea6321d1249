"""A statewide sanctuary act or ban that a sentence takes for granted, and that a search did not find."""

from __future__ import annotations

import re
from functools import cache

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.rule import resting_on
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.words import say
from lexloci.core.patterns import compiled
from lexloci.places.states import by_name, states
from lexloci.reading.patterns import state_names
from lexloci.reading.stance import modals

VARIABLE = "local_limits"
UNREAL = frozenset({"no_subject", "not", "does_not", "proposal", "hedge", "no_rule"})
UNMADE = frozenset({
    "failed", "died", "proposed", "never", "would", "vetoed", "bill", "propuesta", "fracaso", "murio",
    "nunca", "defeated", "rejected", "without", "lacks", "lack", "sin", "if", "si",
})  # fmt: skip
"""Words by which such an act was never made."""
WORD = "sanctuary"


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """At most one ruling: on a law that was never found, or on one that stands and is said to be gone."""
    return _never_made(checking, claim) or _still_there(checking, claim)


def _still_there(checking: Checking, claim: Claim) -> list[Ruling]:
    """``Oregon repealed its sanctuary law``, where the law stands."""
    words = claim.whole.words
    match = _gone().search(words.line) if WORD in words.there else None
    if match is None or {hit.concept for hit in modals(words, claim.lang)} & UNREAL:
        return []
    place = checking.engine.gazetteer.by_id(states()[by_name()[match[1]]].id)
    finding = checking.context(place).finding(VARIABLE)
    meant = "prohibited" if match[2] == "ban" else "required"
    if finding.status != "settled" or finding.position != meant:
        return []
    return [resting_on(checking, finding, "contradicted", say("check_stands"))]


def _never_made(checking: Checking, claim: Claim) -> list[Ruling]:
    """A law that the search for one, now finished, did not find."""
    words = claim.whole.words
    if words.there.isdisjoint((WORD, "santuario", "santuarios")) or words.there & UNMADE:
        return []
    match = _pattern().search(words.line)
    if match is None or {hit.concept for hit in modals(words, claim.lang)} & UNREAL:
        return []
    code = by_name().get(match[1] or match[2] or match[3], "")
    if not code:
        return []
    place = checking.engine.gazetteer.by_id(states()[code].id)
    finding = checking.context(place).finding(VARIABLE)
    if finding.status != "no_rule_found" or finding.surveyed_on is None:
        return []
    return [resting_on(checking, finding, "false_premise", say("check_searched"))]


@cache
def _gone() -> re.Pattern[str]:
    names = state_names()
    return compiled(
        rf" ({names}) (?:has |had )?(?:repealed|scrapped|ended|dropped|abolished|undid|struck down) "
        r"its (?:\w+ )?sanctuary (law|act|statute|ban) "
    )


@cache
def _pattern() -> re.Pattern[str]:
    """``the Minnesota Sanctuary Act``, ``Virginia's 2018 sanctuary ban``, ``la ley santuario de Nevada``."""
    names = state_names()
    return compiled(
        rf" ({names}) (?:\d{{4}} |new |own |statewide |state )*sanctuary (?:\w+ )?(?:act|law|ban|statute) "
        rf"| sanctuary (?:\w+ )?(?:act|law|ban|statute) (?:of|in) ({names}) "
        rf"| (?:ley|prohibicion) (?:de |sobre )?(?:\w+ )?santuarios? de ({names}) "
    )
