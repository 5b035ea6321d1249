"""What happens to a thing once: a body is founded, a house opens its doors, a first rule is made.

Two sentences of a page that give it two years cannot both be true (``data/once.yaml``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data
from lexloci.reading.words import Words

ITSELF = ""
"""The body whose page it is, however it calls itself: "we", "our firm"."""
QUOTED = tuple('“”"«»')
"""Marks of words of somebody else, whose "we" is not the page's."""


class Once(Struct, frozen=True):
    """What of a sentence happens once, each with its year.

    :ivar founded: the things of the page that were founded; ``opened``: those that opened.
    :ivar first: the first rule of its kind that was made: "first welcoming resolution".
    """

    founded: frozenset[tuple[str, int]] = frozenset()
    opened: frozenset[tuple[str, int]] = frozenset()
    first: frozenset[tuple[str, int]] = frozenset()

    @property
    def signs(self) -> frozenset[str]:
        """By what it is held against other sentences that tell of the same."""
        return frozenset(f"once {name}" for name, _ in self.founded | self.opened | self.first)


NEVER = Once()


def once(words: Words, lang: str) -> Once:
    """What of ``words``, one sentence, happens once."""
    rules, line = _rules(lang), f"{words.line} "
    if another(words, lang):
        return NEVER
    years = {int(year) for year in rules.year.findall(line)}
    if len(years) != 1:
        return NEVER
    year = years.pop()
    told = Once(
        founded=frozenset((thing, year) for thing in _things(rules.founded, line, rules)),
        opened=frozenset((thing, year) for thing in _things(rules.opened, line, rules)),
        first=frozenset((kind, year) for kind in _firsts(rules, words, line)),
    )
    return told if told.signs else NEVER


def another(words: Words, lang: str) -> bool:
    """Whether ``words`` tell of one of several, of what was again, or of what somebody else calls "our"."""
    rules = _rules(lang)
    quoted = any(mark in words.text for mark in QUOTED) and not words.there.isdisjoint(rules.own)
    return quoted or not words.there.isdisjoint(rules.another)


def other_time(one: Once, other: Once) -> bool:
    """Whether they give one thing two years, or a body opens before it is founded."""
    if one is NEVER or other is NEVER:
        return False
    return (
        _apart(one.founded, other.founded)
        or _apart(one.opened, other.opened)
        or _apart(one.first, other.first)
        or _before(one.opened, other.founded)
        or _before(other.opened, one.founded)
    )


def _apart(one: frozenset[tuple[str, int]], other: frozenset[tuple[str, int]]) -> bool:
    return any(a == b and x != y for a, x in one for b, y in other)


def _before(opened: frozenset[tuple[str, int]], founded: frozenset[tuple[str, int]]) -> bool:
    return any(a == b and x < y for a, x in opened for b, y in founded)


class _Rules(Struct, frozen=True):
    founded: re.Pattern[str]
    opened: re.Pattern[str]
    first: re.Pattern[str]
    year: re.Pattern[str]
    bodies: frozenset[str]
    about: frozenset[str]
    another: frozenset[str]
    own: frozenset[str]
    makers: frozenset[str]
    made: frozenset[str]


@cache
def _rules(lang: str) -> _Rules:
    told = data("once.yaml")[lang]
    ways = {name: rf" (?:{'|'.join(told[name])}) {told['when']}" for name in ("founded", "opened")}
    return _Rules(
        founded=compiled(ways["founded"]), opened=compiled(ways["opened"]),
        first=compiled(rf" {told['first']}(?= )"), year=compiled(r" ((?:1[89]|20)\d\d)(?= )"),
        **{name: frozenset(told[name]) for name in ("bodies", "about", "another", "makers", "made")},
        own=frozenset(data("clash.yaml")[lang]["own"]),
    )  # fmt: skip


def _things(way: re.Pattern[str], line: str, rules: _Rules) -> Iterator[str]:
    """What a sentence says was founded, or opened."""
    for match in way.finditer(line):
        thing = next((group for group in match.groups() if group), ITSELF)
        yield ITSELF if thing in rules.bodies else thing


def _firsts(rules: _Rules, words: Words, line: str) -> Iterator[str]:
    """Who made which rule: "village: welcoming resolution"."""
    makers = sorted(words.there & rules.makers)
    if not makers or words.there.isdisjoint(rules.made):
        return
    for match in rules.first.finditer(line):
        kind = match[1].strip()
        if rules.about.isdisjoint([*kind.split(), *line[match.end() :].split(None, 1)[:1]]):
            yield f"{' '.join(makers)}: {kind}"
