"""The page of a place that the record does not describe: what it has from its county, its state, the nation.

Most places of the published site are such. What holds there depends on the governments and agencies that
answer for it alone, so that its table is laid out once for all places with the same ones, and the page
around it once for all places with the same counties: blanks are left for what is the place's own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from lexloci.answers.words import kind_name
from lexloci.places.model import Jurisdiction
from lexloci.surfaces.web.linked import of_place, written
from lexloci.surfaces.web.page import Asked, Page
from lexloci.surfaces.web.pages.glance import glance
from lexloci.surfaces.web.pages.profile import above
from lexloci.surfaces.web.slugs import href
from lexloci.surfaces.web.words import wording

if TYPE_CHECKING:
    from lexloci.surfaces.web.site import Site

OPEN, CLOSE = "\ue000", "\ue001"
"""Around the name of a blank: characters for private use, which stand in no text and which escaping keeps."""
BLANKS = ("title", "facts", "path", "table", "named", "ident")
"""What is a place's own: the last two as the block for programs has them, which is escaped otherwise."""
BLANK = re.compile(f"(?:{OPEN}|{href(OPEN)})([a-z]+)(?:{CLOSE}|{href(CLOSE)})")
"""A blank in a text, or in an address, where it is quoted."""


def make(site: Site, asked: Asked, place: Jurisdiction) -> Page:
    """The short page of a place, filled into a frame that others share."""
    filled = {
        "title": escape(place.label()),
        "named": written(place.label())[1:-1],
        "ident": written(place.id)[1:-1],
        "facts": escape(facts(place, asked.lang)),
        "path": escape(href(asked.path)),
        "table": table(site, asked, place),
    }
    out = [filled[text] if n % 2 else text for n, text in enumerate(_frame(site, asked, place))]
    return Page("".join(out).encode())


def alone(site: Site, asked: Asked, place: Jurisdiction) -> bytes:
    """The same page laid out for itself."""
    label = place.label()
    own = {"title": label, "facts": facts(place, asked.lang), "table": table(site, asked, place)}
    return _laid_out(site, asked, place, {**own, "named": label, "ident": place.id})


def facts(place: Jurisdiction, lang: str) -> str:
    """The kind of a place and how many live there."""
    kind = kind_name(place.kind)[lang].capitalize()
    return f"{kind} · {wording(lang)['population']} {place.population:,}" if place.population else kind


def table(site: Site, asked: Asked, place: Jurisdiction) -> Markup:
    """The table of a place, from those already laid out where there is one."""
    return Markup(b"".join(glance(site, asked, place).table).decode())


def _frame(site: Site, asked: Asked, place: Jurisdiction) -> list[str]:
    """The page of every place under the same governments: text and names of blanks in turn."""

    def made() -> list[str]:
        own = {name: f"{OPEN}{name}{CLOSE}" for name in BLANKS}
        blank = Asked(asked.lang, own["path"], asked.on, dated=asked.dated)
        return BLANK.split(_laid_out(site, blank, place, own).decode())

    return site.shared(asked, ("frame", asked.dated, *(over.id for over in above(site, place))), made)


def _laid_out(site: Site, asked: Asked, place: Jurisdiction, own: Mapping[str, str]) -> bytes:
    """The page with what is the place's own, by the name of its blank."""
    over, named = above(site, place), own["named"]
    told = {**of_place(named, own["ident"], over), "name": named}
    return site.render(
        "brief.html", asked, own["title"], told, facts=own["facts"], above=over, table=Markup(own["table"])
    )
