"""What the record says of a jurisdiction: its agencies, who polices and jails for it, who headed it."""

from __future__ import annotations

from typing import Literal

from lexloci.record.model.common import Entry, Geoid, Line, OcdId, PartialDate, Slug, Source, Text

AgencyKind = Literal[
    "police", "sheriff", "jail", "state_police", "corrections", "prosecutor", "school_district",
    "dmv", "health", "court", "other",
]  # fmt: skip


Office = Literal["president", "governor", "mayor", "county_executive", "sheriff", "attorney_general"]
"""Offices whose holders sign laws and orders, or carry them out in their own name."""


class Agency(Entry, frozen=True, kw_only=True):
    """A body of a jurisdiction that acts."""

    id: Slug
    name: Line
    kind: AgencyKind
    sources: list[str]
    note: Text | None = None


class Officeholder(Entry, frozen=True, kw_only=True):
    """Who held a public office, from which day to which; without ``ended`` still so when it was read.

    Only offices whose holders act for the government in public are recorded, so that "signed by"
    can be held against the day of a law.
    """

    office: Office
    name: Line
    began: PartialDate
    ended: PartialDate | None = None
    sources: list[str]


class JurisdictionFile(Entry, frozen=True, kw_only=True):
    """``jurisdiction.yaml``: facts of one government that the gazetteer does not carry.

    ``policed_by``, ``jailed_by`` and ``prosecuted_by`` name an agency id, of this jurisdiction or of
    another; they override the defaults by state and kind.
    """

    id: OcdId
    name: Line
    kind: Line
    sources: list[Source]
    geoid: Geoid | None = None
    counties: list[OcdId] = []
    seat_of: OcdId | None = None
    population: int | None = None
    population_source: str | None = None
    agencies: list[Agency] = []
    officeholders: list[Officeholder] = []
    policed_by: Slug | None = None
    jailed_by: Slug | None = None
    prosecuted_by: Slug | None = None
    note: Text | None = None
