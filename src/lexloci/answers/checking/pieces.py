"""How the pieces of a case came out, by the record's own sentences (``data/split.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data
from lexloci.reading.ways import Ways
from lexloci.reading.words import Words
from lexloci.record.model.instrument import Instrument

Side = Literal["fell", "stood"]
SIDES: tuple[Side, ...] = ("fell", "stood")
PIECES = compiled(r"\bparts\b|\bsome\b|\bthe rest\b|\b(?:was|were) not[.;,]", re.I)
WHOLE = frozenset({
    "every", "whole", "entire", "entirely", "all", "full", "completely", "todo", "toda", "todos",
})  # fmt: skip
"""Words by which all of a law or a ruling is meant."""


def is_split(case: Instrument) -> bool:
    """Whether pieces of a case went one way and others the other."""
    return {side for side, _ in pieces(case)} == {"fell", "stood"}


def in_pieces(case: Instrument) -> bool:
    """Whether the record tells of pieces of a law that came out otherwise than the rest."""
    assert case.case is not None
    return PIECES.search(case.case.outcome.en) is not None


def pieces(case: Instrument) -> Iterator[tuple[Side, Words]]:
    """Each sentence of the record that tells how a piece of a case came out."""
    assert case.case is not None
    notes = [event.note.en for event in case.timeline if event.note]
    for text in (case.case.outcome.en, case.summary.en, *notes):
        for sentence in re.split(r"(?<=[.;])\s+", text):
            words = Words(sentence)
            side = side_of(words, "record")
            if side is not None:
                yield side, words


def side_of(words: Words, kind: str) -> Side | None:
    """The one way that a sentence tells of: of a text (``claim``) or of the record (``record``)."""
    found = _ways(kind).found(words)
    return found[0] if len(found) == 1 else None


@cache
def _ways(kind: str) -> Ways[Side]:
    told = data("split.yaml")[kind]
    return Ways({side: rf" (?:{'|'.join(told[side])}) " for side in SIDES})
