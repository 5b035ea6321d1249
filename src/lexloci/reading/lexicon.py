"""The lexicon: phrases of a language by the concept they stand for, found in one pass over a text.

Phrases are data (``data/concepts/<language>.yaml``). In a phrase ``hold|keep`` means either word,
a ``*`` at the end of a phrase means any ending: ``honor|honors detainer*``, and ``..`` stands for one to
four words: ``turn|turns .. over``. They are written out by :mod:`lexloci.reading.written`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import ahocorasick_rs
from msgspec import Struct

from lexloci.core.memory import Lazily
from lexloci.core.patterns import compiled
from lexloci.core.yaml import packaged
from lexloci.reading.words import Words
from lexloci.reading.written import LANGUAGES, Written, of, written

__all__ = ["LANGUAGES", "Hit", "Lexicon", "data", "lexicon", "made", "squeezed", "told_lexicon"]

UNCOVERED, STATUS = "uncovered", "undocumented"
"""The concepts of matters that the record does not cover, and of people without a status."""
OTHER = "other"
"""Phrases of another matter that look like a topic's: ice cream, a bird sanctuary. They are blotted out."""
BLANK = "blank"
"""Phrases that say nothing of a topic: to hold a meeting. They are blotted out too."""
DOUBLED = compiled(r"([a-z])\1+")
SHORTEST_STEM = 4
SHORTEST_DOUBLED = 5
"""Letters of the shortest word in which a letter too few or too many of two alike is mended: ``arest``."""
SHORTEST = 6
"""Shorter words are too alike for a slip to be mended."""
TWO_SLIPS = 8
"""From this length on a word may hold two slips."""
GAP_WORDS = range(1, 5)
"""How many words ``..`` may stand for."""


MASKS = frozenset({OTHER, BLANK})
SPACED = 3
"""Characters of a phrase of one letter with the spaces around it."""


Place = tuple[int, int]
"""The first and the last word of a phrase."""
_Halves = tuple[set[int], set[int]]
"""The phrases with a gap whose first half a pattern is, and those whose second."""
_Half = tuple[set[int], int, int]
"""The phrases with a gap of which a half was found, and its first and last word."""


class Hit(Struct, frozen=True):
    """A concept found in a text, from word ``first`` to word ``last`` (both included)."""

    concept: str
    first: int
    last: int

    @property
    def words(self) -> range:
        """The numbers of its words."""
        return range(self.first, self.last + 1)


class Lexicon:
    """The phrases of one language, compiled."""

    def __init__(self, concepts: Mapping[str, Sequence[str]] | Written) -> None:
        told = concepts if isinstance(concepts, Written) else written(concepts)
        table: list[str | _Halves] = [*told.names, *told.halves]
        self._patterns, self._parted = told.patterns.split("\n"), told.parted
        self._meanings = [table[number] for number in told.meanings]
        self._automaton = ahocorasick_rs.AhoCorasick(self._patterns)

    @Lazily
    def vocabulary(self) -> frozenset[str]:
        """Every whole word that occurs in a phrase."""
        return frozenset(
            word for pattern in self._patterns for word in pattern.rpartition(" ")[0].split(" ") if word
        )

    @Lazily
    def mendable(self) -> list[str]:
        """Words long enough that a misspelling of them can be told."""
        return sorted(word for word in self.vocabulary.union(self._stems) if len(word) >= SHORTEST)

    @Lazily
    def squeezed(self) -> dict[str, str]:
        """Words by their letters without doubles, where only one is so spelt."""
        long = sorted(word for word in self.vocabulary if len(word) >= SHORTEST_DOUBLED)
        found: dict[str, list[str]] = {}
        for word in long:
            found.setdefault(squeezed(word), []).append(word)
        return {key: words[0] for key, words in found.items() if len(words) == 1}

    @Lazily
    def _stems(self) -> tuple[str, ...]:
        """Beginnings that stand for a word by themselves."""
        lasts = {last for *whole, last in (p.split(" ") for p in self._patterns) if not any(whole)}
        return tuple(last for last in lasts if len(last) >= SHORTEST_STEM)

    def _joined(self, begins: Sequence[_Half], ends: Sequence[_Half]) -> Iterator[tuple[str, Place]]:
        """The phrases with a gap whose two halves stand near enough to each other, with their concepts."""
        begins, ends = [one for one in begins if one[0]], [one for one in ends if one[0]]
        for heads, first, last in begins:
            near: dict[int, int] = {}
            for tails, begin, end in ends:
                if begin - last - 1 in GAP_WORDS:
                    for number in heads & tails:
                        near[number] = min(end, near.get(number, end))
            for number, end in near.items():
                yield self._parted[number], (first, end)

    def knows(self, word: str) -> bool:
        """Whether a folded word occurs in a phrase, in whatever ending."""
        return word in self.vocabulary or word.startswith(self._stems)

    def hits(self, words: Words, *, elsewhere: bool = False) -> list[Hit]:
        """Every concept in ``words``, each phrase wherever it stands; longest phrases of a concept only.

        :param elsewhere: give the phrases of other matters too.
        """
        asked = (self, elsewhere)
        found = words.known.get(asked)
        if found is None:
            found = words.known[asked] = tuple(self._found(words, elsewhere))
        return list(found)

    def _found(self, words: Words, elsewhere: bool) -> list[Hit]:
        found = self._automaton.find_matches_as_indexes(words.line, overlapping=True)
        if not found:
            return []
        numbers, meanings = words.numbers, self._meanings
        spots: dict[str, set[Place]] = {}
        begins: list[_Half] = []
        ends: list[_Half] = []
        for pattern, start, end in found:
            meaning = meanings[pattern]
            first = numbers[start + 1]
            last = numbers[end - 2] if end - start > SPACED else first
            if isinstance(meaning, tuple):
                begins.append((meaning[0], first, last))
                ends.append((meaning[1], first, last))
            elif meaning in spots:
                spots[meaning].add((first, last))
            else:
                spots[meaning] = {(first, last)}
        if len(begins) > 1:
            for concept, place in self._joined(begins, ends):
                spots.setdefault(concept, set()).add(place)
        if OTHER in spots or BLANK in spots:
            spots = _unmasked(spots, elsewhere)
        if elsewhere and UNCOVERED in spots:
            spots = _apart(spots)
        return [Hit(concept, first, last) for first, last, concept in sorted(_longest(spots))]


def _unmasked(spots: dict[str, set[Place]], elsewhere: bool) -> dict[str, set[Place]]:
    """Spots without those that phrases of another matter, or that say nothing, touch.

    :param elsewhere: keep the phrases of other matters.
    """
    masks = [place for concept in MASKS for place in spots.get(concept, ())]
    masked = {n for first, last in masks for n in range(first, last + 1)}
    kept = {
        concept: {(first, last) for first, last in places if masked.isdisjoint(range(first, last + 1))}
        for concept, places in spots.items()
        if concept not in MASKS
    }
    if elsewhere and OTHER in spots:
        kept[OTHER] = spots[OTHER]
    return kept


def _apart(spots: dict[str, set[Place]]) -> dict[str, set[Place]]:
    """Spots without those inside a longer phrase of what is not covered, and without such inside a status.

    ``rental assistance`` is no rent; ``came on a tourist visa`` asks for none.
    """
    uncovered, status = spots[UNCOVERED], spots.get(STATUS, set())
    return {
        concept: {
            one
            for one in places
            if not any(_inside(one, other) for other in uncovered)
            and not (concept == UNCOVERED and any(_inside(one, other) for other in status))
        }
        for concept, places in spots.items()
    }


def _inside(one: Place, other: Place) -> bool:
    return other[0] <= one[0] and one[1] <= other[1] and one != other


def _longest(spots: dict[str, set[Place]]) -> list[tuple[int, int, str]]:
    """Spots that lie in no longer spot of the same concept."""
    out: list[tuple[int, int, str]] = []
    for concept, places in spots.items():
        if len(places) == 1:
            for first, last in places:
                out.append((first, last, concept))
        else:
            out += [
                (one[0], one[1], concept)
                for one in places
                if not any(_inside(one, other) for other in places)
            ]
    return out


def squeezed(word: str) -> str:
    """A word with each letter once where it is doubled: ``arrest``, ``arest``."""
    return DOUBLED.sub(r"\1", word)


def made(kind: str, lang: str) -> Lexicon:
    """A lexicon that comes with the package: of ``concepts``, ``told``, ``modals`` or ``events``."""
    return Lexicon(of(f"{kind}/{lang}"))


@cache
def lexicon(lang: str) -> Lexicon:
    """The lexicon of a language that comes with the package."""
    return made("concepts", lang)


@cache
def told_lexicon(lang: str) -> Lexicon:
    """The same with what only statements of a rule say (``data/told/``, ``data/freely/``)."""
    return made("told", lang)


@cache
def data(name: str) -> dict[str, Any]:
    """A data file of the reader, as written."""
    loaded: dict[str, Any] = packaged("reading", "data", *name.split("/"))
    return loaded
