"""Organisations that help, in the terms of the Human Services Data Specification (HSDS)."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from lexloci.record.model.common import Day, Entry, Line, OcdId, Slug, Source, Text, Url

ServiceCategory = Literal[
    "legal", "health", "education", "language", "food", "housing", "employment", "family",
    "resettlement", "advocacy", "know_your_rights", "hotline", "directory", "government",
]  # fmt: skip


class Service(Entry, frozen=True, kw_only=True):
    """One thing an organisation does for people."""

    category: ServiceCategory
    description: Text
    eligibility: Text | None = None
    fees: Text | None = None


class Organization(Entry, frozen=True, kw_only=True):
    """A body that helps, where it works, and when that was last seen to be so."""

    id: Slug
    name: Line
    areas: Annotated[list[OcdId], Meta(min_length=1)]
    services: Annotated[list[Service], Meta(min_length=1)]
    languages: Annotated[list[Line], Meta(min_length=1)]
    sources: Annotated[list[Source], Meta(min_length=1)]
    seen_on: Day
    url: Url | None = None
    phone: Line | None = None
    address: Line | None = None
    faith_based: bool = False
    public_body: bool = False
    eoir_recognized: Day | None = None
    note: Text | None = None
