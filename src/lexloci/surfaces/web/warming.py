"""Making ready what most pages share, while nobody waits: in each state the page of the state, of a county
and of a city that the record does not describe; then what holds and held at the places it describes. One
place at a time.

The first visitors of a process would else wait for its entries to be decoded, weighed and laid out.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING

from lexloci.answers.words import LANGUAGES
from lexloci.core.memory import kept
from lexloci.library import as_day
from lexloci.places.states import states
from lexloci.surfaces.web.memory import SINCE
from lexloci.surfaces.web.page import Asked
from lexloci.surfaces.web.slugs import slug_of

if TYPE_CHECKING:
    from lexloci.places.model import Jurisdiction
    from lexloci.surfaces.web.site import Site

PAUSE = 0.02
"""Seconds between two of them, in which visitors are answered."""


@asynccontextmanager
async def warming(site: Site) -> AsyncIterator[None]:
    """Warm a site from the time its server begins."""
    task = asyncio.create_task(_warm(site))
    yield
    task.cancel()


async def _warm(site: Site) -> None:
    for make in _makers(site):
        make()
        kept()
        await asyncio.sleep(PAUSE)


def _makers(site: Site) -> Iterator[Callable[[], object]]:
    """What is to be made, one after the other."""
    for ident in _typical(site):
        for lang in LANGUAGES:
            yield partial(site.page, Asked(lang, f"place/{slug_of(ident)}", as_day(None)))
    for ident in sorted(site.described):
        yield partial(_weighed, site, site.lx.gazetteer.by_id(ident))


def _weighed(site: Site, place: Jurisdiction) -> None:
    """What holds and held at a place."""
    on = as_day(None)
    site.lx.profile(place, on)
    site.lx.engine.turns(place, SINCE, on)


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
