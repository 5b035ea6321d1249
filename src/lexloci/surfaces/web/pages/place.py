"""The page of a place: what holds there, who acts, what changed, and the 20 questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lexloci.answers.words import kind_name
from lexloci.places.model import Jurisdiction
from lexloci.surfaces.web.linked import of_place
from lexloci.surfaces.web.page import Asked, Page
from lexloci.surfaces.web.pages import brief, feeds, nameless, pdf, sheet
from lexloci.surfaces.web.pages.glance import glance, timeline
from lexloci.surfaces.web.pages.profile import above
from lexloci.surfaces.web.pages.questions import laid_out

if TYPE_CHECKING:
    from lexloci.surfaces.web.site import Site

UNDER = {
    "sheet": sheet.make, "sheet.pdf": pdf.of_sheet, "guide.pdf": pdf.of_guide, "feed.atom": feeds.of_place,
    "card": sheet.card,
}  # fmt: skip
"""What stands below a place's address, besides other places."""

SHOWN = 12
"""Changes that are shown at once; the earlier ones when the visitor opens them."""


def make(site: Site, asked: Asked, rest: str) -> Page:
    """The page of the place at ``rest``, or what stands below it.

    :raises Missing: there is no such place.
    """
    head, _, last = rest.rpartition("/")
    if last in UNDER:
        return UNDER[last](site, asked, site.place(head))
    place = site.place(rest)
    if site.published and place.id not in site.described:
        return brief.make(site, asked, place)
    return Page(whole(site, asked, place))


def whole(site: Site, asked: Asked, place: Jurisdiction) -> bytes:
    """Everything lexloci says of one place on one day."""
    lang = asked.lang
    if place.id in site.described:
        told = laid_out(site.memory.guide(place, lang, asked.on))
    else:
        told = nameless.questions(site, asked, place)
    over, label = above(site, place), place.label()
    held, turns = glance(site, asked, place), timeline(site, asked, place)
    return site.render(
        "place.html", asked, label, of_place(label, place.id, over), place=place,
        kind=kind_name(place.kind)[lang],
        glance=held, table=b"".join(held.table), agencies=_agencies(site, place, lang), above=over,
        turned=len(turns), shown=SHOWN, recent=b"".join(turns[:SHOWN]),
        earlier=b"".join(turns[SHOWN:]), **told,
    )  # fmt: skip


def _agencies(site: Site, place: Jurisdiction, lang: str) -> list[dict[str, str]]:
    if not place.state or place.kind == "tribal_nation":
        return []
    return [{"role": role, "name": agency.name[lang]} for role, agency in site.lx.agencies(place).items()]
