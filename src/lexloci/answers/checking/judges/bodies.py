"""Courts and offices that no law makes, as a city's supreme court is one (``data/bodies.yaml``)."""

from __future__ import annotations

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.words import say
from lexloci.core.patterns import compiled
from lexloci.places.model import STATE_KINDS
from lexloci.places.names import fold
from lexloci.places.states import by_name
from lexloci.reading.lexicon import data
from lexloci.reading.patterns import NAMED

WORDS = frozenset({
    "court", "tribunal", "registry", "department", "bureau", "agency", "board", "corte", "registro",
    "departamento", "oficina", "junta",
})  # fmt: skip
"""Words without one of which a sentence names no such body."""
WHY = {"supreme": "check_no_supreme", "immigration": "check_no_immigration", "charter": "check_no_charter"}
DENIED = frozenset({"no", "not", "never", "nonexistent", "ningun", "ninguna", "inexistente"})


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """A ruling where the sentence takes such a body for granted."""
    words = claim.whole.words
    if words.there.isdisjoint(WORDS) or not words.there.isdisjoint(DENIED):
        return []
    told, line = data("bodies.yaml"), _named(checking, claim)
    state = (claim.places[0] if claim.places else checking.subject) or None
    for sort, patterns in told[claim.lang].items():
        if sort == "supreme" and state is not None and state.state in told["except"]:
            continue
        if any(compiled(f" {p} ".replace("PLACE", NAMED)).search(line) for p in patterns):
            return [Ruling(verdict="false_premise", reason=say(WHY[sort]))]
    return []


def _named(checking: Checking, claim: Claim) -> str:
    """The line of the sentence with :data:`NAMED` for the cities and counties that it may mean."""
    subject = [checking.subject] if checking.subject is not None else []
    local = [place for place in (*claim.own_places, *claim.places, *subject) if place.kind not in STATE_KINDS]
    names = {fold(place.name.removesuffix(" County")) for place in local}
    line = claim.whole.words.line
    for name in sorted(names - by_name().keys(), key=len, reverse=True):
        line = line.replace(f" {name} ", f" {NAMED} ")
    return line
