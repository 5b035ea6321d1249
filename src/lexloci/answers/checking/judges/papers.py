"""Papers made a condition of school, of care in an emergency, of a work license (``data/papers.yaml``)."""

from __future__ import annotations

import re

from lexloci.answers.checking.byyear import years_told
from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.plainly import doubted
from lexloci.answers.checking.judges.rule import against
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.words import say
from lexloci.reading.lexicon import data
from lexloci.reading.patterns import way_of

SCHOOL, CARE, WORK = "k12", "emergency_care", "occupational_license"
GIVEN = "available"
ONCE = frozenset({"unavailable", "prohibited"})
"""Positions by which it was once denied."""


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """At most one ruling: everyone has it, and the sentence gives it only to those with papers."""
    topic = _denied(claim)
    place = claim.place or checking.subject
    if not topic or place is None:
        return []
    finding = checking.context(place).finding(topic)
    if finding.status != "settled" or finding.position != GIVEN:
        return []
    return [against(checking, place, finding, ONCE, say("check_contradicted"))]


def _denied(claim: Claim) -> str:
    """Of what the sentence deprives people without papers; empty where it tells of nothing of the kind."""
    if doubted(claim.whole.words):
        return ""
    if _all(claim, "board", "verified"):
        return "" if years_told(claim) or _stands(claim, "opposed") else WORK
    has = {name: _stands(claim, name) for name in ("school", "care")}
    if has["care"] and (_refused(claim) or _put_off(claim)):
        return CARE
    return (
        SCHOOL if (has["school"] or claim.before == SCHOOL) and (_charged(claim) or _kept_out(claim)) else ""
    )


def _refused(claim: Claim) -> bool:
    """Whether care is refused to those who have no papers."""
    return _all(claim, "denied", "lacking") and not _left(claim, "against", "lacking")


def _put_off(claim: Claim) -> bool:
    """Whether care has to wait until papers are shown."""
    return _all(claim, "asks", "shown", "first") and not (
        _stands(claim, "against") or _stands(claim, "insured")
    )


def _charged(claim: Claim) -> bool:
    """Whether a child without papers has to pay for school."""
    return _all(claim, "fee", "lacking", "pupils") and not (
        _stands(claim, "against") or _stands(claim, "elder")
    )


def _kept_out(claim: Claim) -> bool:
    """Whether a child is taken in only with papers."""
    if not _all(claim, "taken", "papers") or _stands(claim, "other"):
        return False
    double = _stands(claim, "double") and not _stands(claim, "asks")
    return double or (_stands(claim, "asks") and not _stands(claim, "against"))


def _all(claim: Claim, *names: str) -> bool:
    return all(_stands(claim, name) for name in names)


def _stands(claim: Claim, name: str) -> bool:
    return way_of("papers.yaml", claim.lang, name).search(claim.whole.words) is not None


def _left(claim: Claim, name: str, without: str) -> bool:
    """Whether ``name`` stands outside of what ``without`` takes up."""
    told = data("papers.yaml")[claim.lang]
    line = re.sub(rf" {told[without]}(?= )", " ", claim.whole.words.line)
    return way_of("papers.yaml", claim.lang, name).pattern.search(line) is not None
