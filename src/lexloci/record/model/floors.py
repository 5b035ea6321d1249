"""What the record must not fall below, so that an accidental deletion cannot pass unseen."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from lexloci.record.model.common import Entry, Name

Count = Annotated[int, Meta(ge=0)]
Share = Annotated[float, Meta(ge=0, le=1)]


class Floors(Entry, frozen=True, kw_only=True):
    """``floors.yaml``: counts by type of entry, coded or searched cells by state, and two shares.

    ``cells`` is keyed by the state's folder (``mo``); a cell is a variable on which the state itself
    has a rule or a search.
    """

    entries: dict[Name, Count]
    cells: dict[Name, Count]
    primary_share: Share
    sources_per_provision: Annotated[float, Meta(ge=0)]
