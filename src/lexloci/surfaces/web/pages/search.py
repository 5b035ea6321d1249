"""Search: places by name, topics by label, and the record's text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lexloci.core.errors import LexlociError
from lexloci.places.model import Jurisdiction
from lexloci.places.names import fold
from lexloci.surfaces.web.page import Asked, Missing, Page
from lexloci.surfaces.web.pages.browse import PATHS
from lexloci.surfaces.web.words import wording

if TYPE_CHECKING:
    from lexloci.surfaces.web.site import Site

MAX_QUERY = 200
MOST = 30


def make(site: Site, asked: Asked, rest: str) -> Page:
    """What was found for ``q``.

    :raises Missing: something follows its address.
    """
    if rest:
        raise Missing
    text = asked.query.get("q", "").strip()[:MAX_QUERY]
    title = wording(asked.lang)["search"]
    hits = site.lx.record.search(text, asked.lang, MOST) if text else []
    body = site.render(
        "search.html", asked, title, q=text, places=_places(site, text) if text else [],
        topics=_topics(site, asked, text) if text else [],
        hits=[(hit, f"record/{PATHS[hit.type]}/{hit.id}") for hit in hits if hit.type in PATHS],
    )  # fmt: skip
    return Page(body, shared=not text)


def _places(site: Site, text: str) -> list[Jurisdiction]:
    try:
        return [match.place for match in site.lx.place(text).matches[:6]]
    except LexlociError:
        return []


def _topics(site: Site, asked: Asked, text: str) -> list[tuple[str, str]]:
    words = set(fold(text).split())
    found = []
    for variable in site.variables.values():
        label = getattr(variable.label, asked.lang)
        if words & {word for word in fold(label).split() if len(word) > 3}:
            found.append((variable.id, label))
    return found
