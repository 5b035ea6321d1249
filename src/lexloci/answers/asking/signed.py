"""Who signed or vetoed the law that a question names, or the law that decides what it is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from lexloci.answers.asking.locally import speaks_of_local
from lexloci.answers.context import Context
from lexloci.answers.offices import noted, signers
from lexloci.answers.statement import Statement, both
from lexloci.answers.words import say
from lexloci.reading.lexicon import data
from lexloci.reading.question import Question
from lexloci.record.model.instrument import Instrument

STANDING = frozenset({"about.standing", "about.policies", "about.cooperation"})
"""Topics that take in all that is asked of help to federal officers."""


def asks_who_signed(question: Question) -> bool:
    """Whether it is asked who signed or vetoed a law."""
    return any(way.search(question.words.line) for way in _ways())


def signed_by(context: Context, question: Question, laws: Iterable[Instrument]) -> list[Statement]:
    """Who held the office whose holder signs when the first of ``laws`` was signed, where that is asked.

    Else what the record notes of those in office in its time; or that it does not say who signed.
    """
    law = next((law for law in laws if law.case is None), None)
    if law is None or not asks_who_signed(question):
        return []
    told = signers(context.record, law, context.on) or noted(context.record, law, context.on)
    unknown = Statement(say("signer_unknown", title=both(law.title)), "not_known")
    return list({one.text["en"]: one for one in told}.values()) or [unknown]


def deciding(context: Context, question: Question, topics: Sequence[str]) -> list[Instrument]:
    """The law that decides on most of ``topics``, where it is asked who signed one that has no name.

    Of "the sanctuary law" it is the one that decides on most of what is asked of help to federal officers. An
    ordinance is one of the place's own government.
    """
    if not asks_who_signed(question):
        return []
    asked = [name for topic in topics for name in _variables(context, topic)]
    tops = [context.finding(name).controlling for name in asked]
    makers = context.local if speaks_of_local(question) else context.chain[:-1]
    count = Counter(top.rule.instrument for top in tops if top and top.rule.jurisdiction in makers)
    found = [context.record.get(Instrument, ident) for ident, _ in count.most_common(1)]
    return [law for law in found if law is not None]


def _variables(context: Context, topic: str) -> list[str]:
    variables = context.record.variables
    if topic in variables:
        return [topic]
    return [n for n, v in variables.items() if topic in STANDING and v.group == "enforcement"]


@cache
def _ways() -> tuple[re.Pattern[str], ...]:
    told = (data("questions.yaml")[lang]["who_signed"] for lang in ("en", "es"))
    return tuple(re.compile(rf" (?:{'|'.join(ways)}) ") for ways in told)
