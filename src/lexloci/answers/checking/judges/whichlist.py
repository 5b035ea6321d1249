"""Which federal list a sentence speaks of: by its name, or as "that list" after it was named."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.ruling import Checking
from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data
from lexloci.reading.phrases import Phrases
from lexloci.reading.ways import Way
from lexloci.reading.words import Words

LISTS = ("doj_list_2025", "dhs_list_2025", "welcoming_certified")
VOCABULARY = "lists.yaml"
AGAIN = compiled(
    r" (?:that|this|the|the same|said|such|its|their|departments?|department s) "
    r"(?:same |federal |august |may |2025 |sanctuary |published |short lived |current |very |government s )*"
    r"(?:list|roll|roster) (?!of (?!sanctuar|jurisdict|the (?:justice|department)))"
    r"| (?:esa|esta|dicha|aquella|la|su|ese|este|el|dicho) (?:misma |mismo |misma )?(?:lista|nomina|listado) "
    r"(?!de (?!jurisdic|santuari|lugares|ciudades))"
    r"| (?:aparec|figur|est[ao]|sal|entr)\S* (?:tambien |tampoco |si ){0,1}en ella "
    r"| (?:states|cities|counties|places|jurisdictions|governments) (?:that |which )?"
    r"(?:the (?:justice )?department|doj|washington) (?:had )?(?:named|listed|singled out|put) "
    r"| (?:estados|ciudades|condados|lugares) que (?:el departamento|justicia) (?:nombr|inclu|senal|puso)\S* "
)
"""How a text speaks of the list that it has named."""
AT_ONCE = compiled(
    r" (?:on|off|from|in|onto|among|by) it (?!is |was )|^ it (?:also |too |even |expressly )?"
    r"(?:does not |did not |doesnt |didnt )?(?:names?|named|lists?|listed|includes?|included|leaves?|left"
    r"|omits?|omitted|mentions?|covers?|covered|passes|passed|skips|skipped|says nothing|makes no mention) "
    r"| (?:en|de) ella | (?:that|which|it) (?:named|listed) | (?:of|among) them "
    r"| (?:(?:una|uno|dos) de|entre) (?:ellas|ellos) | the names include | los nombres incluyen "
    r"| (?:appears?|named|listed|stands) there | (?:ahi|alli) (?:esta|aparece|figura) "
    r"| (?:left|leave) (?:off|out) $"
)
"""How a sentence right behind one on a list speaks of it."""
MONTHS = {
    "doj_list_2025": compiled(r" (?:august|agosto)(?: \d{1,2})?(?: de)?(?: 2025)? "),
    "dhs_list_2025": compiled(r" (?:may|mayo)(?: \d{1,2})?(?: de)?(?: 2025)? "),
}
"""The months in which the lists came out."""
MEANT = compiled(
    r" (?:the |our |this |that |its |their |la |el |esa |ese |esta |este |su )?(?:own )?"
    r"(?:city|county|state|village|town|borough|parish|ciudad|condado|estado|pueblo|capital|commonwealth) "
    r"(?:itself |proper |government )?(?!(?:or|and|y|o) (?:county|city|condado) )"
)
"""How the place of a page is spoken of that a sentence does not name."""
OF_MONTH = compiled(
    r" (august|may)(?: \d{1,2})?(?: 2025)? (?:federal )?(?:sanctuary )?(?:list|roster|roll) "
    r"| (?:lista|nomina|listado) (?:\S+ ){0,3}?de (agosto|mayo) "
    r"| (?:list|roster) of (?:sanctuary )?(?:jurisdictions|places|sanctuaries) (?:\S+ ){0,5}?(august|may) "
    r"| sanctuary (?:list|roster) (?:\S+ ){0,8}?(august|may)(?: \d{1,2})? 2025 "
)
"""A list that is called by its month."""
OF_WHICH = {
    "august": "doj_list_2025", "agosto": "doj_list_2025", "may": "dhs_list_2025", "mayo": "dhs_list_2025",
}  # fmt: skip
STILL = 1_500
"""Characters after which "the list" need no longer be the one that was named."""
BEGINNING = 6
"""Words at the beginning of a sentence right after one on a list, among which its place stands."""
GOING_ON = 14
"""Words that such a sentence may have."""
ADJACENT = 3
"""Characters between two sentences of one paragraph."""


def list_of(checking: Checking, claim: Claim) -> str:
    """The variable of the list that the sentence speaks of; empty if it speaks of none, or of both."""
    concepts, words = claim.whole.concepts, claim.whole.words
    if "welcoming" in concepts:
        return "welcoming_certified"
    before = checking.thread.variable if checking.thread.variable in LISTS else ""
    owners = owners_of(words)
    if len(owners) > 1:
        return ""
    told_of = "list" in concepts or told_by_words(words, "noun")
    if not told_of and not (owners and _counted(words, owners)):
        return _that_of(checking, claim, owners) or (
            before if _again(checking, claim) or goes_on(checking, claim) else ""
        )
    if owners:
        return owners[0]
    called = OF_MONTH.search(words.line) if before or "sanctuary" in concepts else None
    if called is not None:
        return OF_WHICH[next(month for month in called.groups() if month)]
    back = "back" in concepts or goes_on(checking, claim) or _again(checking, claim)
    return before if back else ""


def owners_of(words: Words) -> list[str]:
    """The lists of the departments that a text names: of the Justice Department, of Homeland Security."""
    if not _owners().stand_in(words):
        return []
    found = {"doj_list_2025": "department", "dhs_list_2025": "security"}
    return [variable for variable, name in found.items() if told_by_words(words, name)]


def _counted(words: Words, owners: Sequence[str]) -> bool:
    """Whether a department is told to have named somebody: as a sanctuary, or in the month of its list."""
    if told_by_ways(words, "counted"):
        return True
    then = MONTHS[owners[0]].search(words.line) is not None
    return then and told_by_ways(words, "counted_then") and not told_by_words(words, "no_list")


def _that_of(checking: Checking, claim: Claim, owners: Sequence[str]) -> str:
    """The list of the department that is named, right behind a sentence on one: "it was on that of …"."""
    near = 0 <= claim.sentence.start - checking.thread.listed <= STILL
    return owners[0] if near and owners and told_by_ways(claim.whole.words, "that_of") else ""


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


def told_by_ways(words: Words, name: str) -> bool:
    """Whether one of the patterns under a name in :data:`VOCABULARY` is found in ``words``."""
    return way(name).search(words) is not None


@cache
def way(name: str) -> Way:
    """The pattern under a name in :data:`VOCABULARY`, or either of several."""
    told = data(VOCABULARY)[name]
    return Way(f" (?:{'|'.join(told) if isinstance(told, list) else told}) ")


def _again(checking: Checking, claim: Claim) -> bool:
    """Whether the list named before is meant, not far behind, and a place is told of it."""
    behind, line = claim.sentence.start - checking.thread.listed, claim.whole.words.line
    if not 0 <= behind <= STILL:
        return False
    if behind <= ADJACENT and AT_ONCE.search(line) is not None:
        return bool(claim.own_places) or MEANT.search(line) is not None
    return bool(claim.own_places) and AGAIN.search(line) is not None


@cache
def _owners() -> Phrases:
    return Phrases([*data(VOCABULARY)["department"], *data(VOCABULARY)["security"]])


@cache
def _phrases(name: str) -> Phrases:
    return Phrases(data(VOCABULARY)[name])
