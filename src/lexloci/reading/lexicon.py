"""The lexicon: phrases of a language by the concept they stand for, found in one pass over a text.

Phrases are data (``data/concepts/<language>.yaml``). In a phrase ``hold|keep`` means either word,
a ``*`` at the end of a phrase means any ending: ``honor|honors detainer*``, and ``..`` stands for one to
four words: ``turn|turns .. over``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from itertools import product
from typing import Any

import ahocorasick_rs
from msgspec import Struct

from lexloci.core.memory import Lazily
from lexloci.core.yaml import packaged
from lexloci.reading.words import Words

LANGUAGES = ("en", "es")
UNCOVERED, STATUS = "uncovered", "undocumented"
"""The concepts of matters that the record does not cover, and of people without a status."""
OTHER = "other"
"""Phrases of another matter that look like a topic's: ice cream, a bird sanctuary. They are blotted out."""
BLANK = "blank"
"""Phrases that say nothing of a topic: to hold a meeting. They are blotted out too."""
DOUBLED = re.compile(r"([a-z])\1+")
PLAIN = re.compile(r"[a-z0-9]+(?: [a-z0-9]+)*")
SHORTEST_STEM = 4
SHORTEST_DOUBLED = 5
"""Letters of the shortest word in which a letter too few or too many of two alike is mended: ``arest``."""
SHORTEST = 6
"""Shorter words are too alike for a slip to be mended."""
TWO_SLIPS = 8
GAP = " .. "
"""What stands in a phrase for words that are not told."""
GAP_WORDS = range(1, 5)
"""How many words it may stand for."""
"""From this length on a word may hold two slips."""


HALVES = "<>"
"""How the names of halves of phrases with a gap end."""
MASKS = frozenset({OTHER, BLANK})
SPACED = 3
"""Characters of a phrase of one letter with the spaces around it."""


Spot = tuple[str, int, int]
"""A concept with its first and last word."""


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

    def __init__(self, concepts: dict[str, list[str]]) -> None:
        self._patterns: list[str] = []
        self._concepts: list[str] = []
        self._parted: dict[str, tuple[str, str]] = {}
        for concept, phrases in concepts.items():
            for name, phrase in self._halves(concept, phrases):
                patterns = expanded(phrase)
                self._patterns += patterns
                self._concepts += [name] * len(patterns)
        self._automaton = ahocorasick_rs.AhoCorasick(self._patterns)
        self._plain = [name[-1] not in HALVES and name not in MASKS for name in self._concepts]

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

    def _halves(self, concept: str, phrases: list[str]) -> Iterator[tuple[str, str]]:
        """Phrases with their concept; of one with a gap both halves, under names of their own."""
        for phrase in phrases:
            head, gap, tail = phrase.partition(GAP)
            if gap:
                begins, ends = f"{len(self._parted)}<", f"{len(self._parted)}>"
                self._parted[begins] = (concept, ends)
                yield begins, head
                yield ends, tail
            else:
                yield concept, phrase

    def _joined(self, halves: Collection[Spot]) -> Iterator[Spot]:
        """The phrases with a gap whose two halves stand near enough to each other."""
        tails: dict[str, list[tuple[int, int]]] = {}
        for name, first, last in halves:
            if name not in self._parted:
                tails.setdefault(name, []).append((first, last))
        for name, first, last in halves if tails else ():
            if name in self._parted:
                concept, ends = self._parted[name]
                near = [end for begin, end in tails.get(ends, ()) if begin - last - 1 in GAP_WORDS]
                if near:
                    yield concept, first, min(near)

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
        numbers, concepts, plain = words.numbers, self._concepts, self._plain
        raw: set[Spot] = set()
        others: set[Spot] = set()
        for pattern, start, end in found:
            first = numbers[start + 1]
            last = numbers[end - 2] if end - start > SPACED else first
            (raw if plain[pattern] else others).add((concepts[pattern], first, last))
        if others:
            raw.update(self._whole(others))
        masks = [spot for spot in raw if spot[0] in MASKS] if others else []
        if masks:
            masked = {n for _, first, last in masks for n in range(first, last + 1)}
            other = {spot for spot in masks if spot[0] == OTHER} if elsewhere else set()
            raw = {spot for spot in raw if masked.isdisjoint(range(spot[1], spot[2] + 1))} | other
        if elsewhere:
            raw = _apart(raw)
        return [Hit(concept, first, last) for first, last, concept in sorted(_longest(raw))]

    def _whole(self, others: set[Spot]) -> Iterator[Spot]:
        """Of spots of halves and of masks the masks, and what two halves make together."""
        halves = [spot for spot in others if spot[0][-1] in HALVES]
        yield from others.difference(halves)
        yield from self._joined(halves)


def _apart(spots: set[Spot]) -> set[Spot]:
    """Spots without those inside a longer phrase of what is not covered, and without such inside a status.

    ``rental assistance`` is no rent; ``came on a tourist visa`` asks for none.
    """
    whole = [spot for spot in spots if spot[0] in (UNCOVERED, STATUS)]
    if not any(spot[0] == UNCOVERED for spot in whole):
        return spots
    return {
        one
        for one in spots
        if not any(_inside(one, other) and (other[0] == UNCOVERED or one[0] == UNCOVERED) for other in whole)
    }


def _inside(one: Spot, other: Spot) -> bool:
    return other[1] <= one[1] and one[2] <= other[2] and one[1:] != other[1:]


def _longest(spots: Collection[Spot]) -> list[tuple[int, int, str]]:
    """Spots that lie in no longer spot of the same concept."""
    kept: dict[str, list[tuple[int, int, str]]] = {}
    for concept, first, last in spots:
        kept.setdefault(concept, []).append((first, last, concept))
    out: list[tuple[int, int, str]] = []
    for places in kept.values():
        single = len(places) == 1
        out += places if single else [a for a in places if not any(_longer(b, a) for b in places)]
    return out


def _longer(one: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    """Whether one holds the other and more."""
    return one[0] <= other[0] and other[1] <= one[1] and one != other


def squeezed(word: str) -> str:
    """A word with each letter once where it is doubled: ``arrest``, ``arest``."""
    return DOUBLED.sub(r"\1", word)


@cache
def expanded(phrase: str) -> tuple[str, ...]:
    """The patterns a phrase stands for: folded, with a space before and (unless it ends in ``*``) after."""
    tail = "" if phrase.endswith("*") else " "
    bare = phrase.rstrip("*")
    if "|" not in bare:
        return (f" {_plain(bare)}{tail}",)
    parts = [[_plain(word) for word in part.split("|")] for part in bare.split(" ")]
    return tuple([f" {' '.join(filter(None, chosen))}{tail}" for chosen in product(*parts)])


def _plain(words: str) -> str:
    """Words folded, with one space between: most of the data is so already."""
    if PLAIN.fullmatch(words):
        return words
    return " ".join(Words(words).keys)


@cache
def lexicon(lang: str) -> Lexicon:
    """The lexicon of a language that comes with the package."""
    return Lexicon(data(f"concepts/{lang}.yaml"))


@cache
def told_lexicon(lang: str) -> Lexicon:
    """The same with what only statements of a rule say (``data/told/<language>.yaml``)."""
    concepts, told = data(f"concepts/{lang}.yaml"), data(f"told/{lang}.yaml")
    names = dict.fromkeys([*concepts, *told])
    return Lexicon({name: [*concepts.get(name, []), *told.get(name, [])] for name in names})


@cache
def data(name: str) -> dict[str, Any]:
    """A data file of the reader, as written."""
    loaded: dict[str, Any] = packaged("reading", "data", *name.split("/"))
    return loaded
