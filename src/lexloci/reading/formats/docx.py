"""Text of a Word document (ECMA-376): its paragraphs in order; no macro, link or picture is opened."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any

from lexloci.core.errors import BadInput

MAGIC = b"PK\x03\x04"
BODY = "word/document.xml"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAX_XML = 40_000_000
"""Bytes of the unpacked body; a small file that unpacks to more is a bomb."""
CHUNK = 1_000_000


def is_zip(raw: bytes) -> bool:
    """Whether the first bytes are those of a ZIP archive, as a Word document is."""
    return raw.startswith(MAGIC)


def docx_text(raw: bytes, where: str) -> str:
    """The paragraphs, a blank line between them; list items begin with a dash.

    :raises BadInput: it is no Word document, is broken, or unpacks to too much.
    """
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        root = fromstring(_body(raw, where), forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError):
        raise BadInput("the Word document is broken", where=where, remedy="Give the text.") from None
    return "\n\n".join(text for p in root.iter(f"{WORD}p") if (text := _paragraph(p)))


def _body(raw: bytes, where: str) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive, archive.open(BODY) as file:
            out = bytearray()
            while piece := file.read(CHUNK):
                out += piece
                if len(out) > MAX_XML:
                    raise BadInput(
                        "the Word document unpacks to too much", where=where, remedy="Give the text."
                    )
            return bytes(out)
    except KeyError:
        raise BadInput(
            "the archive holds no Word document", where=where, remedy="Give the page itself."
        ) from None
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, zlib.error):
        raise BadInput(
            "the Word document is broken or encrypted", where=where, remedy="Give the text."
        ) from None


def _paragraph(paragraph: Any) -> str:
    parts = []
    for node in paragraph.iter():
        if node.tag == f"{WORD}t":
            parts.append(node.text or "")
        elif node.tag in (f"{WORD}tab", f"{WORD}br"):
            parts.append(" ")
    text = "".join(parts).strip()
    listed = paragraph.find(f"{WORD}pPr/{WORD}numPr") is not None
    return f"- {text}" if text and listed else text
