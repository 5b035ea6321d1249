"""Which federal list a sentence speaks of: by its name, or as "that list" after it was named."""

from __future__ import annotations

from functools import cache

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.ruling import Checking
from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data
from lexloci.reading.phrases import Phrases
from lexloci.reading.words import Words

LISTS = ("doj_list_2025", "dhs_list_2025", "welcoming_certified")
VOCABULARY = "lists.yaml"
COUNTED = compiled(
    r" (?:counted|counts|named|labell?ed|designated|declared|identified|classified|branded) (?:\S+ ){1,6}?"
    r"(?:a|as|among) (?:\S+ ){0,2}?sanctuary (?:jurisdictions?|cities|city|places?|states?|county|counties) "
)
"""How a text says that a department counts a place among the sanctuaries, and names no list."""
AGAIN = compiled(
    r" (?:that|this|the|the same|its|departments?) (?:same |federal |august |may |2025 |sanctuary ){0,2}"
    r"(?:list|roll|roster) (?!of (?!sanctuar|jurisdict|the (?:justice|department)))"
    r"| (?:esa|esta|dicha|aquella|la|su) (?:misma )?(?:lista|nomina) "
    r"(?!de (?!jurisdic|santuari|lugares|ciudades))"
    r"| (?:aparec|figur|est[ao]|sal|entr)\S* (?:tambien |tampoco |si ){0,1}en ella "
    r"| (?:states|cities|counties|places|jurisdictions|governments) (?:that |which )?"
    r"(?:the (?:justice )?department|doj|washington) (?:had )?(?:named|listed|singled out|put) "
    r"| (?:estados|ciudades|condados|lugares) que (?:el departamento|justicia) (?:nombr|inclu|senal|puso)\S* "
)
"""How a text speaks of the list that it has named."""
STILL = 1_500
"""Characters after which "the list" need no longer be the one that was named."""
BEGINNING = 6
"""Words at the beginning of a sentence right after one on a list, among which its place stands."""
GOING_ON = 14
"""Words that such a sentence may have."""
ADJACENT = 3
"""Characters between two sentences of one paragraph."""


def list_of(checking: Checking, claim: Claim) -> str:
    """The variable of the list that the sentence speaks of; empty if it speaks of none."""
    concepts = claim.whole.concepts
    if "welcoming" in concepts:
        return "welcoming_certified"
    line = claim.whole.words.line
    before = checking.thread.variable if checking.thread.variable in LISTS else ""
    if "list" not in concepts and not COUNTED.search(line):
        return before if _again(checking, claim) or goes_on(checking, claim) else ""
    if "dhs_list" in concepts or told_by_words(claim.whole.words, "security"):
        return "dhs_list_2025"
    if "doj" in concepts and told_by_words(claim.whole.words, "department"):
        return "doj_list_2025"
    back = "back" in concepts or goes_on(checking, claim) or _again(checking, claim)
    return before if back else ""


def goes_on(checking: Checking, claim: Claim) -> bool:
    """Whether a sentence right after one on a list says of further places that they are on it, or are not."""
    thread, words = checking.thread, claim.whole.words
    follows = 0 <= claim.sentence.start - thread.listed <= ADJACENT and thread.variable in LISTS
    if not follows or not claim.own_places or len(words) > GOING_ON:
        return False
    begins = any(Words(place.name).keys[0] in words.keys[:BEGINNING] for place in claim.own_places)
    return begins and claim.whole.topic is None and told_by_words(words, "likewise")


def told_by_words(words: Words, *names: str) -> bool:
    """Whether a word or phrase of one of the groups of :data:`VOCABULARY` stands in ``words``."""
    return any(_phrases(name).stand_in(words) for name in names)


def _again(checking: Checking, claim: Claim) -> bool:
    """Whether the list named before is meant, not far behind, and a place is told of it."""
    near = 0 <= claim.sentence.start - checking.thread.listed <= STILL
    return near and bool(claim.own_places) and AGAIN.search(claim.whole.words.line) is not None


@cache
def _phrases(name: str) -> Phrases:
    return Phrases(data(VOCABULARY)[name])
