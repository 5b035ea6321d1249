"""Patterns held against the folded line of a sentence, each only where a word stands that it needs.

Of every pattern is known which words, or beginnings of words, one of its matches must have
(:mod:`lexloci.reading.needs`). All patterns share one table from words to the patterns that need them, so
that one look at each word of a sentence tells which patterns are worth trying. What a pattern needs is kept
(:mod:`lexloci.reading.worked`). Where it is not, it is worked out once the pattern has been tried on a few
sentences: who checks one sentence does not wait for that.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache, reduce
from operator import or_
from threading import Lock
from typing import Generic, TypeVar

from lexloci.core.memory import Lazily, when_forgotten
from lexloci.core.patterns import compiled
from lexloci.reading.glance import words_needed
from lexloci.reading.needs import Need, needs
from lexloci.reading.words import Words
from lexloci.reading.worked import known_needs

T = TypeVar("T")
TRIED = 8
"""On how many sentences a pattern is tried before it is worked out what it needs."""
REMEMBERED = 32_768
"""Words of which is kept which patterns need them."""
MOST_MADE = 8_192
"""Patterns that a process says it made ways of."""
_OfWord = tuple[()] | tuple[int, dict[str, int]]
"""The signs that a sentence has by one word, and by it with another beside it; nothing, as of most words."""


class _Table:
    """Which patterns need a word, by signs: one bit for each set of words of which a pattern needs one.

    :ivar state: changes with every new pattern; what a sentence bears is then worked out anew.
    :ivar known: the signs of words that were asked for.
    """

    def __init__(self) -> None:
        self.state = object()
        self.known: dict[str, _OfWord] = {}
        self._words: dict[str, dict[str, int]] = {}
        self._starts: dict[int, dict[str, dict[str, int]]] = {}
        self._next = 1
        self._lock = Lock()
        when_forgotten(self.known.clear)

    def sign(self, needed: Collection[Need]) -> int:
        """A new sign, which sentences bear that have one of what is ``needed``."""
        with self._lock:
            sign, self._next = self._next, self._next << 1
            for need in needed:
                alike = self._words if need.whole else self._starts.setdefault(len(need.word), {})
                beside = alike.setdefault(need.word, {})
                beside[need.beside] = beside.get(need.beside, 0) | sign
            if self.known:
                self._unlearn(needed)
            self.state = object()
            return sign

    def _unlearn(self, needed: Collection[Need]) -> None:
        """Let go of what is known of words that have a new sign."""
        starts = tuple(need.word for need in needed if not need.whole)
        stale = [word for word in tuple(self.known) if word.startswith(starts)]
        for word in (*stale, *(need.word for need in needed)):
            self.known.pop(word, None)

    def of_word(self, word: str) -> _OfWord:
        """The signs of a word, which are then known."""
        pairs: dict[str, int] = {}
        with self._lock:
            lists = [self._words.get(word, {})]
            lists += [alike.get(word[:length], {}) for length, alike in self._starts.items()]
            for beside, signs in ((name, signs) for one in lists for name, signs in one.items()):
                pairs[beside] = pairs.get(beside, 0) | signs
            own = pairs.pop("", 0)
            if len(self.known) >= REMEMBERED:
                self.known.clear()
            found = self.known[word] = (own, pairs) if own or pairs else ()
        return found


_TABLE = _Table()
sign = _TABLE.sign


def signs(words: Words) -> int:
    """The signs of a sentence: which patterns may match it."""
    state = _TABLE.state
    found: int | None = words.known.get(state)
    if found is None:
        found = words.known[state] = _signs(words.there)
    return found


def _signs(there: frozenset[str]) -> int:
    found, known = 0, _TABLE.known
    for word in there:
        of_word = known.get(word)
        if of_word is None:
            of_word = _TABLE.of_word(word)
        if of_word:
            own, pairs = of_word
            found |= own
            for beside, more in pairs.items():
                if beside in there:
                    found |= more
    return found


_MADE: set[str] = set()
"""The first patterns of which this process made ways."""


def made() -> frozenset[str]:
    """The patterns of which ways were made since the process began, up to :data:`MOST_MADE` of them."""
    return frozenset(_MADE)


@cache
def _known_signs() -> dict[str, list[int]]:
    """The signs of what is needed by patterns of which that is kept, all put up at once."""
    alike: dict[frozenset[Need], int] = {}
    out = {}
    for pattern, told in known_needs().items():
        for needed in told:
            if needed not in alike:
                alike[needed] = sign(needed)
        out[pattern] = [alike[needed] for needed in told]
    return out


class Way:
    """A pattern for the folded line of a sentence, compiled when a sentence first bears its signs.

    :ivar need: the signs that a sentence bears wherever it matches; none where that is not, or not yet, told.
    :ivar rarest: the one of them that fewest sentences bear.
    :ivar is_told: it is worked out what a match needs.
    """

    is_told = False

    def __init__(self, way: str) -> None:
        self.way, self.need, self.rarest, self._untold = way, 0, 0, TRIED
        if way in _known_signs():
            self.work_out()
        if len(_MADE) < MOST_MADE:
            _MADE.add(way)

    def work_out(self) -> None:
        """Work out what a match needs, if that is not done."""
        if self.is_told:
            return
        self.is_told, self._untold = True, 0
        found = _known_signs().get(self.way)
        found = [sign(one) for one in needs(self.way)] if found is None else found
        self.need, self.rarest = _all_of(found), _all_of(found[:1])

    @Lazily
    def pattern(self) -> re.Pattern[str]:
        """The pattern itself."""
        return compiled(self.way)

    @Lazily
    def _words(self) -> frozenset[str] | None:
        return words_needed(self.way)

    def seems_to(self, words: Words) -> bool:
        """Whether the pattern may match, at a glance."""
        return self._words is None or not words.there.isdisjoint(self._words)

    def search(self, words: Words) -> re.Match[str] | None:
        """The first match in the line of ``words``."""
        need = self.need
        if need:
            borne = words.known.get(_TABLE.state)
            if (signs(words) if borne is None else borne) & need != need:
                return None
        elif self._untold and not self._may_match(words):
            return None
        return self.pattern.search(words.line)

    def finditer(self, words: Words) -> Iterable[re.Match[str]]:
        """Every match in the line of ``words``, at whose end a second space is put."""
        return self.pattern.finditer(f"{words.line} ") if self._may_match(words) else ()

    def _may_match(self, words: Words) -> bool:
        if self._untold:
            self._untold -= 1
            if self._untold:
                return self.seems_to(words)
            self.work_out()
        need = self.need
        if not need:
            return True
        borne = words.known.get(_TABLE.state)
        return (signs(words) if borne is None else borne) & need == need


def _all_of(signs_: Iterable[int]) -> int:
    return reduce(or_, signs_, 0)


class Ways(Generic[T]):
    """Several patterns, each under a name."""

    def __init__(self, ways: Mapping[T, str]) -> None:
        self.ways = tuple((name, Way(way)) for name, way in ways.items())
        self._untold, self._any = TRIED, 0
        self._needed: list[tuple[int, tuple[T, Way]]] = []
        if all(way.is_told for _, way in self.ways):
            self._work_out()

    def _work_out(self) -> None:
        """Work out what a match of each needs."""
        self._untold = 0
        for _, way in self.ways:
            way.work_out()
        if all(way.need for _, way in self.ways):
            self._any = _all_of(way.rarest for _, way in self.ways)
        self._needed = [(way.need, (name, way)) for name, way in self.ways]

    def likely(self, words: Words) -> Sequence[tuple[T, Way]]:
        """The patterns, in order, that may match."""
        if self._untold:
            self._untold -= 1
            if self._untold:
                return [(name, way) for name, way in self.ways if way.seems_to(words)]
            self._work_out()
        borne = signs(words)
        if self._any and not borne & self._any:
            return ()
        return [named for need, named in self._needed if borne & need == need]

    def first(self, words: Words) -> tuple[T, re.Match[str]] | None:
        """The first pattern that matches, and its match."""
        for name, way in self.likely(words):
            match = way.pattern.search(words.line)
            if match is not None:
                return name, match
        return None

    def found(self, words: Words) -> list[T]:
        """The names of the patterns that match, in order."""
        return [name for name, way in self.likely(words) if way.pattern.search(words.line)]
