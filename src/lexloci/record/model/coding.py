"""How the record is tested: second codings blind to the first, and samples held against their sources."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, field

from lexloci.record.model.common import Day, Entry, Line, Name, OcdId, Slug

Verdict = Literal["right", "wrong", "unread"]
"""What the source shows of a statement; ``unread`` where it could not be opened or does not say."""


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


class CheckedCell(Entry, frozen=True, kw_only=True):
    """One cell of a sample: the rule that controls it, and what its source shows of it.

    :ivar rule: ``instrument#provision``.
    :ivar source: the instrument's source that was opened, none where none could be.
    """

    place: OcdId
    variable: Name
    rule: Line
    source: Name | None = None
    says: Verdict
    since: Verdict
    pinpoint: Verdict
    note: Line | None = None


class SpotCheck(Entry, frozen=True, kw_only=True):
    """``samples/<id>.yaml``: cells read against their sources by a fresh reader.

    :ivar seed: of the draw, which ``lexloci record sample`` repeats on the record of that day; none where
        nothing was drawn, and all rules of a list were read one after the other.
    :ivar frame: how many cells were drawn from, or stood on the list.
    """

    id: Slug
    on: Day = field(name="date")
    seed: int | None = None
    frame: Annotated[int, Meta(ge=1)]
    rows: Annotated[list[CheckedCell], Meta(min_length=1)]
