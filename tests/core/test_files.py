"""Files are whole or absent: whatever goes wrong while writing, the old content stays."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexloci.core.errors import LexlociError
from lexloci.core.files import read_text, replacing, writable, write_text

ON_A_FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from lexloci.core.errors import LexlociError
from lexloci.core.files import write_text
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    write_text(Path(sys.argv[1]), "new " * 10_000)
except LexlociError as error:
    print(error.line())
"""
KILLED_BEFORE_THE_MOVE = """
import sys, time
from pathlib import Path
from lexloci.core.files import replacing
with replacing(Path(sys.argv[1])) as scratch:
    scratch.write_text("new")
    print("written", flush=True)
    time.sleep(60)
"""
WRITES_FOREVER = """
import sys
from pathlib import Path
from lexloci.core.files import write_text
while True:
    for letter in "ab":
        write_text(Path(sys.argv[1]), letter * 300_000)
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file with something to lose."""
    path = tmp_path / "file.txt"
    path.write_text("old")
    return path


def test_the_new_content_replaces_the_old_and_nothing_else_is_left(old: Path) -> None:
    write_text(old, "new")
    assert old.read_text() == "new"
    assert [path.name for path in old.parent.iterdir()] == ["file.txt"]


def test_missing_folders_are_made(tmp_path: Path) -> None:
    write_text(tmp_path / "a" / "b" / "c.txt", "new")
    assert (tmp_path / "a" / "b" / "c.txt").read_text() == "new"


def test_others_may_read_what_was_written(old: Path) -> None:
    write_text(old, "new")
    assert old.stat().st_mode & 0o777 == 0o644


def test_an_exception_inside_the_block_leaves_the_old_file_and_no_scratch(old: Path) -> None:
    def interrupted() -> None:
        with replacing(old) as scratch:
            scratch.write_text("half of the ne")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert old.read_text() == "old"
    assert list(old.parent.iterdir()) == [old]


def test_a_full_disk_is_one_clear_line_and_leaves_the_old_file(old: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ON_A_FULL_DISK, str(old)], capture_output=True, text=True, check=True
    )
    assert done.stdout == (
        f"{old}: cannot be written (File too large). "
        "Free some space or choose another folder; the old file is untouched.\n"
    )
    assert old.read_text() == "old"
    assert list(old.parent.iterdir()) == [old]


def test_a_process_killed_between_writing_and_moving_leaves_the_old_file(old: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", KILLED_BEFORE_THE_MOVE, str(old)], stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "written\n"
        writer.kill()
        assert writer.wait() == -signal.SIGKILL
    assert old.read_text() == "old"
    write_text(old, "new")
    assert old.read_text() == "new"


def test_a_reader_sees_one_whole_version_or_the_other_never_a_mixture(old: Path) -> None:
    write_text(old, "a" * 300_000)
    with subprocess.Popen([sys.executable, "-c", WRITES_FOREVER, str(old)]) as writer:
        seen = [old.read_text() for _ in range(400)]
        writer.kill()
    assert {len(text) for text in seen} == {300_000}
    assert all(len(set(text)) == 1 for text in seen)


@pytest.mark.parametrize("name", ["file.txt/below", "x" * 300])
def test_a_place_that_cannot_be_written_is_named(old: Path, name: str) -> None:
    with pytest.raises(LexlociError, match=r"cannot be written \(.+\)\. Free some space or choose another"):
        write_text(old.parent / name, "new")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_text_is_read_as_it_was_written_line_ends_included(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "round-trip.txt"
    write_text(path, text)
    assert read_text(path) == text


def test_a_file_of_exactly_the_limit_is_read_and_one_byte_more_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    path.write_text("é" * 500)
    assert read_text(path, 1000) == "é" * 500
    path.write_text("é" * 500 + "x")
    with pytest.raises(LexlociError) as caught:
        read_text(path, 1000)
    assert caught.value.line() == f"{path}: is larger than 1,000 bytes. Split the file."


def test_a_file_that_is_not_utf_8_is_refused_with_the_byte_that_shows_it(tmp_path: Path) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes("retención".encode("latin-1"))
    with pytest.raises(LexlociError) as caught:
        read_text(path)
    assert caught.value.line() == f"{path}: is not UTF-8 text (byte 7). Save it as UTF-8."


@pytest.mark.parametrize(
    ("name", "why"), [("none.txt", "No such file or directory"), (".", "Is a directory")]
)
def test_a_file_that_cannot_be_opened_is_refused_with_the_reason(tmp_path: Path, name: str, why: str) -> None:
    with pytest.raises(LexlociError, match=rf"cannot be read \({why}\)\. Check the path\."):
        read_text(tmp_path / name)


def test_what_a_killed_run_left_behind_is_swept_away_once_it_is_old(tmp_path: Path) -> None:
    target = tmp_path / "record.sqlite"
    old, young = tmp_path / ".record.sqlite.abc.part", tmp_path / ".record.sqlite.def.part"
    for left in (old, young):
        left.write_text("half")
    os.utime(old, (1, 1))
    write_text(target, "whole")
    assert not old.exists()
    assert young.exists()
    assert target.read_text() == "whole"


def test_what_a_link_points_to_is_replaced_and_the_link_stays(old: Path) -> None:
    link = old.with_name("link.txt")
    link.symlink_to(old)
    write_text(link, "new")
    assert link.is_symlink()
    assert old.read_text() == "new"


@pytest.mark.parametrize("what", ["folder", "pipe", "device", "link to a pipe", "no name"])
def test_nothing_but_a_file_is_ever_replaced(tmp_path: Path, what: str) -> None:
    path = tmp_path / "there"
    if what == "folder":
        path.mkdir()
    elif what == "device":
        path.symlink_to(os.devnull)
    elif what == "no name":
        path = Path()
    else:
        os.mkfifo(tmp_path / "pipe")
        path.symlink_to(tmp_path / "pipe") if "link" in what else path.hardlink_to(tmp_path / "pipe")
    kept = sorted(tmp_path.iterdir())
    for write in (lambda: write_text(path, "new"), lambda: writable(path)):
        with pytest.raises(LexlociError, match="is not a file that can be replaced"):
            write()
    assert sorted(tmp_path.iterdir()) == kept
