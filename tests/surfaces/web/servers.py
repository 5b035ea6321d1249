"""Servers for tests that speak to them byte by byte: in a thread, or as the command starts them."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from typing import Any

import uvicorn

from lexloci.surfaces.web.line import Line

RUN = "import sys; from lexloci.surfaces.cli import main; sys.exit(main(sys.argv[1:]))"


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until(done: Callable[[], Any], seconds: float = 30.0) -> Any:
    """What ``done`` gives once it gives something."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        with suppress(OSError):
            if found := done():
                return found
        time.sleep(0.05)
    raise AssertionError("it did not happen in time")


@contextmanager
def in_thread(app: Any, **settings: Any) -> Iterator[uvicorn.Server]:
    """A server over a socket as workers share it: ``server.port`` is where it listens."""
    config = uvicorn.Config(
        app, port=free_port(), http=Line, ws="none", log_level="critical", access_log=False, **settings
    )
    server = uvicorn.Server(config)
    server.port = config.port  # type: ignore[attr-defined]
    listening = config.bind_socket()
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    until(lambda: server.started)
    yield server
    server.should_exit = True
    thread.join(10)
    listening.close()


@contextmanager
def as_command(*arguments: str, port: int = 0) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """``lexloci serve`` and its port."""
    port = port or free_port()
    argv = [sys.executable, "-c", RUN, "serve", "--no-open", "--rate", "0", "--port", str(port), *arguments]
    process = subprocess.Popen(argv, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until(lambda: said(port, b"GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n"), 60)
        yield process, port
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                process.wait(15)
        process.kill()
        process.wait()


def said(port: int, request: bytes, seconds: float = 20.0) -> bytes:
    """All that a server says to some bytes until it hangs up."""
    with closing(socket.create_connection(("127.0.0.1", port), seconds)) as line:
        line.sendall(request)
        return heard(line)


def heard(line: socket.socket) -> bytes:
    out = b""
    with suppress(ConnectionError):
        while data := line.recv(65_536):
            out += data
    return out


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
