"""What the Findings of a place hang on when the record says nothing of the place itself."""

from __future__ import annotations

from lexloci.library import Lexloci
from lexloci.places.model import Jurisdiction

Key = tuple[object, ...]


def answering(lexloci: Lexloci, named: frozenset[str], place: Jurisdiction) -> Key:
    """The state, the governments and the agencies that answer for a place.

    A government that the record does not name (it is not in ``named``) counts by its kind alone: where
    two counties have nothing on record, the same law holds in both.
    """

    def known(ident: str) -> str:
        return ident if ident in named else ident.rpartition("/")[2].partition(":")[0]

    own = {place.id, *place.same_as}
    agencies = lexloci.agencies(place) if place.state and place.kind != "tribal_nation" else {}
    return (
        place.state, place.kind, place.is_county,
        tuple(known(ident) for ident in sorted(own)),
        tuple(known(ident) for ident in place.governed_by),
        tuple(known(county.id) for county in place.counties),
        tuple(
            (role, a.kind, a.known, "own" if a.jurisdiction in own else known(a.jurisdiction))
            for role, a in agencies.items()
        ),
    )  # fmt: skip
