"""A service opened to people without status, or kept for others (``data/openness.yaml``)."""

from __future__ import annotations

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.plainly import doubted
from lexloci.answers.checking.judges.rule import against
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.words import say
from lexloci.core.patterns import compiled
from lexloci.reading.patterns import way_of
from lexloci.reading.unlike import unlike
from lexloci.reading.ways import Way
from lexloci.reading.words import Words

SERVICES = (
    ("license", "drivers_license"), ("tuition", "instate_tuition"), ("aid", "state_financial_aid"),
    ("coverage", "health_adults"),
)  # fmt: skip
"""Concepts and the services that they speak of."""
DRIVING = compiled(r" (?:driv\w+|motor\w*|dmv|bmv|road test|roads?|conduc\w+|manej\w+) ")
"""Words by which a license is one to drive."""
WORK = "occupational_license"
NOT_CITIZEN = compiled(r" (?:who )?(?:is|are|no|not) (?:not )?(?:a |es )?(?:citizens?|ciudadan\w+)(?= )")
"""Of whom status is asked: "who is not a citizen"."""
CHILD, CHILDREN = "child", "health_children"
CONCEPTS = frozenset({"license", "tuition", "aid", "coverage", "occupation"})
URGENT = frozenset({"emergency", "emergencia", "emergencias", "urgencias"})
"""One of these concepts or words is in every sentence on these services."""
BEARS = {
    "open": frozenset({"available"}), "shut": frozenset({"unavailable", "prohibited"}),
}  # fmt: skip
"""Positions by which it is, or was once, as it is said to be; those of the other refute it."""
OTHER = {"open": "shut", "shut": "open"}


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """At most one ruling on whom a service is said to be open to."""
    place = claim.place or checking.subject
    if CONCEPTS.isdisjoint(claim.whole.concepts) and URGENT.isdisjoint(claim.whole.words.there):
        return []
    free = _way("board", claim.lang).search(claim.whole.words) is not None and not doubted(claim.whole.words)
    said = "open" if free else _said(claim)
    service = WORK if free else _service(claim) if said and place is not None else ""
    if not service or place is None or unlike(claim.whole.words, service):
        return []
    finding = checking.context(place).finding(service)
    if finding.status != "settled" or finding.position not in BEARS[OTHER[said]]:
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
    other = found == ["drivers_license"] and not DRIVING.search(claim.whole.words.line)
    if other and claim.before != found[0]:
        return ""
    if len(found) != 1 or "occupation" in there or "municipal_id" in there:
        return ""
    return CHILDREN if found[0] == "health_adults" and CHILD in there else found[0]


def _said(claim: Claim) -> str:
    """``open`` or ``shut``; empty where neither is said outright."""
    words, lang = claim.whole.words, claim.lang
    if not claim.whole.stance.plain or doubted(words) or _way("aside", lang).search(words):
        return ""
    only = _way("others", lang).search(words) is not None and _way("alone", lang).search(words) is not None
    them = _way("them", lang).search(words)
    line = words.line
    rest = f" {line[: them.start()].strip()} {line[them.end() :].strip()} " if them is not None else line
    denied = _way("not", lang).pattern.search(rest) is not None
    if _needed(words, lang):
        return "shut"
    if only or (them is not None and _way("emergency", lang).search(words)):
        return "" if denied else "shut"
    if them is None or denied:
        return ""
    if _way("shut", lang).pattern.search(line):
        return "shut"
    opened = _way("open", lang).pattern.search(rest) is not None
    return "open" if opened and not _way("urgent", lang).search(words) else ""


def _needed(words: Words, lang: str) -> bool:
    """Whether status must be shown to have it: of the whole service, and not of one kind of it."""
    found = _way("needs", lang).search(words)
    if found is None or _way("others_too", lang).search(words):
        return False
    line = NOT_CITIZEN.sub(" ", words.line.replace(found.group().rstrip(), " ", 1))
    return _way("not", lang).pattern.search(line) is None


def _way(name: str, lang: str) -> Way:
    return way_of("openness.yaml", lang, name)
