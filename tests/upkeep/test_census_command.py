"""``lexloci update places`` on a full disk, under a folder that cannot be, or killed: the old file stays."""

from __future__ import annotations

import json
import random
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lexloci.core.paths import PLACES_FILE
from lexloci.core.sqlite import is_whole
from lexloci.surfaces.cli import main

RUN = """
import sys
from pathlib import Path
from lexloci.surfaces.cli import main
from lexloci.upkeep.census import update_places
update_places.__kwdefaults__["base"] = Path(sys.argv[1])
sys.exit(main(sys.argv[2:]))
"""
KILLS = 6
FULL = 100_000
"""Bytes that a file may have on the full disk; the gazetteer has more, even that of a few places."""


@pytest.fixture
def folder(compiled: Path, tmp_path: Path) -> Path:
    """A folder of one's own, with a gazetteer and a record."""
    return Path(shutil.copytree(compiled, tmp_path / "own"))


@pytest.fixture
def command(embedded: Path, census_files: list[Path], folder: Path) -> list[str]:
    """Load the small Census into the folder, beside a gazetteer of a few places, in a process of its own."""
    words = ["update", "places", "--to", str(folder), *map(str, census_files)]
    return [sys.executable, "-c", RUN, str(embedded), *words]


def test_a_full_disk_leaves_the_old_gazetteer(command: list[str], folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    done = subprocess.run(
        command, capture_output=True, text=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (FULL, FULL)),
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].endswith("the old file is untouched.")
    assert "Traceback" not in done.stderr
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_folder_that_cannot_be_written_is_told_before_anything_is_read(
    census_files: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    files = [*map(str, census_files), str(tmp_path / "no such table")]
    assert main(["update", "places", "--to", str(tmp_path / "file" / "own"), *files]) == 2
    line = capsys.readouterr().err
    assert line.count("\n") == 1
    assert "cannot be written" in line


def test_killed_at_any_time_the_file_is_the_old_or_the_new(command: list[str], folder: Path) -> None:
    target = folder / PLACES_FILE
    old, started = target.read_bytes(), time.monotonic()
    subprocess.run(command, check=True, capture_output=True)
    took, new = time.monotonic() - started, target.read_bytes()
    assert len(new) > FULL
    dice = random.Random(0)
    for kill in range(KILLS):
        target.write_bytes(old)
        run = subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        time.sleep(took * (kill + dice.random()) / KILLS)
        run.kill()
        run.wait()
        assert target.read_bytes() in (old, new)
        assert is_whole(target)
        assert main(["place", "Clayton, MO", "--data", str(folder)]) == 0


DAMAGE = {
    "cut off": lambda data: data[: len(data) // 2],
    "empty": lambda _: b"",
    "a text": lambda _: b"USPS|GEOID|NAME\nMO|2914572|Clayton city\n",
    "a web page": lambda _: b"<!DOCTYPE html><html>Not found</html>",
    "another compiled file": lambda _: b"",
}


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize("words", [["place", "Clayton, MO"], ["law", "Clayton, MO", "detainer_hold"]])
def test_a_gazetteer_that_is_none_is_told_in_one_line(
    folder: Path, damage: str, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    target = folder / PLACES_FILE
    target.write_bytes(DAMAGE[damage](target.read_bytes()))
    if damage == "another compiled file":
        shutil.copy(folder / "record.sqlite", target)
    assert main([*words, "--data", str(folder)]) == 2
    line = capsys.readouterr().err
    assert line.count("\n") == 1
    assert str(target) in line
    assert "lexloci record build, or lexloci update places again" in line
    assert main([*words, "--data", str(folder), "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["error"] == "record"
