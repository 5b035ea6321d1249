"""A sentence cut into clauses, where it plainly says two things.

Words of joining are data (``data/clauses/<language>.yaml``). It is cut only at a comma or semicolon before
such a word, or after a clause that opens with one: "Since the state has no law, cities may …".
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Any

from msgspec import Struct

from lexloci.reading.lexicon import data
from lexloci.reading.words import Words

SHORTEST = 3
"""A piece of fewer words is no clause of its own."""


class Clause(Struct, frozen=True):
    """A piece of a sentence, from word ``first`` to ``last``.

    :ivar opener: the word that makes it depend on the rest ("since", "now that"); empty if none does.
    :ivar conditional: it says what would be if something were so, and states nothing.
    """

    first: int
    last: int
    opener: str = ""
    conditional: bool = False

    def text(self, words: Words) -> str:
        """The clause as it was given."""
        return words.original(self.first, self.last)


def clauses(words: Words, lang: str) -> tuple[Clause, ...]:
    """The clauses of a sentence, in order; one if it cannot be cut."""
    if not len(words):
        return ()
    rules = _rules(lang)
    cuts = [0, *(n for n in _cuts(words, rules, _opener(words, 0, rules)) if n), len(words)]
    kept = [0]
    for cut in cuts[1:]:
        if cut - kept[-1] >= SHORTEST and (len(words) - cut >= SHORTEST or cut == len(words)):
            kept.append(cut)
    if kept[-1] != len(words):
        kept.append(len(words))
    return tuple(_clause(words, rules, a, b - 1) for a, b in pairwise(kept))


@cache
def _rules(lang: str) -> dict[str, Any]:
    raw = data(f"clauses/{lang}.yaml")
    return {name: [Words(phrase).keys for phrase in phrases] for name, phrases in raw.items()}


def _clause(words: Words, rules: dict[str, Any], first: int, last: int) -> Clause:
    opener = _opener(words, first, rules)
    conditional = any(_stands(words, first, phrase) for phrase in rules["conditional"])
    return Clause(first, last, opener, conditional)


def _opener(words: Words, at: int, rules: dict[str, Any]) -> str:
    found: list[list[str]] = [phrase for phrase in rules["opens"] if _stands(words, at, phrase)]
    return " ".join(sorted(found, key=len)[-1] if found else [])


def _cuts(words: Words, rules: dict[str, Any], opener: str) -> list[int]:
    """The words that begin a new clause."""
    out = []
    opened = bool(opener)
    for n in range(len(words) - 1):
        gap = words.gap(n)
        if (
            ";" in gap
            or "—" in gap
            or ("," in gap and any(_stands(words, n + 1, join) for join in rules["joins"]))
        ):
            out.append(n + 1)
        elif "," in gap and opened and n >= SHORTEST:
            out.append(n + 1)
            opened = False
    return out


def _stands(words: Words, at: int, phrase: list[str]) -> bool:
    return words.keys[at : at + len(phrase)] == phrase
