"""Reasons that a clause tells of as the only one, and whether a rule bars what is done on no more than that.

"On a detainer alone", "over nothing but status". The words are data (``data/alone.yaml``).
"""

from __future__ import annotations

from functools import cache
from typing import Any

from lexloci.answers.checking.claims import Part
from lexloci.core.patterns import compiled
from lexloci.law.finding import Finding
from lexloci.reading.lexicon import data
from lexloci.reading.ways import Way
from lexloci.reading.words import words_of

REASONS = ("detainer", "status")
ON_HOLDS = frozenset({"detainer_hold", "civil_arrest"})
"""Variables on what is done for such a reason."""
BARRED, SOME = "prohibited", "limited"


def too_little(finding: Finding, reason: str) -> bool:
    """Whether the rule of the place bars the act where there is no more than this reason."""
    top = finding.controlling
    if top is None or finding.status != "settled" or finding.position not in (BARRED, SOME):
        return False
    told: dict[str, str] = data("alone.yaml")["told"]
    texts = ((top.rule.summary or {}).get("en", ""), (top.rule.conditions or {}).get("en", ""))
    line = f"{words_of('. '.join(texts)).line} "
    has = {name: compiled(rf" {pattern}(?= )").search(line) is not None for name, pattern in told.items()}
    if not has[f"{reason}s" if reason == "detainer" else "statuses"] or not has["barred"]:
        return False
    if finding.position == BARRED:
        return True
    enough_told = has["alone"] or (reason == "detainer" and has["cases"])
    return enough_told and not has["vague"]


def barred_alone(part: Part, finding: Finding) -> bool:
    """Whether the clause bars what is done for one reason alone, as the rule for some cases does."""
    if part.stance.stance != "must_not" or finding.position != SOME or finding.variable not in ON_HOLDS:
        return False
    return any(sole(part.lang, one).search(part.words) and too_little(finding, one) for one in REASONS)


@cache
def sole(lang: str, reason: str) -> Way:
    """How it is told that there is no reason but this."""
    own: dict[str, Any] = data("alone.yaml")[lang]
    ways = "|".join(own["ways"]).replace("REASON", f"(?:{own['reasons'][reason]})")
    return Way(rf" (?:{ways}) ")
