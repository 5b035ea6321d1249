"""A question read: its language, topics, places, day, and what it takes for granted."""

from __future__ import annotations

from msgspec import Struct, structs

from lexloci.places.gazetteer import Gazetteer
from lexloci.reading.language import close, language
from lexloci.reading.lexicon import LANGUAGES, Hit, lexicon
from lexloci.reading.likely import weighed
from lexloci.reading.linear import PLACE, features
from lexloci.reading.pairs import paired
from lexloci.reading.places import Mention, mentions
from lexloci.reading.setting import Setting, setting
from lexloci.reading.spelling import mend
from lexloci.reading.statenames import alias_words
from lexloci.reading.topics import Topic, asked_about, field
from lexloci.reading.when import day_asked
from lexloci.reading.words import Words

SANCTUARY_RULES = frozenset({"sanctuary", "policy"})
"""Concepts that together are the field's own: a church is a sanctuary, but no ordinance is on it."""
MAX_QUESTION = 2_000
"""Characters read of a question: of a longer one its beginning, and its end, where letters put it."""
DEFINED, DEFINITION = "define", "about.definition"
"""A word is asked for by the concept; two places side by side are not asked about for one."""
COMPARED = "compare"
"""The difference between two words asks what they mean; between two places, it does not."""


class Question(Struct, frozen=True):
    """What was understood of a question.

    :ivar lang: the language it is in.
    :ivar topics: what it is about, the strongest first.
    :ivar where: the places it names.
    :ivar on: the day it asks about (ISO); None for today.
    """

    text: str
    lang: str
    words: Words
    hits: tuple[Hit, ...]
    topics: tuple[Topic, ...]
    mentions: tuple[Mention, ...]
    where: Setting
    on: str | None

    @property
    def concepts(self) -> frozenset[str]:
        """Every concept that stands in it."""
        return frozenset(hit.concept for hit in self.hits)

    def features(self) -> frozenset[str]:
        """What a trained model sees of it."""
        named = {n for mention in self.mentions for n in mention.words}
        keys = [PLACE if n in named else key for n, key in enumerate(self.words.keys)]
        return features(keys, self.concepts)


def read_question(gazetteer: Gazetteer, text: str, today: str, lang: str | None = None) -> Question:
    """Read ``text``, a question in a person's own words.

    :param today: the ISO day on which it is asked.
    :param lang: its language, where known.
    """
    question = read_words(gazetteer, text, today, lang)
    if lang is not None and not question.topics:
        question = read_words(gazetteer, text, today)
    side_by_side = len(question.where.results) > 1 and DEFINED not in question.concepts
    passed = {DEFINITION} if side_by_side else set[str]()
    ours = not field().isdisjoint(question.concepts) or question.concepts >= SANCTUARY_RULES
    topics = weighed(question.topics, question.features(), passed, ours=ours)
    return structs.replace(question, topics=tuple(topics))


def shortened(text: str) -> str:
    """``text``, or the first and the last part of a long one, cut between words."""
    if len(text) <= MAX_QUESTION:
        return text
    half = MAX_QUESTION // 2
    return f"{text[:half].rpartition(' ')[0]}.\n{text[-half:].partition(' ')[2]}"


def read_words(gazetteer: Gazetteer, text: str, today: str, lang: str | None = None) -> Question:
    """The same by the words of the lexicon alone."""
    text = shortened(text)
    words = Words(text)
    if lang is not None:
        return _read(gazetteer, text, words, today, lang)
    likely = language(words)
    question = _read(gazetteer, text, words, today, likely)
    named = {n for mention in question.mentions for n in mention.words}
    if language(words, names=named) != likely:
        likely = language(words, names=named)
        question = _read(gazetteer, text, words, today, likely)
    if question.topics or not close(words, named):
        return question
    others = [_read(gazetteer, text, words, today, other) for other in LANGUAGES if other != likely]
    return next((other for other in others if other.topics), question)


def _read(gazetteer: Gazetteer, text: str, words: Words, today: str, spoken: str) -> Question:
    known = lexicon(spoken)
    first = known.hits(words)
    places = mentions(gazetteer, words, first, spoken)
    mended = mend(words, known, {n for mention in places for n in mention.words}, spoken)
    hits = known.hits(mended, elsewhere=True)
    named = {n for mention in places for n in mention.words} - alias_words(words)
    free = [hit for hit in hits if not named.issuperset(hit.words)]
    concepts = frozenset(hit.concept for hit in free)
    where = setting(gazetteer, paired(gazetteer, words, places), concepts)
    if len(where.results) > 1:
        free = [hit for hit in free if hit.concept != COMPARED]
    return Question(
        text=text, lang=spoken, words=mended, hits=tuple(free), topics=tuple(asked_about(free)),
        mentions=tuple(places), where=where, on=day_asked(words, spoken, today),
    )  # fmt: skip
