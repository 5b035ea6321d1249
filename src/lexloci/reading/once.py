"""What happens to a thing once: a body begins, a first rule is made, a meeting falls on a day.

Two sentences of a page that give it two years, or two days, cannot both be true (``data/once.yaml``).
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from lexloci.reading.lexicon import data
from lexloci.reading.words import Words

YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


class Once(Struct, frozen=True):
    """What of a sentence happens once.

    :ivar begun: the body whose page it is began: "since we opened our doors".
    :ivar first: what was made for the first time: the rules named beside "first" and a verb of making.
    :ivar days: the days of months in it, as ``(month, day)``.
    :ivar meets: it bids readers to a meeting, or tells when one is.
    :ivar years: the years in it.
    :ivar lasts: the body has had or done something since its year; ``firstly``: it first did so in it.
    """

    begun: bool
    first: frozenset[str]
    days: frozenset[tuple[str, int]]
    meets: bool
    years: frozenset[str]
    lasts: bool = False
    firstly: bool = False


def once(words: Words, lang: str) -> Once:
    """What of ``words``, one sentence, happens once."""
    rules = _rules(lang)
    line = words.line
    firsts = rules.first.search(line) and rules.made.search(line)
    dated = any(character.isdigit() for character in line)
    return Once(
        begun=dated and rules.begun.search(line) is not None,
        first=frozenset(words.there & rules.things) if firsts else frozenset(),
        days=frozenset(_days(rules, line)) if dated else frozenset(),
        meets=dated and rules.meets.search(line) is not None,
        years=frozenset(YEAR.findall(line)) if dated else frozenset(),
        lasts=dated and rules.lasts.search(line) is not None,
        firstly=dated and rules.firstly.search(line) is not None,
    )  # fmt: skip


def other_time(one: Once, other: Once, shared: int, special: int) -> bool:
    """Whether both tell when the same thing was, and tell it otherwise.

    :param shared: how many content words they have in common; ``special``: how many of them are rare.
    """
    if len(one.years) == len(other.years) == 1 and one.years != other.years:
        begun = (one.lasts and other.firstly) or (one.firstly and other.lasts)
        if begun and shared > LEAST_SHARED and special > 0:
            return True
        return (one.begun and other.begun) or bool(one.first & other.first)
    if not (one.meets and other.meets and len(one.days) == len(other.days) == 1):
        return False
    return one.days != other.days and shared > LEAST_SHARED and special > 0


PATTERNS = ("begun", "first", "made", "meets", "lasts", "firstly")
LEAST_SHARED = 2
"""Content words that two notices of one meeting have in common, at the least one more."""


class _Rules(Struct, frozen=True):
    begun: re.Pattern[str]
    first: re.Pattern[str]
    made: re.Pattern[str]
    meets: re.Pattern[str]
    lasts: re.Pattern[str]
    firstly: re.Pattern[str]
    things: frozenset[str]
    date: re.Pattern[str]


@cache
def _rules(lang: str) -> _Rules:
    told = data("once.yaml")[lang]
    patterns = {name: re.compile(rf" (?:{'|'.join(told[name])}) ") for name in PATTERNS}
    months = "|".join(told["months"])
    date = rf" (?:(\d\d?) de ({months})|({months}) (\d\d?)) "
    return _Rules(things=frozenset(told["things"]), date=re.compile(date), **patterns)


def _days(rules: _Rules, line: str) -> list[tuple[str, int]]:
    found = []
    for match in rules.date.finditer(line):
        day, month = match[1] or match[4], match[2] or match[3]
        found.append((month, int(day)))
    return found
