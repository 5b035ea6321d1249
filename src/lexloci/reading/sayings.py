"""What a sentence says outright of a service or a rule, told by its shape (``data/sayings/<language>.yaml``).

The lexicon finds the concepts of a topic and the stance of a modal word near its act. Much is said without
an act or without a modal word: "licenses are for citizens", "status does not matter for tuition". In such a
sentence each piece, "people without status" or "must show", is marked by one letter, whatever its words, and
the shapes are patterns of these letters, the same for every service.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from msgspec import Struct

from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data
from lexloci.reading.stance import Stance
from lexloci.reading.ways import Way, Ways
from lexloci.reading.words import Words

THING, FIRST = "T", "O"
"""The mark of what a service is called, and that of a name which holds it: "nonresident tuition"."""
SAID: tuple[tuple[str, Stance], ...] = (("open", "may"), ("shut", "must_not"))
"""What is said of any service, and the stance that it is."""
MARK = compiled(r"[A-Z]")


class Saying(Struct, frozen=True):
    """What a sentence says outright: the variable, and the stance on it."""

    topic: str
    stance: Stance


class _Mark(Struct, frozen=True):
    """A piece, and the letter that marks it."""

    letter: str
    piece: str

    def put(self, line: str) -> str:
        """``line`` with each match of the piece as its letter."""
        return compiled(f" {self.piece}(?= )").sub(f" {self.letter}", line)


class _Shape(Struct, frozen=True):
    """A pattern of a marked line, the stance that it is, and the letters that it must have."""

    stance: Stance
    pattern: str
    letters: frozenset[str]


class _Kind(Struct, frozen=True):
    """How something is said of one variable: the marks to put, and the shapes of what is said.

    :ivar first: the marks of what it is called, without which nothing is said of it; none where any will do.
    """

    first: tuple[_Mark, ...]
    marks: tuple[_Mark, ...]
    shapes: tuple[_Shape, ...]


class _Sayings(Struct, frozen=True):
    """What a language's file tells.

    :ivar services: the variables that are services.
    :ivar meant: by variable the words of which one must stand in the sentence; ``other``: of another matter.
    :ivar again: what is said of the service that the sentence before was about; ``beside``: words of another
        service, by which it is not meant.
    """

    kinds: dict[str, _Kind]
    services: frozenset[str]
    again: tuple[_Shape, ...]
    beside: Way
    meant: Ways[str]
    other: dict[str, Way]
    denied: str
    before: str
    narrow: dict[str, str]


def saying(words: Words, lang: str, known: str = "", before: str = "") -> Saying | None:
    """What ``words``, a clause or a sentence, says outright; None where it says nothing, or two things.

    :param known: the variable that the words are known to be about.
    :param before: the one that the sentence before was about, where these are known to be about none.
    """
    told = _sayings(lang)
    meant = told.meant.found(words)
    topics = dict.fromkeys([*meant, *(t for t in (known, before) if t in told.kinds)])
    said, beside = set(), before and told.beside.search(words) is not None
    for topic in topics:
        if told.other[topic].search(words):
            continue
        kind = told.kinds[topic]
        line = _marked(words.line, kind.first)
        if kind.first and topic != before and line == words.line:
            continue
        on = topic == before and not (told.services.intersection(meant) - {before}) and not beside
        shapes = (*kind.shapes, *told.again) if on else kind.shapes
        said |= {Saying(topic, stance) for stance in _stances(_marked(line, kind.marks), shapes, told)}
    return said.pop() if len(said) == 1 else None


def _marked(line: str, marks: Sequence[_Mark]) -> str:
    for mark in marks:
        line = mark.put(line)
    return line


def _stances(line: str, shapes: Sequence[_Shape], told: _Sayings) -> Iterator[Stance]:
    """The stances of the shapes that a marked line has, and that nothing beside them denies."""
    there = frozenset(MARK.findall(line))
    for shape in shapes:
        match = compiled(shape.pattern).search(line) if shape.letters <= there else None
        if match is not None and _stands(line, match, shape.stance, told):
            yield shape.stance


def _stands(line: str, match: re.Match[str], stance: Stance, told: _Sayings) -> bool:
    """Whether nothing outside of the match denies it, leaves it open, or tells of a few cases only."""
    led, rest = line[: match.start() + 1], line[match.end() - 1 :]
    against = [told.denied, *([told.narrow[stance]] if stance in told.narrow else [])]
    return compiled(told.before).search(led) is None and not any(
        compiled(way).search(side) for way in against for side in (led, rest)
    )


@cache
def _sayings(lang: str) -> _Sayings:
    told: dict[str, Any] = data(f"sayings/{lang}.yaml")
    pieces: dict[str, str] = {}
    for name, piece in told["pieces"].items():
        pieces[name] = _filled(piece, pieces)
    marks = {
        name: [_Mark(letter, _filled(piece, pieces)) for letter, piece in own.items()]
        for name, own in told["marks"].items()
    }
    given = [_shape(stance, shape, pieces) for name, stance in SAID for shape in told[name]]
    kinds = {}
    for topic, service in told["services"].items():
        first = [mark for mark in marks["service"] if mark.letter == FIRST]
        rest = [mark for mark in marks["service"] if mark.letter != FIRST]
        own = [_shape(stance, s, pieces) for stance, shapes in service.get("own", {}).items() for s in shapes]
        kinds[topic] = _Kind((*first, _Mark(THING, service["thing"])), tuple(rest), (*given, *own))
    for topic, rule in told["rules"].items():
        shapes = [_shape(stance, shape, pieces) for stance, own in rule["said"].items() for shape in own]
        kinds[topic] = _Kind((), tuple(marks["rule"]), tuple(shapes))
    guards = {**told["services"], **told["rules"]}
    return _Sayings(
        kinds=kinds, services=frozenset(told["services"]),
        again=tuple(_shape(stance, shape, pieces) for name, stance in SAID for shape in told["again"][name]),
        beside=Way(_whole(told["again"]["beside"], pieces)),
        meant=Ways({topic: _whole(guard["with"], pieces) for topic, guard in guards.items()}),
        other={topic: Way(_whole(guard["other"], pieces)) for topic, guard in guards.items()},
        denied=_whole(told["denied"], pieces), before=_whole(told["before"], pieces),
        narrow={stance: _whole(words, pieces) for stance, words in told["narrow"].items()},
    )  # fmt: skip


def _shape(stance: Stance, shape: str, pieces: dict[str, str]) -> _Shape:
    return _Shape(stance, _whole(shape, pieces), _needed(shape))


def _needed(shape: str) -> frozenset[str]:
    """The letters that every match has: those outside of groups."""
    depth, found = 0, set()
    plain = re.sub(r"\{\w+\}|\\.|\[[^]]*\]", "", shape)
    for letter in plain:
        depth += (letter == "(") - (letter == ")")
        if depth == 0 and letter.isupper():
            found.add(letter)
    return frozenset(found)


def _filled(shape: str, pieces: dict[str, str]) -> str:
    for name, piece in pieces.items():
        shape = shape.replace(f"{{{name}}}", piece)
    return shape


def _whole(shape: str, pieces: dict[str, str]) -> str:
    return f" {_filled(shape, pieces)} "
