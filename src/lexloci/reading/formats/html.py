"""Text of an HTML page: what a reader sees, without menus, scripts and forms; nothing is loaded or run."""

from __future__ import annotations

import re
from typing import Any

from lexloci.core.errors import BadInput
from lexloci.reading.tables import MAX_COLUMNS, MAX_ROWS, written

SKIPPED = [
    "nav", "footer", "aside", "form", "button", "select", "script", "style", "noscript", "template",
    "iframe", "svg",
    "[role=navigation]", "[role=banner]", "[role=search]", "[aria-hidden=true]",
]  # fmt: skip
"""What is no part of the text."""
LOOKS_SO = re.compile(rb"<\s*(?:!doctype\s+html|html|head|body|article|main|section|div|p|h[1-6])\b", re.I)
ENCODINGS = frozenset({
    "utf-8", "utf-16", "utf-16le", "utf-16be", "iso-8859-1", "iso-8859-15", "latin-1", "windows-1252",
    "windows-1250", "windows-1251", "us-ascii", "ascii", "shift-jis", "gb2312", "gbk", "gb18030", "big5",
    "euc-kr", "euc-jp", "koi8-r",
})  # fmt: skip
"""Encodings that pages are written in (https://encoding.spec.whatwg.org); any other name is not trusted."""
HEAD = 4_096
CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)""", re.I)
MAX_TABLES = 200
MAX_CELL = 600
"""Characters of a cell of data; a longer one lays out a page."""
MAX_DEPTH = 2_000
"""Tags open at one time; a page of more is made to break its reader."""
OPENING = re.compile(
    rb"<(/?)(?:div|span|p|b|i|em|strong|ul|ol|li|table|tr|td|section|article|a|font|blockquote)\b", re.I
)


def is_html(raw: bytes) -> bool:
    """Whether the first bytes look like a page of HTML."""
    return bool(LOOKS_SO.search(raw[:HEAD]))


def html_text(raw: bytes, where: str) -> str:
    """The text of a page; its title comes first if the text does not begin with it.

    :raises BadInput: it is nested too deeply, or cannot be parsed.
    """
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    if _depth(raw) > MAX_DEPTH:
        raise BadInput("the page nests its tags too deeply", where=where, remedy="Give the page as text.")
    try:
        tree = HTMLTree.parse(raw.decode(encoding_of(raw), errors="replace"))
        _write_tables(tree)
        text = extract_plain_text(tree, preserve_formatting=True, skip_elements=SKIPPED, alt_texts=False)
        title = " ".join((tree.title or "").split())
    except (RuntimeError, ValueError, TypeError) as error:
        raise BadInput(
            f"the page cannot be read as HTML: {error}", where=where, remedy="Give it as text."
        ) from None
    text = text.strip()
    return text if not title or text.startswith(title) else f"{title}\n\n{text}"


def _write_tables(tree: Any) -> None:
    """Put tables of data as text with bars in their places; tables that only lay out a page stay."""
    for table in tree.document.query_selector_all("table")[:MAX_TABLES]:
        lines = table.query_selector_all("tr")
        cells = [[c for c in line.children if c.tag in ("td", "th")] for line in lines[:MAX_ROWS]]
        cells = [line for line in cells if line]
        if not _is_data(table, cells):
            continue
        text = tree.create_element("pre")
        text.text = written(_grid(cells), all(cell.tag == "th" for cell in cells[0]))
        table.parent.replace_child(text, table)


def _is_data(table: Any, cells: list[list[Any]]) -> bool:
    wide = max(map(len, cells), default=0)
    plain = table.query_selector("table, ul, ol, h1, h2, h3, form") is None
    short = all(len(cell.text) <= MAX_CELL for line in cells for cell in line)
    return len(cells) > 1 and 1 < wide <= MAX_COLUMNS and plain and short


def _grid(cells: list[list[Any]]) -> list[list[str]]:
    """The text of each cell in its column; what a cell spans is left empty."""
    out: list[list[str]] = []
    reaching: dict[int, int] = {}
    for line in cells:
        row: list[str] = []
        for cell in line:
            _fill(row, reaching)
            across, down = _span(cell, "colspan"), _span(cell, "rowspan")
            for column in range(len(row), len(row) + across):
                reaching[column] = down
            row += [_cell_text(cell), *[""] * (across - 1)]
        _fill(row, reaching)
        out.append(row[:MAX_COLUMNS])
        reaching = {column: left - 1 for column, left in reaching.items() if left > 1}
    return out


def _fill(row: list[str], reaching: dict[int, int]) -> None:
    """Leave the columns empty that a cell of a row above reaches into."""
    while len(row) < MAX_COLUMNS and reaching.get(len(row), 0) > 0:
        row.append("")


def _span(cell: Any, name: str) -> int:
    given = (cell.getattr(name) or "1").strip()
    return min(int(given), MAX_ROWS) if given.isascii() and given.isdigit() and len(given) < 5 else 1


def _cell_text(cell: Any) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(cell.html, preserve_formatting=True, alt_texts=False))


def encoding_of(raw: bytes) -> str:
    """The encoding that a page says it is written in, if it is one that pages are written in; else UTF-8."""
    found = CHARSET.search(raw[:HEAD])
    name = found.group(1).decode("ascii").casefold().replace("_", "-") if found else "utf-8"
    return name if name in ENCODINGS else "utf-8"


def _depth(raw: bytes) -> int:
    """The largest number of common tags open at one time."""
    open_now = most = 0
    for match in OPENING.finditer(raw):
        open_now = max(0, open_now + (-1 if match.group(1) else 1))
        most = max(most, open_now)
    return most
