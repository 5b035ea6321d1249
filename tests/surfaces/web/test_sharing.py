"""Places share parts of their pages; none may show what belongs to another, whatever was asked for before."""

from __future__ import annotations

import random
import re

import pytest
from markupsafe import escape

from lexloci import Lexloci
from lexloci.answers.placenames import named
from lexloci.surfaces.web.page import Asked
from lexloci.surfaces.web.pages import nameless
from lexloci.surfaces.web.pages.questions import laid_out
from lexloci.surfaces.web.site import Site
from lexloci.surfaces.web.slugs import slug_of

CHOSEN = (
    "mo", "mo/place-clayton", "mo/county-st_louis", "dc", "pr/municipio-adjuntas", "tx/county-harris",
    "tx/county-loving", "tx/place-marfa", "il/place-chicago", "vt/place-barre", "la/parish-acadia",
    "dc/place-adams_morgan", "tribe-sac_&_fox_nation",
)  # fmt: skip
MARK = re.compile(r'<a href="#(s\d+)">(?:\d+–)?(\d+)</a>')
AGAIN = re.compile(r'<li><a href="#(r\d+)">([^<]*)</a> <small>\(in full under (\d+)\)</small>(.*?)</li>')


@pytest.mark.parametrize(("lang", "on"), [("en", "2026-11-28"), ("es", "2018-03-01")])
def test_a_page_made_after_many_others_is_the_page_made_first(lang: str, on: str) -> None:
    crowd = Site(Lexloci())
    ids = list(crowd.lx.gazetteer.all_ids())
    others = [f"place/{slug_of(ident)}" for ident in random.Random(3).sample(ids, 40)]
    others += [f"place/{slug_of(ident)}" for ident in random.Random(4).sample(sorted(crowd.described), 20)]
    chosen = [f"place/{slug}" for slug in CHOSEN]
    found = {path: crowd.page(Asked(lang, path, on)).body for path in (*others, *chosen)}
    for path in random.Random(5).sample(others, 5) + chosen:
        assert Site(Lexloci()).page(Asked(lang, path, on)).body == found[path], path


def test_questions_filled_into_blanks_are_those_of_the_place_itself() -> None:
    site, day = Site(Lexloci()), "2026-11-28"
    silent = [i for i in site.lx.gazetteer.all_ids() if i not in site.described]
    odd = {site.lx.gazetteer.by_id(i).kind: i for i in silent}
    for ident in (*random.Random(8).sample(silent, 120), *odd.values()):
        place = site.lx.gazetteer.by_id(ident)
        for lang in ("en", "es"):
            own = laid_out(site.lx.guide(place, lang, day))
            assert nameless.questions(site, Asked(lang, "", day), place) == own, ident
            name = named(place)[lang].removeprefix("el ").removeprefix("la ")
            assert escape(name).encode() in own.laid["questions"]


def test_what_is_said_again_is_named_and_leads_to_where_it_stands_with_the_same_sources() -> None:
    page = Site(Lexloci()).page(Asked("en", "place/mo/place-clayton", "2026-11-28")).body.decode()
    questions = dict(re.findall(r'<section aria-labelledby="q(\d+)">(.*?)</section>', page, re.S))
    again = [(number, *found) for number, text in questions.items() for found in AGAIN.findall(text)]
    assert len(again) > 20
    for number, mark, name, first, rest in again:
        assert int(first) < int(number)
        (whole,) = re.findall(rf'<li id="{mark}"(?: class="\w+")?>(.*?)</li>', page)
        assert whole in questions[first]
        assert name in whole
        assert MARK.findall(whole) == MARK.findall(rest)


@pytest.mark.parametrize("slug", CHOSEN)
def test_the_numbers_of_a_statement_lead_to_its_sources_and_no_source_is_without(slug: str) -> None:
    page = Site(Lexloci()).page(Asked("en", f"place/{slug}", "2026-11-28")).body.decode()
    listed = page.partition('<ol class="sources">')[2].partition("</ol>")[0].splitlines()
    sources = [line for line in listed if line]
    told = set()
    for mark, last in set(MARK.findall(page)):
        first = int(mark[1:])
        assert sources[first - 1].startswith(f'<li id="{mark}"><a href="')
        assert page.count(f' id="{mark}"') == 1
        told |= {*range(first, int(last) + 1)}
    assert told == {*range(1, len(sources) + 1)}
