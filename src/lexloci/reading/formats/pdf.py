"""Text of a PDF: the text it carries, page by page; scans are not read."""

from __future__ import annotations

import time

from lexloci.core.errors import BadInput

MAGIC = b"%PDF-"
HEAD = 1_024
MAX_PAGES = 400
MAX_CHARACTERS = 2_000_000
MAX_SECONDS = 20.0


def is_pdf(raw: bytes) -> bool:
    """Whether the first bytes are those of a PDF."""
    return MAGIC in raw[:HEAD]


def pdf_text(raw: bytes, where: str) -> str:
    """The text of the first :data:`MAX_PAGES` pages, a blank line between pages.

    :raises BadInput: it is encrypted, broken, or holds no text.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        what = "the PDF is encrypted" if locked else "the PDF is broken"
        raise BadInput(what, where=where, remedy="Give an open PDF, or the text.") from None
    pieces: list[str] = []
    size, until = 0, time.monotonic() + MAX_SECONDS
    try:
        for number in range(min(len(document), MAX_PAGES)):
            piece = _page(document, number)
            size += len(piece)
            pieces.append(piece)
            if size > MAX_CHARACTERS or time.monotonic() > until:
                break
    except pypdfium2.PdfiumError:
        raise BadInput("a page of the PDF is broken", where=where, remedy="Give the text.") from None
    finally:
        document.close()
    text = "\n\n".join(piece for piece in pieces if piece)
    if not text.strip():
        raise BadInput("the PDF holds no text (it may be a scan)", where=where, remedy="Give the text.")
    return text


def _page(document: object, number: int) -> str:
    page = document[number]  # type: ignore[index]
    try:
        words = page.get_textpage()
        try:
            text: str = words.get_text_range()
        finally:
            words.close()
    finally:
        page.close()
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("￾", "").strip()
