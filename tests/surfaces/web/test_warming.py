"""What a process makes ready: pages say the same whether it has done so or not."""

from __future__ import annotations

from lexloci import Lexloci
from lexloci.library import as_day
from lexloci.surfaces.web.page import Asked
from lexloci.surfaces.web.site import Site
from lexloci.surfaces.web.warming import _makers

PAGES = ("mo/place-clayton", "mo/county-st_louis", "mo", "tx/county-loving")
EVERY = 9
"""Of what is made ready, one in so many: all of it takes some ten seconds."""


def test_a_page_is_the_same_before_and_after_a_process_made_itself_ready() -> None:
    site, on = Site(Lexloci()), as_day(None)
    makers = list(_makers(site))
    assert len(makers) > len(site.described)
    for make in makers[::EVERY]:
        make()
    for place in PAGES:
        asked = Asked("es", f"place/{place}", on)
        assert site.page(asked).body == Site(Lexloci()).page(asked).body, place
