"""What is given to nobody: a card to people without papers as such, a service by a law that was not found."""

from __future__ import annotations

import re
from functools import cache

from lexloci.answers.checking.part import Part
from lexloci.core.patterns import compiled
from lexloci.law.finding import Finding
from lexloci.reading.breadth import of_some
from lexloci.reading.patterns import state_names
from lexloci.reading.words import Words

OTHERS = compiled(
    r" (?:other|all|any|every|todos los|otros|cualquier|todas las|otras) (?:\S+ ){0,2}?"
    r"(?:undocumented|without (?:papers|status)|unlawful|indocumentad\w+|sin papeles|sin estatus) "
)
"""All of them, beside those who may get it: "all other undocumented residents"."""
WITHOUT = compiled(
    r" (?:undocumented|(?:without|lacks?|ha(?:ve|s) no) (?:\S+ ){0,2}?(?:papers|status|documents|presence)"
    r"|unlawfully|indocumentad\w+|(?:sin|no tienen?|no tenga) (?:\S+ )?(?:papeles|estatus|documentos)) "
)
"""Whoever has no status, whatever leave to stay."""
GROUPS = compiled(
    r" (?:daca|dreamers?|deferred|tps|protected|parole\w*|asylum|asilo|pending|permits?|permisos?|some"
    r"|certain|few|algun\w*|ciert\w+|diferid\w+|only|solo|if|si) "
)
"""Those who may get it after all, or words by which only some are meant."""
NONE = frozenset({"no", "not", "nothing", "never", "neither", "nor", "nada", "ningun", "ninguna", "nunca"})
SHUT = compiled(
    r"\b(?:[Oo]thers|[Pp]eople|[Tt]hose) without (?:\w+ )*(?:status|presence) (?:cannot|may not|get n)"
)
FEW = compiled(r"\b(?:DACA|deferred action)\b")
"""What the record calls those who get it."""


def shut_to_others(part: Part, finding: Finding) -> bool:
    """Whether the card is given to people without status as such, and the record gives it only to some."""
    top = finding.controlling
    line = part.words.line
    if top is None or finding.position != "limited":
        return False
    as_such = WITHOUT.search(line) is not None and GROUPS.search(line) is None and not of_some(part.words)
    if not (as_such or OTHERS.search(line) is not None):
        return False
    told = (top.rule.summary.get("en", ""), (top.rule.conditions or {}).get("en", ""))
    return any(SHUT.search(text) or FEW.search(text) for text in told)


def by_state_law(words: Words) -> bool:
    """Whether a law of the state is said to give or to order it: "state law makes colleges charge …"."""
    return NONE.isdisjoint(words.there) and _state_law().search(words.line) is not None


@cache
def _state_law() -> re.Pattern[str]:
    return compiled(
        rf" (?:(?:state|{state_names()})(?: s)? (?:law|statute)s?|(?:law|statute)s? of the state"
        r"|ley(?:es)? (?:estatal(?:es)?|del estado)) "
    )
