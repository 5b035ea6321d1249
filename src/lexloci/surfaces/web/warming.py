"""Making ready what most pages share, while nobody waits: in each state the page of the state, of a county
and of a city that the record does not describe, one at a time.

The first visitors of a process would else wait for its entries to be decoded and laid out.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from lexloci.answers.words import LANGUAGES
from lexloci.library import as_day
from lexloci.places.states import states
from lexloci.surfaces.web.page import Asked
from lexloci.surfaces.web.slugs import slug_of

if TYPE_CHECKING:
    from lexloci.surfaces.web.site import Site

PAUSE = 0.05
"""Seconds between two pages, in which visitors are answered."""


@asynccontextmanager
async def warming(site: Site) -> AsyncIterator[None]:
    """Warm a site from the time its server begins."""
    task = asyncio.create_task(_warm(site))
    yield
    task.cancel()


async def _warm(site: Site) -> None:
    for ident in _typical(site):
        for lang in LANGUAGES:
            site.page(Asked(lang, f"place/{slug_of(ident)}", as_day(None)))
            await asyncio.sleep(PAUSE)


def _typical(site: Site) -> Iterator[str]:
    """Each state, and the first of its counties and of its cities that are like most others in it."""
    by_id, seen = site.lx.gazetteer.by_id, set()
    yield from (state.id for state in states().values())
    for ident in site.lx.gazetteer.all_ids():
        within, _, last = ident.partition("/state:")[2].partition("/")
        kind = last.partition(":")[0]
        if not last or (within, kind) in seen or ident in site.described:
            continue
        if not any(county.id in site.described for county in by_id(ident).counties):
            seen.add((within, kind))
            yield ident
