"""What the Findings of a place hang on when the record describes nothing of its own there."""

from __future__ import annotations

from lexloci.library import Lexloci
from lexloci.places.model import Jurisdiction

Key = tuple[str, ...]


def answering(lexloci: Lexloci, place: Jurisdiction) -> Key:
    """The state, the counties and the agencies that answer for a place, its own ones called "own"."""
    tribal = place.kind == "tribal_nation"
    agencies = lexloci.agencies(place) if place.state and not tribal else {}
    own = {place.id, *place.same_as}
    who = ("own" if a.jurisdiction in own else a.id or a.jurisdiction for a in agencies.values())
    kind = place.kind if tribal else "county" if place.is_county else ""
    return (place.state, kind, *place.governed_by, *(county.id for county in place.counties), *who)
