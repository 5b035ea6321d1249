"""ICE's sheets of participating and pending 287(g) agencies, in every layout since January 2025.

Source: "Partner with ICE through the 287(g) program", https://www.ice.gov/identify-and-arrest/287g. The
sheets are replaced several times a week; a file's name tells the day it is of. ICE once named one a
year too early, so a name is checked against the latest signature in the sheet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from msgspec import Struct

from lexloci.core.dates import parse_day
from lexloci.core.errors import BadInput
from lexloci.places.names import fold
from lexloci.places.states import by_name
from lexloci.upkeep.opening import AGAIN, refused
from lexloci.upkeep.spreadsheets import Cell, read_rows

PAGE = "https://www.ice.gov/identify-and-arrest/287g"
PUBLISHER = "U.S. Immigration and Customs Enforcement"
COLUMNS = {
    "STATE": "state", "LAW ENFORCEMENT AGENCY": "agency", "TYPE": "type", "COUNTY": "county",
    "SUPPORT TYPE": "model", "SIGNED": "signed", "MOA": "moa",
}  # fmt: skip
NEEDED = frozenset({"state", "agency", "model"})
MODELS = (("jail", "JEM"), ("warrant", "WSO"), ("task force", "TFM"))
NAMED_BY_MONTH = re.compile(r"(\d{2})(\d{2})(20\d{2})")
NAMED_BY_YEAR = re.compile(r"(20\d{2})(\d{2})(\d{2})\d{6}")
CLOSE = 0.92
WEB = re.compile(r"https?://[^\s<>\"]+$")
TERRITORIES = {"northern mariana islands": "MP"}


class SheetRow(Struct, frozen=True):
    """One agreement as the sheet states it. ``signed`` is an ISO day, None where it gives none."""

    state: str
    agency: str
    type: str
    county: str
    model: str
    signed: str | None
    link: str | None


class Unread(Struct, frozen=True):
    """A row that cannot be used, and why. ``state`` and ``agency`` as far as they could be read."""

    row: str
    why: str
    state: str | None = None
    agency: str = ""


class Sheet(Struct, frozen=True):
    """A sheet: its file, the day it is of, and whether its agreements are signed or pending."""

    name: str
    on: str
    pending: bool
    rows: tuple[SheetRow, ...]
    unread: tuple[Unread, ...]


def read_sheet(name: str, data: bytes, on: str | None = None) -> Sheet:
    """Read one sheet.

    :param on: the day it is of, where the file's name does not tell.
    :raises ImportRefused: it is no such sheet, or its day is not known.
    """
    path = Path(name)
    table = read_rows(path, data)
    columns = _columns(path, table[0] if table else ())
    rows, unread = [], []
    for line in table[1:]:
        values = {field: line[index] for index, field in columns.items() if index < len(line)}
        row = _row(values)
        if isinstance(row, SheetRow):
            rows.append(row)
        elif row is not None:
            unread.append(row)
    pending = "signed" not in columns.values()
    day = _day(path, on, rows)
    early = [row for row in rows if row.signed and row.signed > day]
    unread += [
        Unread(
            f"{row.state}, {row.agency}, {row.model}",
            f"signed {row.signed}, after the sheet",
            row.state,
            row.agency,
        )
        for row in early
    ]
    rows = [row for row in rows if row not in early]
    return Sheet(name, day, pending, tuple(rows), tuple(unread))


def _columns(path: Path, head: Sequence[Cell]) -> dict[int, str]:
    found = {
        index: COLUMNS[cell.text.upper()] for index, cell in enumerate(head) if cell.text.upper() in COLUMNS
    }
    missing = NEEDED - set(found.values())
    if missing:
        raise refused(
            path, "is not a sheet of 287(g) agencies", f"Its columns lack: {', '.join(sorted(missing))}."
        )
    return found


def _row(values: dict[str, Cell]) -> SheetRow | Unread | None:
    text = {field: cell.text for field, cell in values.items()}
    if not text["state"] or not text["agency"]:
        return None
    shown = f"{text['state']}, {text['agency']}, {text['model']}"
    state = _state(fold(text["state"]))
    model = next((code for word, code in MODELS if word in text["model"].casefold()), None)
    signed = text.get("signed") or None
    if state is None:
        return Unread(shown, "the state is not known")
    if model is None:
        return Unread(shown, "the model is not known", state, text["agency"])
    if signed is not None and not _is_day(signed):
        return Unread(shown, f"{signed!r} is not a date of signature", state, text["agency"])
    moa = values.get("moa", Cell())
    link = next((text for text in (moa.link, moa.text) if text and WEB.match(text)), None)
    county = text.get("county", "")
    county = "" if fold(county) in ("na", "n a") else county
    return SheetRow(state, text["agency"], text.get("type", ""), county, model, signed, link)


def _state(name: str) -> str | None:
    """The USPS code of a state, also when its name is a slip away (``WEST VIRIGINIA``)."""
    known = by_name() | TERRITORIES
    return known.get(name) or known.get(next(iter(get_close_matches(name, known, 1, CLOSE)), ""))


def _is_day(text: str) -> bool:
    try:
        parse_day(text)
    except BadInput:
        return False
    return True


def _day(path: Path, given: str | None, rows: Sequence[SheetRow]) -> str:
    """The day a sheet is of: given, or in its name. A name most signatures postdate is a year too early.

    :raises ImportRefused: no day is told, or most of the signatures come after it.
    """
    told = given or _named(path.name)
    if told is None:
        raise refused(path, "does not tell in its name of which day it is", "Say it with --as-of DATE.")
    signed = [row.signed for row in rows if row.signed]
    if given is None and _mostly_after(signed, told):
        told = _year_later(told)
    if _mostly_after(signed, told):
        raise refused(path, f"has signatures up to {max(signed)}, after its own day {told}", AGAIN)
    return told


def _mostly_after(signed: Sequence[str], day: str) -> bool:
    """Whether more of the signatures of the sheet's last year come after ``day`` than before it."""
    year = [date for date in signed if date > max(signed)[:4]]
    return bool(year) and max(signed) > day and 2 * sum(date > day for date in year) > len(year)


def _year_later(day: str) -> str:
    return f"{int(day[:4]) + 1}{'-02-28' if day.endswith('-02-29') else day[4:]}"


def _named(name: str) -> str | None:
    by_year, by_month = NAMED_BY_YEAR.search(name), NAMED_BY_MONTH.search(name)
    if by_year:
        year, month, day = map(int, by_year.groups())
    elif by_month:
        month, day, year = map(int, by_month.groups())
    else:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
