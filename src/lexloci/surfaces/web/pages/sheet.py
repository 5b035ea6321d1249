"""The sheet to print and the card to embed: the few things somebody at a place needs to know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lexloci.answers.context import Context
from lexloci.answers.findings import brief
from lexloci.answers.parts import PARTS
from lexloci.places.model import Jurisdiction
from lexloci.surfaces.web.linked import of_place
from lexloci.surfaces.web.page import Asked, Page
from lexloci.surfaces.web.pages.profile import chip, said

if TYPE_CHECKING:
    from lexloci.surfaces.web.site import Site

TOPICS = (
    "status_inquiry", "detainer_hold", "jail_access", "courthouse_arrests", "sensitive_locations", "k12",
    "emergency_care", "drivers_license",
)  # fmt: skip
"""What the sheet tells of the place: encounters first, then services."""
CARD = ("status_inquiry", "detainer_hold", "drivers_license", "doj_list_2025")
HELPERS = 5


def make(site: Site, asked: Asked, place: Jurisdiction) -> Page:
    """The know-your-rights sheet of a place: one printed page."""
    told = of_place(place.label(), place.id)
    found = contents(site, asked, place)
    return Page(site.render("sheet.html", asked, place.label(), told, place=place, **found))


def card(site: Site, asked: Asked, place: Jurisdiction) -> Page:
    """A small page for other sites to frame."""
    told, lines = of_place(place.label(), place.id), _lines(site, asked, place, CARD)
    return Page(site.render("card.html", asked, place.label(), told, place=place, lines=lines))


def contents(site: Site, asked: Asked, place: Jurisdiction) -> dict[str, Any]:
    """What stands on the sheet: rules of the place, and who helps there."""
    context = Context(site.lx.engine, place, asked.on)
    helpers = [s for s in PARTS["organizations_help"](context) if s.kind == "directory"][:HELPERS]
    return {
        "lines": _lines(site, asked, place, TOPICS),
        "helpers": [said(statement, asked.lang) for statement in helpers],
    }


def _lines(site: Site, asked: Asked, place: Jurisdiction, topics: tuple[str, ...]) -> list[dict[str, Any]]:
    record, lang = site.lx.record, asked.lang
    out = []
    for name in topics:
        finding = site.lx.law(place, name, asked.on)
        variable = record.variables[name]
        out.append(
            {"label": getattr(variable.label, lang), "variable": name,
             "chip": chip(record, finding, lang), **said(brief(finding, variable), lang)}
        )  # fmt: skip
    return out
