"""The page of a place that the record does not describe: what it has from its county, its state, the nation.

Most places of the published site are such. What holds there depends on the governments and agencies that
answer for it alone, so that its table is laid out once for all places with the same ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from lexloci.answers.words import kind_name
from lexloci.places.model import Jurisdiction
from lexloci.surfaces.web.answering import answering
from lexloci.surfaces.web.page import Asked, Page
from lexloci.surfaces.web.pages.profile import above, grouped, row

if TYPE_CHECKING:
    from lexloci.surfaces.web.site import Site

MOST_TABLES = 4_000


def table(site: Site, asked: Asked, place: Jurisdiction) -> Markup:
    """The table of a place, from those already laid out where there is one."""
    key = (asked.lang, asked.on, *answering(site.lx, place))
    found = site.tables.get(key)
    if found is None:
        rows = [row(site, finding, asked.lang) for finding in site.lx.profile(place, asked.on)]
        found = Markup(site.render("table.html", asked, "", groups=grouped(rows)).decode())
        if len(site.tables) >= MOST_TABLES:
            site.tables.clear()
        site.tables[key] = found
    return found


def make(site: Site, asked: Asked, place: Jurisdiction) -> Page:
    """The short page of a place."""
    over = above(site, place)
    body = site.render(
        "brief.html", asked, place.label(), place=place, kind=kind_name(place.kind)[asked.lang], above=over,
        table=table(site, asked, place),
    )  # fmt: skip
    return Page(body)
