"""The instruments of the record that a sentence names: by number, by title, by the parties of a case."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Set
from functools import cache, cached_property
from typing import Any

from lexloci.core.memory import remembered
from lexloci.places.states import by_name
from lexloci.reading.lexicon import data
from lexloci.reading.marks import marks
from lexloci.reading.words import Words
from lexloci.record.model.instrument import Instrument

TITLE_WORDS = (
    "Act", "Law", "Ordinance", "Order", "Policy", "Directive", "Resolution", "Pact", "Compact", "Amendment",
    "Initiative",
)  # fmt: skip
TITLE = re.compile(
    r"(?:[A-Z][\w'’]*,?\s+(?:(?:of|and|the|for|our|to|in|on)\s+)*){1,6}" rf"(?:{'|'.join(TITLE_WORDS)})\b"
)
"""A law called by a name: ``Protect Our Courts Act``."""
TITLE_WORDS_ES = ("Ley", "Ordenanza", "Orden", "Resolución")
TITLE_ES = re.compile(
    rf"\b(?:{'|'.join(TITLE_WORDS_ES)})"
    r"\s+(?:de\s+|del\s+|para\s+|la\s+|las\s+|los\s+)*"
    r"[A-ZÁÉÍÓÚÑ][\wáéíóúñ]*(?:\s+(?:de|del|la|el|los|las|y|para|en)?\s*[A-ZÁÉÍÓÚÑ][\wáéíóúñ]*){0,5}"
)
ABBREVIATED = re.compile(r"\bExec\. Order\b")
SHARED = 0.6
"""The share of an act's pieces that must have an event in its year."""
REMEMBERED = 2_048
"""Texts whose titles of laws are kept: the same sentence is asked for by several readers."""
VERSUS = re.compile(r" v\.? ")
SIDES = re.compile(r"((?:[\w.’'&-]+ ){1,5})v\.? ((?:[\w.’'&-]+[ ,]?){1,4})")
"""What stands on both sides of a "v."."""


class Index:
    """Instruments that a text may name.

    :param instruments: those of the governments it speaks of.
    :param kept: where numbers and names of instruments are kept for other indexes of the same record.
    """

    def __init__(self, instruments: Iterable[Instrument], kept: dict[Any, Any] | None = None) -> None:
        self.all = {instrument.id: instrument for instrument in instruments}
        self._kept = kept if kept is not None else {}

    def _by(self, what: Callable[[Instrument], frozenset[str]]) -> dict[str, list[Instrument]]:
        """The instruments under each of the names that ``what`` gives them."""
        out: dict[str, list[Instrument]] = {}
        for instrument in self.all.values():
            key = (what, instrument.id)
            names = self._kept.get(key)
            if names is None:
                names = self._kept[key] = what(instrument)
            for name in names:
                out.setdefault(name, []).append(instrument)
        return out

    @cached_property
    def _marks(self) -> dict[str, list[Instrument]]:
        return self._by(_numbers)

    @cached_property
    def _titles(self) -> dict[str, list[Instrument]]:
        out = self._by(_names)
        for name, found in out.items():
            laws = [i for i in found if i.kind != "bill"] or found
            own = [i for i in laws if i.case is None and name in _own_names(i)]
            out[name] = own or laws
        return out

    @cached_property
    def _parties(self) -> dict[str, list[Instrument]]:
        return self._by(_party_words)

    @cached_property
    def _sole(self) -> dict[str, list[Instrument]]:
        """The case of each name of a party that only one case has."""
        return {name: cases for name, cases in self._parties.items() if len(cases) == 1}

    @cached_property
    def known(self) -> list[Instrument]:
        """All of them, in order."""
        return list(self.all.values())

    def by_number(self, text: str) -> list[Instrument]:
        """Instruments that ``text`` names by number, one law's at a time, in order."""
        return _once(i for mark in marks(text) for i in self._marks.get(mark.name, ()))

    def unknown_bills(self, text: str) -> list[str]:
        """Numbers of bills in ``text`` that no instrument bears."""
        return [m.name for m in marks(text) if m.is_bill and m.name not in self._marks]

    def by_title(self, text: str) -> list[Instrument]:
        """Instruments that ``text`` calls by a title of their own."""
        return _once(i for name in titles(text) for i in self._titles.get(name, ()))

    def by_party(self, words: Words, places: Set[str] = frozenset()) -> list[Instrument]:
        """The case whose party ``words`` name, if it is only one; by a place's name only beside a "v."."""
        versus = VERSUS.search(words.text) is not None
        sides = SIDES.search(words.text) if versus else None
        if sides is not None:
            return self._by_sides(Words(sides[1]).keys, Words(sides[2]).keys)
        likely = self._sole.keys() & words.there
        if not likely:
            return []
        states, passed = by_name(), frozenset[str]() if versus else places
        for n, key in enumerate(words.keys):
            named = key in likely and words.capitalized(n) and len(key) > 3
            if named and key not in passed and key not in states:
                return self._sole[key]
        return []

    def _by_sides(self, before: list[str], after: list[str]) -> list[Instrument]:
        """The one case with what stands right before a "v." on its left and what follows on its right."""
        found = [
            self.all[ident]
            for ident, ours, theirs in self._sides
            if before[-1] in ours and _names_side(after, theirs)
        ]
        return found if len(found) == 1 else []

    @cached_property
    def _sides(self) -> list[tuple[str, list[str], list[str]]]:
        """Of each case between two sides the words of either."""
        out = []
        for case in self.all.values():
            left, _, right = VERSUS.sub(" | ", case.title.en, count=1).partition(" | ")
            if case.case is not None and right:
                out.append((case.id, Words(left).keys, Words(right.split("(")[0]).keys))
        return out


def _names_side(said: list[str], known: list[str]) -> bool:
    """Whether the words after a "v." begin with the other side's name, or with its chief word."""
    chief = [key for key in known if key not in _words("parties")] or known
    lead = said[: len(known)]
    return lead == known[: len(lead)] or bool(chief and set(lead) & set(chief) and said[0] in known)


def years_of(instruments: Iterable[Instrument], kinds: frozenset[str]) -> set[str]:
    """The years in which most of ``instruments`` had an event of these kinds: those of the act they share."""
    pieces = [i for i in instruments if i.provisions]
    found = Counter(year for i in pieces for year in {e.date[:4] for e in i.timeline if e.event in kinds})
    return {year for year, times in found.items() if times > len(pieces) * SHARED}


def titles(text: str) -> Iterator[str]:
    """Names of laws in ``text``, folded, without the word that leads them in."""
    yield from _titles(text)


@remembered(REMEMBERED)
def _titles(text: str) -> tuple[str, ...]:
    out = []
    for words, pattern in ((TITLE_WORDS, TITLE), (TITLE_WORDS_ES, TITLE_ES)):
        for match in pattern.finditer(text) if any(word in text for word in words) else ():
            keys = Words(match.group()).keys
            while keys and keys[0] in _words("leads"):
                keys = keys[1:]
            if len(keys) > 1:
                out.append(" ".join(keys))
    return tuple(out)


def _told(instrument: Instrument) -> Iterator[str]:
    """Where an instrument says what it is called and came from."""
    yield from (instrument.citation, instrument.title.en)
    if instrument.bill is not None:
        yield instrument.bill.number
    yield from (provision.pinpoint for provision in instrument.provisions)


def _numbers(instrument: Instrument) -> frozenset[str]:
    texts = (ABBREVIATED.sub("Executive Order", text) for text in _told(instrument))
    return frozenset(mark.name for text in texts for mark in marks(text))


def _names(instrument: Instrument) -> frozenset[str]:
    texts = (instrument.title.en, instrument.title.es, instrument.citation, instrument.summary.en)
    found = {name for text in texts for name in titles(text)}
    bare = {rest for name in found for lead, _, rest in [name.partition(" ")] if lead in by_name()}
    return frozenset(found | {name for name in bare if name.count(" ") > 0})


def _own_names(instrument: Instrument) -> set[str]:
    """What an instrument is called, by its own title and not only where it tells of another."""
    return {name for text in (instrument.title.en, instrument.title.es) for name in titles(text)}


def _party_words(instrument: Instrument) -> frozenset[str]:
    """The words that name the parties of a case."""
    if instrument.case is None or not VERSUS.search(instrument.title.en):
        return frozenset()
    return frozenset(Words(instrument.title.en).keys) - _words("parties")


def _once(found: Iterable[Instrument]) -> list[Instrument]:
    return list({instrument.id: instrument for instrument in found}.values())


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(data("named.yaml")[name])
