"""The text of a page: from a string, bytes or a file, bounded, and plain about what it cannot read."""

from __future__ import annotations

from pathlib import Path

from lexloci.core.errors import BadInput

MAX_BYTES = 8_000_000
BINARY = "\x00"


def page_text(page: str | bytes | Path) -> str:
    """The text of ``page``; bytes and files are read as UTF-8, with what is invalid replaced.

    :raises BadInput: no such file, too large, or no text.
    """
    if isinstance(page, str):
        return page
    where = str(page) if isinstance(page, Path) else "standard input"
    raw = _bytes(page) if isinstance(page, Path) else page
    if len(raw) > MAX_BYTES:
        raise BadInput(
            f"the page has {len(raw):,} bytes", where=where, remedy=f"Give at most {MAX_BYTES:,} at a time."
        )
    text = raw.decode("utf-8-sig", errors="replace")
    if BINARY in text[:4_096]:
        raise BadInput("the page is no text", where=where, remedy="Give a text or Markdown file.")
    return text


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise BadInput(
            f"the page cannot be read: {error.strerror}", where=str(path), remedy="Check the path."
        ) from None
