"""Answers go packed as the visitor takes them, and say the same however they are packed."""

from __future__ import annotations

import gzip

import brotli
import pytest
import zstandard
from starlette.testclient import TestClient

from lexloci.surfaces.web.packing import PACKINGS, packing

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
