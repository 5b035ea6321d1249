"""A handful of Census rows, loaded once: ``tests/data/census`` holds some of every file."""

from __future__ import annotations

from pathlib import Path

import pytest

from lexloci.core.paths import PLACES_FILE
from lexloci.places.compile import ZipRow, compile_gazetteer
from lexloci.places.gazetteer import Gazetteer
from lexloci.places.model import Row
from lexloci.upkeep.census import Summary, update_places

CENSUS = Path(__file__).resolve().parent.parent / "data" / "census"
STATE = "ocd-division/country:us/state:"


@pytest.fixture(scope="session")
def census_files() -> list[Path]:
    """Every file of the small Census."""
    return sorted(CENSUS.iterdir())


@pytest.fixture(scope="session")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A gazetteer as the package brings it, of a few places: no GEOIDs, governments unknown."""
    rows = [
        Row(id=f"{STATE}mo/county:st_louis", name="St. Louis County", kind="county", state="MO",
            geoid="29189", governs=True, names=["St. Louis County"]),
        Row(id=f"{STATE}ct/county:hartford", name="Hartford County", kind="county", state="CT",
            geoid="09003", names=["Hartford County"]),
        Row(id=f"{STATE}mo/place:clayton", name="Clayton", kind="place", state="MO",
            counties=["29189"], population=16_000, names=["Clayton"], aliases=["claytown"]),
        Row(id=f"{STATE}ct/place:hartford", name="Hartford", kind="place", state="CT",
            counties=["09003"], names=["Hartford"]),
        Row(id=f"{STATE}mo/place:maryland_hghts_post", name="Glencoe", kind="place", state="MO",
            counties=["29189"], names=["Glencoe"]),
        Row(id=f"{STATE}wy/place:cheyenne", name="Cheyenne", kind="place", state="WY",
            names=["Cheyenne"]),
    ]  # fmt: skip
    zips = [
        ZipRow("63038", rows[0].id, [(rows[4].id, 1.0)]),
        ZipRow("63105", rows[0].id, [(rows[4].id, 1.0)]),
        ZipRow("06101", rows[1].id, [(rows[3].id, 1.0)]),
    ]
    target = tmp_path_factory.mktemp("embedded") / PLACES_FILE
    compile_gazetteer(rows, zips, target, {})
    return target


@pytest.fixture
def on_few_places(embedded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Census files are joined to the gazetteer of a few places, which takes a tenth of the time."""
    assert update_places.__kwdefaults__ is not None
    monkeypatch.setitem(update_places.__kwdefaults__, "base", embedded)


@pytest.fixture(scope="session")
def overlay() -> list[Row]:
    """What the record says of one place, under an id of its own."""
    return [
        Row(id=f"{STATE}mo/place:richmond_heights_city", name="Richmond Heights", kind="city",
            state="MO", geoid="2961706", governs=True),
    ]  # fmt: skip


@pytest.fixture(scope="session")
def loaded(
    census_files: list[Path], embedded: Path, overlay: list[Row], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Gazetteer, Summary]:
    """The small Census as a gazetteer, and the summary of loading it."""
    target = tmp_path_factory.mktemp("census") / PLACES_FILE
    summary = update_places(census_files, target, overlay, base=embedded)
    return Gazetteer(target), summary


@pytest.fixture(scope="session")
def gazetteer(loaded: tuple[Gazetteer, Summary]) -> Gazetteer:
    """The small Census as a gazetteer."""
    return loaded[0]
