"""Steps in the life of a law that a sentence tells of: passed, vetoed, repealed (``data/lives.yaml``)."""

from __future__ import annotations

from functools import cache

from lexloci.reading.lexicon import data
from lexloci.reading.patterns import plainly_between
from lexloci.reading.ways import Ways
from lexloci.reading.words import Words


def told_steps(words: Words, lang: str) -> frozenset[str]:
    """The steps that a sentence plainly tells of; none where a "not" stands outside their words."""
    return words.told(_told_steps, lang)


def _told_steps(words: Words, lang: str) -> frozenset[str]:
    """Steps by their patterns; one inside a longer one ("became law" in "never became law") is none."""
    likely = _ways(lang).likely(words)
    found = [(m.start(), m.end(), name) for name, way in likely for m in way.finditer(words)]
    if not found:
        return frozenset()
    whole = [one for one in found if not any(_inside(one, other) for other in found)]
    negative = frozenset(data("likeness.yaml")[lang]["negative"])
    if not negative.isdisjoint(_outside(words.line, whole)):
        return frozenset()
    return frozenset(name for _, _, name in whole)


def _outside(line: str, spans: list[tuple[int, int, str]]) -> list[str]:
    """The words of ``line`` outside the spans."""
    kept, at = [], 0
    for start, end, _ in sorted(spans):
        kept += line[at : max(at, start)].split()
        at = max(at, end)
    return [*kept, *line[at:].split()]


def _inside(one: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    return other[0] <= one[0] and one[1] <= other[1] and other[1] - other[0] > one[1] - one[0]


@cache
def _ways(lang: str) -> Ways[str]:
    told = data("lives.yaml")[lang]
    return Ways({name: plainly_between(rf" (?:{'|'.join(ways)})(?= )") for name, ways in told.items()})
