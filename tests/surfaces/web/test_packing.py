"""Answers go packed as the visitor takes them, and say the same however they are packed."""

from __future__ import annotations

import gzip
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


def test_the_top_of_a_page_can_be_unpacked_before_the_rest_has_come() -> None:
    """A browser that has the first blocks of a Zstandard frame shows what stands in them."""
    chance, way = Random(7), PACKINGS[b"zstd"]
    top = b"<head><style>p{}</style></head><h1>Clayton, MO</h1>\n" * 40
    rest = b"<h2>Rules</h2>\n" + bytes(chance.choices(range(97, 123), k=200_000))
    for packed in (way.quick(top + rest), way.close(top + rest)):
        assert zstandard.get_frame_parameters(packed).content_size == len(top + rest)
        assert way.unpacked(packed) == top + rest
        begun = zstandard.ZstdDecompressor().decompressobj()
        assert begun.decompress(packed[:2_000]) == top


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
