"""What a text tells that a rephrasing of it must keep: numbers, laws, places, topics, stances, denials."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from msgspec import Struct

from lexloci.answers.checking.claims import details
from lexloci.answers.checking.named import titles
from lexloci.core.yaml import packaged
from lexloci.places.gazetteer import Gazetteer
from lexloci.reading.clauses import clauses
from lexloci.reading.courts import courts
from lexloci.reading.events import happenings
from lexloci.reading.lexicon import Hit, data, lexicon
from lexloci.reading.likeness import STEM
from lexloci.reading.marks import marks
from lexloci.reading.places import mentions
from lexloci.reading.setting import setting
from lexloci.reading.stance import modal_lexicon, outermost
from lexloci.reading.words import Words


class Bound(Struct, frozen=True):
    """A word of duty, leave or denial, and the content words it may govern.

    :ivar after: those that follow it, the nearest first, up to the next such word.
    :ivar before: those that stand before it, the nearest first.
    """

    concept: str
    after: tuple[str, ...]
    before: tuple[str, ...]


class Told(Struct, frozen=True):
    """What a sentence or a clause tells.

    :ivar laws: numbers and titles of laws.
    :ivar places: ids of the places it names for certain.
    :ivar unclear: names of places it names otherwise.
    :ivar bound: what it says must, may or need not be done, or denies.
    :ivar marks: what takes its plainness: hedges, reports, proposals, exceptions, conditions.
    :ivar denials: how many words of it deny.
    :ivar content: its content words, without endings and names of places.
    :ivar points_back: a word of it stands for something said before.
    """

    numbers: frozenset[str]
    laws: frozenset[str]
    places: frozenset[str]
    unclear: frozenset[str]
    concepts: frozenset[str]
    events: frozenset[str]
    courts: frozenset[str]
    bound: tuple[Bound, ...]
    marks: frozenset[str]
    denials: int
    content: frozenset[str]
    points_back: bool


@cache
def rules() -> dict[str, Any]:
    """The rules by which a rephrasing is taken, as written."""
    loaded: dict[str, Any] = packaged("answers", "checking", "rephrasing", "rules.yaml")
    return loaded


def told(gazetteer: Gazetteer, text: str, lang: str, *, conditional: bool = False) -> Told:
    """What ``text`` tells.

    :param conditional: it says what would be if something were so.
    """
    words = Words(text)
    hits = lexicon(lang).hits(words)
    named = mentions(gazetteer, words, hits, lang, edited=True)
    covered = frozenset(n for mention in named for n in mention.words)
    found = setting(gazetteer, named, frozenset()).results
    modal = outermost(modal_lexicon(lang).hits(words))
    deny = _set("deny", lang) | frozenset(data("likeness.yaml")[lang]["negative"])
    return Told(
        numbers=frozenset(details(words, lang)),
        laws=frozenset([*(mark.name for mark in marks(text)), *titles(text)]),
        places=frozenset(r.matches[0].place.id for r in found if r.clear),
        unclear=frozenset(r.query for r in found if not r.clear),
        concepts=frozenset(h.concept for h in hits if not covered.issuperset(h.words)),
        events=frozenset(hit.concept for hit in happenings(words, lang)),
        courts=frozenset(courts(text)),
        bound=tuple(_bound(words, modal, lang)),
        marks=frozenset(h.concept for h in modal if h.concept in rules()["kept"])
        | (frozenset({"conditional"}) if conditional else frozenset()),
        denials=sum(key in deny for key in words.keys),
        content=frozenset(_content(words, range(len(words)), lang, covered)),
        points_back=bool(_set("back", lang) & set(words.keys)),
    )  # fmt: skip


def parts(gazetteer: Gazetteer, text: str, lang: str) -> list[Told]:
    """What each clause of a sentence tells."""
    words = Words(text)
    return [
        told(gazetteer, clause.text(words), lang, conditional=clause.conditional)
        for clause in clauses(words, lang)
    ]


def _bound(words: Words, modal: list[Hit], lang: str) -> Iterator[Bound]:
    """The words of duty, leave and denial, each with the words around it up to the next."""
    hits = sorted((h for h in modal if h.concept in rules()["bound"]), key=lambda h: h.first)
    for n, hit in enumerate(hits):
        end = hits[n + 1].first if n + 1 < len(hits) else len(words)
        begin = hits[n - 1].last + 1 if n else 0
        after = _content(words, range(hit.last + 1, end), lang)
        before = _content(words, range(hit.first - 1, begin - 1, -1), lang)
        yield Bound(hit.concept, tuple(after), tuple(before))


def _content(
    words: Words, numbers: Sequence[int], lang: str, without: frozenset[int] = frozenset()
) -> list[str]:
    """The content words of these numbers, without their endings."""
    empty = _empty(lang)
    return [
        _stem(words.keys[n])
        for n in numbers
        if n not in without and words.keys[n] not in empty and not words.keys[n].isdigit()
    ]


def _stem(key: str) -> str:
    return key[:STEM].rstrip("s") if len(key) > 3 else key


@cache
def _empty(lang: str) -> frozenset[str]:
    return frozenset(data("likeness.yaml")[lang]["empty"])


@cache
def _set(name: str, lang: str) -> frozenset[str]:
    return frozenset(rules()[name][lang])
