"""Compiled files: built whole or not at all, and known to be whole when opened."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from lexloci.core.sqlite import building, is_whole

ON_A_FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from lexloci.core.errors import LexlociError
from lexloci.core.sqlite import building
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    with building(Path(sys.argv[1])) as db:
        db.execute("CREATE TABLE word (text TEXT)")
        db.executemany("INSERT INTO word VALUES (?)", [("x" * 1000,)] * 5000)
except LexlociError as error:
    print(error.line())
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A small compiled file."""
    path = tmp_path / "words.sqlite"
    with building(path) as db:
        db.execute("CREATE TABLE word (text TEXT)")
        db.executemany("INSERT INTO word VALUES (?)", [(f"word {n}",) for n in range(5000)])
    return path


def count(path: Path) -> int:
    """How many words ``path`` holds."""
    with closing(sqlite3.connect(path)) as db:
        return int(db.execute("SELECT count(*) FROM word").fetchone()[0])


def test_what_was_built_is_whole_and_alone_in_its_folder(file: Path) -> None:
    assert is_whole(file)
    assert count(file) == 5000
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize("kept", [0, 10, 31, 100, 4096, 20_000])
def test_a_file_cut_off_anywhere_is_not_whole(file: Path, kept: int) -> None:
    file.write_bytes(file.read_bytes()[:kept])
    assert not is_whole(file)


def test_a_file_that_lost_its_last_byte_or_gained_one_is_not_whole(file: Path) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[:-1])
    assert not is_whole(file)
    file.write_bytes(whole + b"\0")
    assert not is_whole(file)


def test_what_is_no_database_or_no_file_is_not_whole(tmp_path: Path) -> None:
    other = tmp_path / "page.html"
    other.write_text("<html>" * 1000)
    assert not is_whole(other)
    assert not is_whole(tmp_path)
    assert not is_whole(tmp_path / "none")


def test_a_mistake_in_a_statement_is_raised_as_it_is_and_leaves_the_old_file(file: Path) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"), building(file) as db:
        db.execute("INSERT INTO nowhere VALUES (1)")
    assert count(file) == 5000


def test_a_full_disk_is_one_clear_line_and_leaves_the_old_file(file: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ON_A_FULL_DISK, str(file)], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith(f"{file}: cannot be written (")
    assert done.stdout.endswith("Free some space or choose another folder; the old file is untouched.\n")
    assert count(file) == 5000
    assert list(file.parent.iterdir()) == [file]
