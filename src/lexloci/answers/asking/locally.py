"""Local laws that a question calls by a piece of their title: "the welcoming ordinance" of Chicago."""

from __future__ import annotations

from functools import cache

from lexloci.answers.context import Context
from lexloci.reading.lexicon import data
from lexloci.reading.question import Question
from lexloci.reading.words import words_of
from lexloci.record.model.instrument import Instrument

LONGEST_LEAD = 4
"""How many words before the noun may call a law."""
OWNER = frozenset({"s"})
"""What is left of a possessive: "Chicago's"."""


@cache
def _nouns() -> dict[str, frozenset[str]]:
    """What a question calls a local law: the words by which its title may call it."""
    return {noun: frozenset(told) for noun, told in data("named.yaml")["local_nouns"].items()}


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(data("named.yaml")[name])


def speaks_of_local(question: Question) -> bool:
    """Whether it speaks of an ordinance or another kind of law that local governments make."""
    return any(key in _nouns() for key in question.words.keys)


def local_laws(context: Context, question: Question) -> list[Instrument]:
    """The one law of the place's own governments that is called so; none where several could be meant."""
    keys = question.words.keys
    found = [
        one for n, key in enumerate(keys) if n and key in _nouns() for one in _meant(context, question, n)
    ]
    return list({one.id: one for one in found}.values())


def _meant(context: Context, question: Question, last: int) -> list[Instrument]:
    lead, told = _lead(question, last), _nouns()[question.words.keys[last]]
    laws = (
        one for one in context.record.at(Instrument, context.local) if one.bill is None and one.case is None
    )
    meant = [one for one in laws if lead <= (title := _title(one)) and told & title]
    return meant if len(meant) == 1 else []


def _lead(question: Question, last: int) -> frozenset[str]:
    """The words that call the law whose noun is word ``last``; none where it is no certain law's name."""
    words, placed = question.words, {n for mention in question.mentions for n in mention.words}
    lead: set[str] = set()
    for n in range(last - 1, max(-1, last - 1 - LONGEST_LEAD), -1):
        key = words.keys[n]
        if key in OWNER or n in placed or key in _words("definite"):
            return frozenset(lead)
        if key in _words("indefinite"):
            break
        if key not in _words("before_law"):
            lead.add(key)
    return frozenset()


def _title(instrument: Instrument) -> frozenset[str]:
    return words_of(instrument.title.en).there | words_of(instrument.citation).there
