"""What no state or city can change: that federal officers may arrest under federal law."""

from __future__ import annotations

from lexloci.answers.checking.claims import Claim, Part
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.statement import Statement, both, from_sources
from lexloci.answers.words import say
from lexloci.reading.lexicon import Hit, data
from lexloci.reading.stance import modals
from lexloci.record.model.instrument import Instrument

POWER = "us-8-usc-1226"
"""The statute by which ICE arrests."""
SOMEWHERE = frozenset({
    "courthouse", "court", "school", "hospital", "church", "city_space", "jail", "mask", "dmv", "share",
    "detainer", "contract", "landlord", "employer", "license", "access",
})  # fmt: skip
"""Concepts of places and ways in which local law does bind, so that the sentence says less than "nowhere"."""
OTHERS = frozenset({"police", "sheriff", "local"})


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """A ruling on clauses that say federal officers may, or may not, arrest in a place at all."""
    for part in claim.parts:
        says = _may_arrest(part, claim.lang)
        statute = checking.record.get(Instrument, POWER) if says is not None else None
        if statute is not None:
            truth = Statement(
                say("check_federal", citation=statute.citation, summary=both(statute.summary)), "rule",
                from_sources(statute.sources),
            )  # fmt: skip
            verdict, key = (
                ("supported", "check_supported") if says else ("contradicted", "check_federal_power")
            )
            return [
                Ruling(verdict=verdict, reason=say(key), truth=truth, instrument=POWER)  # type: ignore[arg-type]
            ]
    return []


def _may_arrest(part: Part, lang: str) -> bool | None:
    """What the clause says of the power of federal officers; None if it says nothing plain of it."""
    told = data("federal_power.yaml")[lang]
    line = part.words.line
    actors = [hit for hit in part.hits if hit.concept == "ice"]
    if not actors or part.concepts & SOMEWHERE or not part.stance.plain or part.stance.exception:
        return None
    if any(f" {phrase} " in line for phrase in told["limits"]):
        return None
    if not any(f" {phrase} " in line for phrase in told["acts"]):
        return None
    lost = next((phrase for phrase in told["lost"] if f" {phrase} " in line), "")
    if lost:
        at = part.words.index(line.index(f" {lost} ") + 1)
        return False if _subject(actors, Hit("lost", at, at), part) else None
    modal = [hit for hit in modals(part.words, lang) if hit.concept in ("may", "must_not")]
    modal = [hit for hit in modal if not any(_inside(hit, other) for other in modal)]
    if len(modal) != 1 or not _subject(actors, modal[0], part):
        return None
    return modal[0].concept == "may"


def _inside(hit: Hit, other: Hit) -> bool:
    return hit != other and other.first <= hit.first and hit.last <= other.last


def _subject(actors: list[Hit], modal: Hit, part: Part) -> bool:
    """Whether federal officers, and nobody else, stand before the modal word."""
    before = [hit for hit in actors if hit.last < modal.first]
    between = [
        hit
        for hit in part.hits
        if before and hit.concept in OTHERS and hit.first > before[-1].last and hit.last < modal.first
    ]
    others_first = (
        any(hit.concept in OTHERS and hit.last < before[0].first for hit in part.hits) if before else False
    )
    return bool(before) and not between and not others_first
