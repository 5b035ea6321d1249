"""Answers go packed as the visitor takes them, and say the same however they are packed."""

from __future__ import annotations

import gzip
import re
from random import Random

import brotli
import pytest
import zstandard
from starlette.testclient import TestClient

from lexloci.surfaces.web.packing import HEAVY, PACKINGS, packing

PAGE = "/en/place/mo/place-clayton/"


@pytest.mark.parametrize(
    ("accepted", "name"),
    [
        ("gzip, deflate, br, zstd", "zstd"), ("gzip, deflate, br", "br"), ("gzip", "gzip"), ("GZIP", "gzip"),
        ("gzip;q=0", ""), ("zstd;q=0, br;q=0.0, gzip;q=0.5", "gzip"), ("zstd ; q=0.1", "zstd"),
        ("identity", ""), ("", ""), ("*", ""), ("deflate, gzip;q=1.0, *;q=0.5", "gzip"),
    ],
)  # fmt: skip
def test_the_best_packing_that_the_visitor_takes_is_chosen(accepted: str, name: str) -> None:
    assert packing(accepted.encode()) == name.encode()


@pytest.mark.parametrize("name", list(PACKINGS))
def test_each_setting_of_a_packing_can_be_unpacked(name: bytes) -> None:
    body = "Ley de detención, § 67.307. ".encode() * 400
    way = PACKINGS[name]
    for packed in (way.quick(body), way.close(body)):
        assert len(packed) < len(body) / 10
        assert way.unpacked(packed) == body
        assert type(packed) is bytes


@pytest.mark.parametrize("name", [b"zstd", b"br"])
def test_what_is_too_heavy_for_a_first_visit_is_packed_closer(name: bytes) -> None:
    chance, way = Random(5), PACKINGS[name]
    said = [" ".join(chance.choices([f"word{n}" for n in range(900)], k=9)) for _ in range(2_500)]
    body = "\n".join(chance.choices(said, k=5_000)).encode()
    assert len(way.quick(body)) > HEAVY
    assert len(way.first(body)) < len(way.quick(body))
    assert way.unpacked(way.first(body)) == body
    light = body[: len(body) // 8]
    assert way.first(light) == way.quick(light)


def test_style_and_script_are_packed_closely_for_the_first_who_asks(client: TestClient) -> None:
    page = client.get("/en/privacy/").text
    for address in re.findall(r'(?:href|src)="(/static/[^"]+)"', page):
        with client.stream("GET", address, headers={"accept-encoding": "br"}) as answer:
            sent = b"".join(answer.iter_raw())
        assert sent == PACKINGS[b"br"].close(brotli.decompress(sent))


def test_a_page_is_the_same_however_it_is_packed_and_however_often_it_is_asked_for(
    client: TestClient,
) -> None:
    plain = client.get(PAGE, headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    ways = {"zstd": zstandard.decompress, "br": brotli.decompress, "gzip": gzip.decompress}
    for name, unpacked in ways.items():
        for _ in range(4):
            with client.stream("GET", PAGE, headers={"accept-encoding": name}) as answer:
                sent = b"".join(answer.iter_raw())
            assert answer.headers["content-encoding"] == name
            assert answer.headers["etag"] == plain.headers["etag"]
            assert int(answer.headers["content-length"]) == len(sent)
            assert unpacked(sent) == plain.content
