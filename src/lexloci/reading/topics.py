"""Topics: what a text is about, by the concepts that stand in it together.

Which concepts mean which topic is data (``data/topics.yaml``), the same for every language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from functools import cache
from operator import itemgetter

import msgspec
from msgspec import Struct

from lexloci.reading.lexicon import OTHER, Hit, data

OUT = "out."
ELSEWHERE = "out.other"
"""How the names of topics begin that lexloci does not answer."""
DEFAULT_WEIGHT = 2.0
MAX_TOPICS = 3
CLOSE = 0.7
"""A further topic must speak at least this strongly beside the first."""


class Line(Struct, frozen=True):
    """One way to speak of a topic: concepts that must and must not be there, and its strength.

    :ivar any_of: sets of concepts of which one each must be there.
    """

    topic: str
    needs: frozenset[str]
    any_of: tuple[frozenset[str], ...]
    not_with: frozenset[str]
    strength: float


class TopicFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The data file: weights of concepts, named groups of them, the lines of each topic."""

    weights: dict[str, float]
    groups: dict[str, list[str]]
    topics: dict[str, list[str]]


class Topic(Struct, frozen=True):
    """A topic of a text, how strongly it speaks, and the words that speak of it."""

    id: str
    strength: float
    words: frozenset[int]

    @property
    def out_of_scope(self) -> bool:
        """Whether it is something lexloci declines."""
        return self.id.startswith(OUT)

    @property
    def likely(self) -> bool:
        """Whether no words of the lexicon speak of it, and it is only likely."""
        return not self.words


@cache
def lines() -> tuple[Line, ...]:
    """Every line of the data file."""
    return tuple(_line(topic, text) for topic, texts in _file().topics.items() for text in texts)


@cache
def _file() -> TopicFile:
    return msgspec.convert(data("topics.yaml"), TopicFile, strict=False)


def matters() -> frozenset[str]:
    """The concepts that show a text to be about lexloci's field."""
    return frozenset(_file().groups["matter"])


def field() -> frozenset[str]:
    """The concepts that only lexloci's field has: not police, jails and schools, which have other sides."""
    return frozenset(_file().groups["own"])


def weight(concept: str) -> float:
    """How much a concept says of a topic by itself: 1 for words that stand in any question."""
    return _file().weights.get(concept, DEFAULT_WEIGHT)


def _line(topic: str, text: str) -> Line:
    parts = text.split()
    stated = [float(part[1:]) for part in parts if part[0] == "="]
    needs = frozenset(part for part in parts if part[0] not in "=!@")
    groups = tuple(frozenset(_file().groups[part[1:]]) for part in parts if part[0] == "@")
    barred = frozenset(part[1:] for part in parts if part[0] == "!")
    return Line(topic, needs, groups, barred, stated[0] if stated else sum(map(weight, needs)))


def topics(hits: Iterable[Hit]) -> list[Topic]:
    """The topics of a text, the strongest first; what a longer phrase swallows is no topic of its own."""
    found = list(hits)
    best: dict[str, Topic] = {}
    there = frozenset([hit.concept for hit in found])
    for line in _likely(there):
        if _speaks(line, there):
            words = frozenset(n for hit in found if hit.concept in line.needs for n in hit.words)
            known = best.get(line.topic)
            if known is None or (known.strength, len(known.words)) < (line.strength, len(words)):
                best[line.topic] = Topic(line.topic, line.strength, words)
    if not best:
        return []
    ranked = sorted(best.values(), key=lambda topic: (-topic.strength, -len(topic.words), topic.id))
    return _independent(ranked)


def _likely(there: Set[str]) -> list[Line]:
    """The lines, in order, of which one concept that they need is there."""
    by_need = _by_need()
    found = [entry for concept in (*there, "") for entry in by_need.get(concept, ())]
    return [line for _, line in sorted(found, key=itemgetter(0))]


@cache
def _by_need() -> dict[str, list[tuple[int, Line]]]:
    """Each line under the one concept it needs that fewest lines need."""
    counts = Counter(need for line in lines() for need in line.needs)
    out: dict[str, list[tuple[int, Line]]] = {}
    for number, line in enumerate(lines()):
        rarest = min(sorted(line.needs), key=counts.__getitem__, default="")
        out.setdefault(rarest, []).append((number, line))
    return out


def asked_about(hits: Sequence[Hit]) -> list[Topic]:
    """The topics of a question: another matter, if it speaks of one and of nothing in lexloci's field."""
    concepts = {hit.concept for hit in hits}
    if OTHER in concepts and not concepts & field():
        words = frozenset(n for hit in hits if hit.concept == OTHER for n in hit.words)
        return [Topic(ELSEWHERE, DEFAULT_WEIGHT, words)]
    return topics(hits)


def _speaks(line: Line, there: Set[str]) -> bool:
    if not (line.needs <= there and line.not_with.isdisjoint(there)):
        return False
    return not line.any_of or not any(line.needs.issuperset(group & there) for group in line.any_of)


def _independent(ranked: list[Topic]) -> list[Topic]:
    """Drop a topic whose every word also speaks, more strongly, of another."""
    kept: list[Topic] = []
    for topic in ranked:
        swallowed = any(topic.words <= other.words and topic.strength < other.strength for other in kept)
        if not swallowed and topic.strength >= CLOSE * (kept[0].strength if kept else topic.strength):
            kept.append(topic)
    return kept[:MAX_TOPICS]
