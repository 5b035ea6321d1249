"""Workers share who comes: nobody waits for one worker while another stands idle."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn
from servers import free_port, until

from lexloci.surfaces.web.line import Line


async def small(scope: Any, receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"ok"})


@contextmanager
def two_workers() -> Iterator[tuple[int, list[uvicorn.Server]]]:
    """Two servers that listen on one socket, as workers do: the port and both."""
    config = uvicorn.Config(
        small, port=free_port(), http=Line, ws="none", lifespan="off", log_level="critical",
        access_log=False, loop="lexloci.surfaces.web.sharing:Loop",
    )  # fmt: skip
    listening = config.bind_socket()
    servers = [uvicorn.Server(config) for _ in range(2)]
    threads = [threading.Thread(target=s.run, args=([listening.dup()],), daemon=True) for s in servers]
    for thread in threads:
        thread.start()
    until(lambda: all(server.started for server in servers))
    yield config.port, servers
    for server in servers:
        server.should_exit = True
    for thread in threads:
        thread.join(10)
    listening.close()


def opened(port: int, count: int) -> list[socket.socket]:
    """Connections opened at once, each with an answer."""
    lines = [socket.create_connection(("127.0.0.1", port), 10) for _ in range(count)]
    for line in lines:
        line.sendall(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n")
    assert all(line.recv(200).startswith(b"HTTP/1.1 200 ") for line in lines)
    return lines


def test_who_comes_at_once_is_shared_among_the_workers() -> None:
    with two_workers() as (port, servers):
        for _ in range(3):
            lines = opened(port, 16)
            held = [len(server.server_state.connections) for server in servers]
            assert sum(held) == 16
            assert min(held) >= 4
            for line in lines:
                line.close()
            until(lambda: not any(server.server_state.connections for server in servers))


def test_a_worker_that_has_none_takes_before_one_that_has_many() -> None:
    with two_workers() as (port, (one, other)):
        kept = opened(port, 12)
        gone = {line.getsockname()[1] for line in kept} & {c.client[1] for c in one.server_state.connections}
        for line in kept:
            if line.getsockname()[1] in gone:
                line.close()
        until(lambda: not one.server_state.connections)
        before = len(other.server_state.connections)
        fresh = opened(port, 1)
        assert (len(one.server_state.connections), len(other.server_state.connections)) == (1, before)
        for line in (*kept, *fresh):
            line.close()
