"""The first page: one box that takes a place or a question, and what the record holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lexloci.places.states import states
from lexloci.surfaces.web.page import Asked, Missing, Page

if TYPE_CHECKING:
    from lexloci.surfaces.web.site import Site

EXAMPLES = ("mo/place-clayton", "tx/place-houston", "il/place-chicago", "nm/place-las_cruces")


def make(site: Site, asked: Asked, rest: str) -> Page:
    """The home page.

    :raises Missing: something follows its address.
    """
    if rest:
        raise Missing
    named = sorted(states().values(), key=lambda state: getattr(state, asked.lang))
    examples = [site.place(slug) for slug in EXAMPLES]
    counts = site.lx.record.counts()
    body = site.render(
        "home.html", asked, "lexloci", states=named, examples=examples, counts=counts,
    )  # fmt: skip
    return Page(body)
