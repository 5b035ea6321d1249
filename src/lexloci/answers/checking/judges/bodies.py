"""Courts and offices that no law makes, as a city's supreme court is one (``data/bodies.yaml``)."""

from __future__ import annotations

import re
from functools import cache

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.words import say
from lexloci.core.patterns import compiled
from lexloci.places.model import STATE_KINDS
from lexloci.places.names import fold
from lexloci.places.states import by_name
from lexloci.reading.lexicon import data
from lexloci.reading.patterns import NAMED
from lexloci.reading.words import Words

WORDS = frozenset({
    "court", "tribunal", "registry", "department", "bureau", "agency", "board", "corte", "registro",
    "departamento", "oficina", "junta",
})  # fmt: skip
"""Words without one of which a sentence names no such body."""
CAP = r"[A-ZÁÉÍÓÚÑ][\w’'-]+"
AND = r"(?:(?:and|of|the|y|de|del|la|las|los) )*"
TRIBES = frozenset({"tribal_nation"})
"""Governments with courts of their own, a supreme court among them."""
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
    if _of_no_kind(checking, claim):
        return [Ruling(verdict="false_premise", reason=say("check_no_charter"))]
    return []


def _of_no_kind(checking: Checking, claim: Claim) -> bool:
    """Whether a court is said to have ruled whose name none has: "the Court of Municipal Liberties"."""
    words, known = claim.whole.words, data("bodies.yaml")["courts"][claim.lang]
    if words.there.isdisjoint(known["ruled"]):
        return False
    if any(compiled(rf"\b{sort}\b").search(words.text) for sort in known["sorts"]):
        return True
    named = [Words(match["name"]).keys for match in _court(claim.lang).finditer(words.text)]
    subject = [checking.subject] if checking.subject is not None else []
    places = {
        key for place in (*claim.own_places, *claim.places, *subject) for key in fold(place.name).split()
    }
    passed = {*known["known"], *places, *(key for name in by_name() for key in name.split())}
    general = set(data("bodies.yaml")["general"])
    own = ([key for key in keys if key not in general] for keys in named)
    return any(keys and keys[0] not in passed for keys in own)


@cache
def _court(lang: str) -> re.Pattern[str]:
    """The words with capitals that a court is named by."""
    told = data("bodies.yaml")
    of_a_place = "".join(f"(?<!{word} )" for word in told["of_a_place"])
    return compiled(rf"{of_a_place}\b{told['courts'][lang]['lead']}(?P<name>{CAP}(?: {AND}{CAP}){{0,4}})")


def _named(checking: Checking, claim: Claim) -> str:
    """The line of the sentence with :data:`NAMED` for the cities and counties that it may mean."""
    subject = [checking.subject] if checking.subject is not None else []
    every = (*claim.own_places, *claim.places, *subject)
    local = [place for place in every if place.kind not in STATE_KINDS | TRIBES]
    names = {fold(place.name.removesuffix(" County")) for place in local}
    line = claim.whole.words.line
    for name in sorted(names - by_name().keys(), key=len, reverse=True):
        line = line.replace(f" {name} ", f" {NAMED} ")
    return line
