"""What lexloci does not do, cover or speak: said plainly, with where help is."""

from __future__ import annotations

from msgspec import structs

from lexloci.answers.asking.answer import Answer, Asked
from lexloci.answers.context import Context
from lexloci.answers.parts import PARTS
from lexloci.answers.statement import Statement
from lexloci.answers.words import say
from lexloci.places.model import Jurisdiction
from lexloci.places.states import COUNTRY
from lexloci.reading.tongues import own_words
from lexloci.reading.topics import ELSEWHERE, Topic

DECLINED = {
    "out.form": "out_form", "out.own_case": "out_own_case", "out.person": "out_person",
    "out.evade": "out_evade", "out.other": "no_topic", "out.crisis": "out_crisis",
    "out.uncovered": "out_uncovered",
}  # fmt: skip
"""How it is said of each topic."""
IN_CRISIS = "out.crisis"
"""Somebody speaks of ending their life: that comes before any question of law."""
IN_OTHER_TONGUE = "out.tongue"
UNCOVERED = "uncovered"
"""The concept of matters that the record does not cover, though people ask about them."""
WITHOUT_HELP = frozenset({ELSEWHERE, "out.uncovered"})
"""Where legal help would be no help."""
MAX_HELP = 4


def declined(asked: Asked, topic: Topic) -> Answer:
    """That ``topic`` is not for lexloci, and where help is."""
    why = Statement(say(DECLINED[topic.id]), "notice")
    if topic.id == IN_CRISIS:
        at = _place(asked) or asked.engine.gazetteer.by_id(COUNTRY)
        crisis = PARTS["organizations_crisis"](Context(asked.engine, at, asked.on))
        return _told(asked, (why, *crisis[:1]))
    return _told(asked, (why, *(() if topic.id in WITHOUT_HELP else _help(asked))))


def in_other_tongue(asked: Asked, code: str) -> Answer:
    """That the question is in a language that is not answered, said in it too where the words are at hand."""
    text = say("out_tongue", own=own_words(code))
    why = Statement({lang: told.strip() for lang, told in text.items()}, "notice")
    base = structs.replace(asked.base, topics=(IN_OTHER_TONGUE,), premise=())
    return _told(structs.replace(asked, base=base), (why, *_help(asked)))


def _help(asked: Asked) -> tuple[Statement, ...]:
    at = _place(asked) or asked.engine.gazetteer.by_id(COUNTRY)
    near = PARTS["organizations_legal"](Context(asked.engine, at, asked.on))
    return (Statement(say("help_near"), "notice"), *near[:MAX_HELP])


def _place(asked: Asked) -> Jurisdiction | None:
    results = asked.question.where.results
    return results[0].matches[0].place if results and results[0].clear else asked.here


def _told(asked: Asked, statements: tuple[Statement, ...]) -> Answer:
    return structs.replace(asked.base, out_of_scope=True, place=_place(asked), statements=statements)
