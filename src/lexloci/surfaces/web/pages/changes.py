"""What is new in the law and in the record, as a page and as a feed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lexloci.answers.words import dated
from lexloci.surfaces.web.page import Asked, Missing, Page
from lexloci.surfaces.web.pages import feeds
from lexloci.surfaces.web.pages.profile import labels
from lexloci.surfaces.web.words import wording

if TYPE_CHECKING:
    from lexloci.surfaces.web.site import Site

SHOWN = 250


def make(site: Site, asked: Asked, rest: str) -> Page:
    """The latest changes, newest first.

    :raises Missing: something else follows its address.
    """
    if rest == "feed.atom":
        return feeds.of_all(site, asked)
    if rest:
        raise Missing
    found = sorted(feeds.news(site, asked), key=lambda change: change.on, reverse=True)
    law = [change for change in found if change.what == "law"][:SHOWN]
    body = site.render(
        "changes.html", asked, wording(asked.lang)["changes"], changes=law,
        events=labels(site.lx.record, "events", asked.lang), dated=lambda day: dated(day)[asked.lang],
        at=site.lx.gazetteer.by_id,
    )  # fmt: skip
    return Page(body)
