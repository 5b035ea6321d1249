"""``lexloci update places`` as a user types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lexloci.core.paths import PLACES_FILE
from lexloci.library import Lexloci
from lexloci.surfaces.cli import main


@pytest.mark.usefixtures("on_few_places")
def test_writes_into_the_folder_given_and_counts_by_kind(
    census_files: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["update", "places", *map(str, census_files), "--to", str(tmp_path)]) == 0
    told = capsys.readouterr().out
    assert told.startswith(f"{tmp_path / PLACES_FILE}: ")
    assert "  charter township\n" in told
    assert f"place gazetteer: {census_files[0].parent / 'places.txt'}" in told
    assert "No places in the files for: AL, AR, AZ, CA" in told


def test_what_it_wrote_is_what_lexloci_then_reads(
    census_files: list[Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("LEXLOCI_HOME", str(tmp_path))
    assert main(["update", "places", *map(str, census_files), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["kinds"]["planning_region"] == 9
    found = Lexloci().place("Alexandria, VA")
    assert found.matches[0].place.geoid == "5101000"
    assert found.to_dict()["matches"][0]["status"] == "A"


@pytest.mark.usefixtures("on_few_places")
def test_prints_the_summary_as_json(
    census_files: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    note = tmp_path / "notes.txt"
    note.write_text("Downloaded yesterday.\n", "utf-8")
    main(["update", "places", *map(str, census_files), str(note), "--to", str(tmp_path), "--json"])
    summary = json.loads(capsys.readouterr().out)
    assert summary["not_recognised"] == [str(note)]
    assert summary["kinds"]["planning_region"] == 2
    assert summary["target"] == str(tmp_path / PLACES_FILE)


def test_a_bad_file_is_one_line_and_exit_code_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "2025_Gaz_place_national.zip"
    page.write_text("<html><body>Not found</body></html>", "utf-8")
    assert main(["update", "places", str(page), "--to", str(tmp_path / "own")]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == (
        f"lexloci: {page}: is a web page, not a data file. Download it again. Nothing was changed.\n"
    )
    assert not (tmp_path / "own" / PLACES_FILE).exists()
