"""The text of a page: from a string, bytes or a file; text, Markdown, HTML, PDF and Word, bounded."""

from __future__ import annotations

from pathlib import Path

from lexloci.core.errors import BadInput
from lexloci.reading.formats.docx import docx_text, is_zip
from lexloci.reading.formats.html import html_text, is_html
from lexloci.reading.formats.pdf import is_pdf, pdf_text

MAX_BYTES = 20_000_000
BINARY = "\x00"
SUFFIXES = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx")
"""Endings of files that are pages."""


def page_text(page: str | bytes | Path) -> str:
    """The text of ``page``; of text in UTF-8 what is invalid is replaced.

    :raises BadInput: no such file, too large, broken, encrypted, or no text.
    """
    if isinstance(page, str):
        return page
    where = str(page) if isinstance(page, Path) else "standard input"
    raw = page_bytes(page) if isinstance(page, Path) else page
    if len(raw) > MAX_BYTES:
        raise BadInput(
            f"the page has {len(raw):,} bytes", where=where, remedy=f"Give at most {MAX_BYTES:,} at a time."
        )
    if is_pdf(raw):
        return pdf_text(raw, where)
    if is_zip(raw):
        return docx_text(raw, where)
    return html_text(raw, where) if is_html(raw) else _plain(raw, where)


def _plain(raw: bytes, where: str) -> str:
    wide = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = raw.decode("utf-16" if wide else "utf-8-sig", errors="replace")
    if BINARY in text[:4_096]:
        raise BadInput("the page is no text", where=where, remedy="Give text, Markdown, HTML, PDF or Word.")
    return text


def page_bytes(path: Path) -> bytes:
    """The first bytes of a file, one more than :data:`MAX_BYTES` at most.

    :raises BadInput: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise BadInput(
            f"the page cannot be read: {error.strerror}", where=str(path), remedy="Check the path."
        ) from None
