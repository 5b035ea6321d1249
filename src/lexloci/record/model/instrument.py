"""Instruments: documents that make or report law or policy, their provisions and their history."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from lexloci.record.model.common import (
    Day,
    Entry,
    Line,
    Name,
    OcdId,
    PartialDate,
    Slug,
    Source,
    Text,
)

InstrumentKind = Literal[
    "constitution", "charter", "statute", "regulation", "executive_order", "ordinance",
    "resolution", "policy", "guidance", "agreement", "contract", "case", "consent_decree",
    "opinion", "list", "designation", "bill",
]  # fmt: skip

EventKind = Literal[
    "introduced", "passed", "vetoed", "enacted", "announced", "filed", "argued", "ruling",
    "appealed", "effective", "signed", "attested", "amended", "extended", "upheld", "enjoined", "stayed",
    "unblocked", "reinstated", "challenged", "cleared", "lapses", "vacated", "repealed", "superseded",
    "expired", "terminated", "withdrawn", "failed", "dismissed", "settled", "reviewed",
]  # fmt: skip

Binds = Literal[
    "everyone", "all_agencies", "local_agencies", "local_governments", "state_agencies",
    "law_enforcement", "police", "sheriff", "jail", "state_police", "probation", "campus_police",
    "prosecutors", "courts", "schools", "colleges", "hospitals", "health_agencies", "dmv",
    "licensing_boards", "private_employers", "public_employers", "public_contractors",
    "landlords", "federal_officers",
]  # fmt: skip

Quote = Annotated[str, Meta(min_length=3, max_length=240)]


class Event(Entry, frozen=True, kw_only=True):
    """One dated step in the life of an instrument.

    ``provisions`` names the provisions it touches (all of them when left out); ``only_in`` the
    jurisdictions it reaches when that is fewer than the instrument covers; ``by`` the instrument
    (a case, an amending act) that caused it.
    """

    date: PartialDate
    event: EventKind
    sources: Annotated[list[Name], Meta(min_length=1)]
    provisions: list[Name] = []
    only_in: list[OcdId] = []
    by: Slug | None = None
    note: Text | None = None


class Provision(Entry, frozen=True, kw_only=True):
    """One coded rule: who is bound, to what position on which variable."""

    id: Name
    variable: Name
    position: Name
    binds: Annotated[list[Binds], Meta(min_length=1)]
    summary: Text
    pinpoint: Line
    sources: Annotated[list[Name], Meta(min_length=1)]
    subject: Name | None = None
    applies_to: list[OcdId] = []
    except_in: list[OcdId] = []
    baseline: bool = False
    constitutional: bool = False
    bars: list[Name] | None = None
    reaches: list[Name] = []
    conditions: Text | None = None
    penalty: Text | None = None
    quote: Quote | None = None


class Case(Entry, frozen=True, kw_only=True):
    """What a court docket adds to an instrument."""

    court: Line
    docket: Line | None = None
    status: Literal["pending", "decided", "settled", "dismissed", "on_appeal"]
    outcome: Text


class Bill(Entry, frozen=True, kw_only=True):
    """What a legislature's progress adds to an instrument."""

    number: Line
    session: Line
    status: Literal["pending", "passed", "signed", "vetoed", "failed", "withdrawn"]
    as_of: Day


class Agreement(Entry, frozen=True, kw_only=True):
    """The parties of an agreement or contract. ``model`` is JEM, WSO or TFM for 287(g)."""

    agency: Line
    agency_kind: Literal["police", "sheriff", "jail", "state_agency", "local_government", "other"]
    model: Line
    counterpart: Line


class Instrument(Entry, frozen=True, kw_only=True):
    """A document that makes or reports law or policy; one file under ``record/``."""

    id: Slug
    kind: InstrumentKind
    jurisdiction: OcdId
    title: Text
    citation: Line
    summary: Text
    sources: Annotated[list[Source], Meta(min_length=1)]
    timeline: Annotated[list[Event], Meta(min_length=1)]
    provisions: list[Provision] = []
    issuer: Line | None = None
    topics: list[Name] = []
    about: list[OcdId] = []
    relates: list[Slug] = []
    case: Case | None = None
    bill: Bill | None = None
    agreement: Agreement | None = None
    former_ids: list[Slug] = []
