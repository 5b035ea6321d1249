"""What a rule asks for, told in a roundabout way: "needs a warrant before it may", "the law has jails hold".

It is read as told plainly: "may not … without a judge's warrant", "the law requires jails to hold". How such
sentences are built is data (``data/roundabout.yaml``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data

LONGEST = 300
"""Characters of a sentence that is read so."""
ARTICLES = frozenset({"A", "An", "The", "Any", "Its", "State", "La", "El", "Una", "Un", "Esa", "Ese", "Esta"})
"""First words of a sentence that are no names."""


class _Way(NamedTuple):
    """A way to tell it, and the plain sentence.

    :ivar bare: words that deny something may stand in what is ordered.
    """

    pattern: re.Pattern[str]
    plain: str
    bare: bool


def outspoken(text: str, lang: str) -> str:
    """The plain sentence that ``text`` is read as; empty where it is told in none of the ways."""
    line = text.strip()
    if len(line) > LONGEST or not any(hint in line for hint in data("roundabout.yaml")[lang]["hints"]):
        return ""
    denied = _denial(lang).search(line) is not None
    for way in _ways(lang):
        found = None if denied and not way.bare else way.pattern.search(line)
        if found is not None:
            plain = way.plain.format(**{name: told or "" for name, told in _pieces(found)})
            return plain[0].upper() + plain[1:]
    return ""


def _pieces(found: re.Match[str]) -> Iterator[tuple[str, str]]:
    """What stands for each blank; an article that no longer begins the sentence gets a small letter."""
    for name, told in found.groupdict().items():
        moved = name in ("who", "law") and told and told.split()[0] in ARTICLES
        yield name, told[0].lower() + told[1:] if moved else told


@cache
def _denial(lang: str) -> re.Pattern[str]:
    return compiled(data("roundabout.yaml")[lang]["not"], re.I)


@cache
def _ways(lang: str) -> tuple[_Way, ...]:
    told: dict[str, Any] = data("roundabout.yaml")[lang]
    return tuple(
        _Way(compiled(_filled(way["way"], told["pieces"])), way["plain"], way.get("bare", False))
        for way in told["ways"]
    )


def _filled(pattern: str, pieces: dict[str, str]) -> str:
    for name, piece in pieces.items():
        pattern = pattern.replace(name, piece)
    return pattern
