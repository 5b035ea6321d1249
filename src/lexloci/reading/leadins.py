"""Lines that lead into a list: "County jails may not:", "What police must do".

Each item is then read with them: "County jails may not let ICE in". How they are built is data
(``data/leadins.yaml``).
"""

from __future__ import annotations

import re
from functools import cache

from lexloci.core.memory import remembered
from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data

KEPT = 1_024
"""Lines of which is kept what they lead in."""
LONGEST = 140
"""Characters of the longest line that leads into a list."""
NEAR = 5
"""Words of an item among which it tells what is ordered or allowed, if it is a sentence of its own."""
FIRST = compiled(r"[^\W\d_]+")


@remembered(KEPT)
def lead_in(line: str, lang: str) -> str:
    """How the items below a line begin: "County jails may not"; empty where it leads into no list.

    :param line: a heading, or a sentence that ends with a colon.
    """
    if len(line) > LONGEST:
        return ""
    for pattern, begins in _ways(lang):
        found = pattern.search(line)
        if found is not None:
            told = begins or found["modal"]
            return f"{_capital(found['subj'])} {told}"
    return ""


def led(item: str, lead: str, lang: str) -> str:
    """An item of a list with the line above it; empty where the item is a sentence of its own."""
    word = FIRST.search(item)
    if not lead or word is None or word[0].lower() in _listed(lang, "own") or _ordered(item, lang):
        return ""
    at = word.start()
    plain = item[at : at + 2].isupper() and item[at : at + 2].isalpha()
    begin = item[at:] if plain else item[at].lower() + item[at + 1 :]
    return f"{lead} {begin}" if item.endswith((".", "!")) else f"{lead} {begin.rstrip(',;')}."


def bare(item: str, lang: str) -> bool:
    """Whether an item only names an act, "Let ICE in", and tells of nobody that he does or may do it."""
    word = FIRST.search(item)
    return word is not None and word[0].lower() in _listed(lang, "verbs") and not _ordered(item, lang)


def _ordered(item: str, lang: str) -> bool:
    """Whether an item orders or allows something itself, near its beginning."""
    return _modal(lang).search(" ".join(item.split()[:NEAR])) is not None


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


@cache
def _ways(lang: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    told = data("leadins.yaml")[lang]
    return tuple(
        (compiled(way["is"].replace("MODALS", told["modals"]), re.I), way.get("begins", ""))
        for way in told["ways"]
    )


@cache
def _modal(lang: str) -> re.Pattern[str]:
    return compiled(rf"\b(?:{data('leadins.yaml')[lang]['modals']})\b", re.I)


@cache
def _listed(lang: str, name: str) -> frozenset[str]:
    return frozenset(data("leadins.yaml")[lang][name])
