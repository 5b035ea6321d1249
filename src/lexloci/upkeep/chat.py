"""A language model's server that the user named (the chat part of the OpenAI interface), asked within bounds.

Nothing else is reached: no redirect is followed, no proxy used. A key goes out only to this machine or
over https.
"""

from __future__ import annotations

import http.client
import ipaddress
import json
import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import monotonic
from typing import Any
from urllib.parse import SplitResult, urlsplit

from msgspec import Struct

from lexloci.core.errors import BadInput, NoAnswer

PATH = "/v1/chat/completions"
KEY = "LEXLOCI_LLM_KEY"
"""The environment variable of the key."""
HOME = "127.0.0.1"
"""The host of an address that names none."""
MAX_ADDRESS = 500
MAX_REPLY = 200_000
"""Bytes of one reply."""
MAX_TOKENS = 800
REPLY_SECONDS = 30.0
"""For one reply, however slowly it comes."""
CHUNK = 16_000
PORTS = {"http": 80, "https": 443}
REMEDY = "Start it, check the address, or leave out the language model."


class Address(Struct, frozen=True):
    """Where a server is.

    :ivar local: it is on this machine.
    """

    scheme: str
    host: str
    port: int
    path: str
    local: bool

    @property
    def shown(self) -> str:
        """The server as a person writes it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}"


def address(text: str) -> Address:
    """Read ``http://127.0.0.1:8080``, ``localhost:8080``, ``:8080``, or a web address with a path.

    :raises BadInput: it is no such address.
    """
    given = text.strip()
    try:
        found = urlsplit(given if "://" in given else f"http://{given if given[:1] != ':' else HOME + given}")
        fit = _fits(found) and len(text) <= MAX_ADDRESS
        port = found.port or PORTS[found.scheme] if fit else 0
    except ValueError:
        fit = False
    if not fit or not given.isprintable():
        raise BadInput(
            f"{text[:60]!r} is no address of a server", remedy="Write it as http://127.0.0.1:8080."
        )
    host = found.hostname or HOME
    before = found.path.rstrip("/").removesuffix(PATH).removesuffix("/v1")
    return Address(found.scheme, host, port, before + PATH, _is_local(host))


def _fits(found: SplitResult) -> bool:
    plain = not (found.username or found.password or found.query or found.fragment)
    return found.scheme in PORTS and plain and bool(found.hostname) and " " not in found.path


def _is_local(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class Conversation:
    """One page's questions to a server.

    :param url: the server, as for :func:`address`.
    :param seconds: for all questions together.
    :raises BadInput: no such address, or a key that would go out unprotected.
    """

    def __init__(self, url: str, model: str, seconds: float) -> None:
        self._at, self._model = address(url), model
        self._ends = monotonic() + seconds
        self._key = os.environ.get(KEY, "")
        self._answered = False
        if self._key and not self._at.local and self._at.scheme != "https":
            raise BadInput(
                f"the key in {KEY} would go to {self._at.host} unprotected",
                remedy="Use https, or unset the key.",
            )

    def talk(self, messages: list[dict[str, str]]) -> str | None:
        """What the model replies; None when time is up, or one reply of several takes too long.

        :raises NoAnswer: nothing answers at the address, or something else than such a server does.
        """
        left = min(REPLY_SECONDS, self._ends - monotonic())
        if left <= 0:
            return None
        try:
            raw = self._posted(messages, left)
        except TimeoutError:
            if self._answered or left < REPLY_SECONDS:
                return None
            raise self._silent(f"does not answer within {REPLY_SECONDS:.0f} seconds") from None
        except (OSError, http.client.HTTPException) as error:
            reason = getattr(error, "strerror", None) or type(error).__name__
            raise self._silent(f"does not answer ({reason})") from None
        reply = self._content(raw)
        self._answered = True
        return reply

    def _posted(self, messages: list[dict[str, str]], seconds: float) -> bytes:
        body = {"model": self._model, "messages": messages, "temperature": 0, "max_tokens": MAX_TOKENS}
        headers = {"Content-Type": "application/json", "Connection": "close", "User-Agent": "lexloci"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        kind = http.client.HTTPSConnection if self._at.scheme == "https" else http.client.HTTPConnection
        line = kind(self._at.host, self._at.port, timeout=seconds)
        ends = monotonic() + seconds
        line.connect()
        with _hung_up_at(line.sock, ends):
            try:
                line.request("POST", self._at.path, json.dumps(body).encode(), headers)
                with line.getresponse() as answer:
                    data = self._whole(answer)
            except (OSError, http.client.HTTPException, ValueError):
                if monotonic() < ends:
                    raise
            finally:
                line.close()
        if monotonic() >= ends:
            raise TimeoutError
        return data

    def _whole(self, answer: http.client.HTTPResponse) -> bytes:
        if answer.status != http.HTTPStatus.OK:
            raise self._silent(f"answers with status {answer.status}")
        data = bytearray()
        while chunk := answer.read1(CHUNK):
            data += chunk
            if len(data) > MAX_REPLY:
                raise self._silent(f"sends more than {MAX_REPLY:,} bytes")
        return bytes(data)

    def _content(self, raw: bytes) -> str:
        try:
            found: Any = json.loads(raw)["choices"][0]["message"]["content"]
        except (ValueError, KeyError, IndexError, TypeError, RecursionError):
            found = None
        if not isinstance(found, str):
            raise self._silent("does not answer as a chat server does")
        return found

    def _silent(self, what: str) -> NoAnswer:
        return NoAnswer(f"the language model {what}", where=self._at.shown, remedy=REMEDY)


@contextmanager
def _hung_up_at(line: socket.socket, ends: float) -> Iterator[None]:
    """Shut the connection down when time is up, wherever it waits: a server may send a letter at a time."""
    watch = threading.Timer(max(0.0, ends - monotonic()), _hang_up, (line,))
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        watch.cancel()


def _hang_up(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)
