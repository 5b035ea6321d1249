"""Acts that stand before what is said of them, or of which something only tells (``data/fronted.yaml``)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from msgspec import Struct

from lexloci.reading.lexicon import Hit, data
from lexloci.reading.words import Words

TAIL = 4
"""How many words may follow a modal at the end of the clause whose object stands in front."""
LED = 2
"""How many words before an act the "about" stands."""
STOPS = frozenset(",;:.—()")
THAT = frozenset({"that", "which", "que", "cual"})


class Rules(Struct, frozen=True):
    """Words of the data file in one language."""

    one: frozenset[str]
    join: frozenset[str]
    aims: frozenset[str]
    about: frozenset[str]
    so: frozenset[str]


@cache
def rules(lang: str) -> Rules:
    """The words of a language."""
    told = data("fronted.yaml")[lang]
    return Rules(*(frozenset(told[name]) for name in ("one", "join", "aims", "about", "so")))


def fronted(words: Words, modal: Hit, act: Hit, lang: str) -> bool:
    """Whether an act is the object of a modal behind it: "a raid is one that police may not join"."""
    if act.last >= modal.first:
        return False
    keys, known = words.keys, rules(lang)
    end = next((n for n in range(modal.last, len(keys)) if _stops(words, n)), len(keys) - 1)
    tail = keys[modal.last + 1 : end + 1]
    if not tail or len(tail) > TAIL:
        return False
    if any(f" {so} " in f" {' '.join(tail)} " for so in known.so):
        return True
    if known.join.isdisjoint(tail[:2]):
        return False
    between = keys[act.last + 1 : modal.first]
    return any(one in known.one and two in THAT for one, two in pairwise(between))


def _stops(words: Words, n: int) -> bool:
    return n == len(words.keys) - 1 or not STOPS.isdisjoint(words.gap(n))


NOBODY = frozenset({"nobody", "nadie"})
"""Whom an act is done to that is not done."""


def only_about(words: Words, acts: Sequence[Hit], lang: str) -> bool:
    """Whether every act is only what is told of ("instructions about raids"), or is done to nobody."""
    about = rules(lang).about
    return bool(acts) and all(
        not about.isdisjoint(words.keys[max(0, act.first - LED) : act.first]) or _of_nobody(words, act)
        for act in acts
    )


def _of_nobody(words: Words, act: Hit) -> bool:
    """Whether the words of an act say that it is done to nobody: "keep nobody past release"."""
    inside = words.keys[act.first + 1 : act.last]
    return not NOBODY.isdisjoint(inside) or " no one " in f" {' '.join(inside)} "


def of_an_aim(words: Words, n: int) -> bool:
    """Whether word ``n`` tells what something is for: "whose only aim is to"."""
    before = words.keys[n - 1] if n else ""
    return before in rules("en").aims or before in rules("es").aims
