"""What every response carries, and what no request may do: the walls of the server.

The policy runs no script, loads nothing, styles only by the sheets that pages carry, sends no referrer,
and lets no other site frame a page, except the card that is made for it.
"""

from __future__ import annotations

import sys
import time
import traceback
from collections import OrderedDict
from collections.abc import Iterable
from functools import cache

from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lexloci.surfaces.web import style

CARD = "/card/"
API = "/api/"
MAX_BODY = 2_500_000
"""Bytes of an upload, form fields included."""
MAX_TARGET = 2_000
"""Bytes of an address."""
MAX_HEAD = 16_000
"""Bytes of all headers of a request."""
RATE, BURST = 30.0, 120.0
"""Requests a second that one client may make over time, and at once: counted in memory alone."""
MAX_QUESTION = 20_000
"""Characters of a question that are taken; of a long one the beginning and the end are read."""
CHECKING = 20.0
"""Seconds that checking one page may take: others wait for it."""
CLIENTS = 5_000
"""Clients remembered at once: the oldest are forgotten first."""
POLICY = (
    "default-src 'none'; style-src {sheets}; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors {frames}"
)


def headers(path: str) -> list[tuple[bytes, bytes]]:
    """The headers of protection for a response at ``path``."""
    return _headers(path.endswith(CARD), path.startswith(API))


@cache
def _headers(card: bool, api: bool) -> list[tuple[bytes, bytes]]:
    found = {
        "content-security-policy": POLICY.format(sheets=style.allowed(), frames="*" if card else "'none'"),
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "cross-origin" if card or api else "same-origin",
        "permissions-policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
        "strict-transport-security": "max-age=31536000",
    }
    if not card:
        found["x-frame-options"] = "DENY"
    return [(name.encode(), value.encode()) for name, value in found.items()]


class Guard:
    """ASGI middleware: bounds on what comes in, headers on what goes out.

    :param app: what is guarded.
    :param rate: requests a second for one client over time; 0 for no bound.
    """

    def __init__(self, app: ASGIApp, rate: float = RATE) -> None:
        self.app = app
        self.rate = rate
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if refusal is not None:
            await _refuse(send, scope["path"], *refusal)
            return
        extra = headers(scope["path"])

        begun = False

        async def guarded(message: Message) -> None:
            nonlocal begun
            begun = True
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *extra]
            await send(message)

        try:
            await self.app(scope, _bounded(receive), guarded)
        except ClientDisconnect:
            return
        except Exception as error:
            _tell(error)
            if begun:
                raise Broken from None
            await _refuse(send, scope["path"], 500, "lexloci failed where it should not")

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        if len(scope["raw_path"]) + len(scope["query_string"]) > MAX_TARGET:
            return 414, "the address is too long"
        if sum(len(name) + len(value) for name, value in scope["headers"]) > MAX_HEAD:
            return 431, "the headers are too large"
        length = _length(scope["headers"])
        if length is None or length > MAX_BODY:
            return 413, f"the body is larger than {MAX_BODY:,} bytes"
        client = scope.get("client")
        if self.rate and client and not self._allows(client[0]):
            return 429, "too many requests; wait a moment"
        return None

    def _allows(self, client: str) -> bool:
        now = time.monotonic()
        tokens, seen = self._buckets.pop(client, (BURST, now))
        tokens = min(BURST, tokens + (now - seen) * self.rate)
        self._buckets[client] = (max(0.0, tokens - 1), now)
        if len(self._buckets) > CLIENTS:
            self._buckets.popitem(last=False)
        return tokens >= 1


def _length(found: Iterable[tuple[bytes, bytes]]) -> int | None:
    """The length a request states: 0 where it states none, None where it states nonsense."""
    stated = [value for name, value in found if name == b"content-length"]
    if not stated:
        return 0
    return int(stated[0]) if stated[0].isdigit() and len(stated[0]) < 12 else None


class TooLarge(Exception):
    """A body grew beyond the bound while it was read."""


def _bounded(receive: Receive) -> Receive:
    seen = 0

    async def bounded() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > MAX_BODY:
            raise TooLarge
        return message

    return bounded


class Broken(Exception):
    """An answer broke off after it had begun: the connection is closed, so that nobody takes it for whole."""


def _tell(error: Exception) -> None:
    """Tell whoever runs the server of a fault: its kind and place, and nothing of what was asked."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{last.filename.rpartition('/lexloci/')[2]}:{last.lineno}"
    print(
        f"lexloci: failed where it should not: {type(error).__name__} at {where}", file=sys.stderr, flush=True
    )


async def _refuse(send: Send, path: str, status: int, what: str) -> None:
    body = f'{{"type":"urn:lexloci:refused","title":"{what}","status":{status},"detail":""}}'.encode()
    found = [(b"content-type", b"application/problem+json"), (b"content-length", str(len(body)).encode()),
             (b"cache-control", b"no-store"), *headers(path)]  # fmt: skip
    if path.startswith(API):
        found.append((b"access-control-allow-origin", b"*"))
    if status == 429:
        found.append((b"retry-after", b"1"))
    await send({"type": "http.response.start", "status": status, "headers": found})
    await send({"type": "http.response.body", "body": body})
