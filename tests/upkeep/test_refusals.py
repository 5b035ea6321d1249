"""Files that are not what they should be: one clear line, and the old gazetteer as it was."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lexloci.core.errors import ImportRefused
from lexloci.upkeep.census import update_places

OLD = b"the old gazetteer"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Where a gazetteer already lies."""
    path = tmp_path / "own" / "places.sqlite"
    path.parent.mkdir()
    path.write_bytes(OLD)
    return path


@pytest.fixture
def places(census_files: list[Path]) -> bytes:
    """A place gazetteer that is in order."""
    return next(path for path in census_files if path.name == "places.txt").read_bytes()


def zipped(**members: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(f"{name}.txt", data)
    return packed.getvalue()


def replaced(old: str, new: str) -> Callable[[bytes], bytes]:
    return lambda data: data.replace(old.encode(), new.encode())


FAULTS: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "a cut-off gzip file": (lambda p: gzip.compress(p)[:-30], "is a damaged or unfinished gzip file"),
    "a damaged gzip file": (lambda p: gzip.compress(p)[:40] + b"??" + gzip.compress(p)[42:], "damaged"),
    "a cut-off zip file": (lambda p: zipped(places=p)[:-30], "is a damaged or unfinished zip file"),
    "a zip file of two tables": (lambda p: zipped(a=p, b=p), "is a zip file with 2 tables in it"),
    "a zip file of none": (lambda _: zipped()[:0] + _no_table(), "is a zip file with no table in it"),
    "an error page": (lambda _: b"\n<!DOCTYPE html><html>Not found</html>", "is a web page"),
    "an error page, packed": (lambda _: gzip.compress(b"<html><body>503</body></html>"), "is a web page"),
    "a program": (lambda _: b"\x7fELF\0\0\1" * 50, "is not a text file"),
    "an empty file": (lambda _: b"", "is empty"),
    "a file of blanks": (lambda _: b" \n\n", "is empty"),
    "another encoding": (lambda p: p.replace(b"Clayton", b"Cla\xf1on"), "is not UTF-8 text (byte"),
    "two bytes a letter": (lambda p: p.decode().encode("utf-16"), "is not a text file"),
    "only a header": (lambda p: p.splitlines(keepends=True)[0], "has a header and no rows"),
    "a missing column": (replaced("FUNCSTAT", "STATUS"), "lacks the column FUNCSTAT"),
    "other columns": (lambda _: b"town,people\nClayton,17282\n", "is a table of no known kind"),
    "a line cut off": (lambda p: p[:-60], "values instead of 13 in line"),
    "another country, same columns": (replaced("MO|2914572", "ON|3520005"), "is of no state of the United"),
    "another country's own columns": (
        lambda _: b"CSDUID\tCSDNAME\tPRUID\n3520005\tToronto\t35\n", "is a table of no known kind",
    ),
    "a state under another's number": (replaced("MO|2914572", "IL|2914572"), "is of no state"),
    "a short GEOID": (replaced("|2914572|", "|291457|"), "is not one of 7 digits"),
    "GEOIDs of another kind of area": (replaced("AK|0236400", "AK|02364001"), "no known kind ('02364001')"),
    "the same place twice": (
        lambda p: p + next(line for line in p.splitlines(keepends=True) if b"2914572" in line),
        "GEOID 2914572 occurs twice",
    ),
    "an area that is no number": (replaced("|38.6", "|north"), "INTPTLAT 'north"),
    "an error in JSON": (lambda _: b'{"error": "unknown variable"}', "not a Census table of rows"),
    "populations of something else": (
        lambda _: b'[["NAME","B19013_001E","state","place"],["X","5","29","14572"]]',
        "without 'B01003_001E'",
    ),
}  # fmt: skip


def _no_table() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("tl_2025_us_place.shp", b"shape")
    return packed.getvalue()


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("beside", [False, True], ids=["alone", "beside good files"])
def test_is_refused_in_one_line_that_names_the_file(
    fault: str, beside: bool, places: bytes, census_files: list[Path], target: Path, tmp_path: Path
) -> None:
    spoil, what = FAULTS[fault]
    bad = tmp_path / "2025_Gaz_place_national.txt"
    bad.write_bytes(spoil(places))
    good = [path for path in census_files if path.name != "places.txt"] if beside else []
    with pytest.raises(ImportRefused) as refusal:
        update_places([*good, bad], target, [], base=tmp_path / "none")
    line = refusal.value.line()
    assert line.startswith(f"{bad}: ")
    assert what in line
    assert line.endswith("Nothing was changed.")
    assert "\n" not in line
    assert target.read_bytes() == OLD


def test_a_second_file_with_the_same_places_is_refused(
    census_files: list[Path], places: bytes, target: Path, tmp_path: Path
) -> None:
    again = tmp_path / "places_of_last_year.txt"
    again.write_bytes(places)
    with pytest.raises(ImportRefused, match=r"places_of_last_year\.txt: line 2: GEOID 0236400 occurs twice"):
        update_places([*census_files, again], target, [], base=tmp_path / "none")
    assert target.read_bytes() == OLD


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("nowhere.txt", "cannot be read (No such file or directory)"),
        (".", "is a folder. Name the files in it"),
    ],
)
def test_a_path_that_is_no_file_is_refused(path: str, what: str, target: Path, tmp_path: Path) -> None:
    with pytest.raises(ImportRefused) as refusal:
        update_places([tmp_path / path], target, [])
    assert what in refusal.value.line()


def test_without_the_place_gazetteer_it_says_what_it_found(
    census_files: list[Path], target: Path, tmp_path: Path
) -> None:
    files = [path for path in census_files if path.name in ("counties.txt", "zips.csv")]
    with pytest.raises(ImportRefused) as refusal:
        update_places(files, target, [], base=tmp_path / "none")
    assert refusal.value.line() == (
        "the place gazetteer is not among the 2 files (found: ZIP code areas, county gazetteer)."
        " Add the Census file …_Gaz_place_national (.txt, .zip or .gz). Nothing was changed."
    )
    assert target.read_bytes() == OLD


def test_a_note_beside_the_tables_is_left_aside_and_reported(
    census_files: list[Path], target: Path, tmp_path: Path
) -> None:
    note = tmp_path / "README.md"
    note.write_text("# Places, counties, towns\n\nFrom the Census.\n", "utf-8")
    summary = update_places([*census_files, note], target, [], base=tmp_path / "none")
    assert summary.unread == [str(note)]


@given(cut=st.integers(min_value=1, max_value=3_000), packed=st.booleans())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_download_broken_off_anywhere_never_passes_for_whole(
    cut: int, packed: bool, places: bytes, target: Path, tmp_path: Path
) -> None:
    data = gzip.compress(places) if packed else places
    rest = data[: max(len(data) - cut, 0)]
    bad = tmp_path / "places"
    bad.write_bytes(rest)
    lines = rest.splitlines()
    last_is_whole = not packed and len(lines) > 1 and lines[-1].count(b"|") == lines[0].count(b"|")
    refusal = None
    try:
        update_places([bad], target, [], base=tmp_path / "none")
    except ImportRefused as error:
        refusal = error
    if refusal is None:
        assert last_is_whole
        target.write_bytes(OLD)
    else:
        assert "\n" not in refusal.line()
    assert target.read_bytes() == OLD
