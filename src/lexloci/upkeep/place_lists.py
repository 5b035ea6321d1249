"""Official lists of places as files: a table, or the page itself with a heading over each group.

Tables name the level (``level``, ``heading`` …), the name, and in some the state; pages have the
headings States, Counties and Cities (the Justice Department's), or these under each state's name
(Homeland Security's).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path

from msgspec import Struct

from lexloci.core.dates import parse_day
from lexloci.places.names import fold
from lexloci.places.states import by_name
from lexloci.upkeep.opening import WEB_PAGE, refused

STATE, COUNTY, CITY = "state", "county", "city"
HEADINGS = {
    "state": STATE, "states": STATE, "county": COUNTY, "counties": COUNTY, "city": CITY, "cities": CITY,
}  # fmt: skip
COLUMNS = {
    "level": "level", "heading": "level", "heading_as_published": "level", "type": "level",
    "name": "name", "name_as_published": "name", "jurisdiction": "name", "state": "state",
}  # fmt: skip
DAY = re.compile(r"20\d{2}-\d{2}-\d{2}")
OF_STATE = re.compile(r"(.+),\s*([A-Z]{2})$")
LONGEST = 80
"""A longer line is prose and no name."""
BREAKS = frozenset(
    {"li", "p", "div", "br", "tr", "td", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "button"}
)
HIDDEN = frozenset({"script", "style", "head"})


class Listed(Struct, frozen=True):
    """An entry: ``level`` as its heading says, ``state`` as a postal code, the name as published."""

    level: str
    state: str
    name: str


def read_list(name: str, data: bytes) -> list[Listed]:
    """The entries of a list, each once.

    :raises ImportRefused: it is not text, or no entry is found in it.
    """
    path = Path(name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refused(path, f"is not UTF-8 text (byte {error.start:,})", "Save it as UTF-8.") from error
    rows = _table(text)
    if rows is None:
        rows = _page(_lines(text) if WEB_PAGE.match(text) else text.splitlines())
    found = list(dict.fromkeys(rows))
    if not found:
        raise refused(path, "holds no list of places", "Give a table, or the page with its headings.")
    return found


def day_of(name: str) -> str:
    """The day in a file's name.

    :raises ImportRefused: there is none.
    """
    found = DAY.search(name)
    if found is None:
        raise refused(Path(name), "does not tell in its name of which day it is", "Say it with --as-of DATE.")
    return parse_day(found.group())


def _table(text: str) -> Iterator[Listed] | None:
    """The entries of a table with columns for level and name; None when it is no such table."""
    rows = csv.reader(io.StringIO(text))
    try:
        head = [COLUMNS.get(cell.strip().casefold(), "") for cell in next(rows, [])]
    except csv.Error:
        return None
    if not {"level", "name"} <= set(head):
        return None
    return _rows(head, rows)


def _rows(head: list[str], rows: Iterable[list[str]]) -> Iterator[Listed]:
    for line in rows:
        cells = dict(zip(head, (cell.strip() for cell in line), strict=False))
        level = HEADINGS.get(cells.get("level", "").casefold(), "")
        state = by_name().get(fold(cells.get("state", "")))
        if level and cells.get("name"):
            yield from _entry(level, cells["name"], state)


def _page(lines: Iterable[str]) -> Iterator[Listed]:
    """The entries of a page: the lines under each heading, up to the first that can be none."""
    level, under = "", None
    for raw in lines:
        line = " ".join(raw.split()).strip("•·-;.: ")
        if not line:
            continue
        heading = HEADINGS.get(line.casefold())
        state = by_name().get(fold(line)) if len(line) > 2 else None
        if heading:
            level = heading
        elif state and (level != STATE or under):
            level, under = "", state
        elif level and len(line) <= LONGEST:
            yield from _entry(level, line, under)
        else:
            level = ""


def _entry(level: str, name: str, state: str | None) -> Iterator[Listed]:
    """The entry of a line; none when it does not say of which state."""
    if level == STATE:
        state = state or by_name().get(fold(name))
    elif state is None and (found := OF_STATE.match(name)):
        name, state = found.group(1), by_name().get(found.group(2).casefold())
    if state is not None:
        yield Listed(level, state, name)


class _Text(HTMLParser):
    """Text of a web page, a line for each block."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Open a tag."""
        self.hidden += tag in HIDDEN
        if tag in BREAKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Close a tag."""
        self.hidden -= tag in HIDDEN and self.hidden > 0
        if tag in BREAKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep text that is shown."""
        if not self.hidden:
            self.parts.append(" ".join(data.split()) or " ")


def _lines(page: str) -> list[str]:
    reader = _Text()
    reader.feed(page)
    return "".join(reader.parts).splitlines()
