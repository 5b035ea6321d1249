"""A city or county that is said to be free of its state's law on work with ICE (``data/optout.yaml``)."""

from __future__ import annotations

from lexloci.answers.checking.claims import BROAD, Claim
from lexloci.answers.checking.judges.plainly import doubted
from lexloci.answers.checking.judges.rule import resting_on
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.words import say
from lexloci.places.model import STATE_KINDS, Jurisdiction
from lexloci.places.states import states
from lexloci.reading.patterns import way_of
from lexloci.reading.words import Words

LIMITS, AGREEMENT = "local_limits", "agreement_287g"
ACTS = frozenset(
    {"ask", "hold", "detainer", "notify", "transfer", "access", "share", "release", "operation", "seize"}
)
"""Concepts of acts that have rules of their own."""
RULED = {
    "freed": frozenset({"required", "prohibited"}), "left": frozenset({"required", "prohibited"}),
    "limits": frozenset({"prohibited"}),
}  # fmt: skip
"""By which rules of the state a city is not free as it is said to be."""


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """At most one ruling: the state's own law settles what is said to be left to a city or county."""
    manner = _manner(claim)
    place = _state_of(checking, claim) if manner else None
    if place is None:
        return []
    of_agreement = manner == "left" and _stands(claim.whole.words, "agreement", claim.lang)
    finding = checking.context(place).finding(AGREEMENT if of_agreement else LIMITS)
    if finding.status != "settled" or finding.position not in RULED[manner]:
        return []
    return [resting_on(checking, finding, "contradicted", say("check_contradicted"))]


def _manner(claim: Claim) -> str:
    """How the sentence frees a local body: from the law, by a choice, by limits of its own; empty if not."""
    words, lang = claim.whole.words, claim.lang
    if _stands(words, "against", lang) or doubted(words):
        return ""
    matter = _stands(words, "matter", lang)
    if matter and _stands(words, "left", lang):
        return "" if _of_one_act(claim) else "left"
    if not _of_body(claim):
        return ""
    if matter and _stands(words, "limits", lang):
        return "limits"
    meant = matter or "sanctuary" in claim.whole.concepts or _stands(words, "acts", lang)
    law = meant and _stands(words, "law", lang)
    return "freed" if law and _stands(words, "freed", lang) and _stands(words, "may", lang) else ""


def _of_one_act(claim: Claim) -> bool:
    """Whether it is one act that is left to them, such as to ask or to hold: that has a rule of its own."""
    topics = {part.topic.id for part in (claim.whole, *claim.parts) if part.topic}
    others = {hit.concept for hit in claim.whole.hits} & ACTS
    return any(not topic.startswith(BROAD) for topic in topics - {LIMITS, AGREEMENT}) or bool(others)


def _of_body(claim: Claim) -> bool:
    """Whether a city or county is spoken of: by the word, or by the name of one."""
    return _stands(claim.whole.words, "bodies", claim.lang) or any(
        place.kind not in STATE_KINDS for place in claim.own_places
    )


def _state_of(checking: Checking, claim: Claim) -> Jurisdiction | None:
    """The state of the place that is spoken of."""
    codes = {place.state for place in claim.places if place.state}
    code = codes.pop() if len(codes) == 1 else ""
    return checking.engine.gazetteer.by_id(states()[code].id) if code else None


def _stands(words: Words, name: str, lang: str) -> bool:
    return way_of("optout.yaml", lang, name).search(words) is not None
