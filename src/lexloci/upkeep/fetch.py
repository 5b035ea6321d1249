"""Bytes of a file or of an address the user named: the only place that opens a connection."""

from __future__ import annotations

import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

from lexloci.upkeep.opening import AGAIN, read_bytes, refused

MAX_FETCHED = 20_000_000
SECONDS = 60
AGENT = "lexloci"


def is_address(text: str) -> bool:
    """Whether ``text`` is a web address."""
    return urlsplit(text).scheme in ("http", "https")


def file_name(text: str) -> str:
    """The last part of a path or address."""
    return Path(urlsplit(text).path if is_address(text) else text).name


def get(text: str) -> bytes:
    """The content of the file or address ``text``.

    :raises ImportRefused: it cannot be read, is larger than 20 MB, or takes longer than a minute.
    """
    if not is_address(text):
        return read_bytes(Path(text))
    where = Path(file_name(text) or text)
    request = urllib.request.Request(text, headers={"User-Agent": AGENT})
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:
            data: bytes = answer.read(MAX_FETCHED + 1)
    except (urllib.error.URLError, OSError, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise refused(where, f"cannot be fetched ({reason})", "Check the address.") from error
    if len(data) > MAX_FETCHED:
        raise refused(where, f"is larger than {MAX_FETCHED:,} bytes", AGAIN)
    return data
