"""Which piece of a law's life a question asks for: by what vote, who brought it in, how much, until when.

The patterns are data (``data/aspects.yaml``).
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data
from lexloci.reading.words import Words

DATED = frozenset({"ended", "began"})
"""Pieces of which the day alone is an answer."""


class Aspect(Struct, frozen=True):
    """One such piece.

    :ivar tells: what the text of a piece has that answers, in folded English.
    :ivar events: kinds of events that answer by themselves.
    """

    name: str
    tells: str
    events: frozenset[str]

    def told_by(self, line: str, event: str) -> bool:
        """Whether a piece of a law answers: a folded line, empty where nothing is noted, and its event."""
        noted = line.strip() or self.name in DATED
        return bool(noted) and (event in self.events or compiled(self.tells).search(line) is not None)


def asked_for(words: Words, lang: str) -> list[Aspect]:
    """The pieces that a question asks for, in the order of the data."""
    return [aspect for aspect, way in _ways(lang) if way.search(words.line)]


@cache
def _ways(lang: str) -> tuple[tuple[Aspect, re.Pattern[str]], ...]:
    told = data("aspects.yaml")["aspects"]
    return tuple(
        (
            Aspect(name, one["tells"], frozenset(one.get("events", ()))),
            compiled(f" (?:{'|'.join(one['asks'][lang])}) "),
        )
        for name, one in told.items()
    )


@cache
def numbered() -> frozenset[str]:
    """Words that stand before the number of a local order or rule: "SOP 130"."""
    return frozenset(data("aspects.yaml")["numbered"])
