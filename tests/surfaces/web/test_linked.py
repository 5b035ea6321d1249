"""Every page tells programs what it is: one block of JSON-LD that can be read and says what the page says."""

from __future__ import annotations

import html
import json
import re
from typing import Any

import pytest
from starlette.testclient import TestClient
from test_pages import PAGES

from lexloci.surfaces.web.linked import written
from lexloci.surfaces.web.page import Asked
from lexloci.surfaces.web.site import Site

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)
TITLE = re.compile(r"<title>(.*?)(?: · lexloci)?</title>")
ENTRIES = {
    "instruments/mo-rsmo-67-307": "Legislation", "surveys/mo": "Dataset", "studies": "ScholarlyArticle",
    "polls": "Dataset", "statistics": "Dataset", "arguments": "Claim", "definitions": "DefinedTerm",
    "services": "Organization",
}  # fmt: skip


def told(text: str) -> dict[str, Any]:
    """The one block of a page."""
    found = BLOCK.findall(text)
    assert len(found) == 1
    out: dict[str, Any] = json.loads(found[0])
    assert out["@context"] == "https://schema.org"
    return out


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("page", [*PAGES, "nothing/", "compare/?a=Nowhereville,+MO"])
def test_every_kind_of_page_has_a_block_that_names_it(client: TestClient, page: str, lang: str) -> None:
    text = client.get(f"/{lang}/{page}").text
    found, title = told(text), TITLE.search(text)
    assert title is not None
    assert found["name"] == html.unescape(title[1])
    assert (found["inLanguage"], found["isPartOf"]["name"]) == (lang, "lexloci")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", found["dateModified"])
    if "nothing" not in page and "Nowhereville" not in page:
        assert client.get(found["@id"]).status_code == 200


@pytest.mark.parametrize(("shelf", "kind"), ENTRIES.items())
def test_an_entry_is_told_as_what_it_is(client: TestClient, shelf: str, kind: str) -> None:
    page = f"/en/record/{shelf}/"
    if "/" not in shelf:
        first = re.search(rf'href="({page}(?!page-)[^"]+)"', client.get(page).text)
        assert first is not None
        page = first[1]
    about = told(client.get(page).text)["mainEntity"]
    assert about["@type"] == kind
    assert about["name"]
    assert all(url.startswith("http") for url in about.get("isBasedOn", about.get("subjectOf", ["http"])))


def test_a_law_is_told_with_its_citation_and_whose_it_is(client: TestClient) -> None:
    about = told(client.get("/en/record/instruments/mo-rsmo-67-307/").text)["mainEntity"]
    assert about["legislationIdentifier"] == "Mo. Rev. Stat. § 67.307"
    assert about["legislationJurisdiction"]["identifier"] == "ocd-division/country:us/state:mo"


def test_a_topic_is_a_set_of_data_about_the_nation_or_a_state(client: TestClient) -> None:
    for page, area in (("", "country:us"), ("mo/", "country:us/state:mo")):
        about = told(client.get(f"/en/topic/detainer_hold/{page}").text)["mainEntity"]
        assert about["@type"] == "Dataset"
        assert about["spatialCoverage"]["identifier"] == f"ocd-division/{area}"


def test_a_checked_page_tells_its_reviews_and_no_address(client: TestClient) -> None:
    claim = "Missouri cities may adopt sanctuary policies."
    found = told(client.post("/en/check/", data={"text": f"Clayton, Missouri\n\n{claim}"}).text)
    assert "@id" not in found
    (review,) = found["hasPart"]
    assert (review["@type"], review["claimReviewed"]) == ("ClaimReview", claim)
    assert review["reviewRating"]["ratingValue"] == 1
    assert any("67.307" in url or "06700003071" in url for url in review["citation"])


@pytest.mark.parametrize("slug", ["mo/place-olivette", "tribe-sac_&_fox_nation", "mo/place-o~fallon",
                                  "ak/place-st_mary~s"])  # fmt: skip
def test_a_page_filled_into_a_shared_frame_tells_of_its_own_place(published: Site, slug: str) -> None:
    place = published.place(slug)
    page = published.page(Asked("es", f"place/{slug}", "2026-11-28")).body.decode()
    about = told(page)["about"]
    assert (about["name"], about["identifier"]) == (place.label(), place.id)


def test_nothing_in_a_text_can_end_the_block() -> None:
    hostile = "</script><script>alert(1)</script><!-- & -->"
    assert not set("<>&") & set(written({"name": hostile}))
    assert json.loads(written({"name": hostile})) == {"name": hostile}
