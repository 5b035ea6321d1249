"""Whether one of many phrases stands in a text, without looking for each of them."""

from __future__ import annotations

from collections.abc import Iterable

from lexloci.reading.needs import Need, rarest
from lexloci.reading.ways import sign, signs
from lexloci.reading.words import Words


class Phrases:
    """Folded phrases, each of one or more words.

    :ivar sign: what each text bears in which one of them stands, and few others.
    :param phrases: with one space between words, as in :attr:`Words.line`.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._single: set[str] = set()
        self._longer: dict[str, list[str]] = {}
        for phrase in phrases:
            first, more, _ = phrase.partition(" ")
            if more:
                self._longer.setdefault(first, []).append(f" {phrase} ")
            else:
                self._single.add(phrase)
        needed = (rarest(phrase) for phrases in self._longer.values() for phrase in phrases)
        single = (Need(word, whole=True) for word in self._single)
        self.sign = sign([*single, *(need for need in needed if need is not None)])

    def stand_in(self, words: Words) -> bool:
        """Whether one of them stands in ``words``."""
        if not signs(words) & self.sign:
            return False
        if not words.there.isdisjoint(self._single):
            return True
        line = words.line
        for first in self._longer.keys() & words.there:
            for phrase in self._longer[first]:
                if phrase in line:
                    return True
        return False
