"""Remembering which record files passed the checks of one file alone, and what was compiled of them.

Those checks (layout, readability, dates, sources) take most of the time of a build, and a file whose
text passed them passes again. What is remembered is a digest a file, over its path, its bytes, the
day and the code that checks it: when any of these is another, the digest is, and the file is checked
anew. The compiled file has such a digest too; a build takes finished pieces from it only when it is,
byte for byte, what the same code made of the files that are remembered beside it. A damaged memory
can therefore make a build slower and never make it wrong.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from lexloci.core.errors import LexlociError
from lexloci.core.files import read_bytes, read_text, write_text
from lexloci.core.paths import RECORD_FILE
from lexloci.record.load import Record, read_record
from lexloci.record.pieces import Pieces, pieces_of, states
from lexloci.record.problems import Problem
from lexloci.record.snapshot import Snapshot
from lexloci.record.validate import Before, validate

if TYPE_CHECKING:
    from hashlib import _Hash

CHECKED_FILE = ".checked"
CODE = Path(__file__).resolve().parent.parent
ROOMS = ("core", "record")
MAX_COMPILED_BYTES = 1_000_000_000


class Known(Struct, frozen=True):
    """What is remembered of a snapshot.

    :ivar sound: paths of the files that are known to pass.
    :ivar day: the day on which they were found so.
    :ivar marks: the mark of every file, as of that day.
    :ivar pieces: what the compiled file holds; nothing unless it is known to be sound.
    """

    sound: frozenset[str] = frozenset()
    pieces: Pieces = Pieces()
    day: str = ""
    marks: dict[str, str] = {}

    def kept(self) -> dict[str, bytes]:
        """Compiled documents of entries that need not be parsed again, by path."""
        rows = self.pieces.rows
        return {path: rows[path].doc for path in self.sound if path in rows}

    def before(self) -> Before:
        """What the last build found sound as a whole."""
        kept = self.sound & self.pieces.rows.keys()
        return Before(kept, self.pieces.entries(self.pieces.rows.keys() - kept))


class Examined(Struct):
    """The record of a snapshot, every problem of it, and what was known of it before."""

    record: Record
    problems: list[Problem]
    known: Known


def examine(files: Snapshot, folder: Path | None, today: str) -> Examined:
    """Parse and check what ``folder`` does not remember; without one, everything."""
    known = Known() if folder is None else recall(folder, files, today)
    record = read_record(files, known.kept())
    return Examined(record, validate(record, today, known.sound, known.before()), known)


def recall(folder: Path, files: Snapshot, today: str) -> Known:
    """What is remembered in ``folder`` of these files; nothing when it cannot be used.

    A file that passed on a day passes on any later one, since the only fault a day can bring out is a
    date that lies after it.
    """
    try:
        day, *marks = read_text(folder / CHECKED_FILE).split() or [""]
    except LexlociError:
        return Known()
    if day > today:
        return Known()
    start, known = _start(day), set(marks)
    now = {path: _mark(start, path, data) for path, data in files.data.items()}
    sound = frozenset(path for path, mark in now.items() if mark in known)
    if not sound:
        return Known()
    compiled = _compiled(folder)
    whole = bool(compiled) and _mark(start, RECORD_FILE, compiled) in known
    return Known(sound, pieces_of(compiled) if whole else Pieces(), day, now)


def remember(folder: Path, files: Snapshot, today: str, digest: str, known: Known | None = None) -> None:
    """Note that every file passes, and what was compiled of them.

    What cannot be written is done without.

    :param digest: what the compiled file states if it was made of these files; another build may have
        replaced it meanwhile, and then it is not noted.
    :param known: what was recalled of the same files, whose marks serve again on the same day.
    """
    start, compiled = _start(today), _compiled(folder)
    marks = list(known.marks.values()) if known is not None and known.day == today else []
    marks = marks or [_mark(start, path, data) for path, data in files.data.items()]
    if states(compiled, digest):
        marks.append(_mark(start, RECORD_FILE, compiled))
    with suppress(LexlociError):
        write_text(folder / CHECKED_FILE, "\n".join([today, *sorted(marks)]) + "\n")


def _compiled(folder: Path) -> bytes:
    try:
        return read_bytes(folder / RECORD_FILE, MAX_COMPILED_BYTES)
    except LexlociError:
        return b""


def _start(day: str) -> _Hash:
    start = sha256(f"{day}\0{sys.version}\0{msgspec.__version__}\0".encode())
    for room in ROOMS:
        for module in sorted((CODE / room).rglob("*.py")):
            start.update(module.read_bytes())
    return start


def _mark(start: _Hash, path: str, data: bytes) -> str:
    mark = start.copy()
    mark.update(f"{path}\0".encode())
    mark.update(data)
    return mark.hexdigest()
