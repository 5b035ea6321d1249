"""A law of the state itself: whether a clause tells of one, and what the one on record says."""

from __future__ import annotations

import re
from functools import cache

from lexloci.core.patterns import compiled
from lexloci.law.finding import Finding
from lexloci.reading.patterns import state_names
from lexloci.reading.words import Words

NONE = frozenset({"no", "not", "nothing", "never", "neither", "nor", "nada", "ningun", "ninguna", "nunca"})


def by_state_law(words: Words) -> bool:
    """Whether a law of the state is said to give or to order it: "state law makes colleges charge …"."""
    return NONE.isdisjoint(words.there) and _state_law().search(words.line) is not None


def by_own_law(finding: Finding, state: str) -> str:
    """The settled position that a law of the state ``state`` itself gives; empty where there is none."""
    top = finding.controlling
    own = finding.status == "settled" and top is not None and top.rule.jurisdiction == state
    return finding.position or "" if own else ""


@cache
def _state_law() -> re.Pattern[str]:
    return compiled(
        rf" (?:(?:state|{state_names()})(?: s)? (?:law|statute)s?|(?:law|statute)s? of the state"
        r"|ley(?:es)? (?:estatal(?:es)?|del estado)) "
    )
