"""Field types every record file shares: ids, dates, two-language text, sources."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

Slug = Annotated[str, Meta(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=90)]
"""An id made of lower-case letters, digits and single hyphens; equal to the file's name."""

Name = Annotated[str, Meta(pattern=r"^[a-z0-9]+(?:[-_][a-z0-9]+)*$", max_length=60)]
"""A short key inside one file, or a vocabulary term."""

PartialDate = Annotated[str, Meta(pattern=r"^[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?$")]
"""``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``: never more precise than the source."""

Day = Annotated[str, Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
"""A full ISO day."""

OcdId = Annotated[str, Meta(pattern=r"^ocd-division/country:us(?:/[a-z_]+:[\w~%-][\w.~%-]*)*$")]
"""An Open Civic Data division id, e.g. ``ocd-division/country:us/state:mo/place:clayton``."""

Geoid = Annotated[str, Meta(pattern=r"^[0-9]{2}(?:[0-9]{3}|[0-9]{5}|[0-9]{8})?$")]
"""A Census GEOID: state (2), county (5), place (7) or county subdivision (10 digits)."""

Url = Annotated[str, Meta(pattern=r"^https?://[^\s<>\"]+$", max_length=600)]
Line = Annotated[str, Meta(min_length=1, max_length=400)]
Prose = Annotated[str, Meta(min_length=1, max_length=1200)]


class Entry(Struct, frozen=True, gc=False, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """Base of everything read from a record file: typed, immutable, no unknown keys."""


class Text(Entry, frozen=True, kw_only=True):
    """The same sentence in each language of the record."""

    en: Prose
    es: Prose


class Source(Entry, frozen=True, kw_only=True):
    """Where a text stands and when somebody read it there.

    ``via`` names another source of the same file through which this one was read (a mirror, a
    report that quotes it) when its own page could not be opened.
    """

    id: Name
    url: Url
    title: Line
    publisher: Line
    primary: bool
    read_on: Day
    published: PartialDate | None = None
    mirror: bool = False
    via: Name | None = None
    note: Text | None = None
