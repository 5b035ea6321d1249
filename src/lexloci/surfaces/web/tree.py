"""Every address of the published site, in pieces of work that share what they look up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from lexloci.places.states import COUNTRY, states
from lexloci.surfaces.web.pages.browse import SHELVES, SHOWN, name_of
from lexloci.surfaces.web.slugs import href, slug_of

if TYPE_CHECKING:
    from lexloci.surfaces.web.site import Site

SINGLE = ("", "topic", "record", "search", "coverage", "methods", "privacy", "changes", "changes/feed.atom")
PIECE = 400
"""Pages of places in one piece of work."""
ENTRIES = 200


class Chunk(Struct, frozen=True):
    """A piece of work: addresses below the language."""

    paths: list[str]


def chunks(site: Site) -> Iterator[Chunk]:
    """All pages, the slow pieces first, so that the workers end together."""
    described = [slug_of(ident) for ident in sorted(site.described)]
    for first in range(0, len(described), 12):
        yield Chunk([path for slug in described[first : first + 12] for path in _of_place(slug)])
    for state in states().values():
        yield Chunk(_of_state(site, state.postal.lower()))
    yield Chunk([*SINGLE, *(f"topic/{name}" for name in site.variables)])
    yield Chunk([f"topic/{name}/feed.atom" for name in site.variables])
    for shelf, model in SHELVES.items():
        entries = list(site.lx.record.all(model))
        pages = -(-len(entries) // SHOWN)
        paths = [f"record/{shelf}", *(f"record/{shelf}/page-{n}" for n in range(2, pages + 1))]
        paths += [f"record/{shelf}/{name_of(entry)}" for entry in entries]
        for first in range(0, len(paths), ENTRIES):
            yield Chunk(paths[first : first + ENTRIES])
    yield from _undescribed(site)


def _of_place(slug: str) -> list[str]:
    return [f"place/{slug}", f"place/{slug}/sheet", f"place/{slug}/card", f"place/{slug}/feed.atom"]


def _of_state(site: Site, postal: str) -> list[str]:
    return [f"places/{postal}", *(f"topic/{name}/{postal}" for name in site.variables)]


def _undescribed(site: Site) -> Iterator[Chunk]:
    """Places of one state together: they share their tables."""
    by_state: dict[str, list[str]] = defaultdict(list)
    for ident in site.lx.gazetteer.all_ids():
        if ident not in site.described:
            by_state[ident.removeprefix(COUNTRY).split("/")[1]].append(f"place/{slug_of(ident)}")
    for paths in by_state.values():
        for first in range(0, len(paths), PIECE):
            yield Chunk(paths[first : first + PIECE])


def search_index(site: Site, lang: str) -> list[tuple[str, str]]:
    """Names with their addresses, for the search of the published site: topics, states, places."""
    out = [(getattr(v.label, lang), site.link(lang, f"topic/{v.id}")) for v in site.variables.values()]
    by_id = site.lx.gazetteer.by_id
    places = sorted(
        (by_id(ident) for ident in site.lx.gazetteer.all_ids()), key=lambda p: -(p.population or 0)
    )
    out += [(place.label(), f"{site.base}/{lang}/place/{href(slug_of(place.id))}/") for place in places]
    return out
