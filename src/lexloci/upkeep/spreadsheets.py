"""Spreadsheets a user hands in, as plain rows: bounded in size, nothing in them executed.

An ``.xlsx`` file is a zip of XML. Its unpacked size is checked first, entities in the XML are refused
(``defusedxml``), and formulas are read as the values stored beside them.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from datetime import date, datetime
from pathlib import Path
from typing import Any

from msgspec import Struct

from lexloci.upkeep.opening import AGAIN, refused

MAX_PACKED = 20_000_000
MAX_UNPACKED = 200_000_000
MAX_ROWS = 100_000
MAX_COLUMNS = 40
FAULTS = (
    zipfile.BadZipFile, zlib.error, KeyError, IndexError, ValueError, TypeError, AttributeError, OSError,
    EOFError, SyntaxError, RuntimeError,
)  # fmt: skip
"""What zip, XML and spreadsheet readers raise on damaged, encrypted or foreign files."""


class Cell(Struct, frozen=True):
    """The text of a cell, trimmed (dates as ISO days), and the address it links to."""

    text: str = ""
    link: str | None = None


def read_rows(path: Path, data: bytes) -> list[list[Cell]]:
    """The rows of the first sheet, without those that are empty.

    :param path: what to call the file in errors.
    :raises ImportRefused: it is no spreadsheet, is damaged, or unpacks to too much.
    """
    if len(data) > MAX_PACKED:
        raise refused(path, f"is larger than {MAX_PACKED:,} bytes", "Give the sheet itself.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(item.file_size for item in archive.infolist()) > MAX_UNPACKED:
                raise refused(path, f"unpacks to more than {MAX_UNPACKED:,} bytes", "Give the sheet itself.")
        sheet = _first_sheet(data)
    except FAULTS as error:
        raise refused(path, "is not a readable .xlsx spreadsheet", AGAIN) from error
    rows: dict[int, list[Cell]] = {}
    for (row, column), cell in sorted(sheet._cells.items()):
        if column <= MAX_COLUMNS and cell.value is not None:
            line = rows.setdefault(row, [])
            line += [Cell()] * (column - 1 - len(line))
            line.append(_cell(cell))
    if len(rows) > MAX_ROWS:
        raise refused(path, f"has more than {MAX_ROWS:,} rows", "Give the sheet itself.")
    return [row for row in rows.values() if any(cell.text for cell in row)]


def _first_sheet(data: bytes) -> Any:
    import warnings

    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    return book.worksheets[0]


def _cell(cell: Any) -> Cell:
    value = cell.value
    if isinstance(value, datetime | date):
        text = value.isoformat()[:10]
    else:
        text = "" if value is None else " ".join(str(value).split())
    link = cell.hyperlink.target if cell.hyperlink else None
    return Cell(text, link)
