"""The places of a state, or the choice between places of one name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lexloci.places.states import states
from lexloci.surfaces.web.page import Asked, Missing, Page

if TYPE_CHECKING:
    from lexloci.surfaces.web.site import Site


def make(site: Site, asked: Asked, rest: str) -> Page:
    """Every county of a state and the cities the record describes, by their first letters.

    :raises Missing: no such state.
    """
    state = states().get(rest.upper()) if rest.islower() else None
    if state is None:
        raise Missing
    by_id = site.lx.gazetteer.by_id
    counties = sorted(site.memory.counties(state.id), key=lambda place: place.name)
    cities = [p for p in site.memory.localities if p.state == state.postal and not p.is_county]
    return Page(
        site.render(
            "places.html",
            asked,
            getattr(state, asked.lang),
            state=by_id(state.id),
            counties=counties,
            cities=cities,
        )
    )
