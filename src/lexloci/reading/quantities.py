"""Quantities in a text: "more than 9,000", "fewer than two thousand" (``data/quantities.yaml``)."""

from __future__ import annotations

import re
from functools import cache

import msgspec
from msgspec import Struct

from lexloci.core.memory import remembered
from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data
from lexloci.reading.words import Words, words_of

LEAD = 3
"""How many words before a number a word like "fewer than" may begin."""
DAY_OF_MONTH = "day of month"
"""What the number of "June 3" counts: nothing that another day could refute."""
UNITS = frozenset({
    DAY_OF_MONTH, "years", "year", "days", "day", "hours", "hour", "months", "month", "weeks", "percent",
    "anos", "ano", "dias", "horas", "meses",
})  # fmt: skip
"""Measures, of which one thing may have several."""
ALIKE = 4
"""Letters by which a counted word is told."""
REMEMBERED = 2_048
"""Texts whose quantities are kept: the same sentence is asked for by several readers."""
LONGEST_MONTH = 31
IN = frozenset({"in", "en"})
"""Before a month that has no day."""
THOUSANDS = compiled(r"(?<=\d),(?=\d{3})")
NEAR = 1.25
"""Two plain numbers within this factor may be one, rounded."""


ABOUT = ("just over", "just under", "little over", "slightly more than", "poco mas de", "algo mas de")
"""Bounds that mean the number itself."""
DIGIT = compiled(r"\d")
DECIMAL = compiled(r"(\d+\.\d+) (millones|millón|million|billion)\b", re.I)
"""``2.1 million``."""


class Quantity(Struct, frozen=True):
    """A span of numbers that a text gives, both ends included, and the word that follows: what is counted."""

    least: float
    most: float
    counted: str = ""

    def apart(self, other: Quantity) -> bool:
        """Whether both count one thing and no number lies in both, rounding allowed for."""
        if self.counted in UNITS or other.counted in UNITS:
            return False
        if self.counted[:ALIKE] != other.counted[:ALIKE] and self.counted and other.counted:
            return False
        return self.least > other.most * NEAR or other.least > self.most * NEAR

    def meets(self, other: Quantity) -> bool:
        """Whether a number lies in both: none in "fewer than 11" and "more than 10"."""
        common = min(self.most, other.most) - max(self.least, other.least)
        return common > 1 or (common >= 0 and (self.least == self.most or other.least == other.most))


class _Rules(Struct, frozen=True, forbid_unknown_fields=True):
    numbers: dict[str, int]
    times: dict[str, int]
    fewer: list[str]
    more: list[str]
    joins: list[str]
    less: frozenset[str]


@cache
def _rules(lang: str) -> _Rules:
    return msgspec.convert(data("quantities.yaml")[lang], _Rules, strict=False)


@cache
def _written(lang: str) -> frozenset[str]:
    """Numbers in words."""
    return frozenset(_rules(lang).numbers)


def quantities(text: str, lang: str) -> list[Quantity]:
    """The quantities of ``text``, without years."""
    return list(_quantities(text, lang))


@remembered(REMEMBERED)
def _quantities(text: str, lang: str) -> tuple[Quantity, ...]:
    rules = _rules(lang)
    pointed = ("," in text or "." in text) and DIGIT.search(text)
    words = words_of(DECIMAL.sub(_whole, THOUSANDS.sub("", text)) if pointed else text)
    if _written(lang).isdisjoint(words.there) and not any(map(str.isdigit, words.keys)):
        return ()
    out: list[Quantity] = []
    read = 0
    for n, key in enumerate(words.keys):
        if n < read or not (key in rules.numbers or key.isdigit()):
            continue
        value, size = _number(words, n, rules)
        if size and not _no_count(words, n, size):
            day = _after_month(words, n, value, lang)
            out.append(
                Quantity(value, value, DAY_OF_MONTH) if day else _bounded(words, n, size, value, rules)
            )
        read = n + size
    return tuple(out)


def _whole(match: re.Match[str]) -> str:
    """``2.1 million`` as a whole number."""
    scale = 10**9 if match[2].casefold().startswith("b") else 10**6
    return f"{round(float(match[1]) * scale)}"


def _number(words: Words, at: int, rules: _Rules) -> tuple[float, int]:
    """The number that begins at word ``at`` and how many words it has; size 0 if none does."""
    key = words.keys[at]
    value: float | None = float(key) if key.isdigit() and len(key) < 10 else None
    value = value if value is not None else rules.numbers.get(key)
    if value is None:
        return 0.0, 0
    size = 1
    while at + size < len(words):
        following = words.keys[at + size]
        if following in rules.times:
            value *= rules.times[following]
        elif following in rules.numbers and value >= 20 and rules.numbers[following] < 10:
            value += rules.numbers[following]
        else:
            break
        size += 1
    return value, size


def _no_count(words: Words, at: int, size: int) -> bool:
    """Whether a number is a year, a day, a section or a part of another number."""
    key = words.keys[at]
    year = size == 1 and len(key) == 4 and key[:2] in ("19", "20")
    joined = (
        size == 1 and words.gap(at)[:1] in ("-", ".", ":", "(", "/", "–") and words.gap(at).strip() != "."
    )
    return year or joined


def _after_month(words: Words, at: int, value: float, lang: str) -> bool:
    """Whether a number is the day in "June 3", and counts nothing as in "In June 3 people came"."""
    if not at or value > LONGEST_MONTH or words.keys[at - 1] not in _months(lang):
        return False
    return IN.isdisjoint(words.keys[at - 2 : at - 1]) or words.gap(at).strip() == ","


@cache
def _months(lang: str) -> frozenset[str]:
    rules = data(f"dates/{lang}.yaml")
    return frozenset([*rules["months"], *rules["short_months"]])


def _bounded(words: Words, at: int, size: int, value: float, rules: _Rules) -> Quantity:
    before = " ".join(words.keys[max(0, at - LEAD) : at])
    following = words.keys[at + size] if at + size < len(words) else ""
    if any(before.endswith(lead) for lead in ABOUT):
        return Quantity(value, value, following)
    if any(before.endswith(lead) for lead in rules.fewer):
        return Quantity(0, value, following)
    if following in rules.joins and not rules.less.isdisjoint(words.keys[at + size + 1 : at + size + 2]):
        return Quantity(0, value, following)
    if following in rules.joins or any(before.endswith(lead) for lead in rules.more):
        return Quantity(value, float("inf"), following)
    return Quantity(value, value, following)
