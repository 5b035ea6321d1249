"""The piece of the record that a question asks for, beside what is told of its topic.

A topic's answer is the same however it is asked for. Where the question names a thing that few entries name
("gang database", "parking ramps"), the rule, the event or the law of the place that names it too is most
likely what is asked for; words that many questions have (``everyday.yaml``) name no such thing. Where it asks
for a piece of a law's life (by what vote, until when, how much), it is that piece of the law it speaks of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cache, lru_cache
from itertools import pairwise
from math import log

from lexloci.answers.asking.pieces import Piece, pieces, whole
from lexloci.answers.context import Context
from lexloci.answers.past import happened
from lexloci.answers.statement import Statement
from lexloci.answers.words import LANGUAGES
from lexloci.places.names import fold
from lexloci.reading.aspects import asked_for, numbered
from lexloci.reading.lexicon import data
from lexloci.reading.likeness import passed, stemmed
from lexloci.reading.question import Question
from lexloci.reading.words import Words, words_of
from lexloci.record.model.instrument import Instrument
from lexloci.record.store import RecordStore

LONGEST_NUMBER = 4
"""Digits that the number of a local order has at the most."""
SHORTEST = 4
"""Letters of a word that names a thing."""
COMMON = 150
"""A word that so many texts of the record have tells nothing of one."""
ENOUGH = 5.0
"""What the words shared must weigh together: one that some fifty texts have, or two that more have."""
WIDELY = 9.5
"""The same in the laws of a state or the nation, of which there are more: two such words at the least."""
SPOKEN_OF = 3.0
"""What words shared with a law must weigh for a question on a piece of its life to be on it."""
WIDEST = 2_000
"""A word that so many texts have weighs nothing, even where a piece is asked for."""
FIRST = frozenset({"vote", "sponsor", "sum"})
"""Pieces that answer a question before all else; others come behind the point."""
FROM_FIRST = frozenset({"began", "sponsor"})
"""Pieces of which the first answers; of others the latest."""
IN_RULES = frozenset({"penalty", "sum"})
"""Pieces that rules tell as well as events."""
OWN_ANSWER = frozenset({"tps"})
"""Topics whose answer tells each step itself, of the country that is asked about."""
MOST = 3
BESIDES = 2
"""Laws and acts on what is asked, not told yet, that are told beside it."""
ELSEWHERE = ("case", "bill", "agreement", "contract", "list", "designation")
"""Kinds of instruments that parts of their own tell."""
REMEMBERED = 4_096
"""Texts that are kept folded."""


def rare_words(
    record: RecordStore, text: str, lang: str, without: Iterable[str] = (), most: int = COMMON
) -> dict[str, float]:
    """The words of ``text`` that few texts of the record have, without endings, with what each weighs.

    :param lang: the language of the text; any, where it is not known.
    :param without: words that do not count, such as names of places.
    :param most: how many texts may have such a word; of few, words that many questions have do not count.
    """
    left_out = frozenset(without).union(*(passed(one) for one in ([lang] if lang else LANGUAGES)))
    words = words_of(text)
    keys = [key for key in words.keys if len(key) >= SHORTEST and not key.isdigit()]
    stems = {stemmed(key) for key in keys if key not in left_out}
    stems -= _everyday() if most <= COMMON else frozenset()
    count = {stem: record.how_many(stem, most) for stem in stems | _numbers(words)}
    return {stem: log(record.texts / n) for stem, n in count.items() if 0 < n < most}


def _numbers(words: Words) -> set[str]:
    """Numbers of local orders and rules: "SOP 130", "executive order 50"."""
    return {
        f"{key} "
        for lead, key in pairwise(words.keys)
        if lead in numbered() and key.isdigit() and len(key) <= LONGEST_NUMBER
    }


def weigh(text: str, rare: Mapping[str, float]) -> float:
    """What the words of ``text`` that are among the ``rare`` ones weigh together."""
    line = _folded(text)
    return sum(weight for stem, weight in rare.items() if f" {stem}" in line)


@cache
def _everyday() -> frozenset[str]:
    return frozenset(data("everyday.yaml")["words"])


@lru_cache(REMEMBERED)
def _folded(text: str) -> str:
    return f" {fold(text)} "


def specifics(
    context: Context,
    question: Question,
    told: Sequence[Statement],
    laws: Sequence[Instrument] = (),
    *,
    named: bool = False,
) -> tuple[Statement, ...]:
    """The pieces that a question asks for, or that name what it names, at the context's place.

    :param told: what the answer says already.
    :param laws: those that the question names.
    :param named: only what names what the question names.
    """
    placed = [question.words.keys[n] for mention in question.mentions for n in mention.words]
    asked = [] if named else _of_aspects(context, question, placed, laws)
    found = asked or _naming(context, question, placed)
    said = " ".join(statement.text["en"] for statement in told)
    return tuple(piece.statement for piece in found[:MOST] if piece.told not in said)


def _naming(context: Context, question: Question, placed: Sequence[str]) -> list[Piece]:
    """The pieces that share the question's rarest words, of the laws of the place and its state."""
    rare = rare_words(context.record, question.words.text, question.lang, placed)
    if not rare or sum(rare.values()) < ENOUGH:
        return []
    best: list[tuple[float, Piece]] = []
    for law in _near(context, list(rare)):
        own = [(weigh(piece.line, rare), piece) for piece in pieces(context, law)]
        weight, piece = max(own, key=lambda one: one[0], default=(0.0, None))
        wide = law.jurisdiction in (context.state, context.nation)
        if piece is not None and weight >= (WIDELY if wide else ENOUGH):
            best.append((weight, piece))
    most = max((weight for weight, _ in best), default=0.0)
    return [piece for weight, piece in best if weight == most]


def _of_aspects(
    context: Context, question: Question, placed: Sequence[str], laws: Sequence[Instrument]
) -> list[Piece]:
    """The pieces that are asked for, of the laws the question names or speaks of."""
    aspects = asked_for(question.words, question.lang)
    topics = {topic.id for topic in question.topics}
    if not aspects or topics & OWN_ANSWER:
        return []
    words = rare_words(context.record, question.words.text, question.lang, placed, WIDEST)
    years = {key for key in question.words.keys if key.isdigit() and len(key) == len("2017")}
    near = laws or _spoken_of(context, list(words), topics)
    found: list[tuple[float, Piece]] = []
    for law in near:
        own = pieces(context, law)
        on = max((weigh(piece.line, words) for piece in own), default=0.0)
        same = bool(laws) or bool(topics & {*law.topics, *(p.variable for p in law.provisions)})
        on += SPOKEN_OF if same else 0.0
        wide = law.jurisdiction in (context.state, context.nation) and not laws
        if on < ((ENOUGH if same else WIDELY) if wide else SPOKEN_OF):
            continue
        for piece in own:
            told = sum(aspect.told_by(piece.line, piece.event) for aspect in aspects)
            if told and (piece.event or IN_RULES & {aspect.name for aspect in aspects}):
                found.append((on + told + weigh(piece.line, words) / 2, piece))
    latest = not FROM_FIRST & {aspect.name for aspect in aspects}
    found.sort(key=lambda one: one[1].day, reverse=latest)
    found.sort(key=lambda one: -round(one[0]))
    then = [piece for _, piece in found if piece.day[:4] in years]
    return then or [piece for _, piece in found]


def on_topic(
    context: Context, question: Question, topics: Sequence[str], told: Sequence[Statement]
) -> tuple[Statement, ...]:
    """Laws and acts on what is asked that are not told yet: of the place, of its state where words tell so.

    A sheriff's letter on detainers, an order that hospitals count patients without status.

    :param topics: the variables that are asked about.
    :param told: what the answer says already.
    """
    placed = [question.words.keys[n] for mention in question.mentions for n in mention.words]
    words = rare_words(context.record, question.words.text, question.lang, placed, WIDEST)
    said = " ".join(statement.text["en"] for statement in told)
    found: list[tuple[float, Piece]] = []
    for law in (law for topic in topics for law in context.record.about(Instrument, topic)):
        own = law.jurisdiction in (*context.own, *context.counties) and context.place.id != context.state
        if law.kind in ELSEWHERE or not (own or law.jurisdiction == context.state):
            continue
        if law.citation in said:
            continue
        weight = weigh(f"{law.title.en} {law.title.es} {law.summary.en} {law.summary.es}", words)
        if happened(law, context.on) and (own or weight >= SPOKEN_OF):
            found.append((weight + own, whole(context, law)))
    found.sort(key=lambda one: -one[0])
    return tuple(piece.statement for _, piece in found[:BESIDES] if piece.told not in said)


def _spoken_of(context: Context, beginnings: Sequence[str], topics: Set[str]) -> list[Instrument]:
    """Laws that have one of the words, and those of the place itself on what is asked."""
    found = _near(context, beginnings) if beginnings else []
    own = context.record.at(Instrument, context.own) if context.place.id != context.state else []
    found += [law for law in own if topics & {*law.topics, *(p.variable for p in law.provisions)}]
    return list({law.id: law for law in found}.values())


def _near(context: Context, beginnings: Sequence[str]) -> list[Instrument]:
    """Laws of the place's governments and its state that have one of the words, the place's own first."""
    homes = list(
        dict.fromkeys([*context.own, *context.counties, *([context.state] if context.state else [])])
    )
    found = context.record.having(Instrument, homes, beginnings)
    return sorted(
        (law for law in found if law.jurisdiction in homes), key=lambda law: homes.index(law.jurisdiction)
    )


def beside(
    told: Sequence[Statement], found: Sequence[Statement], question: Question, *, lead: bool
) -> list[Statement]:
    """An answer with the pieces asked for: behind the point, or first where they are the point.

    :param lead: whether the answer begins with a yes or a no.
    """
    known = bool(told) and told[0].kind not in ("not_known", "notice")
    asked = {aspect.name for aspect in asked_for(question.words, question.lang)}
    at = 1 if known and (lead or not asked & FIRST) else 0
    return [*told[:at], *found, *told[at:]]
