"""A service opened to people without status, or kept for others, against its Finding (``data/openness.yaml``)."""

from __future__ import annotations

from functools import cache

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.plainly import doubted
from lexloci.answers.checking.judges.rule import against
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.words import say
from lexloci.reading.lexicon import data
from lexloci.reading.ways import Way

SERVICES = (
    ("license", "drivers_license"), ("tuition", "instate_tuition"), ("aid", "state_financial_aid"),
    ("coverage", "health_adults"),
)  # fmt: skip
"""Concepts and the services that they speak of."""
CHILD, CHILDREN = "child", "health_children"
REFUTES = {
    "open": frozenset({"unavailable", "prohibited"}), "shut": frozenset({"available"}),
}  # fmt: skip

BEARS = {
    "open": frozenset({"available"}), "shut": frozenset({"unavailable", "prohibited"}),
}  # fmt: skip
"""Positions by which it was once as it is said to be."""


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """At most one ruling on whom a service is said to be open to."""
    place = claim.place or checking.subject
    said = _said(claim)
    service = _service(claim) if said and place is not None else ""
    if not service or place is None:
        return []
    finding = checking.context(place).finding(service)
    if finding.status != "settled" or finding.position not in REFUTES[said]:
        return []
    if any(own.state and own.state != place.state for own in claim.own_places):
        return []
    return [against(checking, place, finding, BEARS[said], say("check_contradicted"))]


def _service(claim: Claim) -> str:
    """The one service that is spoken of; empty where there are several, or none."""
    there = claim.whole.concepts
    found = [service for concept, service in SERVICES if concept in there]
    if not found and _way("emergency", claim.lang).search(claim.whole.words):
        found = ["health_adults"]
    if len(found) != 1 or "occupation" in there or "municipal_id" in there:
        return ""
    return CHILDREN if found[0] == "health_adults" and CHILD in there else found[0]


def _said(claim: Claim) -> str:
    """``open`` or ``shut``; empty where neither is said outright."""
    words, lang = claim.whole.words, claim.lang
    if not claim.whole.stance.plain:
        return ""
    if claim.sentence.text.rstrip().endswith("?") or doubted(words) or _way("aside", lang).search(words):
        return ""
    only = _way("others", lang).search(words) is not None and _way("alone", lang).search(words) is not None
    them = _way("them", lang).search(words)
    line = words.line
    rest = f" {line[: them.start()].strip()} {line[them.end() :].strip()} " if them is not None else line
    denied = _way("not", lang).pattern.search(rest) is not None
    if only or (them is not None and _way("emergency", lang).search(words)):
        return "" if denied else "shut"
    if them is None or denied:
        return ""
    if _way("shut", lang).pattern.search(line):
        return "shut"
    if _way("urgent", lang).search(words):
        return ""
    return "open" if _way("open", lang).pattern.search(rest) else ""


@cache
def _way(name: str, lang: str) -> Way:
    return Way(rf" {data('openness.yaml')[lang][name]} ")
