"""Recognising the Census and geography files by what is in them, and reading them.

A table is known by the columns it has and by the length of its GEOIDs, never by its name. A table
that is none of these, or lacks a column, or holds another country's places, is refused; other text
is left aside and reported.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path

import msgspec
from msgspec import Struct

from lexloci.places.compile import Progress
from lexloci.places.states import by_fips
from lexloci.upkeep import census_readers as readers
from lexloci.upkeep.census_readers import Line
from lexloci.upkeep.census_tables import Source, Tables
from lexloci.upkeep.opening import read_text, refused

KNOWN = "Give Census Gazetteer, GNIS, relationship, ACS or OCD files."
OCD_LIST = "ocd-division/"


class Format(Struct, frozen=True):
    """A kind of table.

    :ivar marks: columns that give it away. :ivar needs: further columns it must have.
    :ivar geoid: the column with GEOIDs of ``digits`` digits, empty where it has none.
    :ivar mixed: lines with GEOIDs of other things are passed over, not refused.
    """

    what: str
    marks: frozenset[str]
    read: Callable[[Tables, Line], int]
    needs: tuple[str, ...] = ()
    geoid: str = ""
    digits: int = 0
    mixed: bool = False


GAZETTEER = ("USPS", "GEOID", "ANSICODE", "NAME", "ALAND", "INTPTLAT", "INTPTLONG")
FORMATS = (
    Format(
        "places with class and counties", frozenset({"GEOID", "classfp", "county_geoids"}),
        readers.derived, (), "GEOID", 7,
    ),
    Format(
        "place gazetteer", frozenset({"USPS", "GEOID", "NAME", "LSAD"}), readers.place,
        (*GAZETTEER, "LSAD", "FUNCSTAT"), "GEOID", 7,
    ),
    Format(
        "county-subdivision gazetteer", frozenset({"USPS", "GEOID", "NAME", "ALAND"}),
        readers.subdivision, (*GAZETTEER, "FUNCSTAT"), "GEOID", 10,
    ),
    Format(
        "county gazetteer", frozenset({"USPS", "GEOID", "NAME", "ALAND"}), readers.county,
        GAZETTEER, "GEOID", 5,
    ),
    Format(
        "class file of places", frozenset({"GEOID", "GNIS ID", "FIPS Class"}), readers.feature,
        ("County GEOID",), "GEOID", 7, mixed=True,
    ),
    Format(
        "class file of counties", frozenset({"GEOID", "GNIS ID", "FIPS Class"}),
        readers.county_class, (), "GEOID", 5,
    ),
    Format(
        "class file of county subdivisions", frozenset({"GEOID", "GNIS ID", "FIPS Class"}),
        readers.county_class, (), "GEOID", 10,
    ),
    Format(
        "places by county", frozenset({"Place GEOID", "County GEOID"}), readers.place_county,
        (), "Place GEOID", 7,
    ),
    Format(
        "ZIP code areas by county", frozenset({"ZCTA5", "County GEOID"}), readers.zip_county,
        ("Land Area",), "County GEOID", 5,
    ),
    Format(
        "ZIP code areas by place", frozenset({"ZCTA5", "Place GEOID"}), readers.zip_place,
        ("Land Area",), "Place GEOID", 7,
    ),
    Format(
        "ZIP code areas", frozenset({"ZCTA5", "Primary County"}), readers.zip_area,
        ("Primary County Subdivision", "Primary Place", "Land Area"), "Primary County", 5,
    ),
    Format("retired ZIP codes", frozenset({"ZIP Code", "Active ZCTA5"}), readers.retired),
    Format("OCD division ids", frozenset({"id", "census_geoid"}), readers.ocd_id),
    Format("OCD aliases", frozenset({"id", "sameAs"}), readers.ocd_alias),
    Format("states (already known)", frozenset({"Name", "Code", "Type", "FIPS"}), readers.nothing),
)  # fmt: skip


def read_files(files: Sequence[Path], progress: Progress) -> Tables:
    """Read ``files``, in any order, into one set of tables.

    :raises ImportRefused: a file is damaged or none of those known, or repeats a GEOID.
    """
    tables = Tables()
    for path in files:
        done = _read(tables, path)
        if done is None:
            tables.unread.append(str(path))
        else:
            tables.sources.append(done)
            progress(f"{path.name}: {done.what}, {done.rows:,} rows")
    return tables


def _read(tables: Tables, path: Path) -> Source | None:
    """Read one file; None when it is text, but neither a table nor a list."""
    text = read_text(path)
    if text.lstrip()[:1] in ("[", "{"):
        return Source(str(path), "ACS population", _population(tables, path, text))
    if text.startswith(OCD_LIST):
        return Source(str(path), "OCD list without GEOIDs (already known)", 0)
    lines = _lines(path, text)
    header = [name.strip() for name in next(lines)]
    first = [value.strip() for value in next(lines, [])]
    if not _tabular(header, first):
        return None
    if not first:
        raise refused(path, "has a header and no rows", "Download it again.")
    shape = _format(path, header, first)
    rows = 0
    for number, values in enumerate(chain([first], lines), start=2):
        if values:
            line = _line(path, number, header, values)
            if not shape.mixed:
                _check_geoid(shape, line)
            rows += shape.read(tables, line)
    return Source(str(path), shape.what, rows)


def _lines(path: Path, text: str) -> Iterator[list[str]]:
    """The values of each line, however they are separated."""
    separator = max("|\t,", key=text.partition("\n")[0].count)
    lines = io.StringIO(text, newline="")
    try:
        if separator == ",":
            yield from csv.reader(lines)
        else:
            yield from csv.reader(lines, delimiter=separator, quoting=csv.QUOTE_NONE)
    except csv.Error as error:
        raise refused(path, f"is not a readable table ({error})", "Download it again.") from error


def _tabular(header: list[str], first: list[str]) -> bool:
    """Whether a text is a table: its header is a known one, or its first lines match in length."""
    known = any(shape.marks <= set(header) for shape in FORMATS)
    return known or (len(header) > 1 and len(header) == len(first))


def _format(path: Path, header: list[str], first: list[str]) -> Format:
    columns = dict(zip(header, first, strict=False))
    alike = [shape for shape in FORMATS if shape.marks <= columns.keys()]
    fitting = [shape for shape in alike if not shape.digits or len(columns[shape.geoid]) == shape.digits]
    if not alike:
        listed = ", ".join(header[:8])
        raise refused(path, f"is a table of no known kind (columns: {listed})", KNOWN)
    if not fitting:
        shape = alike[0]
        value = columns[shape.geoid]
        raise refused(path, f"has a {shape.geoid} of no known kind ({value!r})", KNOWN)
    shape = fitting[0]
    missing = [name for name in shape.needs if name not in columns]
    if missing:
        raise refused(
            path, f"looks like a {shape.what} but lacks the column {missing[0]}", "Give the whole file."
        )
    return shape


def _line(path: Path, number: int, header: list[str], values: list[str]) -> Line:
    if len(values) != len(header):
        raise refused(
            path, f"has {len(values)} values instead of {len(header)} in line {number:,}: it is cut off"
            " or damaged", "Download it again.",
        )  # fmt: skip
    return Line(path, number, {k: v.strip() for k, v in zip(header, values, strict=True)})


def _check_geoid(shape: Format, line: Line) -> None:
    """Every GEOID is one of the United States, and of the length its table has."""
    if not shape.digits:
        return
    geoid = line.values[shape.geoid]
    if not (geoid.isascii() and geoid.isdigit() and len(geoid) == shape.digits):
        raise line.refused(f"{shape.geoid} {geoid!r} is not one of {shape.digits} digits")
    state = by_fips().get(geoid[:2])
    if state is None or line.values.get("USPS", state) != state:
        raise line.refused(f"{shape.geoid} {geoid} is of no state of the United States", KNOWN)


def _population(tables: Tables, path: Path, text: str) -> int:
    try:
        rows = msgspec.json.decode(text, type=list[list[str | int | None]])
    except msgspec.DecodeError as error:
        raise refused(path, "is JSON, but not a Census table of rows", KNOWN) from error
    if not rows:
        raise refused(path, "is empty", "Download it again.")
    header = [str(name) for name in rows[0]]
    try:
        return sum(_people(tables, path, header, rows[1:]))
    except KeyError as error:
        raise refused(path, f"is a Census table without {error}", KNOWN) from None


def _people(
    tables: Tables, path: Path, header: list[str], rows: list[list[str | int | None]]
) -> Iterator[int]:
    for number, values in enumerate(rows, start=2):
        if len(values) != len(header):
            raise refused(path, f"has a row of another length ({number:,})", "Download it again.")
        line = Line(path, number, {k: str(v or "") for k, v in zip(header, values, strict=True)})
        yield readers.population(tables, line)
