"""How long and how far a text says: "two weeks", "a mile", "ten business days" (``data/figures.yaml``)."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from msgspec import Struct

from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data
from lexloci.reading.words import Words

RATE = frozenset({"once", "twice", "times", "each", "per", "every", "vez", "veces"})
"""Words before "a year" by which it tells how often."""


class Figure(Struct, frozen=True):
    """A length of time in hours (``time``, or ``workdays``), or of way in feet (``way``).

    :ivar first: the character of the folded line at which it begins; ``last``: that at which it ends.
    """

    kind: str
    amount: float
    first: int
    last: int

    def alike(self, other: Figure) -> bool:
        """Whether both tell of time, or both of way."""
        return (self.kind == WAY) == (other.kind == WAY)

    def same(self, other: Figure) -> bool:
        """Whether both may tell one length: days of work may be told as days."""
        return self.alike(other) and abs(self.amount - other.amount) <= SLACK * max(self.amount, other.amount)


WAY = "way"
SLACK = 0.03
"""How far months told in days may be from those of the calendar: 60 days and two months."""


def figures(words: Words, lang: str) -> tuple[Figure, ...]:
    """The lengths that stand in a text, in their order."""
    known, asked = words.known, (figures, lang)
    if asked not in known:
        known[asked] = tuple(_figures(words, lang))
    found: tuple[Figure, ...] = known[asked]
    return found


def _figures(words: Words, lang: str) -> list[Figure]:
    out = []
    for match in _pattern(lang).finditer(words.line):
        number = _number(match["number"], lang)
        unit = next(name for name in match.groupdict() if name.startswith("u") and match[name])
        kind, size = _units(lang)[int(unit[1:])]
        led = words.line[: match.start()].rsplit(maxsplit=1)[-1:]
        rate = match["number"] in data("figures.yaml")[lang]["ones"] and (
            not RATE.isdisjoint(led) or any(word.isdigit() for word in led)
        )
        if number and not rate:
            out.append(Figure(kind, number * size, match.start(), match.end()))
    return out


def _number(word: str, lang: str) -> float:
    if word[0].isdigit():
        return float(word.replace(" ", ""))
    return 1.0 if word in data("figures.yaml")[lang]["ones"] else float(_numbers(lang).get(word, 0))


@cache
def _numbers(lang: str) -> dict[str, int]:
    told: dict[str, Any] = data("quantities.yaml")[lang]["numbers"]
    return {str(name): int(value) for name, value in told.items()}


@cache
def _units(lang: str) -> list[tuple[str, float]]:
    return [(kind, float(size)) for kind, size in data("figures.yaml")[lang]["units"].values()]


@cache
def _pattern(lang: str) -> re.Pattern[str]:
    told = data("figures.yaml")[lang]
    units = "|".join(f"(?P<u{n}>{unit})" for n, unit in enumerate(told["units"]))
    numbers = "|".join([r"\d+(?: 000)?", *told["ones"], *sorted(_numbers(lang), key=len, reverse=True)])
    return compiled(rf"(?<= )(?P<number>{numbers}) {told['joins']}(?:{units})(?= )")
