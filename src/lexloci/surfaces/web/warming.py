"""Making ready what most pages share, while nobody waits: the page of each state, and of a place of each of
the commoner sorts that the record does not describe; then what holds and held at the places it describes,
and their guides. One place at a time.

The first visitors of a process would else wait for its entries to be decoded, weighed and laid out.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from lexloci.answers.words import LANGUAGES
from lexloci.core.memory import kept
from lexloci.library import as_day
from lexloci.places.states import states
from lexloci.surfaces.web.page import Asked
from lexloci.surfaces.web.pages import nameless
from lexloci.surfaces.web.slugs import slug_of

if TYPE_CHECKING:
    from lexloci.surfaces.web.site import Site

PAUSE = 0.02
"""Seconds between two of them, in which visitors are answered."""

EACH = 20
"""Of the places in the gazetteer's order, one in so many is looked at: they are of some 360 sorts, and so are
94 in 100 places."""
LOOK = 30.0
"""Seconds between two looks whether a new day has begun."""


@asynccontextmanager
async def warming(site: Site) -> AsyncIterator[None]:
    """Warm a site from the time its server begins."""
    task = asyncio.create_task(_warm(site))
    yield
    task.cancel()


async def _warm(site: Site) -> None:
    """Today, and on each day that follows: what holds hangs on the day."""
    while True:
        today = as_day(None)
        for make in _makers(site):
            make()
            kept()
            await asyncio.sleep(PAUSE)
        while as_day(None) == today:
            await asyncio.sleep(LOOK)


def _makers(site: Site) -> Iterator[Callable[[], object]]:
    """What is to be made, one after the other."""
    for ident in _typical(site):
        for lang in LANGUAGES:
            yield partial(site.page, Asked(lang, f"place/{slug_of(ident)}", as_day(None)))
    for ident in sorted(site.described):
        yield partial(site.memory.hold, site.lx.gazetteer.by_id(ident), as_day(None))


def _typical(site: Site) -> Iterator[str]:
    """Each state; and of two thousand other places one of each sort: those of a sort share most of a page."""
    by_id, seen = site.lx.gazetteer.by_id, set()
    yield from (state.id for state in states().values())
    for ident in islice(site.lx.gazetteer.all_ids(), 0, None, EACH):
        if ident not in site.described:
            sort = nameless.sort(site, by_id(ident))
            if sort not in seen:
                seen.add(sort)
                yield ident
