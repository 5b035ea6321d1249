"""Every kind of page stands, says what the record says, and leads only to pages that stand."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import lexloci
from lexloci import Lexloci
from lexloci.record.model.coding import CodingRound
from lexloci.record.reliability import levels
from lexloci.surfaces.web.words import wording

PAGES = (
    "", "topic/", "topic/detainer_hold/", "topic/detainer_hold/mo/", "place/us/", "place/mo/",
    "place/mo/place-clayton/", "place/mo/county-st_louis/", "place/tribe-navajo_nation/", "place/dc/",
    "place/pr/municipio-san_juan/", "place/ak/place-utqiaġvik/", "place/mo/place-clayton/sheet/",
    "place/mo/place-clayton/card/", "places/mo/", "compare/", "compare/?a=Clayton,+MO&b=Chicago", "check/",
    "ask/", "search/", "record/", "record/instruments/", "record/instruments/page-2/", "record/surveys/",
    "record/surveys/mo/", "record/surveys/mo~~place-clayton/", "record/studies/", "record/polls/",
    "record/statistics/", "record/arguments/", "record/definitions/", "record/services/",
    "record/instruments/mo-rsmo-67-307/", "coverage/", "methods/", "privacy/", "changes/",
)  # fmt: skip

LEADING = (
    "", "place/mo/place-clayton/", "topic/detainer_hold/", "record/instruments/mo-rsmo-67-307/", "places/mo/",
    "changes/", "coverage/", "record/",
)  # fmt: skip


class Links(HTMLParser):
    """The addresses a page refers to, those it loads by itself apart, and its ids."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.leads: list[str] = []
        self.loads: list[str] = []
        self.ids: list[str] = []
        self.lang = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.ids += [found["id"]] if "id" in found else []
        if tag == "html":
            self.lang = found.get("lang", "")
        if tag == "a" or found.get("rel") == "alternate":
            self.leads.append(found.get("href", ""))
        elif tag == "form":
            self.leads += [found["action"]] if "action" in found else []
            self.loads += [found["data-search"]] if "data-search" in found else []
        elif tag == "link" and found.get("rel") == "stylesheet":
            self.loads.append(found.get("href", ""))
        elif "src" in found:
            self.loads.append(found["src"])


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_stands_and_loads_nothing_foreign(client: TestClient, page: str, lang: str) -> None:
    answer = client.get(f"/{lang}/{page}")
    assert answer.status_code == 200
    found = Links(answer.text)
    assert found.lang == lang
    assert found.loads == []
    assert len(found.ids) == len(set(found.ids)), "an id stands twice"
    assert "style=" not in answer.text
    assert "<script>" not in answer.text


@pytest.mark.parametrize("page", LEADING)
def test_every_link_of_a_page_leads_to_a_page(client: TestClient, page: str) -> None:
    answer = client.get(f"/en/{page}")
    base = f"/en/{page}"
    inner = set()
    for lead in Links(answer.text).leads:
        address = lead.partition("#")[0]
        if not address or address.startswith(("http", "tel:", "?")):
            continue
        inner.add(address if address.startswith("/") else base + address)
    broken = {a: client.get(a).status_code for a in sorted(inner)[:: max(1, len(inner) // 30)]}
    assert {a: code for a, code in broken.items() if code != 200} == {}


@pytest.mark.parametrize("page", ["place/mo/place-clayton/", "topic/detainer_hold/", "changes/"])
def test_marks_within_a_page_lead_to_something(client: TestClient, page: str) -> None:
    found = Links(client.get(f"/en/{page}").text)
    anchors = {a[1:] for a in found.leads if a.startswith("#")}
    assert anchors - set(found.ids) == set()


def test_the_page_of_a_place_is_its_guide(client: TestClient) -> None:
    text = client.get("/en/place/mo/place-clayton/").text
    guide = Lexloci().guide("Clayton, MO")
    plain = re.sub(r"<[^>]+>", "", text)
    for answered in guide.questions:
        assert f"{answered.number}. " in plain
    assert "Mo. Rev. Stat. § 67.307" in plain
    assert plain.count("Nobody has finished looking.") >= 1


def test_a_page_of_a_past_day_tells_of_that_day(client: TestClient) -> None:
    now = client.get("/en/place/tx/?on=2026-11-01").text
    then = client.get("/en/place/tx/?on=2017-08-31").text
    assert "August 31, 2017" in then
    assert "August 31, 2017" not in now


def test_the_language_can_be_switched_on_the_same_page_and_day(client: TestClient) -> None:
    text = client.get("/en/place/mo/place-clayton/?on=2020-01-01").text
    assert '<a href="/es/place/mo/place-clayton/?on=2020-01-01" hreflang="es"' in text


def test_the_language_can_be_switched_and_what_is_compared_or_sorted_stays(client: TestClient) -> None:
    asked = "a=Clayton%2C+MO&amp;b=Austin%2C+TX&amp;on=2020-01-01"
    text = client.get(f"/en/compare/?{asked.replace('&amp;', '&')}").text
    assert f'<a href="/es/compare/?{asked}" hreflang="es"' in text
    assert '<a href="/es/topic/detainer_hold/?sort=position"' in client.get(
        "/en/topic/detainer_hold/?sort=position"
    ).text  # fmt: skip


def test_what_was_typed_into_a_form_comes_into_no_address(client: TestClient) -> None:
    text = client.post("/en/ask/", data={"q": "Can police in Clayton, MO ask about papers?"}).text
    assert '<a href="/es/ask/" hreflang="es"' in text


def test_a_question_and_a_page_may_be_asked_about_a_day(client: TestClient) -> None:
    asked = {"q": "Must jails in Texas honor ICE detainers?", "on": "2017-08-31"}
    then, now = (client.post("/en/ask/", data=data).text for data in (asked, {**asked, "on": ""}))
    assert 'name="on" value="2017-08-31"' in then
    assert "No rule of Texas on this was found" in then
    assert "Yes. The jail must hold" in now
    claim = {"text": "Texas law orders jails to honor ICE detainers."}
    marked = [client.post("/en/check/", data={**claim, "on": on}).text for on in ("2015-01-01", "")]
    assert ['class="v supported"' in text for text in marked] == [False, True]
    assert client.post("/en/ask/", data={"q": "Texas", "on": "2017-02-30"}).status_code == 400


def test_the_first_page_asks_in_the_visitors_language(client: TestClient) -> None:
    assert client.get("/", headers={"accept-language": "es-MX,es;q=0.9"}).headers["location"] == "/es/"
    assert client.get("/", headers={"accept-language": "ht"}).headers["location"] == "/en/"


@pytest.mark.parametrize(
    ("typed", "address"),
    [("clayton mo", "/en/place/mo/place-clayton/"), ("63105", "/en/place/mo/place-clayton/"),
     ("Texas", "/en/place/tx/"), ("St. Louis County, Missouri", "/en/place/mo/county-st_louis/")],
)  # fmt: skip
def test_a_place_typed_into_the_box_leads_to_its_page(client: TestClient, typed: str, address: str) -> None:
    answer = client.post("/en/ask/", data={"q": typed})
    assert (answer.status_code, answer.headers["location"]) == (303, address)


def test_an_ambiguous_place_is_asked_back(client: TestClient) -> None:
    text = client.post("/en/ask/", data={"q": "orange county"}).text
    assert "Which place do you mean?" in text
    assert "/en/place/ca/county-orange/" in text
    assert "/en/place/fl/county-orange/" in text


def test_a_question_is_answered_with_sources(client: TestClient) -> None:
    text = client.post("/en/ask/", data={"q": "Can the jail in Houston hold me for ICE?"}).text
    assert "The jail must hold a person past release" in text
    assert "statutes.capitol.texas.gov" in text


@pytest.mark.parametrize(
    ("question", "link"),
    [
        ("Did Illinois have a trust act on July 1, 2016?", 'href="/en/place/il/?on=2016-07-01"'),
        ("Does Illinois have a trust act?", 'href="/en/place/il/"'),
    ],
)
def test_an_answer_of_another_day_leads_to_the_place_on_that_day(
    client: TestClient, question: str, link: str
) -> None:
    assert link in client.post("/en/ask/", data={"q": question}).text


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ("Coded twice", "κ", "Limits", "Seed")),
        ("es", ("Codificado dos veces", "κ", "Límites", "Semilla")),
    ],
)
def test_the_methods_page_shows_how_well_the_record_was_tested(
    client: TestClient, lang: str, words: tuple[str, ...]
) -> None:
    text = client.get(f"/{lang}/methods/").text
    assert all(word in text for word in words)
    rounds = levels(Lexloci().record.all(CodingRound))
    for level in rounds.values():
        assert level.overall.kappa is not None
        assert f"<td>{level.overall.cells}</td>" in text
        assert f"<td>{level.overall.kappa:.2f}</td>" in text


def test_a_pasted_text_is_checked_and_not_sent_back_in_the_form(client: TestClient) -> None:
    claim = "Missouri cities may adopt sanctuary policies."
    text = client.post("/en/check/", data={"text": f"Clayton, Missouri\n\n{claim}"}).text
    assert 'class="contradicted"' in text
    assert "67.307" in text


def test_a_file_is_checked(client: TestClient) -> None:
    page = b"<html><body><h1>Clayton, Missouri</h1><p>Missouri has no law against sanctuary cities.</p>"
    answer = client.post("/es/check/", files={"file": ("page.html", page, "text/html")}, data={"text": ""})
    assert answer.status_code == 200
    assert "67.307" in answer.text


def test_a_file_that_cannot_be_read_is_refused_in_one_line(client: TestClient) -> None:
    answer = client.post("/en/check/", files={"file": ("page.pdf", b"%PDF-1.4 broken", "application/pdf")})
    assert answer.status_code == 400
    assert "That cannot be used" in answer.text


@pytest.mark.parametrize(
    "address",
    ["/en/nothing/", "/fr/", "/en/place/mo/place-nowhere/", "/en/place/../../etc/", "/en/topic/none/",
     "/en/record/instruments/none/", "/en/record/none/", "/en/topic/detainer_hold/zz/", "/nothing",
     "/en/place/mo/PLACE-clayton/", "/en/record/instruments/page-9999/", "/static/none.css",
     "/en/place/%00/", "/en/place/mo/place-clayton/none/"],
)  # fmt: skip
def test_what_is_not_there_is_told_with_a_way_on(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code in (404, 308)
    if answer.status_code == 404:
        assert "There is no such page" in answer.text


def test_a_mistyped_address_of_a_place_leads_to_the_places_of_such_a_name(client: TestClient) -> None:
    answer = client.get("/en/place/mo/place-claytn/")
    assert answer.status_code == 404
    assert "/en/place/mo/place-clayton/" in answer.text


def test_every_wording_is_used_somewhere() -> None:
    folder = Path(lexloci.__file__).parent / "surfaces" / "web"
    text = " ".join(path.read_text() for path in folder.rglob("*") if path.suffix in (".html", ".py", ".typ"))
    parts = (
        "role_", "standing_", "shelf_", "result_", "sort_", "binds_", "cited_", "level_", "measure_",
        "sampled_", "limit_",
    )  # fmt: skip
    assert [
        key for key in wording("en") if not key.startswith(parts) and not re.search(rf"\b{key}\b", text)
    ] == []


@pytest.mark.parametrize("day", ["2026-02-30", "yesterday", "99999"])
def test_an_impossible_day_is_told(client: TestClient, day: str) -> None:
    answer = client.get(f"/en/place/mo/?on={day}")
    assert answer.status_code == 400
    assert "That cannot be used" in answer.text


def test_an_address_without_its_last_slash_is_led_to_the_page(client: TestClient) -> None:
    answer = client.get("/en/place/mo?on=2020-01-01")
    assert (answer.status_code, answer.headers["location"]) == (308, "/en/place/mo/?on=2020-01-01")


def test_the_guide_as_a_booklet_has_every_question(client: TestClient) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(client.get("/en/place/mo/place-clayton/guide.pdf").content)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    assert all(f"{number}. " in text for number in range(1, 21))


@pytest.mark.parametrize("feed", ["changes/feed.atom", "topic/detainer_hold/feed.atom", "place/mo/feed.atom"])
def test_a_feed_is_atom(client: TestClient, feed: str) -> None:
    from defusedxml import ElementTree

    answer = client.get(f"/en/{feed}")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    root = ElementTree.fromstring(answer.text)
    assert root.tag == "{http://www.w3.org/2005/Atom}feed"
    assert len(root.findall("{http://www.w3.org/2005/Atom}entry")) > 0


@pytest.mark.parametrize("state", ["mo", "tx", "ca"])
def test_each_county_of_a_state_is_told_of_once_and_what_many_share_is_said_once(
    client: TestClient, state: str
) -> None:
    page = client.get(f"/en/topic/detainer_hold/{state}/").text
    below = page[page.index('id="table"') :]
    told = re.findall(rf'href="/en/place/{state}/(county-[^/"]+)/"', below)
    shapes = set(
        re.findall(rf'<a href="/en/place/{state}/(county-[^/"]+)/"', page[: page.index('id="table"')])
    )
    assert len(told) == len(set(told))
    assert shapes <= set(told)
    texts = re.findall(r'<section class="alike">.*?<p>(.*?)</p>', below, re.S)
    assert texts
    assert len(texts) == len(set(texts))
