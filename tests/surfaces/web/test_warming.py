"""What a process makes ready and keeps: pages say the same whether it has done so or not."""

from __future__ import annotations

from markupsafe import escape

from lexloci import Lexloci
from lexloci.library import as_day
from lexloci.surfaces.web.escaping import escaped
from lexloci.surfaces.web.page import Asked
from lexloci.surfaces.web.pages.questions import laid_out
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


def test_what_is_held_on_a_day_is_what_holds_then_and_makes_room_for_the_next_day() -> None:
    lx, place = Lexloci(), Lexloci().place("Clayton, MO").matches[0].place
    for on in ("2019-06-01", "2026-11-28"):
        lx.engine.hold(place, on)
        held = lx.engine.profile(place, on)
        assert [finding.to_dict() for finding in held] == [f.to_dict() for f in Lexloci().profile(place, on)]
        assert list(lx.engine._held) == [on]


def test_what_one_page_alone_has_is_laid_out_anew_for_the_next_and_says_the_same() -> None:
    lx, on = Lexloci(), as_day(None)
    places = [lx.place(name).matches[0].place for name in ("Clayton, MO", "Chicago, IL", "Clayton, MO")]
    guides = [lx.guide(place, "es", on) for place in places]
    first, _, again = [laid_out(guide).laid["questions"] for guide in guides]
    assert first == again


def test_text_is_escaped_as_templates_do() -> None:
    for text in ("plain", "a < b > c & d", "\"quoted\" and 'so'", "&amp;", ""):
        assert escaped(text) == str(escape(text))
