"""What of the record has a question's own rare words: "gang database", "parking ramps", "Rikers".

A topic's answer is the same however it is asked for. Where the question names a thing that few entries name,
the rule, the event or the law of the place that names it too is most likely what is asked for. Words that
many questions have (``everyday.yaml``) name no such thing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from math import log

from msgspec import Struct

from lexloci.answers.context import Context
from lexloci.answers.parts.law import instrument_statement
from lexloci.answers.past import happened
from lexloci.answers.statement import Statement, both, from_cites, from_sources
from lexloci.answers.words import LANGUAGES, bound, dated, say
from lexloci.law.timeline import standing
from lexloci.places.names import fold
from lexloci.reading.lexicon import data
from lexloci.reading.likeness import passed, stemmed
from lexloci.reading.question import Question
from lexloci.reading.words import words_of
from lexloci.record.compile import rule_of
from lexloci.record.model.instrument import Instrument
from lexloci.record.store import RecordStore

SHORTEST = 4
"""Letters of a word that names a thing."""
COMMON = 150
"""A word that so many texts of the record have tells nothing of one."""
ENOUGH = 5.0
"""What the words shared must weigh together: one that some fifty texts have, or two that more have."""
WIDELY = 9.5
"""The same in the laws of a state or the nation, of which there are more: two such words at the least."""
MOST = 2
REMEMBERED = 4_096
"""Texts that are kept folded."""


class Piece(Struct, frozen=True):
    """A rule, an event or a law as a whole.

    :ivar weight: what the words that it shares with the question weigh.
    :ivar told: what it says, in English, so that nothing is told twice.
    """

    weight: float
    told: str
    statement: Statement


def rare_words(record: RecordStore, text: str, lang: str, without: Iterable[str] = ()) -> dict[str, float]:
    """The words of ``text`` that few texts of the record have, without endings, with what each weighs.

    :param lang: the language of the text; any, where it is not known.
    :param without: words that do not count, such as names of places.
    """
    left_out = frozenset(without).union(*(passed(one) for one in ([lang] if lang else LANGUAGES)))
    keys = [key for key in words_of(text).keys if len(key) >= SHORTEST and not key.isdigit()]
    stems = {stemmed(key) for key in keys if key not in left_out} - _everyday()
    count = {stem: record.how_many(stem, COMMON) for stem in stems}
    return {stem: log(record.texts / n) for stem, n in count.items() if 0 < n < COMMON}


@cache
def _everyday() -> frozenset[str]:
    return frozenset(data("everyday.yaml")["words"])


@lru_cache(REMEMBERED)
def _folded(text: str) -> str:
    return f" {fold(text)}"


def weigh(text: str, rare: Mapping[str, float]) -> float:
    """What the words of ``text`` that are among the ``rare`` ones weigh together."""
    line = _folded(text)
    return sum(weight for stem, weight in rare.items() if f" {stem}" in line)


def specifics(context: Context, question: Question, told: Sequence[Statement]) -> tuple[Statement, ...]:
    """What the place's governments and its state have that names what the question names.

    :param told: what the answer says already.
    """
    placed = [question.words.keys[n] for mention in question.mentions for n in mention.words]
    rare = rare_words(context.record, question.words.text, question.lang, placed)
    if not rare or sum(rare.values()) < ENOUGH:
        return ()
    pieces = [piece for law in _near(context, list(rare)) for piece in _best(context, law, rare)]
    pieces.sort(key=lambda piece: -piece.weight)
    said = " ".join(statement.text["en"] for statement in told)
    most = pieces[0].weight if pieces else 0.0
    found = [piece for piece in pieces if piece.weight == most and piece.told not in said]
    return tuple(piece.statement for piece in found[:MOST])


def _near(context: Context, stems: Sequence[str]) -> list[Instrument]:
    """Laws of the place's governments and its state that have one of the words, the place's own first."""
    homes = dict.fromkeys([*context.own, *context.counties, *([context.state] if context.state else [])])
    found = context.record.having(Instrument, list(homes), stems)
    return sorted(
        (law for law in found if law.jurisdiction in homes),
        key=lambda law: list(homes).index(law.jurisdiction),
    )


def _best(context: Context, law: Instrument, rare: Mapping[str, float]) -> list[Piece]:
    """The piece of a law that shares most with the question, the law as a whole where none shares more."""
    if not happened(law, context.on):
        return []
    whole = f"{law.title.en} {law.title.es} {law.summary.en} {law.summary.es} {law.citation}"
    found = [Piece(weigh(whole, rare), law.summary.en, instrument_statement(law, context.on))]
    found += _rules(context, law, rare)
    found += _events(context, law, rare)
    best = max(found, key=lambda piece: piece.weight)
    wide = law.jurisdiction in (context.state, context.nation)
    return [best] if best.weight >= (WIDELY if wide else ENOUGH) else []


def _rules(context: Context, law: Instrument, rare: Mapping[str, float]) -> Iterator[Piece]:
    """Its rules that hold on the day."""
    for provision in law.provisions:
        rule = rule_of(law, provision)
        held = standing(rule.steps, context.chain, context.on)
        parts = [rule.summary, *([say("conditions", text=rule.conditions)] if rule.conditions else [])]
        weight = weigh(" ".join(part[lang] for part in parts for lang in part), rare)
        if not weight or not held.in_force or held.since is None:
            continue
        since = say("since_at_latest" if held.attested else "since", date=bound(held.since))
        text = {lang: " ".join(part[lang] for part in parts) for lang in since}
        yield Piece(
            weight, rule.summary["en"],
            Statement(
                say("rule", citation=rule.citation, since=since, summary=text), "rule",
                from_cites(rule.cites, rule.pinpoint),
            ),
        )  # fmt: skip


def _events(context: Context, law: Instrument, rare: Mapping[str, float]) -> Iterator[Piece]:
    """What befell it by the day."""
    for event in happened(law, context.on):
        weight = weigh(f"{event.note.en} {event.note.es}", rare) if event.note else 0.0
        if event.note and weight:
            text = say("befell", citation=law.citation, date=dated(event.date), note=both(event.note))
            yield Piece(
                weight, event.note.en, Statement(text, "event", from_sources(law.sources, event.sources))
            )


def beside(told: Sequence[Statement], found: Sequence[Statement]) -> list[Statement]:
    """An answer with what names the question's own thing behind the point, or first where none is known."""
    first = 0 if not told or told[0].kind == "not_known" else 1
    return [*told[:first], *found, *told[first:]]
