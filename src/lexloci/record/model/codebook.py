"""The codebook as data: variables, positions, questions and the vocabularies they draw on."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from lexloci.record.model.common import Entry, Name, Text

Level = Literal["local", "state", "nation"]


class Variable(Entry, frozen=True, kw_only=True):
    """One topic of law and how to code it.

    ``actor`` says whose rule answers (the key of the actor table in ``actors.yaml``); ``baseline``
    is the position where no rule was found; ``levels`` are the governments that can make the rule.
    """

    id: Name
    group: Literal["enforcement", "services", "designations"]
    scale: Name
    actor: Name
    levels: Annotated[list[Level], Meta(min_length=1)]
    baseline: Name
    label: Text
    question: Text
    definition: Text
    coding: Text
    example: Text
    counter_example: Text
    positions: dict[str, Text]
    review_days: Annotated[int, Meta(ge=30, le=1500)]
    subjects: bool = False


class Scale(Entry, frozen=True, kw_only=True):
    """The positions variables of one kind may take, in order from most to least cooperation."""

    id: Name
    positions: Annotated[list[Name], Meta(min_length=2)]


class Wording(Entry, frozen=True, kw_only=True):
    """How a term of the record (a position, a status, an event) is said to readers."""

    id: Name
    label: Text


class Actor(Entry, frozen=True, kw_only=True):
    """Whose rule answers: the agency that acts and the ``binds`` terms that reach it."""

    id: Name
    label: Text
    agency: Literal["police", "jail", "none"]
    bound_by: Annotated[list[Name], Meta(min_length=1)]


class Question(Entry, frozen=True, kw_only=True):
    """One of the 20 questions of the guide and the parts its answer is made of."""

    number: Annotated[int, Meta(ge=1, le=20)]
    question: Text
    parts: Annotated[list[Name], Meta(min_length=1)]


class Codebook(Entry, frozen=True, kw_only=True):
    """``codebook.yaml``: everything of the codebook but the variables, which have a file each."""

    version: int
    scales: list[Scale]
    positions: list[Wording]
    statuses: list[Wording]
    events: list[Wording]
    kinds: list[Wording]
    roles: list[Wording]
    actors: list[Actor]
    topics: list[Wording]
    questions: Annotated[list[Question], Meta(min_length=20, max_length=20)]
