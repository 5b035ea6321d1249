"""What a question is given: statements with their citations, or why there is no answer."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from lexloci.answers.engine import Engine
from lexloci.answers.statement import Statement
from lexloci.law.finding import Finding
from lexloci.places.model import Jurisdiction, Premise
from lexloci.reading.question import Question
from lexloci.record.compiled import Words


class Answer(Struct, frozen=True, kw_only=True):
    """The answer to one question.

    :ivar answerable: the record says something to it.
    :ivar out_of_scope: it is none that lexloci answers; ``statements`` say why, and where help is.
    :ivar place: the place it is answered for; the first of several when places are compared.
    :ivar alternatives: the places it may mean, where it must be asked back.
    :ivar on: the ISO day it is answered for.
    :ivar topics: variables of the codebook, and other topics, that it was understood to be about.
    :ivar passages: where nothing answers: parts of the record whose words come close.
    """

    question: str
    lang: str
    on: str
    notice: Words
    answerable: bool = False
    out_of_scope: bool = False
    place: Jurisdiction | None = None
    places: tuple[Jurisdiction, ...] = ()
    alternatives: tuple[Jurisdiction, ...] = ()
    topics: tuple[str, ...] = ()
    premise: tuple[Premise, ...] = ()
    statements: tuple[Statement, ...] = ()
    findings: tuple[Finding, ...] = ()
    passages: tuple[Statement, ...] = ()

    def to_dict(self, lang: str | None = None) -> dict[str, Any]:
        """The stable JSON shape of design §6."""
        chosen = lang or self.lang
        return {
            "question": self.question,
            "lang": chosen,
            "answerable": self.answerable,
            "out_of_scope": self.out_of_scope,
            "place": self.place.to_dict() if self.place else None,
            "places": [place.to_dict() for place in self.places],
            "alternatives": [place.to_dict() for place in self.alternatives],
            "on": self.on,
            "topics": list(self.topics),
            "premise": [p.to_dict(chosen) for p in self.premise],
            "statements": [statement.to_dict(chosen) for statement in self.statements],
            "passages": [statement.to_dict(chosen) for statement in self.passages],
            "findings": [finding.to_dict(chosen) for finding in self.findings],
            "notice": self.notice[chosen],
        }


class Asked(Struct, frozen=True):
    """A question with what it is answered from: the place the asker is at, the day, the language."""

    engine: Engine
    question: Question
    today: str
    on: str
    here: Jurisdiction | None
    base: Answer
