"""Sharing visitors among workers: all listen on one socket; who has the fewest connections takes the next.

A loop of the standard library takes all connections that wait there at once, so that a browser's six, or
every visitor of a busy moment, fall to one worker while the others stand idle. Here a worker takes one at a
time, and waits a little for each that it has already: one with fewer comes first. A worker that is at work
on a page does not take any, and one that is killed leaves none behind.
"""

from __future__ import annotations

import asyncio
from typing import Any

STEP, LONGEST = 0.001, 0.008
"""Seconds that a worker waits for each connection it has, and at most, before it takes another."""
REST = 1.0
"""Seconds until the next try where the system gives no more connections."""


class Loop(asyncio.SelectorEventLoop):
    """An event loop of a worker."""

    async def create_server(self, *given: Any, **named: Any) -> asyncio.Server:
        """Listen; on a socket that is shared, one connection at a time."""
        shared = named.get("sock")
        if shared is None:
            return await super().create_server(*given, **named)
        server = await super().create_server(*given, **{**named, "start_serving": False})
        shared.listen(named["backlog"])
        _Door(self, shared, given[0]).open()
        return server


class _Door:
    """Where connections come in. The server that is closed closes the socket, and with it the door.

    :param shared: the socket that listens, which all workers have.
    """

    def __init__(self, loop: Loop, shared: Any, protocol: Any) -> None:
        self.loop, self.shared, self.protocol = loop, shared, protocol
        self.inside: list[asyncio.Transport] = []
        self.entering: asyncio.Task[None] | None = None

    def open(self) -> None:
        """Wait for the next connection."""
        if self.shared.fileno() != -1:
            self.loop.add_reader(self.shared, self._knocked)

    def _knocked(self) -> None:
        self.inside = [line for line in self.inside if not line.is_closing()]
        self.loop.remove_reader(self.shared)
        self.loop.call_later(min(LONGEST, len(self.inside) * STEP), self._let_in)

    def _let_in(self) -> None:
        if self.shared.fileno() == -1:
            return
        try:
            line, _ = self.shared.accept()
        except (BlockingIOError, InterruptedError, ConnectionAbortedError):
            self.open()
        except OSError:
            self.loop.call_later(REST, self.open)
        else:
            line.setblocking(False)
            self.entering = self.loop.create_task(self._connected(line))

    async def _connected(self, line: Any) -> None:
        try:
            transport, _ = await self.loop.connect_accepted_socket(self.protocol, line)
            self.inside.append(transport)
        finally:
            self.open()
