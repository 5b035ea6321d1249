"""What a sentence measures: how long, how many of what, which of how many (``data/measures.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from msgspec import Struct

from lexloci.reading.lexicon import data
from lexloci.reading.quantities import quantities
from lexloci.reading.words import Words

STEM = 5
"""Letters by which a counted thing is told."""
COUNTED = 3
"""How many words after a number the thing stands that is counted: "two foreign languages"."""
ROW = "of"
"""The kind of a place in a row."""
DAY = "each "
"""How the kinds of days of a month begin: "the third Saturday"."""
FAR = 1.5
"""Two measures within this factor may be one, rounded."""


class Measure(Struct, frozen=True):
    """A measure: its kind (a length of time, a counted thing, a place in a row) and between which numbers."""

    kind: str
    least: float
    most: float


def measures(words: Words, lang: str) -> tuple[Measure, ...]:
    """The measures of a sentence; sums of money, years and days of a month are none."""
    known, asked = words.known, (measures, lang)
    if asked not in known:
        known[asked] = tuple(_measures(words, lang))
    found: tuple[Measure, ...] = known[asked]
    return found


def apart(one: Sequence[Measure], other: Sequence[Measure], *, exact: bool = False) -> bool:
    """Whether each has one measure of a kind, and no number fits both.

    :param exact: they count one body that has a name, so that no number is a rounded one.
    """
    for mine in one:
        same = [yours for yours in other if yours.kind == mine.kind]
        if len(same) == 1 and sum(m.kind == mine.kind for m in one) == 1:
            factor = 1.0 if exact or mine.kind == ROW or mine.kind.startswith(DAY) else FAR
            if mine.least > same[0].most * factor or same[0].least > mine.most * factor:
                return True
    return False


def _measures(words: Words, lang: str) -> Iterator[Measure]:
    rules, sets = data("measures.yaml")[lang], _sets(lang)
    keys, there = words.keys, words.there
    if not there.isdisjoint(sets["single"]):
        yield from _without_number(words, rules)
    if not there.isdisjoint(sets["ordinals"]):
        rows = [_row(keys, n, rules) for n, key in enumerate(keys) if key in sets["ordinals"]]
        yield from (row for row in rows if row is not None)
        yield from _days_of_month(keys, rules)
    yield from _bodies(words.line, rules)
    if "$" in words.text or not there.isdisjoint(sets["money"]):
        return
    for quantity in quantities(words.text, lang):
        unit = rules["units"].get(quantity.counted)
        if unit is not None:
            yield Measure("time", quantity.least * unit, quantity.most * unit)
        elif quantity.counted:
            at = keys.index(quantity.counted)
            for thing in rules["things"]:
                if any(key.startswith(thing) for key in keys[at : at + COUNTED]):
                    yield Measure(rules["alike"].get(thing, thing), quantity.least, quantity.most)
                    break


@cache
def _sets(lang: str) -> dict[str, frozenset[str]]:
    """Single words of which a sentence needs one to tell each sort of measure."""
    rules = data("measures.yaml")[lang]
    last = frozenset(phrase.rpartition(" ")[2] for phrase in rules["single"])
    return {"single": last, "ordinals": frozenset(rules["ordinals"]), "money": frozenset(rules["money"])}


def _without_number(words: Words, rules: dict[str, Any]) -> Iterator[Measure]:
    """``more than an hour``."""
    for phrase, minutes in rules["single"].items():
        if f" {phrase} " in words.line:
            over = any(f" {lead} {phrase} " in words.line for lead in rules["more"])
            yield Measure("time", minutes, float("inf") if over else minutes)


def _days_of_month(keys: Sequence[str], rules: dict[str, Any]) -> Iterator[Measure]:
    """``the third Saturday of each month``; two such days are a plan, and measure nothing."""
    for ordinal, day in pairwise(keys):
        at = rules["ordinals"].index(ordinal) if ordinal in rules["ordinals"] else -1
        if at >= 0 and day in rules["weekdays"]:
            number = rules["places"][at]
            yield Measure(f"{DAY}{day}", number, number)


def _bodies(line: str, rules: dict[str, Any]) -> Iterator[Measure]:
    """``a staff of nine``."""
    for match in _body(rules["body"]).finditer(line):
        number = rules["numbers"].get(match[2]) or (int(match[2]) if match[2].isdigit() else 0)
        if number:
            kind = rules["alike"].get(match[1][:STEM], match[1][:STEM])
            yield Measure(kind, number, number)


@cache
def _body(names: str) -> re.Pattern[str]:
    return re.compile(rf" ({names}) (?:of|de) (\w+)(?= )")


def _row(keys: Sequence[str], at: int, rules: dict[str, Any]) -> Measure | None:
    """``the third … of five``: five, which all that tell of one row must have."""
    for n in range(at + 1, min(at + 1 + rules["reach"], len(keys) - 1)):
        total = rules["numbers"].get(keys[n + 1]) if keys[n] in rules["of"] else None
        if total:
            return Measure(ROW, total, total)
    return None
