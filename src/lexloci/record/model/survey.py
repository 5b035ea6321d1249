"""Surveys (what was looked for, and whether it was there) and worked cases (law as examples)."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, field

from lexloci.record.model.common import Day, Entry, Line, Name, OcdId, Slug, Text, Url


class SurveyRow(Entry, frozen=True, kw_only=True):
    """The statement: on ``date`` we looked for rules on ``variables`` here, by ``method``."""

    variables: Annotated[list[Name], Meta(min_length=1)]
    on: Day = field(name="date")
    method: Literal["full_text_search", "code_read", "list_read", "secondary_sources", "mixed"]
    result: Literal["rule_found", "none_found", "unclear"]
    sources: Annotated[list[Url], Meta(min_length=1)]
    agency: Line | None = None
    note: Text | None = None


class SurveyFile(Entry, frozen=True, kw_only=True):
    """``surveys.yaml`` of one jurisdiction."""

    jurisdiction: OcdId
    surveys: Annotated[list[SurveyRow], Meta(min_length=1)]


class Expected(Entry, frozen=True, kw_only=True):
    """What the law engine must find: position and status, and (optionally) the controlling rule."""

    position: Name
    status: Name
    controls: Slug | None = None


class WorkedCase(Entry, frozen=True, kw_only=True):
    """A situation in a sentence, with the Finding the record must give."""

    sentence: Line
    place: Line
    variable: Name
    on: Day = field(name="date")
    expect: Expected
    subject: Name | None = None
    agency: Line | None = None


class WorkedFile(Entry, frozen=True, kw_only=True):
    """``worked.yaml`` of one jurisdiction."""

    jurisdiction: OcdId
    cases: Annotated[list[WorkedCase], Meta(min_length=1)]
