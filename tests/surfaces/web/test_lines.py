"""Visitors who send nonsense, send or read slowly, or come in crowds: each is answered, refused or let go."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import closing

import pytest
import uvicorn
from servers import heard, in_thread, said, until

from lexloci.surfaces.web import line as line_module
from lexloci.surfaces.web.app import create_app

WELL = b"GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n"


@pytest.fixture(scope="module")
def server() -> Iterator[uvicorn.Server]:
    """A server that loses patience soon."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HEAD", "BODY", "READING"):
            patch.setattr(line_module, name, 0.6)
        patch.setattr(line_module, "LOOK", 0.1)
        with in_thread(
            create_app(rate=0), limit_concurrency=20, h11_max_incomplete_event_size=32_768
        ) as found:
            yield found


def port_of(server: uvicorn.Server) -> int:
    return server.config.port


def connected(server: uvicorn.Server) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port_of(server)), 20)


@pytest.fixture(autouse=True)
def goes_on(server: uvicorn.Server) -> Iterator[None]:
    """Whatever was done to it, the server answers the next visitor, and keeps no connection of the last."""
    yield
    until(lambda: not server.server_state.connections)
    assert said(port_of(server), WELL).startswith(b"HTTP/1.1 200 ")


def test_a_small_answer_does_not_wait_for_more(server: uvicorn.Server) -> None:
    with closing(connected(server)) as line:
        line.sendall(WELL.replace(b"close", b"keep-alive"))
        assert line.recv(100)
        (taken,) = server.server_state.connections
        held = taken.transport.get_extra_info("socket")
        assert held.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


@pytest.mark.parametrize(
    "begun",
    [b"", b"GET /en/ HT", b"GET /en/ HTTP/1.1\r\nhost: x\r\nx-slow: 1\r\n",
     b"POST /en/ask/ HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-www-form-urlencoded\r\n"
     b"content-length: 1000\r\n\r\nq=Is+Hou"],
    ids=["nothing", "half a line", "headers without end", "half a body"],
)  # fmt: skip
def test_who_does_not_go_on_is_let_go(server: uvicorn.Server, begun: bytes) -> None:
    with closing(connected(server)) as line:
        line.sendall(begun)
        assert b" 200 " not in heard(line)


def test_a_head_that_comes_drop_by_drop_is_not_waited_for(server: uvicorn.Server) -> None:
    with closing(connected(server)) as line:
        line.sendall(b"GET /en/ HTTP/1.1\r\nhost: x\r\nx-drops: ")
        line.settimeout(0.05)
        until(lambda: _hung_up(line, b"a"))


def _hung_up(line: socket.socket, drop: bytes) -> bool:
    try:
        line.sendall(drop)
        return line.recv(10) == b""
    except TimeoutError:
        return False
    except ConnectionError:
        return True


def test_who_never_reads_is_let_go(server: uvicorn.Server) -> None:
    with closing(socket.socket()) as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.connect(("127.0.0.1", port_of(server)))
        line.sendall(b"GET /en/place/mo/place-clayton/ HTTP/1.1\r\nhost: x\r\n\r\n" * 40)
        until(lambda: server.server_state.connections)
        until(lambda: not server.server_state.connections)


def test_a_crowd_is_told_to_come_back(server: uvicorn.Server) -> None:
    crowd = [connected(server) for _ in range(20)]
    until(lambda: len(server.server_state.connections) == 20)
    assert said(port_of(server), WELL).startswith(b"HTTP/1.1 503 ")
    for line in crowd:
        line.close()


@pytest.mark.parametrize(
    "sent",
    [b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"\x00" * 50, b"GET\r\n\r\n",
     b"GET http://x\x00/ HTTP/1.1\r\nhost: x\r\n\r\n", b"GET /en/ HTTP/1.1\r\n\r\n",
     b"GET /en/ HTTP/1.1\r\nhost: x\r\nhost: y\r\n\r\n", b"G\xc3\x89T /en/ HTTP/1.1\r\nhost: x\r\n\r\n",
     b"GET /en/ HTTP/1.1\r\nhost: x\r\n folded: 1\r\nx\r\n\r\n",
     b"POST /en/ask/ HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nhello",
     b"POST /en/ask/ HTTP/1.1\r\nhost: x\r\ncontent-length: -5\r\n\r\n",
     b"POST /en/ask/ HTTP/1.1\r\nhost: x\r\ncontent-length: 9999999999999999999\r\n\r\n",
     b"POST /en/ask/ HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
     b"POST /en/ask/ HTTP/1.1\r\nhost: x\r\ntransfer-encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
     b"GET /en/ HTTP/1.1\r\nhost: x\r\ncookie: " + b"a" * 60_000 + b"\r\n\r\n",
     b"GET /" + b"a" * 60_000 + b" HTTP/1.1\r\nhost: x\r\n\r\n"],
)  # fmt: skip
def test_nonsense_is_refused(server: uvicorn.Server, sent: bytes) -> None:
    status = said(port_of(server), sent)[:12]
    assert status in (b"", b"HTTP/1.1 400", b"HTTP/1.1 413", b"HTTP/1.1 414", b"HTTP/1.1 431"), status


@pytest.mark.parametrize(
    ("address", "status"),
    [("/en/../../etc/passwd", 308), ("/static/../app.py", 404), ("/static/%2e%2e%2fapp.py", 404),
     ("/en/place/mo/%00/", 404), ("/en/place/%ff%fe/", 404), ("//example.org/%2f..", 404),
     ("/en/place//example.org", 404), ("/%0d%0aset-cookie:%20a=b/", 404),
     ("/en/x%0d%0aset-cookie:%20a=b", 404),
     ("/en/?on=2026-02-30", 400), ("/en/record/instruments/..%2f..%2fsecret/", 404)],
)  # fmt: skip
def test_a_hostile_address_leads_nowhere(server: uvicorn.Server, address: str, status: int) -> None:
    request = f"GET {address} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n"
    head = said(port_of(server), request.encode()).partition(b"\r\n\r\n")[0].lower()
    assert int(head[9:12]) == status
    assert b"\nset-cookie:" not in head
    for name, _, value in (found.partition(b": ") for found in head.split(b"\r\n")):
        assert name != b"location" or (value.startswith(b"/en/") and b"\n" not in value)


def test_a_head_request_gets_the_head_alone(server: uvicorn.Server) -> None:
    both = [
        said(
            port_of(server),
            b"%b /en/place/mo/place-clayton/ HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n" % m,
        )
        for m in (b"GET", b"HEAD")
    ]
    heads = [answer.partition(b"\r\n\r\n")[0] for answer in both]
    lengths = [line for head in heads for line in head.split(b"\r\n") if line.startswith(b"content-length")]
    assert len(set(lengths)) == 1
    assert both[1].endswith(b"\r\n\r\n")


def test_requests_in_one_breath_are_answered_in_order(server: uvicorn.Server) -> None:
    first = b"GET /api/v1/variables HTTP/1.1\r\nhost: x\r\n\r\n"
    answer = said(port_of(server), first + b"GET /nothing HTTP/1.1\r\nhost: x\r\n\r\n" + WELL)
    statuses = [answer[at + 9 : at + 12] for at in _all(answer, b"HTTP/1.1 ")]
    assert statuses == [b"200", b"404", b"200"]


def _all(text: bytes, part: bytes) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)
