"""Numbers by which laws are named: bills, acts, orders, sections, in one spelling each.

``Senate Bill 168``, ``SB 168`` and ``S.B. 168`` are all ``bill.sb 168``; ``section 67.307`` and
``§ 67.307(1)`` are both ``section 67.307``. The words before the numbers are data (``data/marks.yaml``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec
from msgspec import Struct

from lexloci.core.memory import remembered
from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data
from lexloci.reading.words import fold_word, words_of

NUMBER = r"(\d{1,6}(?:[-–][A-Z])?(?:[.:\-–]\d+[A-Za-z]?)*)"
SECTION = compiled(r"(?<![\w.$-])(\d+[A-Za-z]?(?:[.:\-–]\d+[A-Za-z]?){1,4})(?![\w%])")
"""A number with points or hyphens in it, as sections have: ``67.307``, ``30-2-19a``."""
DAY_LIKE = compiled(r"(?:19|20)\d\d-\d\d(?:-\d\d)?|\d{1,2}-\d{1,2}|(?:19|20)\d\d-(?:19|20)?\d\d")
CODE = compiled(r"\b(\d+)\s+(U\.?\s?S\.?\s?C|C\.?\s?F\.?\s?R)\.?\s*(?:§+\s*)?(\d+[a-z]?(?:[.\-]\d+)?)")


BEFORE_NUMBER = r"(?:(?i:no|num|núm|number|número)\.?\s*)?(?:§+\s*)?"
LETTERED = compiled(rf"[A-Z]\.?\s?{BEFORE_NUMBER}\d")
POINTED = compiled(r"\d[A-Za-z]?[.:\-–]\d")
"""What stands in every text with a law named by letters, and with a section: quick to look for."""
REMEMBERED = 2_048
"""Texts whose marks are kept: the same sentence is asked for by several readers."""
WHOLE = ("bill.", "order ", "directive ", "ordinance ", "resolution ", "proposition ")
"""Beginnings of the names of marks that are numbers of whole laws."""
DIGIT = compiled(r"\d")
VOTE = compiled(r"\d{1,2}(?:[-–]| to )\d{1,2}\b(?!-)")
"""A vote, behind a word in small letters or a name: "passed the ordinance 7-6", "the Trust Act 7 to 0"."""


class Mark(Struct, frozen=True):
    """A law named by number in a text.

    :ivar name: ``bill.sb 168``, ``section 67.307``, ``8 usc 1373``.
    :ivar start: where it stands in the text (characters).
    """

    name: str
    start: int
    end: int

    @property
    def is_bill(self) -> bool:
        """Whether it is the number of a bill."""
        return self.name.startswith("bill.")

    @property
    def is_whole(self) -> bool:
        """Whether it is the number of a whole bill, order, ordinance: not of a section or a chapter."""
        return self.name.startswith(WHOLE)


class _Sort(Struct, frozen=True, forbid_unknown_fields=True):
    words: list[str]
    letters: list[str]


class _Pattern(Struct, frozen=True):
    """How one sort of law is named by number.

    :ivar words: folded words one of which must stand in the text, if no letters do.
    :ivar lettered: capital letters may stand for them.
    """

    name: str
    words: tuple[str, ...]
    lettered: bool
    whole: re.Pattern[str]


@cache
def _patterns() -> tuple[_Pattern, ...]:
    sorts = msgspec.convert(data("marks.yaml"), dict[str, _Sort])
    out = []
    for name, sort in sorts.items():
        ways = [rf"(?i:{_spelt(word)})" for word in sorted(sort.words, key=len, reverse=True)]
        ways += [r"\.?\s?".join(letters) + r"\.?" for letters in sort.letters]
        lead = "|".join(ways)
        whole = compiled(rf"\b(?:{lead})\s?{BEFORE_NUMBER}{NUMBER}\b")
        out.append(_Pattern(name, tuple(sort.words), bool(sort.letters), whole))
    return tuple(out)


@cache
def _worded() -> re.Pattern[str]:
    """What stands in the folded words of every text with a law named by words: quick to look for."""
    words = "|".join(word for sort in _patterns() for word in sort.words)
    return compiled(rf"(?:{words}) ?(?:(?:no|num|number|numero) ?)?\d")


_ACCENTS = str.maketrans({"a": "[aá]", "e": "[eé]", "i": "[ií]", "o": "[oó]", "u": "[uú]"})


def _spelt(word: str) -> str:
    """A pattern for a folded word, with or without accents."""
    return r"\s+".join(part.translate(_ACCENTS) for part in word.split(" "))


def marks(text: str) -> list[Mark]:
    """Every law named by number in ``text``, in order."""
    return list(_marks(text))


@remembered(REMEMBERED)
def _marks(text: str) -> tuple[Mark, ...]:
    if not DIGIT.search(text):
        return ()
    found = [*_codes(text), *_named(text), *_sections(text)]
    found.sort(key=lambda mark: (mark.start, -mark.end))
    kept: list[Mark] = []
    for mark in found:
        if not any(mark.start < other.end and other.start < mark.end for other in kept):
            kept.append(mark)
    return tuple(kept)


def _codes(text: str) -> Iterator[Mark]:
    for match in CODE.finditer(text):
        title, code, section = match.groups()
        letters = "".join(c for c in code.casefold() if c.isalpha())
        yield Mark(f"{title} {letters} {section}", *match.span())


def _named(text: str) -> Iterator[Mark]:
    line, letters = words_of(text).line, LETTERED.search(text) is not None
    worded = _worded().search(line) is not None
    for sort in _patterns() if letters or worded else ():
        if (letters and sort.lettered) or (worded and any(word in line for word in sort.words)):
            for match in sort.whole.finditer(text):
                if not _votes(text, match, sort.name):
                    yield Mark(f"{sort.name} {_plain(match.group(1))}", *match.span())


def _votes(text: str, match: re.Match[str], sort: str) -> bool:
    """Whether what stands behind the word for a law is the vote on it."""
    if not VOTE.match(text, match.start(1)):
        return False
    before = text[: match.start()].split()[-1:]
    called = (
        sort == "act"
        and bool(before)
        and before[0][0].isupper()
        and before[0] not in ("Public", "Special", "Emergency")
    )
    return match.group()[0].islower() or called


def _sections(text: str) -> Iterator[Mark]:
    for match in SECTION.finditer(text) if POINTED.search(text) else ():
        if not DAY_LIKE.fullmatch(match.group(1)) and len(match.group(1)) > 3:
            yield Mark(f"section {_plain(match.group(1))}", *match.span())


def _plain(number: str) -> str:
    return fold_word(number.replace("–", "-"))
