"""The claims of a page: each sentence with its topic, its place, its stance."""

from __future__ import annotations

import re

from msgspec import Struct

from lexloci.places.gazetteer import Gazetteer
from lexloci.places.model import Jurisdiction, Premise
from lexloci.places.states import COUNTRY, states
from lexloci.reading.acts import acts_of
from lexloci.reading.language import language
from lexloci.reading.lexicon import Hit, lexicon
from lexloci.reading.places import mentions
from lexloci.reading.sentences import Sentence, sentences
from lexloci.reading.setting import setting
from lexloci.reading.stance import Reading, read_stance
from lexloci.reading.topics import Topic, topics
from lexloci.reading.words import Words

CLAIM_STRENGTH = 4.0
"""A topic must speak at least this strongly in a sentence that is no question."""
NUMBER = re.compile(r"\d+")
TITLE_LINES = 3
"""The subject of a page is looked for in its first headings and sentences."""
DATELINE_REACH = 300
"""Characters at the head of a page in which a dateline may stand."""


class Claim(Struct, frozen=True, kw_only=True):
    """A sentence read.

    :ivar act: it names the act that its topic is about; else it may only touch on it.
    :ivar topic: the variable it is about; None where it is about none, or about several.
    :ivar place: the place it speaks of.
    :ivar premise: what it wrongly takes for granted of a place.
    :ivar details: numbers and years in it, which a verdict must not pass over.
    """

    sentence: Sentence
    topic: Topic | None
    act: bool
    place: Jurisdiction | None
    stance: Reading
    premise: tuple[Premise, ...]
    details: tuple[str, ...]


class Page(Struct, frozen=True):
    """A page read: its language, the place it is about, its claims."""

    lang: str
    subject: Jurisdiction | None
    claims: tuple[Claim, ...]


def read_page(gazetteer: Gazetteer, text: str, place: Jurisdiction | None, lang: str | None) -> Page:
    """Read ``text``.

    :param place: the place it is about; by default the one its title names.
    """
    spoken = lang or language(Words(text[:20_000]))
    pieces = sentences(text, spoken)
    subject = place or _subject(gazetteer, text, pieces, spoken)
    claims = tuple(_claim(gazetteer, piece, subject, spoken) for piece in pieces)
    return Page(spoken, subject, claims)


def _subject(gazetteer: Gazetteer, text: str, pieces: list[Sentence], lang: str) -> Jurisdiction | None:
    """The first place that the title, the dateline or the first sentences name for certain."""
    for raw in (*(piece.text for piece in pieces[:TITLE_LINES]), text[:DATELINE_REACH]):
        words = Words(raw)
        named = mentions(gazetteer, words, lexicon(lang).hits(words), lang, edited=True)
        where = setting(gazetteer, named, frozenset())
        for result in where.results:
            if result.clear:
                return result.matches[0].place
    return None


def _claim(gazetteer: Gazetteer, piece: Sentence, subject: Jurisdiction | None, lang: str) -> Claim:
    words = Words(piece.text)
    hits = lexicon(lang).hits(words)
    named = mentions(gazetteer, words, hits, lang, edited=True)
    where = setting(gazetteer, named, frozenset())
    covered = {n for mention in named for n in mention.words}
    free = [hit for hit in hits if not covered.issuperset(hit.words)]
    found = [t for t in topics(free) if t.strength >= CLAIM_STRENGTH and not t.out_of_scope]
    topic = _one(found)
    acts = acts_of(topic.id, free) if topic else []
    place: Jurisdiction | None
    if where.results:
        clear = len(where.results) == 1 and where.results[0].clear
        place = where.results[0].matches[0].place if clear else None
    else:
        place = _spoken_of(gazetteer, free, subject)
    return Claim(
        sentence=piece, topic=topic, act=bool(acts), place=place, stance=read_stance(words, lang, acts),
        premise=where.premise, details=tuple(NUMBER.findall(piece.text.replace("287(g)", ""))),
    )  # fmt: skip


def _one(found: list[Topic]) -> Topic | None:
    """The topic of a sentence, if one stands out: two equally strong ones decide nothing."""
    if not found or (len(found) > 1 and found[0].strength == found[1].strength):
        return None
    return found[0]


def _spoken_of(gazetteer: Gazetteer, hits: list[Hit], subject: Jurisdiction | None) -> Jurisdiction | None:
    """The place of a sentence that names none: "the state", "federal law", or the page's own."""
    concepts = {hit.concept for hit in hits}
    if subject is None:
        return None
    if "state_word" in concepts and subject.state:
        return gazetteer.by_id(states()[subject.state].id)
    return gazetteer.by_id(COUNTRY) if "federal" in concepts and "local" not in concepts else subject
