"""A small server on this machine that speaks like a language model's, well or badly."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Heard:
    """What a server was asked: paths, headers and bodies in order."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.paths: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.bodies: list[dict[str, Any]] = []

    @property
    def given(self) -> list[dict[str, Any]]:
        """What was said about each sentence: ``sentence``, ``before``, ``place``."""
        return [json.loads(body["messages"][-1]["content"]) for body in self.bodies]


Reply = Callable[[dict[str, Any]], bytes | Iterator[bytes]]
"""From what was said about a sentence to the bytes of the answer, at once or piece by piece."""


def says(*sentences: str) -> Reply:
    """A server that rephrases any sentence so."""
    return lambda _: enveloped(json.dumps({"sentences": sentences}))


def enveloped(content: Any) -> bytes:
    """An answer as such servers wrap it."""
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode()


def slowly(pause: float) -> Reply:
    """A server that sends one blank after another and never ends."""

    def reply(_: dict[str, Any]) -> Iterator[bytes]:
        for _ in range(200):
            time.sleep(pause)
            yield b" "

    return reply


@contextmanager
def chat(reply: Reply, status: int = 200, location: str = "") -> Iterator[Heard]:
    """Serve on a free port of this machine while the block runs."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            heard.paths.append(self.path)
            heard.headers.append(dict(self.headers))
            heard.bodies.append(body)
            self.send_response(status)
            if location:
                self.send_header("Location", location)
            self.end_headers()
            answer = reply(heard.given[-1])
            with suppress(OSError):
                for piece in [answer] if isinstance(answer, bytes) else answer:
                    self.wfile.write(piece)
                    self.wfile.flush()

        def log_message(self, *_: Any) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    heard = Heard(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield heard
    finally:
        server.shutdown()
        server.server_close()
