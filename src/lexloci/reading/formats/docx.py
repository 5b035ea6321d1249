"""Text of a Word document (ECMA-376): its paragraphs in order; no macro, link or picture is opened."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from lexloci.core.errors import BadInput
from lexloci.reading.tables import MAX_COLUMNS, written

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
    """The paragraphs, a blank line between them; list items begin with a dash, rows of tables with a bar.

    :raises BadInput: it is no Word document, is broken, or unpacks to too much.
    """
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        root = fromstring(_body(raw, where), forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError):
        raise BadInput("the Word document is broken", where=where, remedy="Give the text.") from None
    return "\n\n".join(text for text in _blocks(root) if text)


def _blocks(root: Any) -> Iterator[str]:
    """Paragraphs and tables in order; a table within a table is text of its cell."""
    inside: set[Any] = set()
    for node in root.iter():
        if node.tag == f"{WORD}tbl" and node not in inside:
            inside.update(node.iter())
            yield _table(node)
        elif node.tag == f"{WORD}p" and node not in inside:
            yield _paragraph(node)


def _table(table: Any) -> str:
    """The rows with bars; a cell over several columns leaves those after it empty."""
    lines = table.findall(f"{WORD}tr")
    rows = [[text for cell in line.findall(f"{WORD}tc") for text in _cell(cell)] for line in lines]
    rows = [row[:MAX_COLUMNS] for row in rows if any(row)]
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return "\n\n".join(text for p in table.iter(f"{WORD}p") if (text := _paragraph(p)))
    return written(rows, lines[0].find(f"{WORD}trPr/{WORD}tblHeader") is not None)


def _cell(cell: Any) -> list[str]:
    text = " ".join(found for p in cell.iter(f"{WORD}p") if (found := _paragraph(p)))
    span = cell.find(f"{WORD}tcPr/{WORD}gridSpan")
    given = span.get(f"{WORD}val", "1") if span is not None else "1"
    wide = int(given) if given.isascii() and given.isdigit() and len(given) < 3 else 1
    return [text, *[""] * (wide - 1)]


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
