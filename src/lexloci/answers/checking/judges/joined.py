"""Places taken for what they are not: land outside a city-county, a city jail that the county runs."""

from __future__ import annotations

from functools import cache

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.statement import Statement
from lexloci.answers.words import say
from lexloci.core.patterns import compiled
from lexloci.places.model import Jurisdiction
from lexloci.places.names import fold
from lexloci.reading.lexicon import data
from lexloci.reading.phrases import Phrases

DENIED = frozenset({"no", "not", "never", "none", "nor", "neither", "ningun", "ninguna", "nunca"})


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """A ruling where the sentence takes a county or a jail for granted that is not there."""
    told = data("joined.yaml")[claim.lang]
    line = claim.whole.words.line
    if DENIED & set(claim.whole.words.keys):
        return []
    for place in claim.own_places or claim.places:
        if place.same_as and any(f" {word}" in line for word in told["outside"]) and _named(place, line):
            return [_ruling(checking, place, "check_joined")]
        if _own_jail(checking, claim, place, told):
            return [_ruling(checking, place, "check_jailer")]
    return []


def _named(place: Jurisdiction, line: str) -> bool:
    return f" {fold(place.name).removesuffix(' county')} county " in line or " condado " in line


def _own_jail(checking: Checking, claim: Claim, place: Jurisdiction, told: dict[str, list[str]]) -> bool:
    """Whether a jail of the city is said to be run by the city, which the record knows has another jailer."""
    if not _jails(claim.lang).stand_in(claim.whole.words):
        return False
    line = claim.whole.words.line
    name = fold(place.name)
    said = any(f" {name} {jail} " in line or f" {jail} de {name} " in line for jail in told["jail"])
    if (
        place.is_county
        or place.same_as
        or not said
        or not any(compiled(f" {r} ").search(line) for r in told["run"])
    ):
        return False
    if not any(f" {word} " in line for word in told["city"]):
        return False
    jailer = checking.context(place).agency("jail")
    known = checking.record.agency_facts.find(place.id, "jail") is not None
    return known and jailer.jurisdiction != place.id and jailer.kind != "police"


@cache
def _jails(lang: str) -> Phrases:
    return Phrases(data("joined.yaml")[lang]["jail"])


def _ruling(checking: Checking, place: Jurisdiction, key: str) -> Ruling:
    jailer = checking.context(place).agency("jail")
    reason = say(key, place=place.label(), agency=jailer.name["en"])
    return Ruling(verdict="false_premise", reason=reason, truth=Statement(reason, "premise", ()))
