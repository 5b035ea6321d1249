"""The server under load: pages and the JSON interface on loopback, against the bare framework."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from statistics import median
from urllib.parse import quote
from urllib.request import urlopen
from zlib import crc32

from mcp_types import LATEST_PROTOCOL_VERSION as REVISION
from msgspec import Struct

from benchmarks.clock import command
from benchmarks.law import evenly
from benchmarks.loading import Load, get, load, post
from benchmarks.served import Served, free_port, served
from benchmarks.table import Row
from lexloci.library import Lexloci
from lexloci.surfaces.web.packing import PACKINGS
from lexloci.surfaces.web.slugs import slug_of

CORES = 2
PROTOCOL = "io.modelcontextprotocol/"
"""Before the names of what each message of the protocol carries."""
PLACE = "/en/place/mo/place-clayton/"
LAW = ("Clayton, MO", "Cook County, IL", "Texas", "Las Cruces, NM", "63105", "Harris County, TX")
TOPICS = ("detainer_hold", "local_limits", "information_sharing", "drivers_license")
WEIGHED = (
    "mo/place-clayton", "il/place-chicago", "ny/place-new_york", "ca/place-los_angeles", "tx/county-harris",
    "tx/place-marfa", "tx/county-loving", "ca", "vt/place-barre", "pr/municipio-adjuntas",
    "tribe-sac_&_fox_nation", "ks/county-wallace",
)  # fmt: skip
"""Places of every kind, described and not."""
FIRST_KB = 60.0
CACHED_PART, PAGES, LAWS, P99_MS, MEGABYTES = 60.0, 400.0, 1500.0, 50.0, 300.0


class Taken(Struct, frozen=True):
    """A load, and the processor time that the server took for one request, in seconds."""

    load: Load
    cpu: float


def rows(quick: bool) -> Iterator[Row]:
    """Each kind of request: as many as can be, and how long they wait at half of that."""
    times = 400 if quick else 4_000
    with lexloci_serve() as server:
        server.settle()
        yield from _weights(server)
        yield from _from_cache(server, times)
        yield from _told("API law call", _taken(server, _laws(), times), LAWS)
        yield from _at_half(server, "API law call", _laws(), times)
    fresh = fresh_pages(300 if quick else 1_500)
    with lexloci_serve(workers=CORES) as server:
        server.settle()
        known = [get(f"/en/place/{state}/") for state in ("mo", "tx", "ca", "ny", "il", "fl", "ga", "wa")]
        load(server.port, known, times=len(known) * 4)
        half = len(fresh) // 2
        yield from _told("place page, uncached", _taken(server, fresh[:half], half), PAGES)
        yield from _at_half(server, "place page, uncached", fresh[half:], len(fresh) - half)
        yield Row(
            name="serve: memory of the largest process", measured=server.megabytes()[0], unit="MB",
            target=MEGABYTES,
        )  # fmt: skip
        yield Row(name="serve: memory of all processes", measured=sum(server.megabytes()), unit="MB")
    with lexloci_mcp() as server:
        yield from _told("MCP law call", _taken(server, _mcp_laws(), times // 4), None)


def lexloci_serve(workers: int = 1) -> AbstractContextManager[Served]:
    """The server as the command starts it, with no bound on the rate of one client."""
    port = free_port()
    argv = command("serve", "--no-open", "--rate", "0", "--port", str(port), "--workers", str(workers))
    return served(argv, port, "/healthz")


def lexloci_mcp() -> AbstractContextManager[Served]:
    """The server for assistants, over HTTP."""
    port = free_port()
    return served(command("mcp", "--http", "--port", str(port)), port, "/mcp")


def _weights(server: Served) -> Iterator[Row]:
    """What the first page of a visitor weighs: a place that nobody asked for before."""
    for packed in ("zstd", "br", "gzip"):
        sizes = sorted(_weight(server.port, f"/en/place/{place}/", packed) for place in WEIGHED)
        for name, size in (("least", sizes[0]), ("median", median(sizes)), ("most", sizes[-1])):
            yield Row(
                name=f"serve: first place page, {packed}, {name} of {len(sizes)}",
                measured=size / 1e3, unit="kB", target=FIRST_KB if packed == "zstd" else None,
            )  # fmt: skip


def _weight(port: int, path: str, packed: str) -> int:
    """Bytes over the wire for one answer, its head included."""
    return load(port, [get(path, packed)], times=1).received


def _from_cache(server: Served, times: int) -> Iterator[Row]:
    """One place page again and again, in turns with the same bytes from the framework alone."""
    page = [get(PLACE)]
    load(server.port, page, times=20)
    with tempfile.TemporaryDirectory() as folder:
        body = Path(folder, "body")
        body.write_bytes(PACKINGS[b"zstd"].close(_body(server.port, PLACE)))
        port = free_port()
        argv = [sys.executable, "-m", "benchmarks.bare", str(port)]
        with served(argv, port, "/", LEXLOCI_BENCH_BODY=str(body)) as bare:
            load(bare.port, page, times=20)
            turns = [(_taken(server, page, times // 3), _taken(bare, page, times // 3)) for _ in range(3)]
    ours, theirs = (min((turn[n] for turn in turns), key=lambda t: t.cpu) for n in (0, 1))
    yield from _told("place page, from cache", ours, None)
    yield from _told("the bare framework, same bytes", theirs, None)
    yield Row(
        name="serve: place page from cache, part of the bare framework's rate", unit="%",
        measured=theirs.cpu / ours.cpu * 100, target=CACHED_PART, at_least=True,
    )  # fmt: skip


def _taken(server: Served, requests: Sequence[bytes], times: int) -> Taken:
    before = server.cpu()
    done = load(server.port, requests, times=times)
    return Taken(done, (server.cpu() - before) / times)


def _told(what: str, taken: Taken, target: float | None) -> Iterator[Row]:
    yield Row(
        name=f"serve: {what}, {CORES} cores by processor time", measured=CORES / taken.cpu, unit="/s",
        target=target, at_least=True,
    )  # fmt: skip
    yield Row(name=f"serve: {what}, processor time", measured=taken.cpu * 1e3, unit="ms")
    yield Row(name=f"serve: {what}, seen here", measured=taken.load.rate, unit="/s")


def _at_half(server: Served, what: str, requests: Sequence[bytes], times: int) -> Iterator[Row]:
    most = load(server.port, requests, times=max(times // 4, 50)).rate
    rest = requests[max(times // 4, 50) :] or requests
    done = load(server.port, rest, times=times // 2, rate=most / 2)
    name = f"serve: {what}, 99th percentile at half of that"
    yield Row(name=name, measured=done.wait(0.99) * 1e3, unit="ms", target=P99_MS)


def fresh_pages(count: int) -> list[bytes]:
    """Requests for ``count`` place pages, each another place: half described by the record, half not."""
    lx = Lexloci()
    described = sorted({jurisdiction for _, jurisdiction in lx.record.surveyed()})
    known = set(described)
    others = [ident for ident in lx.gazetteer.all_ids() if ident not in known]
    chosen = [*evenly(described, count // 2), *evenly(others, count - min(count // 2, len(described)))]
    mixed = sorted(chosen, key=lambda ident: crc32(ident.encode()))
    return [get(f"/en/place/{quote(slug_of(ident))}/") for ident in mixed]


def _body(port: int, path: str) -> bytes:
    """What stands at ``path``, as it is sent to who accepts nothing else."""
    with urlopen(f"http://127.0.0.1:{port}{path}") as answer:
        return bytes(answer.read())


def _laws() -> list[bytes]:
    """Law calls of several places and topics, on today's day."""
    return [
        get(f"/api/v1/law?place={quote(place)}&variable={topic}") for place in LAW for topic in TOPICS
    ]  # fmt: skip


def _mcp_laws() -> list[bytes]:
    """The same law calls, as an assistant makes them."""
    head = {
        "accept": "application/json, text/event-stream", "mcp_protocol_version": REVISION,
        "mcp_method": "tools/call", "mcp_name": "law",
    }  # fmt: skip
    meta = {f"{PROTOCOL}protocolVersion": REVISION, f"{PROTOCOL}clientCapabilities": {}}
    calls = [
        {"jsonrpc": "2.0", "id": 1, "method": "tools/call",
         "params": {"_meta": meta, "name": "law", "arguments": {"place": place, "variable": topic}}}
        for place in LAW for topic in TOPICS
    ]  # fmt: skip
    return [post("/mcp", json.dumps(call).encode(), **head) for call in calls]
