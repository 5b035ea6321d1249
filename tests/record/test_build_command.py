"""``lexloci record build`` when something goes wrong: one clear line, exit code 2, the old files stay."""

from __future__ import annotations

import random
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from lexloci.core.paths import PLACES_FILE, RECORD_FILE
from lexloci.core.sqlite import is_whole
from lexloci.record.store import RecordStore

RUN = "import sys; from lexloci.surfaces.cli import main; sys.exit(main(sys.argv[1:]))"
CLAYTON = "us/mo/place-clayton/jurisdiction.yaml"
KILLS = 5
BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10)
)
HOSTILE: dict[str, tuple[Callable[[str], str], str]] = {
    "an alias bomb": (lambda text: text + BOMB, "repeats one alias too often"),
    "a huge file": (lambda text: text + "# x\n" * 700_000, "is larger than"),
    "a file cut off": (lambda text: text[: text.index("name:") + 3], ""),
    "bytes of something else": (lambda _: "SQLite format 3\0" * 40, "has a control character"),
}


def command(workshop: Path, *more: str) -> list[str]:
    words = ["record", "build", "--record", str(workshop / "text"), "--to", str(workshop / "made")]
    return [sys.executable, "-c", RUN, *words, *more]


def built(workshop: Path, *more: str, limit: int | None = None) -> subprocess.CompletedProcess[str]:
    """Build in a process of its own, whose files may grow to ``limit`` bytes: to it a disk that is full."""
    return subprocess.run(
        command(workshop, *more), capture_output=True, text=True, check=False, timeout=120,
        preexec_fn=None if limit is None else lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit,) * 2),
    )  # fmt: skip


def changed(workshop: Path) -> None:
    """Change one file of the record, so that a build has something to do."""
    file = workshop / "text" / CLAYTON
    text = file.read_text("utf-8")
    assert "read_on: 2026-" in text
    file.write_text(text.replace("read_on: 2026-", "read_on: 2025-", 1), "utf-8")


def held(workshop: Path) -> dict[str, bytes]:
    """The compiled files, and whatever else lies beside them but for what a build remembers."""
    made = workshop / "made"
    return {path.name: path.read_bytes() for path in made.iterdir() if path.name != ".checked"}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_file_stops_it_and_is_named(workshop: Path, case: str) -> None:
    spoil, says = HOSTILE[case]
    before, file = held(workshop), workshop / "text" / CLAYTON
    file.write_text(spoil(file.read_text("utf-8")), "utf-8")
    done = built(workshop)
    assert done.returncode == 2
    told = [line for line in done.stderr.splitlines() if CLAYTON in line]
    assert told
    assert says in told[0]
    assert "Traceback" not in done.stderr
    assert held(workshop) == before


@pytest.mark.parametrize("limit", [4_096, 3_000_000])
def test_a_full_disk_leaves_the_old_files(workshop: Path, limit: int) -> None:
    changed(workshop)
    before = held(workshop)
    done = built(workshop, limit=limit)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].endswith("the old file is untouched.")
    assert "cannot be written" in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr
    assert held(workshop) == before
    assert built(workshop).returncode == 0
    assert held(workshop)[RECORD_FILE] != before[RECORD_FILE]


@pytest.mark.parametrize("folder", ["/proc/lexloci", "us.txt/made"], ids=["no disk", "under a file"])
def test_a_folder_that_cannot_be_written_is_told_at_once(
    repository: Path, tmp_path: Path, folder: str
) -> None:
    (tmp_path / "us.txt").touch()
    words = ["record", "build", "--record", str(repository / "record"), "--to", str(tmp_path / folder)]
    done = subprocess.run([sys.executable, "-c", RUN, *words], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "cannot be written" in done.stderr
    assert list(tmp_path.iterdir()) == [tmp_path / "us.txt"]


def test_killed_at_any_time_the_files_are_the_old_or_the_new_and_the_next_build_ends(workshop: Path) -> None:
    changed(workshop)
    spare = workshop / "spare"
    shutil.copytree(workshop / "made", spare)
    started = time.monotonic()
    assert built(workshop).returncode == 0
    took, new = time.monotonic() - started, held(workshop)
    old = {path.name: path.read_bytes() for path in spare.iterdir() if path.name != ".checked"}
    dice = random.Random(0)
    for kill in range(KILLS):
        shutil.rmtree(workshop / "made")
        shutil.copytree(spare, workshop / "made")
        run = subprocess.Popen(command(workshop), stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        time.sleep(took * (kill + dice.random()) / KILLS)
        run.kill()
        run.wait()
        for name in (RECORD_FILE, PLACES_FILE):
            file = workshop / "made" / name
            assert file.read_bytes() in (old[name], new[name])
            assert is_whole(file)
        RecordStore(workshop / "made" / RECORD_FILE).close()
    assert built(workshop).returncode == 0
    assert {name: data for name, data in held(workshop).items() if not name.endswith(".part")} == new
