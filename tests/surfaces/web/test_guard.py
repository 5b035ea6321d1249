"""The walls: headers on everything, no cookie, bounds on sizes and rates, no trace of what was asked."""

from __future__ import annotations

import base64
import gc
import hashlib
import logging
import re

import pytest
from starlette.testclient import TestClient

from lexloci.places.gazetteer import Gazetteer
from lexloci.reading import words
from lexloci.surfaces.web.app import create_app
from lexloci.surfaces.web.guard import BURST, MAX_BODY

ADDRESSES = (
    "/",
    "/en/",
    "/en/place/mo/",
    "/en/nothing/",
    "/api/v1/variables",
    "/api/v1/nothing",
    "/api/v1",
    "/healthz",
    "/static/x.css",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_response_is_walled(client: TestClient, address: str) -> None:
    found = client.get(address).headers
    assert "default-src 'none'" in found["content-security-policy"]
    assert "unsafe" not in found["content-security-policy"]
    assert "frame-ancestors 'none'" in found["content-security-policy"]
    assert found["referrer-policy"] == "no-referrer"
    assert found["x-content-type-options"] == "nosniff"
    assert found["x-frame-options"] == "DENY"
    assert "set-cookie" not in found
    assert "server" not in found


@pytest.mark.parametrize(
    "address", ["/en/", "/en/topic/detainer_hold/", "/es/check/", "/en/coverage/", "/en/nothing/"]
)
def test_the_policy_names_each_sheet_that_a_page_carries_and_lets_no_script_run(
    client: TestClient, address: str
) -> None:
    answer = client.get(address)
    policy = answer.headers["content-security-policy"]
    sheets = re.findall("<style>(.*?)</style>", answer.text, re.DOTALL)
    assert sheets
    for sheet in sheets:
        mark = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
        assert f"'sha256-{mark}'" in policy
    assert "script-src" not in policy
    assert "'self'" not in policy.partition("style-src")[2].partition(";")[0]


def test_only_the_card_may_be_framed(client: TestClient) -> None:
    found = client.get("/en/place/mo/place-clayton/card/").headers
    assert "frame-ancestors *" in found["content-security-policy"]
    assert "x-frame-options" not in found


def test_a_body_too_large_is_refused_before_it_is_read(client: TestClient) -> None:
    answer = client.post("/en/check/", content=b"x", headers={"content-length": str(MAX_BODY + 1)})
    assert answer.status_code == 413


def test_a_body_that_grows_too_large_without_saying_so_is_refused(client: TestClient) -> None:
    def grown():  # type: ignore[no-untyped-def]
        yield b"text="
        for _ in range(MAX_BODY // 65_536 + 2):
            yield b"x" * 65_536

    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/en/check/", content=grown(), headers=headers).status_code in (400, 413)


def test_an_address_too_long_is_refused(client: TestClient) -> None:
    assert client.get("/en/" + "x" * 3000).status_code == 414


def test_one_client_may_not_ask_without_end() -> None:
    with TestClient(create_app(rate=0.001)) as client:
        codes = [client.get("/healthz").status_code for _ in range(int(BURST) + 3)]
    assert codes[0] == 200
    assert codes[-1] == 429


def test_nothing_of_what_is_asked_is_logged(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        client.post("/en/ask/", data={"q": "a secret question about Houston"})
        client.get("/en/compare/?a=Houston&b=Clayton,+MO")
    said = " ".join(record.getMessage() for record in caplog.records if not record.name.startswith("http"))
    assert "secret" not in said
    assert "Houston" not in said


def test_what_was_typed_is_not_kept_for_the_next_visitor(client: TestClient) -> None:
    client.post("/en/ask/", data={"q": "Can the jail in Albuquerque hold my neighbour for ICE?"})
    client.post("/en/check/", data={"text": "Houston, Texas\n\nThe jail must hold people for ICE."})
    client.post("/api/v1/ask", json={"question": "Is Chicago a sanctuary city?"})
    assert len(words._kept) == 0
    held = [o for o in gc.get_objects() if isinstance(o, Gazetteer)]
    assert [place for gazetteer in held for place in gazetteer.asked if "Albuquerque" in place] == []


def test_what_was_typed_is_escaped(client: TestClient) -> None:
    text = client.post("/en/ask/", data={"q": '<script>alert(1)</script>"?'}).text
    assert "<script>alert" not in text
    assert "&lt;script&gt;" in text
