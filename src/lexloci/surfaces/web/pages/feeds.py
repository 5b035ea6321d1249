"""Atom feeds: what is new in the law and in the record, everywhere, at a place, on a topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lexloci.core.dates import day_before
from lexloci.places.model import Jurisdiction
from lexloci.record.model.instrument import Instrument
from lexloci.record.recent import to_atom
from lexloci.surfaces.web.page import Asked, Page
from lexloci.surfaces.web.pages.profile import labels
from lexloci.surfaces.web.words import wording

if TYPE_CHECKING:
    from lexloci.record.model.codebook import Variable
    from lexloci.record.recent import Change
    from lexloci.surfaces.web.site import Site

ATOM = "application/atom+xml; charset=utf-8"
DAYS = 730
"""How far back a feed reaches."""


def of_place(site: Site, asked: Asked, place: Jurisdiction) -> Page:
    """What is new at one place."""
    return _feed(site, asked, news(site, asked, place), place.label())


def of_topic(site: Site, asked: Asked, variable: Variable) -> Page:
    """What is new on one topic."""
    about = {instrument.id for instrument in site.lx.record.about(Instrument, variable.id)}
    found = [change for change in news(site, asked) if change.entry in about]
    return _feed(site, asked, found, getattr(variable.label, asked.lang))


def of_all(site: Site, asked: Asked) -> Page:
    """What is new anywhere."""
    return _feed(site, asked, news(site, asked), "")


def news(site: Site, asked: Asked, place: Jurisdiction | None = None) -> list[Change]:
    """Changes of the last years, without searches."""
    found = site.lx.news(day_before(asked.on, DAYS), asked.on, place)
    return [change for change in found if change.what != "search"]


def _feed(site: Site, asked: Asked, changes: list[Change], what: str) -> Page:
    title = wording(asked.lang)["feed_title"]
    events = labels(site.lx.record, "events", asked.lang)
    text = to_atom(changes, asked.lang, f"{title}: {what}" if what else title, site.read_on, events)
    return Page(text.encode(), ATOM)
