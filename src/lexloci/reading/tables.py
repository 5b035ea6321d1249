"""Tables in a text, as Markdown writes them: read with the place of each cell, and written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec import Struct

from lexloci.core.patterns import compiled

MAX_ROWS, MAX_COLUMNS = 3_000, 20
ROW = compiled(r"^[ \t]{0,3}\|[^\n]*$", re.M)
"""A line that begins with a bar."""
RULE = frozenset("|-: \t\r")
"""What ``|---|:--:|`` below the heads is made of."""
BAR = compiled(r"(?<!\\)\|")


class Cell(Struct, frozen=True):
    """The content of a cell, from character ``start`` up to ``end`` of the text."""

    text: str
    start: int
    end: int


class Table(Struct, frozen=True):
    """A table.

    :ivar headed: its first row is said to be the heads.
    :ivar start: where it begins in the text (characters).
    """

    rows: tuple[tuple[Cell, ...], ...]
    headed: bool
    start: int


def tables(text: str) -> Iterator[Table]:
    """The tables of ``text``, in order, up to :data:`MAX_ROWS` rows together."""
    lines = list(islice(ROW.finditer(text), MAX_ROWS))
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and lines[end].start() == lines[end - 1].end() + 1:
            end += 1
        if end - at > 1:
            yield _table(lines[at:end])
        at = end


def _table(lines: Sequence[re.Match[str]]) -> Table:
    own = [line for line in lines if not _is_rule(line)]
    return Table(
        tuple(cells for line in own if (cells := tuple(_cells(line)))), _is_rule(lines[1]), lines[0].start()
    )


def _is_rule(line: re.Match[str]) -> bool:
    return "-" in line.group() and set(line.group()) <= RULE


def _cells(line: re.Match[str]) -> Iterator[Cell]:
    text, at = line.group(), line.start()
    bars = [bar.start() for bar in BAR.finditer(text)]
    ends = bars[1:] if text.rstrip().endswith("|") else [*bars[1:], len(text)]
    for first, last in list(zip(bars, ends, strict=False))[:MAX_COLUMNS]:
        raw = text[first + 1 : last]
        own = raw.strip()
        start = at + first + 1 + (len(raw) - len(raw.lstrip()))
        yield Cell(own, start, start + len(own))


def written(rows: Sequence[Sequence[str]], headed: bool) -> str:
    """Rows of cells as text that :func:`tables` reads; line breaks and bars in a cell are smoothed away."""
    wide = max(len(row) for row in rows)
    lines = [f"| {' | '.join([*map(_smooth, row), *[''] * (wide - len(row))])} |" for row in rows]
    rule = f"|{'---|' * wide}"
    return "\n".join([lines[0], rule, *lines[1:]] if headed else lines)


def _smooth(cell: str) -> str:
    return " ".join(cell.replace("|", "/").split())
