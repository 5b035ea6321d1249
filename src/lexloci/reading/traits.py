"""What a sentence says of a thing of which only one can be so: it runs or never opened, is free or not.

The ways in which each is said are data (``data/traits.yaml``); :mod:`lexloci.reading.contrary` holds those of
two sentences against each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from lexloci.core.memory import Lazily
from lexloci.core.patterns import compiled
from lexloci.reading.deadlines import deadline
from lexloci.reading.extents import Extents, extents
from lexloci.reading.lexicon import data
from lexloci.reading.openings import Opening, openings
from lexloci.reading.things import TOKEN, Things, things
from lexloci.reading.ways import Ways
from lexloci.reading.words import Words

MONEY = "MONEY"
NO_THING = rf"[^\s{TOKEN}]\S*"
"""A word that is no thing."""
ANY = -1
"""Said of each thing of the sentence."""
PART = compiled(r"\{([a-z_]+)\}")


class State(Struct, frozen=True):
    """One of the states of a kind, and of which thing of the sentence it is said."""

    kind: str
    state: str
    thing: int = ANY


class Traits:
    """What a sentence says of its things.

    :ivar things: the things; ``line``: its words with signs for things and sums.
    """

    def __init__(self, words: Words, lang: str) -> None:
        self.words, self.lang = words, lang
        self.things: Things = things(words, lang)

    @Lazily
    def line(self) -> Words:
        """The words with signs for things and sums of money."""
        return _with_sums(self.things.line, self.words, self.lang)

    @Lazily
    def states(self) -> tuple[State, ...]:
        """What it says by one of the ways of the data; nothing where it asks, or tells of what may be."""
        if self.words.text.rstrip().endswith("?"):
            return ()
        return tuple(dict.fromkeys(_states(self.line, self.lang)))

    @Lazily
    def loose(self) -> bool:
        """Whether it tells of what may be, of what was at another time, or what has an exception."""
        return _either("loose", self.lang).search(self.words.line) is not None

    @Lazily
    def anew(self) -> bool:
        """Whether what had ended goes on."""
        return _either("anew", self.lang).search(self.words.line) is not None

    @Lazily
    def groups(self) -> frozenset[str]:
        """For whom or for what alone it is said."""
        return frozenset(_either("groups", self.lang).findall(self.words.line))

    @Lazily
    def shifts(self) -> frozenset[str]:
        """In which parts of a day or year it is so."""
        return frozenset(_either("shifts", self.lang).findall(self.words.line))

    @Lazily
    def extents(self) -> Extents:
        """Its days, languages, shares, sizes and ages."""
        return extents(self.line, self.things, self.words, self.lang)

    @Lazily
    def openings(self) -> tuple[Opening, ...]:
        """When its things are open or shut."""
        return openings(self.words, self.lang)

    @Lazily
    def deadline(self) -> int | None:
        """Until which day of the year one may apply for its things."""
        return deadline(self.words, self.lang)


def traits(words: Words, lang: str) -> Traits:
    """What ``words``, one sentence, say of things."""
    return words.told(Traits, lang)


def _with_sums(line: Words, words: Words, lang: str) -> Words:
    """``line`` with one word for each sum of money."""
    rules = data("quantities.yaml")[lang]
    numbers = {*rules["numbers"], *rules["times"]}
    dollars = set(data("traits.yaml")[lang]["dollars"])
    signed = {key for n, key in enumerate(words.keys[1:]) if words.gap(n).endswith("$")}
    signed |= {words.keys[0]} if words.text.startswith("$") else set()
    if not signed and dollars.isdisjoint(line.there):
        return line
    keys: list[str] = []
    for n, key in enumerate(line.keys):
        number = key in numbers or key.isdigit()
        if number and (key in signed or _before_dollars(line.keys, n, numbers, dollars)):
            keys += [MONEY] if keys[-1:] != [MONEY] else []
        elif key not in dollars or keys[-1:] != [MONEY]:
            keys.append(key)
    return Words.folded(keys)


def _before_dollars(keys: list[str], at: int, numbers: set[str], dollars: set[str]) -> bool:
    """Whether the number at ``at`` is one of dollars."""
    while at < len(keys) and (keys[at] in numbers or keys[at].isdigit()):
        at += 1
    return at < len(keys) and keys[at] in dollars


def _states(line: Words, lang: str) -> Iterator[State]:
    for (kind, state, _), way in _ways(lang).likely(line):
        for match in way.pattern.finditer(line.line):
            found = match.groups()
            yield State(kind, state, int(found[0]) if found else ANY)


@cache
def _ways(lang: str) -> Ways[tuple[str, str, int]]:
    return Ways({
        (kind, state, n): f" {_spelt_out(way, lang)}(?= )"
        for kind, states in data("traits.yaml")[lang]["states"].items()
        for state, ways in states.items()
        for n, way in enumerate(ways)
    })  # fmt: skip


def _spelt_out(way: str, lang: str) -> str:
    """A pattern of the data with its pieces put in, and a group for the thing."""
    parts = data("traits.yaml")[lang]["parts"]
    whole = PART.sub(lambda match: parts[match[1]], PART.sub(lambda match: parts[match[1]], way)).strip()
    return whole.replace("#", rf"{TOKEN}(\d)").replace("%", rf"{TOKEN}\d").replace("~", NO_THING)


@cache
def _either(name: str, lang: str) -> re.Pattern[str]:
    return compiled(rf"(?<= )(?:{'|'.join(data('traits.yaml')[lang][name])})(?= )")
