"""A load generator: HTTP/1.1 over kept connections to a server on loopback, in one process.

It reads no more of an answer than its length asks for, so that it takes little of the processors which it
shares with the server.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from time import perf_counter

from msgspec import Struct

from benchmarks.clock import CommandFailed

END = b"\r\n\r\n"
LENGTH = b"content-length: "
GOOD = (b"200", b"304")
BROWSERS = "gzip, deflate, br, zstd"


class Load(Struct, frozen=True):
    """What came of a load.

    :ivar seconds: wall time from the first request to the last answer.
    :ivar waits: how long each request waited for its whole answer, in seconds, shortest first.
    :ivar received: bytes of all answers.
    """

    seconds: float
    waits: tuple[float, ...]
    received: int

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.waits) / self.seconds

    def wait(self, part: float) -> float:
        """The time within which ``part`` (0 to 1) of the requests were answered, in seconds."""
        return self.waits[min(int(len(self.waits) * part), len(self.waits) - 1)]


def get(path: str, packed: str = BROWSERS) -> bytes:
    """The bytes of a GET request; ``packed`` is how answers are taken, as browsers ask by default."""
    return f"GET {path} HTTP/1.1\r\nhost: 127.0.0.1\r\naccept-encoding: {packed}\r\n\r\n".encode()


def post(path: str, body: bytes, **headers: str) -> bytes:
    """The bytes of a POST request of JSON."""
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    head = [f"POST {path} HTTP/1.1", "host: 127.0.0.1", "content-type: application/json", *lines]
    return "\r\n".join([*head, f"content-length: {len(body)}", "", ""]).encode() + body


def load(port: int, requests: Sequence[bytes], *, times: int, width: int = 16, rate: float = 0.0) -> Load:
    """Send ``times`` of ``requests``, from the first again after the last.

    :param width: connections.
    :param rate: requests a second at even distances, each timed from when it was due, whether or not a
        connection was free; 0 for the next one as soon as a connection is free.
    :raises CommandFailed: the server hung up, or refused a request.
    """
    return asyncio.run(_Run(list(islice(cycle(requests), times)), width, rate).over(port))


class _Run:
    def __init__(self, requests: list[bytes], width: int, rate: float) -> None:
        self.requests, self.width, self.rate = requests, width, rate
        self.waits: list[float] = []
        self.received = 0
        self.fault = ""
        self.done = asyncio.Event()

    async def over(self, port: int) -> Load:
        loop = asyncio.get_running_loop()
        due = self._due()
        lines = [
            (await loop.create_connection(lambda: _Line(self, due), "127.0.0.1", port))[1]
            for _ in range(min(self.width, len(self.requests)))
        ]
        self.begun = perf_counter()
        for line in lines:
            line.next()
        await self.done.wait()
        seconds = perf_counter() - self.begun
        for line in lines:
            line.transport.close()
        if self.fault:
            raise CommandFailed(self.fault)
        return Load(seconds, tuple(sorted(self.waits)), self.received)

    def _due(self) -> Iterator[tuple[bytes, float]]:
        """Each request with the moment it is due, counted from the beginning; 0 for at once."""
        gap = 1 / self.rate if self.rate else 0.0
        return ((request, n * gap) for n, request in enumerate(self.requests))

    def answered(self, wait: float, size: int) -> None:
        self.waits.append(wait)
        self.received += size
        if len(self.waits) == len(self.requests):
            self.done.set()

    def failed(self, what: str) -> None:
        self.fault = self.fault or what
        self.done.set()


class _Line(asyncio.Protocol):
    """One connection: a request, its answer, the next request."""

    def __init__(self, run: _Run, due: Iterator[tuple[bytes, float]]) -> None:
        self.run, self.due = run, due
        self.transport: asyncio.Transport
        self.buffer = bytearray()
        self.size = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def next(self) -> None:
        """Send the next request, once it is due."""
        request, due = next(self.due, (b"", 0.0))
        if not request:
            return
        early = self.run.begun + due - perf_counter() if due else 0.0
        if early > 0:
            asyncio.get_running_loop().call_later(early, self._send, request, self.run.begun + due)
        else:
            self._send(request, self.run.begun + due if due else perf_counter())

    def _send(self, request: bytes, begun: float) -> None:
        self.begun = begun
        self.transport.write(request)

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        if not self.size:
            end = self.buffer.find(END)
            if end < 0:
                return
            if bytes(self.buffer[9:12]) not in GOOD:
                self.run.failed(f"the server refused: {self.buffer[:end].decode('latin-1')[:300]}")
                return
            at = self.buffer.find(LENGTH, 0, end)
            stop = self.buffer.find(b"\r", at)
            self.size = end + len(END) + int(self.buffer[at + len(LENGTH) : stop])
        if len(self.buffer) >= self.size:
            self.run.answered(perf_counter() - self.begun, self.size)
            self.buffer.clear()
            self.size = 0
            self.next()

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.run.done.is_set():
            self.run.failed(f"the server hung up ({exc or 'end of file'})")
