"""How the record is made and how it is read: kinds of sources, dates, searches, second coding, limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lexloci.record.model.coding import CodingRound
from lexloci.surfaces.web.page import Asked, Missing, Page
from lexloci.surfaces.web.pages.profile import labels
from lexloci.surfaces.web.words import wording

if TYPE_CHECKING:
    from lexloci.surfaces.web.site import Site


def make(site: Site, asked: Asked, rest: str) -> Page:
    """The methods page.

    :raises Missing: something follows its address.
    """
    if rest:
        raise Missing
    record = site.lx.record
    rows = [row for coded in record.all(CodingRound) for row in coded.rows]
    body = site.render(
        "methods.html", asked, wording(asked.lang)["methods"], counts=record.counts(), twice=len(rows),
        statuses=labels(record, "statuses", asked.lang), variables=list(site.variables.values()),
    )  # fmt: skip
    return Page(body)
