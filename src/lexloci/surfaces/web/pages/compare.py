"""Two places side by side, or one place on two days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lexloci.core.dates import parse_day
from lexloci.places.model import Jurisdiction
from lexloci.surfaces.web.page import Asked, Missing, Page
from lexloci.surfaces.web.pages.profile import GROUPS, row
from lexloci.surfaces.web.words import wording

if TYPE_CHECKING:
    from lexloci.surfaces.web.site import Site


def make(site: Site, asked: Asked, rest: str) -> Page:
    """Both profiles in one table; what differs is marked.

    ``?a=`` and ``?b=`` are places as people write them; ``?then=`` is the day of the second.

    :raises Missing: something follows its address.
    :raises LexlociError: a place or day that cannot be used.
    """
    if rest:
        raise Missing
    left, right = asked.query.get("a", "").strip(), asked.query.get("b", "").strip()
    then = parse_day(asked.query["then"]) if asked.query.get("then") else asked.on
    values: dict[str, Any] = {"a": left, "b": right, "then": then, "groups": [], "one": None, "two": None}
    if left:
        one = site.lx.resolve(left)
        two = site.lx.resolve(right) if right else one
        values |= {"one": one, "two": two, "groups": _groups(site, asked, (one, asked.on), (two, then))}
    title = wording(asked.lang)["compare"]
    return Page(site.render("compare.html", asked, title, **values), shared=not left)


def _groups(
    site: Site, asked: Asked, one: tuple[Jurisdiction, str], two: tuple[Jurisdiction, str]
) -> list[tuple[str, list[dict[str, Any]]]]:
    pairs = zip(site.lx.profile(*one), site.lx.profile(*two), strict=True)
    lines = []
    for first, second in pairs:
        left, right = row(site, first, asked.lang), row(site, second, asked.lang)
        same = (left["chip"], left["status"]) == (right["chip"], right["status"])
        lines.append({"group": left["group"], "label": left["label"], "variable": left["variable"],
                      "left": left, "right": right, "same": same})  # fmt: skip
    return [(group, [line for line in lines if line["group"] == group]) for group in GROUPS]
