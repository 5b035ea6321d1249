"""Second codings: what a coder who saw nothing of the first made of the same cells."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, field

from lexloci.record.model.common import Day, Entry, Line, Name, OcdId, Slug


class CodedCell(Entry, frozen=True, kw_only=True):
    """One variable of one place, coded twice: positions, or ``none_found``, ``unclear``, ``not_surveyed``."""

    place: OcdId
    variable: Name
    first: Name
    second: Name
    settled: Name
    note: Line | None = None


class CodingRound(Entry, frozen=True, kw_only=True):
    """``coding/<id>.yaml``: one round of second coding, with how each disagreement was settled."""

    id: Slug
    on: Day = field(name="date")
    rows: Annotated[list[CodedCell], Meta(min_length=1)]
