"""What this site keeps of its visitors: nothing, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lexloci.surfaces.web.page import Asked, Missing, Page
from lexloci.surfaces.web.words import wording

if TYPE_CHECKING:
    from lexloci.surfaces.web.site import Site


def make(site: Site, asked: Asked, rest: str) -> Page:
    """The privacy page.

    :raises Missing: something follows its address.
    """
    if rest:
        raise Missing
    return Page(site.render("privacy.html", asked, wording(asked.lang)["privacy"]))
