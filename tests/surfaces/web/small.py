"""A small published site that has a page of every kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from lexloci.surfaces.web import publishing
from lexloci.surfaces.web.publishing import publish
from lexloci.surfaces.web.tree import SINGLE, Chunk

BASE = "law"
PLACES = ("us", "mo", "mo/place-clayton", "mo/county-st_louis", "tribe-navajo_nation", "dc",
          "pr/municipio-san_juan")  # fmt: skip
SHELVES = ("instruments", "surveys", "studies", "polls", "statistics", "arguments", "definitions", "services")
KINDS = [
    *SINGLE, "topic/detainer_hold", "topic/detainer_hold/mo", "topic/detainer_hold/feed.atom", "places/mo",
    *(f"place/{slug}{tail}" for slug in PLACES for tail in ("", "/sheet", "/card", "/feed.atom")),
    "place/mo/place-olivette", "place/ca/place-la_cañada_flintridge", "place/tribe-sac_&_fox_nation",
    *(f"record/{shelf}" for shelf in SHELVES), "record/instruments/page-2", "record/surveys/mo",
    "record/instruments/mo-rsmo-67-307", "record/instruments/us-8-usc-1373",
]  # fmt: skip
"""Every kind of page of a published site."""


def small_site(folder: Path) -> Path:
    """One page of each kind, under the base ``/law``, in a folder of that name."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(publishing, "chunks", lambda site: iter([Chunk(KINDS)]))
        publish(folder / BASE, workers=1, base=f"/{BASE}")
    return folder / BASE
