"""What the record knows and does not know: every state and described locality against every topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lexloci.answers.coverage import GROUPS, SORTS, grid
from lexloci.answers.statement import both
from lexloci.surfaces.web.linked import of_coverage
from lexloci.surfaces.web.page import Asked, Missing, Page
from lexloci.surfaces.web.words import wording

if TYPE_CHECKING:
    from lexloci.surfaces.web.site import Site


def make(site: Site, asked: Asked, rest: str) -> Page:
    """The grid of the states, with the counts of the localities.

    :raises Missing: something follows its address.
    """
    if rest:
        raise Missing
    found = grid(site.lx.engine, asked.on)
    title = wording(asked.lang)["coverage"]
    told = of_coverage(asked.lang)
    labels = {variable.id: both(variable.label) for variable in found.variables}
    return Page(
        site.render(
            "coverage.html", asked, title, told, grid=found, sorts=SORTS, groups=GROUPS, labels=labels
        )
    )  # fmt: skip
