"""A name that several places bear: ranked choices in one line, each of which can be typed as it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lexloci import Lexloci
from lexloci.core.errors import AmbiguousPlace
from lexloci.surfaces.cli import main

SAID = "Jails must honor ICE detainers."
SHARED = ("New York", "Washington", "Springfield", "Orange County", "Jackson County", "Portland")


@pytest.fixture(scope="module")
def lx() -> Lexloci:
    return Lexloci()


def choices(message: str) -> list[str]:
    """The choices that an error offers, without what is told of each."""
    listed = message.partition("Say which: ")[2].rstrip(".")
    return [re.sub(r" \(.*", "", choice) for choice in listed.split("; ")]


@pytest.mark.parametrize("name", SHARED)
def test_each_choice_means_one_place_of_its_own(lx: Lexloci, name: str) -> None:
    with pytest.raises(AmbiguousPlace) as caught:
        lx.resolve(name)
    offered = choices(str(caught.value))
    assert len(offered) > 1
    places = [lx.resolve(choice) for choice in offered]
    assert len({place.id for place in places}) == len(offered)
    assert [place.id for place in places] == [m.place.id for m in lx.place(name).matches[: len(offered)]]


@pytest.mark.parametrize(
    ("place", "label"),
    [
        ("New York State", "New York"), ("State of New York", "New York"), ("NY", "New York"),
        ("New York City", "New York, NY"), ("New York, NY", "New York, NY"),
        ("New York County", "New York County, NY"), ("Washington State", "Washington"),
        ("estado de Nueva York", "New York"),
    ],
)  # fmt: skip
def test_a_page_can_be_said_to_be_about_each(lx: Lexloci, place: str, label: str) -> None:
    report = lx.check(SAID, place=place, on="2026-11-28")
    assert report.subject is not None
    assert report.subject.label() == label


@pytest.mark.parametrize("folder", [False, True], ids=["page", "folder"])
def test_check_asks_back_as_every_command_does(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], folder: bool
) -> None:
    page = tmp_path / "page.txt"
    page.write_text(SAID)
    what = str(tmp_path if folder else page)
    out = ["-o", str(tmp_path / "out.jsonl")] if folder else []
    told = []
    for words in (["check", what, "--place", "New York", *out], ["law", "New York", "detainer_hold"]):
        assert main(words) == 2
        told.append(capsys.readouterr())
    assert told[0] == told[1]
    assert told[0].out == ""
    assert told[0].err.count("\n") == 1
    assert (
        "Say which: New York, NY (city, New York County); New York State; New York County, NY." in told[0].err
    )
    assert not (tmp_path / "out.jsonl").exists()


def test_a_day_that_does_not_exist_is_refused_before_a_folder_is_begun(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(SAID)
    assert main(["check", str(tmp_path), "--on", "2026-02-30", "-o", str(tmp_path / "out.jsonl")]) == 2
    assert not (tmp_path / "out.jsonl").exists()
