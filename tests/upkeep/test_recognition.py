"""Files are known by what is in them: any name, any packing, pipes, tabs or commas."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from lexloci.upkeep.census import update_places
from lexloci.upkeep.census_files import FORMATS, read_files

WHAT = {
    "places.txt": "place gazetteer",
    "counties.txt": "county gazetteer",
    "subdivisions.txt": "county-subdivision gazetteer",
    "classes.csv": "class file of places",
    "county_classes.csv": "class file of counties",
    "place_counties.csv": "places by county",
    "zips.csv": "ZIP code areas",
    "zip_counties.csv": "ZIP code areas by county",
    "zip_places.csv": "ZIP code areas by place",
    "retired_zips.csv": "retired ZIP codes",
    "population_place.json": "ACS population",
    "population_county.json": "ACS population",
    "population_cousub.json": "ACS population",
    "ocd_ids.csv": "OCD division ids",
    "ocd_aliases.csv": "OCD aliases",
}


def plain(data: bytes) -> bytes:
    return data


def zipped(data: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("README", "not a table")
        archive.writestr("folder/2025_gaz.TXT", data)
    return packed.getvalue()


def with_byte_order_mark(data: bytes) -> bytes:
    return b"\xef\xbb\xbf" + data


@pytest.mark.parametrize("packed", [plain, gzip.compress, zipped, with_byte_order_mark])
def test_whatever_a_file_is_called_and_however_it_is_packed(
    packed: object, census_files: list[Path], tmp_path: Path
) -> None:
    assert callable(packed)
    told = {}
    for number, path in enumerate(census_files):
        disguised = tmp_path / f"download ({number}).bin"
        disguised.write_bytes(packed(path.read_bytes()))
        told[path.name] = read_files([disguised], lambda _: None).sources[0].what
    assert told == WHAT


def test_tabs_and_padded_columns_of_older_gazetteers_read_the_same(
    census_files: list[Path], tmp_path: Path
) -> None:
    one, other = tmp_path / "one.sqlite", tmp_path / "other.sqlite"
    older = []
    for path in census_files:
        as_before = tmp_path / path.name
        text = path.read_text("utf-8")
        if path.suffix == ".txt":
            text = text.replace("|", "\t").replace("\n", "   \r\n")
        as_before.write_bytes(text.encode())
        older.append(as_before)
    update_places(census_files, one, [], base=tmp_path / "none")
    update_places(older, other, [], base=tmp_path / "none")
    assert one.read_bytes() == other.read_bytes()


def test_a_county_gazetteer_is_not_taken_for_one_of_legislative_districts(tmp_path: Path) -> None:
    districts = tmp_path / "2025_Gaz_sldu_national.txt"
    districts.write_text("USPS|GEOID|NAME|ALAND|INTPTLAT|INTPTLONG\nAL|01001|District 1|5|32.5|-86.6\n")
    with pytest.raises(Exception, match="lacks the column ANSICODE"):
        read_files([districts], lambda _: None)


def test_every_format_says_what_it_is_and_needs_the_columns_that_mark_it() -> None:
    for shape in FORMATS:
        assert shape.what
        assert shape.marks
        assert not shape.digits or shape.geoid in shape.marks
