"""A connection that does not wait for ever: for visitors who send or read too slowly, or nothing at all.

The server's own protocol waits without end for the head of a request, for its body, and for a reader.
"""

from __future__ import annotations

import asyncio
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD, BODY, READING = 15.0, 90.0, 30.0
"""Seconds within which a request's head must have come, its body, and some of an answer must be read."""
TCP, NO_DELAY = 6, 1
"""The number of the protocol (RFC 790), and of its option TCP_NODELAY on every system."""
LOOK = 5.0
"""Seconds between two looks at a connection."""


class Line(H11Protocol):
    """One connection, with bounds on what it waits for; what is small is sent at once."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take a new connection.

        The workers share a socket that was made without naming its protocol, for which the event loop
        does not turn off the delay of small packets (RFC 896), so that an answer would wait 40 ms.
        """
        super().connection_made(transport)
        line = transport.get_extra_info("socket")
        if line is not None and line.family.name in ("AF_INET", "AF_INET6"):
            line.setsockopt(TCP, NO_DELAY, 1)
        self._stood: tuple[Any, ...] = ()
        self._since = self.loop.time()
        self._look = self.loop.call_later(LOOK, self._looked)

    def connection_lost(self, exc: Exception | None) -> None:
        """Let go of a connection."""
        self._look.cancel()
        super().connection_lost(exc)

    def _looked(self) -> None:
        now = self.loop.time()
        stands = (self.conn.their_state, self.flow.write_paused, id(self.cycle))
        if stands != self._stood:
            self._stood, self._since = stands, now
        elif now - self._since >= self._patience():
            self.transport.abort()
            return
        self._look = self.loop.call_later(LOOK, self._looked)

    def _patience(self) -> float:
        """How long the connection may stand as it does."""
        if self.flow.write_paused:
            return READING
        return {h11.IDLE: HEAD, h11.SEND_BODY: BODY}.get(self.conn.their_state, float("inf"))
