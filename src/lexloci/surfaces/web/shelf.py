"""Answers packed for the wire, and the last pages kept: one that is asked for again is sent as it lies there.

Only pages that are the same for everybody are kept, and of those no address in which somebody typed
anything but a day. What is kept tells nothing of who asked, and goes with the process.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterable
from datetime import date

from msgspec import Struct
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lexloci.surfaces.web.packing import PACKINGS, packing

MOST_BYTES = 24_000_000
"""Bytes of pages that are kept, packed."""
SMALLEST = 600
"""Bytes from which an answer is packed."""
OFTEN = 3
"""How often a page must be asked for until it is packed closely: that takes several times as long."""
TEXT = (b"text/", b"application/json", b"application/problem+json", b"application/atom+xml", b"image/svg+xml")
DAY = re.compile(rb"(?:on=\d{4}-\d\d-\d\d)?")
KEPT = re.compile("/[a-z]{2}/")
"""Addresses of what may be kept: pages, which stand under a language."""
SHARED = b"public"

Headers = list[tuple[bytes, bytes]]


class Kept(Struct):
    """A page on the shelf: its headers, its body, how that is packed, and how often it was asked for."""

    headers: Headers
    body: bytes
    packed: bytes
    asked: int = 1


class Shelf:
    """ASGI middleware: packs answers, keeps pages, and answers those who have a page already with 304."""

    def __init__(self, app: ASGIApp, most: int = MOST_BYTES) -> None:
        self.app = app
        self.most = most
        self.size = 0
        self.pages: OrderedDict[tuple[object, ...], Kept] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from the shelf, or from the application."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        packed, wanted = _asked(scope["headers"])
        key = _key(scope, packed)
        kept = self.pages.get(key) if key else None
        if key and kept is not None:
            self.pages.move_to_end(key)
            kept.asked += 1
            if kept.packed and kept.asked == OFTEN:
                self._repacked(kept)
            await _sent(send, 200, kept.headers, kept.body, wanted)
            return
        await self.app(scope, receive, _Answer(self, send, key, packed, wanted).take)

    def keep(self, key: tuple[object, ...], page: Kept) -> None:
        """Put a page on the shelf; those asked for longest ago make room."""
        self.pages[key] = page
        self.size += len(page.body)
        while self.size > self.most and self.pages:
            _, old = self.pages.popitem(last=False)
            self.size -= len(old.body)

    def _repacked(self, page: Kept) -> None:
        way = PACKINGS[page.packed]
        closer = way.close(way.unpacked(page.body))
        self.size += len(closer) - len(page.body)
        page.body, page.headers = closer, _measured(page.headers, closer)


class _Answer:
    """One answer of the application on its way out: whole answers are packed, streams go as they come."""

    def __init__(
        self, shelf: Shelf, send: Send, key: tuple[object, ...] | None, packed: bytes, wanted: bytes
    ) -> None:
        self.shelf, self.send, self.key = shelf, send, key
        self.packed, self.wanted = packed, wanted
        self.start: Message | None = None

    async def take(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
            return
        if self.start is None:
            await self.send(message)
            return
        start, self.start = self.start, None
        if message.get("more_body"):
            await self.send(start)
            await self.send(message)
            return
        await self._whole(start["status"], list(start.get("headers", ())), message.get("body", b""))

    async def _whole(self, status: int, headers: Headers, body: bytes) -> None:
        found = dict(headers)
        packed = b""
        if found.get(b"content-type", b"").startswith(TEXT):
            headers.append((b"vary", b"Accept-Encoding"))
            fits = len(body) >= SMALLEST and b"content-encoding" not in found
            packed = self.packed if fits else b""
        if packed:
            body = PACKINGS[packed].first(body)
            headers = [*_measured(headers, body), (b"content-encoding", packed)]
        if self.key and status == 200 and found.get(b"cache-control", b"").startswith(SHARED):
            self.shelf.keep(self.key, Kept(headers, body, packed))
        await _sent(self.send, status, headers, body, self.wanted)


def _asked(headers: Iterable[tuple[bytes, bytes]]) -> tuple[bytes, bytes]:
    """How the visitor takes answers packed, and the validators of the copies they have."""
    packed, wanted = b"", b""
    for name, value in headers:
        if name == b"accept-encoding":
            packed = packing(value)
        elif name == b"if-none-match":
            wanted = value
    return packed, wanted


def _key(scope: Scope, packed: bytes) -> tuple[object, ...] | None:
    """By what a page is kept: its address, how it is packed, and today, which pages without a day are of."""
    if scope["method"] not in ("GET", "HEAD") or not KEPT.match(scope["path"]):
        return None
    if not DAY.fullmatch(scope["query_string"]):
        return None
    return scope["path"], scope["query_string"], packed, date.today().toordinal()


def _measured(headers: Headers, body: bytes) -> Headers:
    size = (b"content-length", str(len(body)).encode())
    return [(name, value) for name, value in headers if name != b"content-length"] + [size]


async def _sent(send: Send, status: int, headers: Headers, body: bytes, wanted: bytes) -> None:
    if wanted and status == 200 and _has(wanted, headers):
        status, body = 304, b""
        left_out = (b"content-length", b"content-type", b"content-encoding")
        headers = [(name, value) for name, value in headers if name not in left_out]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _has(wanted: bytes, headers: Headers) -> bool:
    """Whether one of the copies a visitor has is this answer (RFC 9110, 13.1.2: weak comparison)."""
    own = next((value for name, value in headers if name == b"etag"), None)
    if own is None or any(name == b"cache-control" and value == b"no-store" for name, value in headers):
        return False
    tags = [tag.strip().removeprefix(b"W/") for tag in wanted.split(b",")]
    return b"*" in tags or own.removeprefix(b"W/") in tags
