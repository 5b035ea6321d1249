"""The page of a place: what holds there, who acts, what changed, and the 20 questions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from lexloci.answers.words import kind_name
from lexloci.places.agencies import Agency
from lexloci.places.model import STATE_KINDS, Jurisdiction
from lexloci.surfaces.web.escaping import escaped
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
    lang, label = asked.lang, place.label()
    if place.id in site.described:
        told = laid_out(site.memory.guide(place, lang, asked.on))
    else:
        told = nameless.questions(site, asked, place)
    held, turns = glance(site, asked, place), timeline(site, asked, place)
    over, agencies = above(site, place), _agencies(site, place)
    texts = {
        "label": label, "sought": quote(label), "name": place.name,
        "intro": told.intro, "notice": told.notice,
        "kind": kind_name(place.kind)[lang].capitalize(), "population": f"{place.population or 0:,}",
        "unknown": str(held.unknown), "earlier": str(len(turns) - SHOWN),
        **_each("premise", told.premises), **_each("over", [p.name for p in over]),
        **_each("over_link", [site.link_to(lang, p) for p in over]),
        **_each("agency", [agency.name[lang] for agency in agencies.values()]),
        **_from("clash", held.clashes, ("label", "text", "status_text")),
        **_from("deal", held.deals, ("agency", "link", "model", "since", "until")),
    }  # fmt: skip
    own = {
        **{name: escaped(text).encode() for name, text in texts.items()}, **told.laid,
        "table": b"".join(held.table), "recent": b"".join(turns[:SHOWN]), "before": b"".join(turns[SHOWN:]),
    }  # fmt: skip
    return site.framed(
        "place.html", asked, label, of_place(label, place.id, over), own,
        state=place.state.lower() if place.state and place.kind in STATE_KINDS else None, over=len(over),
        populated=bool(place.population), premises=len(told.premises), clashes=len(held.clashes),
        unknown=bool(held.unknown), roles=tuple(agencies), turned=bool(turns), long=len(turns) > SHOWN,
        deals=tuple([(deal["known"], deal["standing"], bool(deal["until"])) for deal in held.deals]),
    )  # fmt: skip


def _each(name: str, texts: Iterable[str]) -> dict[str, str]:
    """Texts of one kind by the names of their slots."""
    return {f"{name}_{n}": text for n, text in enumerate(texts)}


def _from(name: str, lines: Iterable[dict[str, Any]], parts: Iterable[str]) -> dict[str, str]:
    """Parts of lines by the names of their slots."""
    return {f"{name}_{part}_{n}": line[part] for n, line in enumerate(lines) for part in parts}


def _agencies(site: Site, place: Jurisdiction) -> dict[str, Agency]:
    """Who acts at a place, by role; of a tribal nation that is not told."""
    return site.lx.agencies(place) if place.state and place.kind != "tribal_nation" else {}
