"""A sentence cut into clauses, where it plainly says two things.

Words of joining are data (``data/clauses/<language>.yaml``). It is cut at a comma or semicolon before such a
word, after a clause that opens with one, "Since the state has no law, cities may …", and at an "and" behind
which something else is ordered or allowed.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from msgspec import Struct

from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data
from lexloci.reading.words import Words

STOPS = compiled("[,;—]")
"""Where a sentence may be cut at all."""
SHORTEST = 3
"""A piece of fewer words is no clause of its own."""


Phrases = dict[str, list[list[str]]]
"""Phrases by their first word."""


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
def _rules(lang: str) -> dict[str, Phrases]:
    raw = data(f"clauses/{lang}.yaml")
    out: dict[str, Phrases] = {}
    for name, phrases in raw.items():
        for keys in (Words(phrase).keys for phrase in phrases):
            out.setdefault(name, {}).setdefault(keys[0], []).append(keys)
    return out


def _clause(words: Words, rules: dict[str, Phrases], first: int, last: int) -> Clause:
    if first and _standing(words, first, rules["relates"]):
        first += 1
    opener = _opener(words, first, rules)
    conditional = bool(_standing(words, first, rules["conditional"]))
    return Clause(first, last, opener, conditional)


def _opener(words: Words, at: int, rules: dict[str, Phrases]) -> str:
    found = _standing(words, at, rules["opens"])
    return " ".join(sorted(found, key=len)[-1] if found else [])


def _cuts(words: Words, rules: dict[str, Phrases], opener: str) -> list[int]:
    """The words that begin a new clause."""
    out = [n for n, key in enumerate(words.keys) if key in rules["and"] and _orders_on(words, n, rules)]
    if not STOPS.search(words.text):
        return out
    opened = bool(opener)
    spans, text = words.spans, words.text
    for n in range(len(words) - 1):
        gap = text[spans[n][1] : spans[n + 1][0]]
        if gap == " ":
            continue
        if ";" in gap or "—" in gap or ("," in gap and _joined(words, n + 1, rules)):
            out.append(n + 1)
        elif "," in gap and opened and n >= SHORTEST:
            out.append(n + 1)
            opened = False
    return sorted(set(out))


def _joined(words: Words, n: int, rules: dict[str, Phrases]) -> bool:
    """Whether a clause is joined on behind a comma, or tells what a law does: ", which requires"."""
    return bool(_standing(words, n, rules["joins"]) or _standing(words, n, rules["relates"]))


def _orders_on(words: Words, n: int, rules: dict[str, Phrases]) -> bool:
    """Whether behind an "and" something else is ordered or allowed: "… and must tell ICE"."""
    return n + 1 < len(words) and bool(_standing(words, n + 1, rules["orders"]))


def _standing(words: Words, at: int, phrases: Phrases) -> list[list[str]]:
    """The phrases that begin at word ``at``, in the order of the data."""
    likely = phrases.get(words.keys[at], ())
    return [phrase for phrase in likely if words.keys[at : at + len(phrase)] == phrase]
