"""Remembering which record files passed the checks that look at one file alone.

Those checks (layout, readability, dates, sources) take most of the time of a build, and a file whose
text passed them passes again. What is remembered is a digest a file, over its path, its text, the
day and the code that checks it: when any of these is another, the digest is, and the file is checked
anew. A damaged memory can therefore make a build slower and never make it wrong.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import msgspec

from lexloci.core.errors import LexlociError
from lexloci.core.files import read_text, write_text
from lexloci.record.load import Record

CHECKED_FILE = ".checked"
CODE = Path(__file__).resolve().parent.parent
ROOMS = ("core", "record")


def recall(folder: Path, record: Record, today: str) -> frozenset[str]:
    """Paths of the files of ``record`` that are known to pass; none when the memory cannot be used."""
    try:
        known = set(read_text(folder / CHECKED_FILE).split())
    except LexlociError:
        return frozenset()
    return frozenset(path for path, mark in _marks(record, today) if mark in known)


def remember(folder: Path, record: Record, today: str) -> None:
    """Note that every file of ``record`` passes. What cannot be written is done without."""
    with suppress(LexlociError):
        marks = sorted(mark for _, mark in _marks(record, today))
        write_text(folder / CHECKED_FILE, "\n".join(marks) + "\n")


def _marks(record: Record, today: str) -> Iterator[tuple[str, str]]:
    start = sha256(f"{today}\0{sys.version}\0{msgspec.__version__}\0".encode())
    for room in ROOMS:
        for module in sorted((CODE / room).rglob("*.py")):
            start.update(module.read_bytes())
    for path, text in record.texts.items():
        mark = start.copy()
        mark.update(f"{path}\0{text}".encode())
        yield path, mark.hexdigest()
