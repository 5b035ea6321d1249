"""The guide: 20 questions for any place, each answered with cited statements or an honest "not known"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, Literal

from msgspec import Struct

from lexloci.answers.context import Context
from lexloci.answers.engine import Engine
from lexloci.answers.parts import PARTS
from lexloci.answers.placenames import labelled
from lexloci.answers.statement import Statement, both
from lexloci.answers.words import contracted, dated, say
from lexloci.places import premise
from lexloci.places.model import Jurisdiction, Premise
from lexloci.record.compiled import Words
from lexloci.record.model.codebook import Question

NAME = "{place}"
"""Where a question names the place."""
AnswerStatus = Literal["answered", "partly", "not_in_record"]


class Answered(Struct, frozen=True, gc=False):
    """One question with its statements. ``not_in_record`` when nothing but "not known" could be said."""

    number: int
    question: Words
    status: AnswerStatus
    statements: tuple[Statement, ...]

    def to_dict(self, lang: str) -> dict[str, Any]:
        """The shape of design §6."""
        return {
            "number": self.number,
            "question": self.question[lang],
            "status": self.status,
            "statements": [statement.to_dict(lang) for statement in self.statements],
        }


class Guide(Struct, frozen=True):
    """The guide of one place on one day, in every language; ``lang`` is the one asked for."""

    place: Jurisdiction
    on: str
    lang: str
    title: Words
    intro: Words
    notice: Words
    record_date: str
    premise: tuple[Premise, ...]
    questions: tuple[Answered, ...]

    def to_dict(self, lang: str | None = None) -> dict[str, Any]:
        """The stable JSON shape of design §6."""
        chosen = lang or self.lang
        return {
            "place": self.place.to_dict(),
            "on": self.on,
            "lang": chosen,
            "title": self.title[chosen],
            "premise": [p.to_dict(chosen) for p in self.premise],
            "questions": [answered.to_dict(chosen) for answered in self.questions],
            "record_date": self.record_date,
            "notice": self.notice[chosen],
        }


def guide(
    engine: Engine,
    place: Jurisdiction,
    on: str,
    lang: str,
    premises: tuple[Premise, ...] = (),
    numbers: Collection[int] = (),
) -> Guide:
    """Answer the 20 questions, or those of ``numbers`` only, for ``place`` on the ISO day ``on``."""
    asked = [q for q in engine.record.codebook.questions if not numbers or q.number in numbers]
    context = Context(engine, place, on)
    read_on = engine.record.meta["read_on"]
    return Guide(
        place=place,
        on=on,
        lang=lang,
        title=say("guide_title", place=labelled(place)),
        intro=say("guide_intro", place=labelled(place), date=dated(on)),
        notice=say("notice", date=dated(read_on)),
        record_date=read_on,
        premise=_premises(engine, place, premises),
        questions=tuple(answer(context, question) for question in asked),
    )


def _premises(engine: Engine, place: Jurisdiction, found: tuple[Premise, ...]) -> tuple[Premise, ...]:
    """The corrections of the look-up, and what to bear in mind of a place of an unusual kind."""
    out = found or tuple(premise.about(engine.gazetteer, place))
    caution = premise.caution(place)
    return (*out, Premise(place.name, caution)) if caution else out


def answer(context: Context, question: Question) -> Answered:
    """One question: its parts in order, no statement twice."""
    said: dict[str, Statement] = {}
    for name in question.parts:
        for statement in context.told(name, PARTS[name]):
            said.setdefault(statement.text["en"], statement)
    out = tuple(said.values())
    return Answered(question.number, _worded(question, context), _status(out), out)


def _worded(question: Question, context: Context) -> Words:
    """A question, with the name of the place where it names one."""
    words = both(question.question)
    if not any(NAME in text for text in words.values()):
        return words
    return {lang: contracted(text.format(place=context.labelled[lang]), lang) for lang, text in words.items()}


def _status(statements: Sequence[Statement]) -> AnswerStatus:
    known = [s for s in statements if s.kind not in ("not_known", "notice", "premise")]
    if not known:
        return "not_in_record"
    return "answered" if len(known) == len([s for s in statements if s.kind != "notice"]) else "partly"
