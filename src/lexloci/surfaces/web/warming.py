"""Making ready what most pages share, while nobody waits: the pages of the states, one at a time.

The first visitors of a process would else wait for its entries to be decoded and laid out.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
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
    for state in states().values():
        for lang in LANGUAGES:
            site.page(Asked(lang, f"place/{slug_of(state.id)}", as_day(None)))
            await asyncio.sleep(PAUSE)
