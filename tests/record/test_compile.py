"""Compiling: the same bytes for the same record, the old file until the new one is whole."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from lexloci.core.errors import RecordError
from lexloci.core.paths import PLACES_FILE, RECORD_FILE
from lexloci.core.sqlite import stated
from lexloci.record.build import build
from lexloci.record.compile import compile_record, newest_reading
from lexloci.record.load import Record, digest, load
from lexloci.record.model.instrument import Instrument
from lexloci.record.store import RecordStore

TINY = Path(__file__).resolve().parent / "tiny"
COMPILES_FOREVER = """
import sys
from pathlib import Path
from lexloci.record.compile import compile_record
from lexloci.record.load import load
record = load(Path(sys.argv[1]))
print("begun", flush=True)
while True:
    compile_record(record, Path(sys.argv[2]), "new")
"""
ON_A_FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from lexloci.core.errors import LexlociError
from lexloci.record.compile import compile_record
from lexloci.record.load import load
record = load(Path(sys.argv[1]))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))
try:
    compile_record(record, Path(sys.argv[2]), "new")
except LexlociError as error:
    print(error.line())
"""


@pytest.fixture(scope="module")
def part(built: Path) -> Record:
    """The record of two states."""
    return load(built / "text")


@pytest.fixture(scope="module")
def original(record: Record, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The whole record compiled."""
    return compiled_from(record, tmp_path_factory.mktemp("original"))


def compiled_from(record: Record, folder: Path) -> bytes:
    compile_record(record, folder / "some.sqlite", "x")
    return (folder / "some.sqlite").read_bytes()


def test_the_same_record_gives_the_same_bytes(record: Record, original: bytes, tmp_path: Path) -> None:
    assert compiled_from(load(record.root), tmp_path) == original


def test_the_order_of_files_on_the_disk_does_not_matter(part: Record, tmp_path: Path) -> None:
    copy = tmp_path / "record"
    for name in sorted(part.texts, key=lambda path: (path[::-1], path)):
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_text(part.texts[name])
    assert digest(copy) == digest(part.root)
    assert compiled_from(load(copy), tmp_path) == compiled_from(part, tmp_path)


def test_the_order_in_which_entries_were_read_does_not_matter(
    record: Record, original: bytes, tmp_path: Path
) -> None:
    backwards = Record(record.root, dict(reversed(list(record.entries.items()))), record.texts, [])
    assert compiled_from(backwards, tmp_path) == original


def test_any_change_of_a_byte_or_a_name_changes_the_digest(tmp_path: Path) -> None:
    shutil.copytree(TINY, tmp_path / "record")
    file = tmp_path / "record" / "us" / "mo" / "instruments" / "mo-base.yaml"
    seen = {digest(tmp_path / "record")}
    file.write_text(file.read_text() + "\n")
    seen.add(digest(tmp_path / "record"))
    file.rename(file.with_name("mo-other.yaml"))
    seen.add(digest(tmp_path / "record"))
    assert len(seen) == 3


def test_notes_beside_the_record_are_no_part_of_it(tmp_path: Path) -> None:
    shutil.copytree(TINY, tmp_path / "record")
    before = digest(tmp_path / "record")
    (tmp_path / "record" / "README.md").write_text("For people.")
    (tmp_path / "record" / ".hidden").mkdir()
    (tmp_path / "record" / ".hidden" / "x.yaml").write_text("x")
    assert digest(tmp_path / "record") == before
    assert load(tmp_path / "record").problems == []


def test_counts_by_type_are_those_of_the_files(record: Record, tmp_path: Path) -> None:
    counts = compile_record(record, tmp_path / "record.sqlite", "x")
    assert sum(counts.values()) == len(record.entries)
    assert counts["instrument"] == sum(1 for _ in record.of(Instrument))
    assert RecordStore(tmp_path / "record.sqlite").counts() == counts


def test_the_date_of_the_record_is_that_of_its_newest_reading(record: Record, store: RecordStore) -> None:
    assert store.meta["read_on"] == newest_reading(record) >= "2026-11-22"


@pytest.mark.parametrize("pause", [0.0, 0.02, 0.05, 0.08])
def test_a_build_killed_at_any_moment_leaves_a_working_record(
    built: Path, tmp_path: Path, pause: float
) -> None:
    target = tmp_path / RECORD_FILE
    compile_record(load(TINY), target, "old")
    with subprocess.Popen(
        [sys.executable, "-c", COMPILES_FOREVER, str(built / "text"), str(target)],
        stdout=subprocess.PIPE,
        text=True,
    ) as builder:
        assert builder.stdout is not None
        assert builder.stdout.readline() == "begun\n"
        while not list(tmp_path.glob(".*.part")):
            time.sleep(0.001)
        time.sleep(pause)
        builder.kill()
        assert builder.wait() == -signal.SIGKILL
    survivor = RecordStore(target)
    assert survivor.meta["digest"] in ("old", "new")
    assert survivor.get(Instrument, "mo-base" if survivor.meta["digest"] == "old" else "mo-rsmo-67-307")
    with closing(sqlite3.connect(target)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize("room", [4096, 200_000, 2_000_000])
def test_a_full_disk_is_one_clear_line_and_leaves_the_old_record(
    built: Path, tmp_path: Path, room: int
) -> None:
    target = tmp_path / RECORD_FILE
    compile_record(load(TINY), target, "old")
    done = subprocess.run(
        [sys.executable, "-c", ON_A_FULL_DISK, str(built / "text"), str(target), str(room)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith(f"{target}: cannot be written (")
    assert done.stdout.endswith("Free some space or choose another folder; the old file is untouched.\n")
    assert list(tmp_path.iterdir()) == [target]
    assert RecordStore(target).meta["digest"] == "old"


def test_building_what_is_up_to_date_touches_nothing(workshop: Path) -> None:
    files = [workshop / "made" / RECORD_FILE, workshop / "made" / PLACES_FILE]
    before = [file.stat().st_mtime_ns for file in files]
    again = build(workshop / "text", workshop / "made")
    assert (again.record, again.places) == (None, None)
    assert [file.stat().st_mtime_ns for file in files] == before


def test_building_by_force_gives_the_same_bytes(workshop: Path) -> None:
    made = workshop / "made" / RECORD_FILE
    before = made.read_bytes()
    made.unlink()
    assert build(workshop / "text", workshop / "made").record is not None
    assert made.read_bytes() == before


def test_a_cut_off_record_is_built_again(workshop: Path) -> None:
    damaged = workshop / "made" / RECORD_FILE
    before = RecordStore(damaged).meta
    damaged.write_bytes(damaged.read_bytes()[:-4096])
    assert stated(damaged, "digest") is None
    assert build(workshop / "text", workshop / "made").record is not None
    assert RecordStore(damaged).meta == before


def test_a_gazetteer_made_by_other_code_is_not_taken_for_fresh(
    workshop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lexloci.record.build.MAKERS", ("compile", "names"))
    monkeypatch.setattr("lexloci.places.embedded.build", lambda *_: 7)
    assert build(workshop / "text", workshop / "made").places == 7


def test_a_record_with_problems_is_not_built_and_the_old_one_stays(built: Path, tmp_path: Path) -> None:
    shutil.copytree(TINY, tmp_path / "record")
    shutil.copytree(built / "made", tmp_path / "data")
    (tmp_path / "record" / "us" / "mo" / "instruments" / "mo-base.yaml").write_text("id: mo-base\n")
    before = (tmp_path / "data" / RECORD_FILE).read_bytes()
    with pytest.raises(
        RecordError, match=r"has \d+ problems, so nothing was built:\nus/mo/instruments/mo-base"
    ):
        build(tmp_path / "record", tmp_path / "data")
    assert (tmp_path / "data" / RECORD_FILE).read_bytes() == before
