"""What a pattern cannot match without: words, or beginnings of words, of which one is in every match.

Patterns are read by the parser of :mod:`re` itself. They are those held against :attr:`Words.line`: small
letters and digits, one space between words. What cannot be told needs nothing, and is always looked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
MOST_WAYS = 200
"""How many ways of one piece of a pattern are looked at; beyond, its pieces are looked at apart."""
MOST_NEEDS = 2
"""How many needs of a pattern are worth a look."""
FEW_LETTERS = 4
"""Of a class of letters no more than these are tried one by one."""
SHORTEST_START = 2
"""Letters of the shortest beginning that is worth looking for."""
MOST_KEPT = 4_096
COMMON, SHORT = 50.0, 4
"""How much commoner a small word is than others, and up to how many letters a word is likely common."""

Ways = list[str]
"""What one piece of a pattern may match, with :data:`ANYTHING` for what is not known."""


class Needs(Struct, frozen=True):
    """One of these stands in whatever a pattern matches: a whole word, or the beginning of one."""

    words: frozenset[str] = frozenset()
    starts: frozenset[str] = frozenset()


Token = tuple[str, bool]
"""A word of a pattern, and whether it is whole."""


def needs(pattern: str) -> list[Needs]:
    """What ``pattern`` needs, all of it, the rarest first; nothing where that cannot be told."""
    pieces = _pieces(parser.parse(pattern))
    found = [tokens for piece in pieces if (tokens := _tokens(piece)) is not None]
    return [_told(tokens) for tokens in sorted(found, key=_commonness)[:MOST_NEEDS]]


def _told(tokens: frozenset[Token]) -> Needs:
    whole = frozenset(word for word, whole in tokens if whole)
    return Needs(whole, frozenset(word for word, whole in tokens if not whole))


def _tokens(ways: Ways) -> frozenset[Token] | None:
    """The rarest word of each way of a piece; None where a way has none."""
    out = set()
    for way in ways:
        token = rarest(way)
        if token is None:
            return None
        out.add(token)
    return frozenset(out)


@lru_cache(MOST_KEPT)
def rarest(way: str) -> Token | None:
    """The rarest word of one way of a pattern; None where no word of it is known."""
    return min(_words(way), key=lambda token: (_common(token), token), default=None)


def _words(way: str) -> Iterator[Token]:
    """The words of one way that are known whole, or from their beginning on."""
    for part in f"{ANYTHING}{way}{ANYTHING}".replace(EDGE, " ").split(" "):
        start, unknown, _ = part.partition(ANYTHING)
        if start and (not unknown or len(start) >= SHORTEST_START):
            yield start, not unknown


def _commonness(tokens: Iterable[Token]) -> float:
    return sum(map(_common, tokens))


@lru_cache(MOST_KEPT)
def _common(token: Token) -> float:
    """How likely a word is to stand in a sentence."""
    word, whole = token
    if whole and any(word in small_words(lang) for lang in LANGUAGES):
        return COMMON
    return max(1.0, SHORT - len(word)) * (1.0 if whole else 2.0)


def _pieces(parsed: Any) -> list[Ways]:
    """A sequence as pieces of which each stands in every match, each with all its ways."""
    pieces: list[Ways] = [[""]]
    for kind, value in parsed:
        ways = _ways(kind, value)
        if len(ways) * len(pieces[-1]) <= MOST_WAYS:
            pieces[-1] = ["".join(pair) for pair in product(pieces[-1], ways)]
        else:
            pieces[-1] = [way + ANYTHING for way in pieces[-1]]
            pieces.append([ANYTHING + way for way in ways])
    return pieces


def _one(parsed: Any) -> Ways:
    """The ways of a group, or of its rarest piece with anything around it."""
    pieces = _pieces(parsed)
    if len(pieces) == 1:
        return pieces[0]
    told = [piece for piece in pieces if _tokens(piece) is not None]
    best = min(told, key=lambda piece: _commonness(_tokens(piece) or ()), default=[""])
    return [f"{ANYTHING}{way}{ANYTHING}" for way in best]


def _ways(kind: Any, value: Any) -> Ways:
    """The ways of one element of a parsed pattern."""
    if kind is kinds.LITERAL:
        return [chr(value)]
    if kind is kinds.SUBPATTERN:
        return _one(value[3])
    if kind is kinds.BRANCH:
        return list(dict.fromkeys(way for branch in value[1] for way in _one(branch)))
    if kind is kinds.IN:
        return _letters(value)
    if kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT):
        return _repeated(*value)
    if kind in (kinds.ASSERT, kinds.ASSERT_NOT, kinds.AT):
        edge = kind is kinds.ASSERT and list(value[1]) == [(kinds.LITERAL, ord(" "))]
        return [EDGE if edge or (kind is kinds.AT and value is kinds.AT_BOUNDARY) else ANYTHING]
    return [ANYTHING]


def _letters(value: Any) -> Ways:
    """A class of few letters, each of them; of others anything."""
    if len(value) <= FEW_LETTERS and all(kind is kinds.LITERAL for kind, _ in value):
        return [chr(letter) for _, letter in value]
    return [ANYTHING]


def _repeated(least: int, most: int, parsed: Any) -> Ways:
    """What may stand there, or must at least once, with anything after it where it may stand again."""
    if most == 1:
        once = _one(parsed)
        return once if least else ["", *once]
    return [way + ANYTHING for way in _one(parsed)] if least else [ANYTHING]
