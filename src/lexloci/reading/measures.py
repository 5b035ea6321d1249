"""What a sentence measures: how long, how many of what, which of how many (``data/measures.yaml``)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from msgspec import Struct

from lexloci.reading.lexicon import data
from lexloci.reading.quantities import quantities
from lexloci.reading.ways import Way
from lexloci.reading.words import Words

STEM = 5
"""Letters by which a counted thing is told."""
COUNTED = 3
"""How many words after a number the thing stands that is counted: "two foreign languages"."""
ROW = "of"
"""The kind of a place in a row."""
ALONE = frozenset({ROW, "hours", "days"})
"""Kinds of which a thing has one: a clinic that has eight rooms may paint two rooms."""
DAY = "each "
"""How the kinds of days of a month begin: "the third Saturday"."""
WHOLE_DAY = 1440
"""Minutes."""
FAR = 1.5
"""Two measures within this factor may be one, rounded."""


class Measure(Struct, frozen=True):
    """A measure: its kind (a length of time, a counted thing, a place in a row) and between which numbers."""

    kind: str
    least: float
    most: float


def measures(words: Words, lang: str) -> tuple[Measure, ...]:
    """The measures of a sentence, one of a kind; sums of money, years and days of a month are none."""
    known, asked = words.known, (measures, lang)
    if asked not in known:
        known[asked] = _single(_measures(words, lang))
    found: tuple[Measure, ...] = known[asked]
    return found


def apart(
    one: Sequence[Measure], other: Sequence[Measure], *, exact: bool = False, only: bool = True
) -> bool:
    """Whether both have a measure of a kind, and no number fits both.

    :param exact: they count one body that has a name, so that no number is a rounded one.
    :param only: one of them says that there is no other day, and no other of what is counted, than it tells.
    """
    kinds = {yours.kind: yours for yours in other}
    for mine in one:
        yours = kinds.get(mine.kind)
        if yours is None or (mine.kind not in ALONE and not only):
            continue
        factor = 1.0 if exact or mine.kind == ROW or mine.kind.startswith(DAY) else FAR
        if mine.least > yours.most * factor or yours.least > mine.most * factor:
            return True
    return False


def _single(found: Iterable[Measure]) -> tuple[Measure, ...]:
    """The measures whose kind occurs once."""
    listed = list(found)
    if len(listed) < 2:
        return tuple(listed)
    times = Counter(measure.kind for measure in listed)
    return tuple(measure for measure in listed if times[measure.kind] == 1)


def sizes(words: Words, lang: str) -> tuple[Measure, ...]:
    """Of how many a body consists: "a staff of nine", "has nine seats"; not "closed 12 schools"."""
    rules = data("measures.yaml")[lang]
    found = list(_bodies(words, rules))
    for match in _pattern(lang, "consists").finditer(words):
        count, counted = (group for group in match.groups() if group)
        number = _value(count, rules)
        thing = next((thing for thing in rules["things"] if counted.startswith(thing)), None)
        if number and thing:
            found.append(Measure(rules["alike"].get(thing, thing), number, number))
    working = [_value(match[1], rules) for match in _pattern(lang, "works").finditer(words)]
    found.extend(Measure(rules["staff"], number, number) for number in working if number)
    return _single(found)


def _value(key: str, rules: dict[str, Any]) -> int:
    """The number that a word is; 0 if none."""
    return int(rules["numbers"].get(key, 0)) or (int(key) if key.isdecimal() else 0)


@cache
def _pattern(lang: str, name: str) -> Way:
    return Way(rf" (?:{'|'.join(data('measures.yaml')[lang][name])}) ")


def _measures(words: Words, lang: str) -> Iterator[Measure]:
    rules, sets = data("measures.yaml")[lang], _sets(lang)
    keys, there = words.keys, words.there
    if not there.isdisjoint(sets["single"]):
        yield from _without_number(words, rules)
    if not there.isdisjoint(sets["ordinals"]):
        rows = [_row(keys, n, rules) for n, key in enumerate(keys) if key in sets["ordinals"]]
        yield from (row for row in rows if row is not None)
        yield from _days_of_month(keys, rules)
    yield from _bodies(words, rules)
    if "$" in words.text or not there.isdisjoint(sets["money"]):
        return
    for quantity in quantities(words.text, lang):
        unit = rules["units"].get(quantity.counted)
        if unit is not None:
            yield Measure(_span(unit), quantity.least * unit, quantity.most * unit)
        elif quantity.counted in there:
            at = keys.index(quantity.counted)
            counted = f" {' '.join(keys[at : at + COUNTED])}"
            thing = next((thing for thing in rules["things"] if f" {thing}" in counted), "")
            if thing:
                yield Measure(rules["alike"].get(thing, thing), quantity.least, quantity.most)


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
            yield Measure(_span(minutes), minutes, float("inf") if over else minutes)


def _span(minutes: int) -> str:
    """The kind of a length of time: a class lasts two hours, and goes on for ten weeks."""
    return "hours" if minutes < WHOLE_DAY else "days"


def _days_of_month(keys: Sequence[str], rules: dict[str, Any]) -> Iterator[Measure]:
    """``the third Saturday of each month``; two such days are a plan, and measure nothing."""
    for ordinal, day in pairwise(keys):
        at = rules["ordinals"].index(ordinal) if ordinal in rules["ordinals"] else -1
        if at >= 0 and day in rules["weekdays"]:
            number = rules["places"][at]
            yield Measure(f"{DAY}{day}", number, number)


def _bodies(words: Words, rules: dict[str, Any]) -> Iterator[Measure]:
    """``a staff of nine``."""
    for match in _body(rules["body"]).finditer(words):
        number = _value(match[2], rules)
        if number:
            kind = rules["alike"].get(match[1][:STEM], match[1][:STEM])
            yield Measure(kind, number, number)


@cache
def _body(names: str) -> Way:
    return Way(rf" ({names}) (?:of|de) (\w+)(?= )")


def _row(keys: Sequence[str], at: int, rules: dict[str, Any]) -> Measure | None:
    """``the third … of five``: five, which all that tell of one row must have."""
    for n in range(at + 1, min(at + 1 + rules["reach"], len(keys) - 1)):
        total = rules["numbers"].get(keys[n + 1]) if keys[n] in rules["of"] else None
        if total:
            return Measure(ROW, total, total)
    return None
