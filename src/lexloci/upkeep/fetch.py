"""Bytes of a file or of an address the user named: the only place that opens a connection."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from pathlib import Path
from time import monotonic
from urllib.parse import urlsplit

from lexloci.upkeep.opening import AGAIN, read_bytes, refused

MAX_FETCHED = 20_000_000
SECONDS = 60.0
"""For the whole of it, however slowly it comes."""
CHUNK = 64_000
AGENT = "lexloci"
SCHEMES = ("http", "https")


class _WebOnly(urllib.request.HTTPRedirectHandler):
    """Follows redirects to web addresses and to nothing else."""

    def redirect_request(self, req, fp, code, msg, headers, newurl):  # type: ignore[no-untyped-def]
        """The next request.

        :raises URLError: it would lead to a file or another protocol.
        """
        if not is_address(newurl):
            raise urllib.error.URLError(f"leads to {newurl[:60]}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def is_address(text: str) -> bool:
    """Whether ``text`` is a web address."""
    return text.partition("://")[0].lower() in SCHEMES


def file_name(text: str) -> str:
    """The last part of a path or address."""
    path = text.partition("://")[2].partition("?")[0].partition("#")[0] if is_address(text) else text
    return Path(path).name


def get(text: str) -> bytes:
    """The content of the file or address ``text``.

    :raises ImportRefused: it cannot be read, is larger than 20 MB, or takes longer than a minute.
    """
    if not is_address(text):
        return read_bytes(Path(text))
    where = Path(file_name(text) or text)
    try:
        urlsplit(text)
        return _fetched(where, text)
    except (http.client.HTTPException, OSError, ValueError) as error:
        reason = getattr(error, "reason", None) or error or type(error).__name__
        raise refused(where, f"cannot be fetched ({reason})", "Check the address.") from error


def _fetched(where: Path, address: str) -> bytes:
    request = urllib.request.Request(address, headers={"User-Agent": AGENT})
    ends, data = monotonic() + SECONDS, b""
    opener = urllib.request.build_opener(_WebOnly)
    with opener.open(request, timeout=SECONDS) as answer:
        while chunk := answer.read1(CHUNK):
            data += chunk
            if len(data) > MAX_FETCHED:
                raise refused(where, f"is larger than {MAX_FETCHED:,} bytes", AGAIN)
            if monotonic() > ends:
                raise refused(where, f"takes longer than {SECONDS:.0f} seconds", AGAIN)
    return data
