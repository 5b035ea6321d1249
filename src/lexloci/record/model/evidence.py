"""Attributed evidence: definitions, arguments, studies, polls, official figures."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from lexloci.record.model.common import (
    Entry,
    Line,
    Name,
    OcdId,
    PartialDate,
    Prose,
    Slug,
    Source,
    Text,
)

Sources = Annotated[list[Source], Meta(min_length=1)]


class Definition(Entry, frozen=True, kw_only=True):
    """What a term means, according to whom. ``term`` groups rival definitions of one word.

    ``names`` are other names that people use for it, in any language.
    """

    id: Slug
    term: Name
    label: Text
    names: list[Line] = []
    by: Line
    text: Text
    sources: Sources
    jurisdiction: OcdId | None = None
    as_of: PartialDate | None = None


class Argument(Entry, frozen=True, kw_only=True):
    """A claim somebody makes for or against policies on cooperation, reported as theirs."""

    id: Slug
    side: Literal["for_limits", "for_cooperation"]
    topic: Name
    by: Line
    text: Text
    sources: Sources
    jurisdiction: OcdId | None = None


Interval = Annotated[str, Meta(pattern=r"^[0-9]{2}% CI -?[0-9.,]+ to -?[0-9.,]+$")]


class Estimate(Entry, frozen=True, kw_only=True):
    """A number a study reports, with the interval or standard error where it gives one."""

    outcome: Text
    value: str
    interval: Interval | None = None
    standard_error: str | None = None
    note: Text | None = None


class Study(Entry, frozen=True, kw_only=True):
    """A piece of research: what was compared, what was found, who disputes it."""

    id: Slug
    title: Line
    authors: Line
    year: Annotated[int, Meta(ge=1950, le=2100)]
    venue: Line
    topic: Literal["crime", "trust", "deportation", "economy", "health", "schooling", "other"]
    design: Text
    sample: Text
    finding: Text
    sources: Sources
    estimates: list[Estimate] = []
    critique: Text | None = None


class PollResult(Entry, frozen=True, kw_only=True):
    """One answer and its share of respondents, in percent."""

    answer: Text
    percent: Annotated[float, Meta(ge=0, le=100)]


class Poll(Entry, frozen=True, kw_only=True):
    """A survey of opinion, with what is needed to judge it."""

    id: Slug
    pollster: Line
    geography: OcdId
    population: Text
    fielded: PartialDate
    question: Text
    results: Annotated[list[PollResult], Meta(min_length=1)]
    sources: Sources
    fielded_until: PartialDate | None = None
    n: Annotated[int, Meta(ge=1)] | None = None
    margin: Annotated[float, Meta(ge=0, le=100)] | None = None
    margin_note: Text | None = None
    mode: Line | None = None
    sponsor: Line | None = None


class Statistic(Entry, frozen=True, kw_only=True):
    """One official figure for one geography and period."""

    id: Slug
    topic: Literal["crime", "economy", "population", "enforcement", "education", "health"]
    geography: OcdId
    measure: Text
    value: Prose
    period: Line
    sources: Sources
    note: Text | None = None
