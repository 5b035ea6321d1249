"""The record as the engine reads it: rules with their histories, surveys, agreements, agencies.

These types are written by :mod:`lexloci.record.compile` and decoded from the compiled file; each is
self-contained, so that one Finding needs a handful of small reads.
"""

from __future__ import annotations

from msgspec import Struct

Words = dict[str, str]
"""A text by language code: ``{"en": …, "es": …}``."""


class Cite(Struct, frozen=True, gc=False):
    """A source as a statement cites it."""

    title: str
    url: str
    publisher: str
    primary: bool
    read_on: str


class Step(Struct, frozen=True, gc=False, omit_defaults=True):
    """An event of a timeline as it touches one rule. ``known_on``: when the record learned of it."""

    date: str
    event: str
    known_on: str
    only_in: tuple[str, ...] = ()
    by: str | None = None
    note: Words | None = None
    url: str | None = None


class Rule(Struct, frozen=True, gc=False, omit_defaults=True, kw_only=True):
    """A provision with what the engine needs of its instrument."""

    instrument: str
    provision: str
    kind: str
    citation: str
    title: Words
    jurisdiction: str
    variable: str
    position: str
    binds: tuple[str, ...]
    pinpoint: str
    summary: Words
    cites: tuple[Cite, ...]
    steps: tuple[Step, ...]
    subject: str | None = None
    applies_to: tuple[str, ...] = ()
    except_in: tuple[str, ...] = ()
    baseline: bool = False
    constitutional: bool = False
    bars: tuple[str, ...] | None = None
    reaches: tuple[str, ...] = ()
    conditions: Words | None = None
    penalty: Words | None = None
    quote: str | None = None

    @property
    def id(self) -> str:
        """``instrument#provision``."""
        return f"{self.instrument}#{self.provision}"


class Survey(Struct, frozen=True, gc=False, omit_defaults=True):
    """What was looked for on one variable in one jurisdiction.

    :ivar learned: the day on which the record learned of it, where that is not the day of the search.
    """

    jurisdiction: str
    on: str
    method: str
    result: str
    sources: tuple[str, ...]
    agency: str | None = None
    note: Words | None = None
    learned: str | None = None

    @property
    def known_on(self) -> str:
        """The day on which the record learned of it."""
        return self.learned or self.on


class AgreementEntry(Struct, frozen=True, gc=False, omit_defaults=True, kw_only=True):
    """A 287(g) agreement or a detention contract of one agency."""

    instrument: str
    kind: str
    jurisdiction: str
    agency: str
    agency_kind: str
    model: str
    counterpart: str
    title: Words
    cites: tuple[Cite, ...]
    steps: tuple[Step, ...]


class AgencyEntry(Struct, frozen=True, gc=False):
    """An agency the record names."""

    id: str
    name: str
    kind: str
    jurisdiction: str
    cites: tuple[Cite, ...]
