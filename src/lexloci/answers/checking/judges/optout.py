"""A city or county that is said to be free of its state's law on work with ICE (``data/optout.yaml``)."""

from __future__ import annotations

from lexloci.answers.checking.claims import BROAD, Claim
from lexloci.answers.checking.judges.plainly import doubted
from lexloci.answers.checking.judges.rule import resting_on
from lexloci.answers.checking.linking import named
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.checking.thread import NEAR
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
HELD = frozenset({
    LIMITS, AGREEMENT, "status_inquiry", "detainer_hold", "release_notification", "custody_transfer",
    "jail_access", "information_sharing", "joint_operations", "civil_arrest",
})  # fmt: skip
"""What the sentence before is about, whose law this one points back to."""
POINTED = "pointed"
"""The manner of a sentence that frees a body of "that law"."""
SET = frozenset({"required", "prohibited"})
RULED = {"freed": SET, POINTED: SET, "left": SET, "limits": frozenset({"prohibited"})}
"""By which rules of the state a city is not free as it is said to be."""


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """At most one ruling: the state's own law settles what is said to be left to a city or county."""
    manner = _manner(claim)
    place = _state_of(checking, claim) if manner else None
    if place is None or (manner == POINTED and not _by_the_state(checking, claim, place)):
        return []
    of_agreement = manner == "left" and _stands(claim.whole.words, "agreement", claim.lang)
    finding = checking.context(place).finding(AGREEMENT if of_agreement else LIMITS)
    if finding.status != "settled" or finding.position not in RULED[manner]:
        return []
    return [resting_on(checking, finding, "contradicted", say("check_contradicted"))]


def _manner(claim: Claim) -> str:
    """How the sentence frees a local body: from the law, by a choice, by limits of its own; empty if not."""
    words, lang = claim.whole.words, claim.lang
    if _stands(words, "against", lang) or doubted(words) or _of_anywhere(claim):
        return ""
    matter = _stands(words, "matter", lang)
    if matter and _stands(words, "left", lang):
        return "" if _of_one_act(claim) else "left"
    if not _of_body(claim):
        return ""
    if matter and _stands(words, "limits", lang):
        return "limits"
    meant = matter or "sanctuary" in claim.whole.concepts or _stands(words, "acts", lang)
    law = _stands(words, "law", lang) if meant else claim.before in HELD and _stands(words, "back", lang)
    freed = law and _stands(words, "freed", lang) and _stands(words, "may", lang)
    return ("freed" if meant else POINTED) if freed else ""


def _of_anywhere(claim: Claim) -> bool:
    """Whether it is said of some cities, and not of those of the state: there are others that may."""
    words, lang = claim.whole.words, claim.lang
    confined = claim.own_places or _stands(words, "here", lang)
    return not confined and _stands(words, "anywhere", lang)


def _by_the_state(checking: Checking, claim: Claim, state: Jurisdiction) -> bool:
    """Whether the law of the sentence before is one of the state, and none of a city's own."""
    named(checking, claim)
    thread = checking.thread
    numbered = thread.instruments if thread.numbers and thread.age <= NEAR else []
    laws = thread.before if thread.called_before else numbered
    return bool(laws) and all(law.jurisdiction == state.id for law in laws)


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
