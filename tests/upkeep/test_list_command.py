"""``lexloci update doj-list`` and ``dhs-list`` as a user types them, and what Findings then say."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from lexloci import Lexloci
from lexloci.surfaces.cli import main

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "policy_dates"
DHS, DOJ = SHARED / "derived_dhs_list_2025-05-31.csv", SHARED / "derived_doj_list_2025-08-05.csv"
HOMELAND = """state,heading_as_published,name_as_published
California,state,Self-Identification as a State Sanctuary Jurisdiction
California,county,Alameda County
California,city,Turlock
Kansas,county,Lawrence
Kansas,city,Douglas County
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's own folder, still empty."""
    monkeypatch.setenv("LEXLOCI_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def load(command: str, name: str, text: str, folder: Path) -> int:
    path = folder / name
    path.write_text(text)
    return main(["update", command, str(path)])


def finding(place: str, variable: str, on: str) -> tuple[str, str]:
    found = Lexloci().law(place, variable, on=on)
    return found.position, found.status


def test_places_the_record_lacks_are_on_the_list_while_it_was_up(home: Path, tmp_path: Path) -> None:
    assert finding("Turlock, CA", "dhs_list_2025", "2025-05-30") == ("no", "not_surveyed")
    assert load("dhs-list", "dhs_2025-05-31.csv", HOMELAND, tmp_path) == 0
    assert finding("Turlock, CA", "dhs_list_2025", "2025-05-30") == ("yes", "settled")
    assert finding("Alameda County, CA", "dhs_list_2025", "2025-06-02") == ("withdrawn", "settled")
    assert finding("Turlock, CA", "dhs_list_2025", "2025-06-02") == ("withdrawn", "settled")


def test_places_it_does_not_name_are_not_on_it(home: Path, tmp_path: Path) -> None:
    load("dhs-list", "dhs_2025-05-31.csv", HOMELAND, tmp_path)
    assert finding("Redding, CA", "dhs_list_2025", "2025-05-30") == ("no", "settled")


def test_a_heading_that_does_not_fit_is_seen_through(home: Path, tmp_path: Path) -> None:
    load("dhs-list", "dhs_2025-05-31.csv", HOMELAND, tmp_path)
    assert finding("Lawrence, KS", "dhs_list_2025", "2025-05-30") == ("yes", "settled")
    assert finding("Douglas County, KS", "dhs_list_2025", "2025-05-30") == ("yes", "settled")


def test_a_state_with_a_name_that_fits_nothing_is_answered_only_for_named_places(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = "".join(
        f"California,city,{name}\n" for name in ("Oakland", "Berkeley", "San Jose", "Fresno", "Davis")
    )
    rows = f"{HOMELAND}{names}Kansas,city,Nowhere Springs\n"
    assert load("dhs-list", "dhs_2025-05-31.csv", rows, tmp_path) == 0
    told = capsys.readouterr().out
    assert "Left aside: KS, city, Nowhere Springs: no one government has this name." in told
    assert "In KS it answers only for the places it names." in told
    assert finding("Salina, KS", "dhs_list_2025", "2025-05-30") == ("no", "not_surveyed")
    assert finding("Lawrence, KS", "dhs_list_2025", "2025-05-30") == ("yes", "settled")


LOADED_TWICE = {
    "dhs-list": ("dhs_2025-05-31.csv", HOMELAND, f"{HOMELAND}California,city,Redding\n"),
    "doj-list": ("doj_2026-03-01.txt", "CITIES\nBoston, MA\n", "CITIES\nBoston, MA\nYonkers, NY\n"),
}


@pytest.mark.parametrize("command", LOADED_TWICE)
def test_a_full_disk_leaves_the_list_that_was_there(
    home: Path,
    tmp_path: Path,
    full_disk: Callable[[int], AbstractContextManager[None]],
    capsys: pytest.CaptureFixture[str],
    command: str,
) -> None:
    name, first, later = LOADED_TWICE[command]
    assert load(command, name, first, tmp_path) == 0
    before = {path.name: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    assert before
    (tmp_path / name).write_text(later)
    capsys.readouterr()
    with full_disk(64):
        assert main(["update", command, str(tmp_path / name)]) == 2
    assert "cannot be written" in capsys.readouterr().err.splitlines()[-1]
    after = {path.name: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    assert after == before


def test_what_a_later_list_adds_and_takes_off_is_dated(home: Path, tmp_path: Path) -> None:
    page = "STATES\nCalifornia\nCITIES\nBoston, MA\nYonkers, NY\n"
    assert load("doj-list", "doj_2026-03-01.txt", page, tmp_path) == 0
    assert finding("Yonkers, NY", "doj_list_2025", "2026-02-28") == ("no", "settled")
    assert finding("Yonkers, NY", "doj_list_2025", "2026-03-01") == ("yes", "settled")
    assert finding("Seattle, WA", "doj_list_2025", "2026-02-28") == ("yes", "settled")
    assert finding("Seattle, WA", "doj_list_2025", "2026-03-01") == ("withdrawn", "settled")
    assert finding("Boston, MA", "doj_list_2025", "2026-03-01") == ("yes", "settled")


def test_a_list_of_another_day_or_of_names_that_fit_nowhere_is_refused(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert load("dhs-list", "dhs_2025-07-01.csv", HOMELAND, tmp_path) == 2
    assert "the list was not up on 2025-07-01" in capsys.readouterr().err
    scrambled = HOMELAND.replace("California", "Nebraska")
    assert load("dhs-list", "dhs_2025-05-31.csv", scrambled, tmp_path) == 2
    assert "fit no government of the state they stand under" in capsys.readouterr().err
    assert not home.exists()


def test_one_day_cannot_be_that_of_several_lists(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["update", "doj-list", "a.csv", "b.csv", "--as-of", "2025-08-05"]) == 2
    assert "--as-of is the day of one list" in capsys.readouterr().err


@pytest.mark.skipif(not DHS.is_file(), reason="the lists themselves are not here")
@pytest.mark.parametrize(("command", "path", "count"), [("dhs-list", DHS, 605), ("doj-list", DOJ, 35)])
def test_the_lists_as_published_are_matched(
    home: Path, capsys: pytest.CaptureFixture[str], command: str, path: Path, count: int
) -> None:
    assert main(["update", command, str(path), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["files"][0]["entries"] == count
    assert told["matched"] >= 0.98
