"""How a question is put: by yes or no, as a plain statement, or taking something for granted.

The words are data (``data/questions.yaml``).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache

from lexloci.reading.lexicon import data
from lexloci.reading.scan import Mention
from lexloci.reading.words import Words

SHORTEST = 3
"""A clause of fewer words takes nothing for granted."""
ENDS = frozenset(",;:?.!—")
PLACE = "@"
"""Stands for the place in a phrase that presumes something of it."""
NEAR = 3
"""How many words in, at most, a word stands that makes it an open question."""


def granted(words: Words, lang: str) -> str:
    """The clause that takes something for granted: ``since X is a sanctuary city, …``; empty if none does."""
    rules = _rules(lang)
    for n in range(len(words)):
        size = max((len(p) for p in rules["opens"] if words.keys[n : n + len(p)] == p), default=0)
        if size:
            first = n + size
            last = _end(words, first, rules["asks"])
            return words.original(first, last) if last - first + 1 >= SHORTEST else ""
    return ""


def presumed(words: Words, named: Sequence[Mention], lang: str) -> str:
    """What a question presumes of a place by the way it is put: ``when did X become a sanctuary city``.

    :param named: the places it names.
    """
    keys: list[str] = []
    for n, key in enumerate(words.keys):
        inside = next((mention for mention in named if n in mention.words), None)
        keys += [key] if inside is None else [PLACE] if n == inside.first else []
    line = f" {' '.join(keys)} "
    said = next((clause for phrase, clause in _presumes(lang) if f" {phrase} " in line), "")
    first = next((mention for mention in named), None)
    return said.replace(PLACE, words.original(first.first, first.last)) if said and first else ""


def _end(words: Words, first: int, asks: Sequence[list[str]]) -> int:
    """The last word of the clause that begins at word ``first``."""
    for n in range(first, len(words) - 1):
        begun = any(words.keys[n + 1 : n + 1 + len(p)] == p for p in asks)
        if ENDS & set(words.gap(n)) or (begun and n + 1 - first >= SHORTEST):
            return n
    return len(words) - 1


def by_yes_or_no(words: Words, lang: str) -> bool:
    """Whether yes or no answers it."""
    rules = _rules(lang)
    polite = {p[0] for p in rules["politely"]}
    first = next((n for n, key in enumerate(words.keys) if key not in polite), 0)
    begins = any(words.keys[first : first + len(p)] == p for p in rules["yes_no"])
    return begins and not _opened(words.keys[first + 1 :], rules)


def begins_question(keys: Sequence[str], lang: str, first: Collection[str] = ()) -> bool:
    """Whether a clause begins as a question does: ``can …``, ``what …``, ``when did …``.

    :param first: count only these words for its verb, which may stand behind one word that asks.
    """
    rules = _rules(lang)
    polite = {p[0] for p in rules["politely"]}
    rest = [key for n, key in enumerate(keys) if n or key not in polite]
    if first:
        return any(key in first for key in rest[:1]) or (
            any(rest[: len(p)] == p and set(rest[len(p) : len(p) + 1]) & set(first) for p in rules["asks"])
        )
    verbs = {p[0] for p in (*rules["yes_no"], *rules["past"])}
    if rest[:1] and (rest[0] in verbs or rest[0] in rules["things"][0]):
        return True
    return any(rest[: len(p)] == p and set(rest[len(p) : len(p) + 1]) & verbs for p in rules["asks"])


def states(words: Words, lang: str) -> bool:
    """Whether it asks nothing in form, and states something."""
    rules = _rules(lang)
    asks = (*rules["asks"], *rules["yes_no"])
    begins = any(words.keys[: len(p)] == p for p in asks) or _opened(words.keys[:NEAR], rules)
    return "?" not in words.text and not begins


def _opened(keys: Sequence[str], rules: dict[str, list[list[str]]]) -> bool:
    return any(keys[n : n + len(p)] == p for p in rules["open"] for n in range(len(keys)))


@cache
def _rules(lang: str) -> dict[str, list[list[str]]]:
    return {
        name: [Words(phrase).keys for phrase in phrases]
        for name, phrases in data("questions.yaml")[lang].items()
        if name != "presumes"
    }


@cache
def _presumes(lang: str) -> tuple[tuple[str, str], ...]:
    """Phrases with :data:`PLACE` in them, and what they presume."""
    groups = data("questions.yaml")[lang]["presumes"]
    return tuple((phrase, clause) for clause, phrases in groups.items() for phrase in phrases)
