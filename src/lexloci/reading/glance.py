"""Words that a pattern cannot match without, told from its letters alone: much sooner than by its parts.

Who asks one question does not wait until all patterns are taken apart (:mod:`lexloci.reading.needs`), or even
compiled: most need a word that does not stand in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lexloci.core.patterns import compiled
from lexloci.reading.needs import ANYTHING, common

EITHER = compiled(r" \(\?:(.*)\)(?: |\(\?= \))")
"""One of several ways, between spaces."""
UNKNOWN = compiled(r"\\.|/|\[\^?\]?[^\]]*\]| (?:[?*+]|\{[\d,]*\})")
"""Letters with a backslash, classes of letters, and spaces that may be missing."""
SPACED = compiled(
    r"(?<![^ |])\((?:\?(?:[:=!]|<[=!]|P<\w+>))?(?:[^()|]* \|)*[^()|]* \)(?:[?*+]|\{[\d,]*\})?\??(?![?*+{])"
)
"""A group at the beginning of a word, of whole words each with the space behind it, however often."""
PLAIN = compiled(r"(?<![^ |:])\((?:\?:|\?P<\w+>)?([a-z0-9 /|]+)\)(?=[ |)]|$)")
"""A group of plain words, between spaces."""
INNER = compiled(r"\([^()]*\)")
"""Any other group that holds no group."""
OR = "/"
"""Between words of which one stands there."""
WORD = compiled(r"(?<= )[a-z0-9/]+(?= )")


def words_needed(pattern: str) -> frozenset[str] | None:
    """Whole words of which one stands in every match of ``pattern``; None where that is not plain.

    :param pattern: one that is held against :attr:`Words.line`.
    """
    whole = EITHER.fullmatch(pattern)
    if whole is not None:
        bare = _without_groups(whole[1])
        if "(" not in bare and ")" not in bare:
            return _of_each(f" {way} " for way in bare.split("|"))
    return _of_each(_without_groups(pattern.replace("(?= )", " ")).split("|"))


def _without_groups(pattern: str) -> str:
    """A pattern with :data:`ANYTHING` for what is no plain letter; groups of whole words stay words."""
    bare = UNKNOWN.sub(ANYTHING, pattern)
    while True:
        shorter = PLAIN.sub(_one_of, SPACED.sub(f"{ANYTHING} ", bare))
        if shorter == bare:
            shorter = INNER.sub(ANYTHING, bare)
        if shorter == bare:
            return bare
        bare = shorter


def _one_of(group: re.Match[str]) -> str:
    """The words of which one stands where a group does: of each of its ways the rarest."""
    return _either(f" {way} " for way in group[1].split("|")) or ANYTHING


def _of_each(ways: Iterable[str]) -> frozenset[str] | None:
    """The rarest known word of each way; None where one has none."""
    return frozenset(_either(ways).split(OR)) - {""} or None


def _either(ways: Iterable[str]) -> str:
    found: dict[str, None] = {}
    for way in ways:
        known = [word.strip(OR) for word in WORD.findall(way)]
        if not known:
            return ""
        found[min(known, key=_commonness)] = None
    return OR.join(found)


def _commonness(words: str) -> float:
    return sum(common((word, True)) for word in words.split(OR))
