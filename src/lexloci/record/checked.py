"""Remembering which record files passed the checks of one file alone, and what was compiled of them.

Those checks (layout, readability, dates, sources) take most of the time of a build, and a file whose
text passed them passes again. What is remembered of a file is its outline and a digest over that, its
path, its bytes, the day and the code that checks it: when any of these is another, the digest is, and the
file is checked anew. The compiled file has such a digest too; a build takes finished pieces from it only
when it is, byte for byte, what the same code made of the files that are remembered beside it. A damaged
memory can therefore make a build slower and never make it wrong.
"""

from __future__ import annotations

import sys
from collections.abc import Set
from contextlib import suppress
from hashlib import file_digest, sha256
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from lexloci.core.errors import LexlociError
from lexloci.core.files import read_bytes, replacing
from lexloci.core.paths import RECORD_FILE
from lexloci.core.sqlite import stated
from lexloci.record.entries import Entries, Outline
from lexloci.record.load import Record, read_record
from lexloci.record.pieces import Pieces, pieces_of
from lexloci.record.problems import Problem
from lexloci.record.snapshot import Snapshot
from lexloci.record.validate import Before, validate

if TYPE_CHECKING:
    from hashlib import _Hash

CHECKED_FILE = ".checked"
CODE = Path(__file__).resolve().parent.parent
ROOMS = ("core", "record")
MAX_BYTES = 100_000_000
"""Of a memory: some hundred bytes a file of the record."""
MARK = 64
"""Bytes of a mark, with which each line begins."""
COMPILED = b""
"""What stands for the path in the mark of the compiled file."""
OUTLINES = msgspec.json.Decoder(Outline)


class Known(Struct, frozen=True):
    """What is remembered of a snapshot.

    :ivar lines: of each file that is known to pass what is written of it, by path.
    :ivar outlines: its outline.
    :ivar day: the day on which they were found so.
    :ivar pieces: what the compiled file holds; nothing unless it is known to be sound.
    """

    lines: dict[str, bytes] = {}
    outlines: dict[str, Outline] = {}
    day: str = ""
    pieces: Pieces = Pieces()

    @property
    def sound(self) -> Set[str]:
        """Paths of the files that are known to pass."""
        return self.lines.keys()

    def entries(self) -> Entries:
        """The entries that need not be parsed again."""
        return Entries(self.pieces.documents(self.lines), self.outlines)

    def before(self) -> Before:
        """What the last build found sound as a whole."""
        kept = self.pieces.numbers.keys() & self.lines.keys()
        return Before(kept, self.pieces.entries(self.pieces.numbers.keys() - kept))


class Examined(Struct):
    """The record of a snapshot, every problem of it, and what was known of it before."""

    record: Record
    problems: list[Problem]
    known: Known


def examine(files: Snapshot, folder: Path | None, today: str) -> Examined:
    """Parse and check what ``folder`` does not remember; without one, everything.

    The pieces of what was known are to be closed.
    """
    known = Known() if folder is None else recall(folder, files, today)
    record = read_record(files, known.entries())
    return Examined(record, validate(record, today, known.sound, known.before()), known)


def recall(folder: Path, files: Snapshot, today: str) -> Known:
    """What is remembered in ``folder`` of these files; nothing when it cannot be used.

    A file that passed on a day passes on any later one, since the only fault a day can bring out is a
    date that lies after it.
    """
    try:
        head, *written = read_bytes(folder / CHECKED_FILE, MAX_BYTES).split(b"\n")
        day = head[:10].decode("ascii")
    except (LexlociError, UnicodeDecodeError):
        return Known()
    if day > today:
        return Known()
    start, hashes = _start(day), {path.encode(): value for path, value in files.hashes().items()}
    lines, outlines = {}, {}
    for line in written:
        path, _, outline = line[MARK:].partition(b"\t")
        if path in hashes and line[:MARK] == _mark(start, path, hashes[path], outline):
            lines[path.decode()] = line
            outlines[path.decode()] = OUTLINES.decode(outline)
    if not lines:
        return Known()
    pieces = pieces_of(folder / RECORD_FILE, lambda found: _mark(start, COMPILED, found) == head[10:])
    return Known(lines, outlines, day, pieces)


def remember(
    folder: Path, files: Snapshot, today: str, digest: str, record: Record, known: Known | None = None
) -> None:
    """Note that every file passes, and what was compiled of them.

    What cannot be written is done without.

    :param digest: what the compiled file states if it was made of these files; another build may have
        replaced it meanwhile, and then it is not noted.
    :param known: what was recalled of the same files, whose lines serve again on the same day.
    """
    start, hashes = _start(today), files.hashes()
    lines = known.lines if known is not None and known.day == today else {}
    with suppress(LexlociError), replacing(folder / CHECKED_FILE) as scratch:
        written = [today.encode() + _compiled(start, folder / RECORD_FILE, digest)]
        written += [
            lines.get(path) or _line(start, path, hashes[path], record.outline(path))
            for path in sorted(hashes)
        ]
        scratch.write_bytes(b"\n".join(written))


def _compiled(start: _Hash, file: Path, digest: str) -> bytes:
    """The mark of the compiled file; nothing unless it states ``digest``."""
    try:
        with file.open("rb", buffering=0) as held:
            found = file_digest(held, "sha256").digest()
    except OSError:
        return b""
    return _mark(start, COMPILED, found) if stated(file, "digest") == digest else b""


def _start(day: str) -> _Hash:
    start = sha256(f"{day}\0{sys.version}\0{msgspec.__version__}\0".encode())
    for room in ROOMS:
        for module in sorted((CODE / room).rglob("*.py")):
            start.update(module.read_bytes())
    return start


def _line(start: _Hash, path: str, found: bytes, outline: Outline) -> bytes:
    told, doc = path.encode(), msgspec.json.encode(outline)
    return b"%b%b\t%b" % (_mark(start, told, found, doc), told, doc)


def _mark(start: _Hash, path: bytes, found: bytes, outline: bytes = b"") -> bytes:
    mark = start.copy()
    mark.update(b"%b\0%b%b" % (path, found, outline))
    return mark.hexdigest().encode()
