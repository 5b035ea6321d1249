"""What a pattern cannot match without: words, or beginnings of words, of which one is in every match.

Patterns are read by the parser of :mod:`re` itself. They are those held against :attr:`Words.line`: small
letters and digits, one space between words. What cannot be told needs nothing, and is always looked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import product
from re import _constants as kinds  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from msgspec import Struct

from lexloci.reading.language import small_words
from lexloci.reading.lexicon import LANGUAGES

ANYTHING, EDGE = "\0", "\1"
"""What stands in a way of a pattern for text that is not known, and for the edge of a word."""
EDGES = (" ", EDGE)
START = "\2"
"""The beginning of a group, before which stands what stands before the group."""
MOST_WAYS = 200
"""How many ways of one piece of a pattern are looked at; beyond, its pieces are looked at apart."""
MOST_NEEDS = 2
"""How many needs of a pattern are worth a look."""
FEW_LETTERS = 4
"""Of a class of letters no more than these are tried one by one."""
SHORTEST_START = 2
"""Letters of the shortest beginning that is worth looking for."""
MOST_KEPT = 4_096
SMALL, START_OF, LARGE = 50.0, 8.0, 4.0
"""How common small words are, words of which a beginning is known, and others; longer ones are rarer."""
BESIDE = 0.1
"""How much rarer a word is with another beside it."""

Ways = list[str]
"""What one piece of a pattern may match, with :data:`ANYTHING` for what is not known."""


class Need(Struct, frozen=True):
    """A word, or the beginning of one, and a whole word that must stand beside it; empty if none must."""

    word: str
    whole: bool
    beside: str = ""


Needs = frozenset[Need]
"""One of these stands in whatever a piece of a pattern matches."""


def needs(pattern: str) -> list[Needs]:
    """What ``pattern`` needs, all of it, the rarest first; nothing where that cannot be told."""
    pieces = _pieces(parser.parse(pattern))
    found = [needed for piece in pieces if (needed := _needed(piece)) is not None]
    return sorted(found, key=_commonness)[:MOST_NEEDS]


def _needed(ways: Ways) -> Needs | None:
    """What is rarest in each way of a piece; None where one has no word that is known."""
    out = set()
    for way in ways:
        need = rarest(way)
        if need is None:
            return None
        out.add(need)
    return frozenset(out)


@lru_cache(MOST_KEPT)
def rarest(way: str) -> Need | None:
    """The rarest word of one way of a pattern, with the next; None where no word of it is known."""
    told = sorted(_words(way), key=common)
    if not told:
        return None
    word, whole = told[0]
    beside = next((other for other, known in told[1:] if known and other != word), "")
    return Need(word, whole, beside)


def _words(way: str) -> Iterator[tuple[str, bool]]:
    """The words of one way that are known whole, or from their beginning on, and whether they are whole."""
    for part in f"{ANYTHING}{way.removeprefix(START)}{ANYTHING}".replace(EDGE, " ").split(" "):
        start, unknown, _ = part.partition(ANYTHING)
        if start and (not unknown or len(start) >= SHORTEST_START):
            yield start, not unknown


def _commonness(needed: Needs) -> float:
    """How likely a sentence is to have what a piece needs."""
    return sum(common((need.word, need.whole)) * (BESIDE if need.beside else 1.0) for need in needed)


@lru_cache(MOST_KEPT)
def common(word: tuple[str, bool]) -> float:
    """How likely a word is to stand in a sentence."""
    letters, whole = word
    small = whole and any(letters in small_words(lang) for lang in LANGUAGES)
    return (SMALL if small else LARGE if whole else START_OF) / len(letters)


def _pieces(parsed: Any) -> list[Ways]:
    """A sequence as pieces of which each stands in every match, each with all its ways."""
    pieces: list[Ways] = [[START]]
    for kind, value in parsed:
        ways, last = _ways(kind, value), pieces[-1]
        if len(ways) * len(last) <= MOST_WAYS:
            pieces[-1] = ["".join(pair) for pair in product(last, ways)]
        else:
            edge = all(way[:1] in EDGES for way in ways)
            pieces[-1] = [way + (EDGE if edge else ANYTHING) for way in last]
            begun = {_begun(way) for way in last}
            begun = begun if len(begun) <= FEW_LETTERS else {ANYTHING}
            pieces.append(["".join(pair) for pair in product(sorted(begun), ways)])
    return pieces


def _begun(way: str) -> str:
    """The word that a way ends in the midst of, and what stands before it."""
    return way[max(0, *map(way.rfind, EDGES)) :]


def _one(parsed: Any) -> Ways:
    """The ways of a group, or of its rarest piece with anything beside it.

    Which is rarest is told as if the group stood between other words.
    """
    pieces = _pieces(parsed)
    if len(pieces) == 1:
        return [way.removeprefix(START) for way in pieces[0]]
    alone = [[way.replace(START, EDGE) for way in piece] for piece in pieces]
    alone[-1] = [way + EDGE for way in alone[-1]]
    told = [(_commonness(needed), n) for n, piece in enumerate(alone) if (needed := _needed(piece))]
    if not told:
        return [ANYTHING]
    _, n = min(told)
    after = "" if n == len(pieces) - 1 else ANYTHING
    return [(way[1:] if way[0] == START else ANYTHING + way) + after for way in pieces[n]]


def _ways(kind: Any, value: Any) -> Ways:
    """The ways of one element of a parsed pattern; anything, where they cannot be told."""
    read = READERS.get(kind)
    return [ANYTHING] if read is None else read(value)


def _branches(value: Any) -> Ways:
    return list(dict.fromkeys(way for branch in value[1] for way in _one(branch)))


def _ahead(value: Any) -> Ways:
    """What must follow: the edge of a word, or what is not looked at."""
    return [EDGE if list(value[1]) == [(kinds.LITERAL, ord(" "))] else ANYTHING]


def _letters(value: Any) -> Ways:
    """A class of few letters, each of them; of others anything."""
    if len(value) <= FEW_LETTERS and all(kind is kinds.LITERAL for kind, _ in value):
        return [chr(letter) for _, letter in value]
    return [ANYTHING]


def _repeated(value: Any) -> Ways:
    """What may stand there, or must at least once, with anything after it where it may stand again."""
    least, most, parsed = value
    if most == 1:
        once = _one(parsed)
        return once if least else ["", *once]
    return [way + ANYTHING for way in _one(parsed)] if least else [ANYTHING]


READERS: dict[Any, Callable[[Any], Ways]] = {
    kinds.LITERAL: lambda value: [chr(value)],
    kinds.SUBPATTERN: lambda value: _one(value[3]),
    kinds.BRANCH: _branches,
    kinds.IN: _letters,
    kinds.MAX_REPEAT: _repeated,
    kinds.MIN_REPEAT: _repeated,
    kinds.ASSERT: _ahead,
    kinds.AT: lambda value: [EDGE if value is kinds.AT_BOUNDARY else ANYTHING],
}
"""How each element of a parsed pattern is read."""
