"""Compiled files are SQLite: written whole or not at all, and known to be whole when read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import quote

from lexloci.core.errors import RecordError
from lexloci.core.files import replacing

MAGIC = b"SQLite format 3\0"
HEADER = 32
WRITER = 96
"""Where the header says which version of the library wrote it."""
COUNTERS = (24, 40, 92)
"""Offsets of the change counter, the schema cookie and "version valid for" (SQLite file format, 1.3)."""
LARGEST_PAGE = 65_536
PAGE = 16_384
"""Bytes a page of a file that is written whole. Documents are a few thousand bytes long, and four times
the default size keeps most of them in one piece: the file is smaller and quicker to write."""


@contextmanager
def building(target: Path, *, tidied: bool = True, old: bytes | None = None) -> Iterator[sqlite3.Connection]:
    """Yield a new, empty database; when the block succeeds it is tidied and replaces ``target``.

    It is kept in memory until then, so that the disk is written once.

    :param old: begin with this file's content.
    :param tidied: False for a file that is always written whole and in one order: its bytes are the
        same without, and laying it out anew is a good part of the time.
    :raises LexlociError: when the disk refuses; ``target`` stays as it was.
    """
    with replacing(target) as scratch, closing(sqlite3.connect(":memory:")) as db:
        db.execute("PRAGMA temp_store=MEMORY")
        if not tidied:
            db.execute(f"PRAGMA page_size={PAGE}")
        if old is not None:
            db.deserialize(old)
        yield db
        db.commit()
        if tidied:
            tidy(db)
        scratch.write_bytes(db.serialize())
        unmarked(scratch)


def tidy(db: sqlite3.Connection) -> None:
    """Commit and lay the file out anew: the same tables give the same pages, however they came about.

    Only the counters of the header still tell how often the file was written; :func:`unmarked` resets
    them once the connection is closed.
    """
    db.commit()
    db.execute("VACUUM")


def unmarked(path: Path) -> None:
    """Set the counters of a closed file's header to 1, so that equal content is equal bytes.

    They tell connections with an open cache that the file changed; nobody has this file open yet. The number
    of the library that wrote it last (https://www.sqlite.org/fileformat2.html, 1.3.19) is set to 0.
    """
    with path.open("r+b") as file:
        for offset in COUNTERS:
            file.seek(offset)
            file.write((1).to_bytes(4, "big"))
        file.seek(WRITER)
        file.write(bytes(4))


def is_whole(path: Path) -> bool:
    """Whether ``path`` has the size its own header states (a cut-off copy or download has not).

    Damage inside a file of the right size is not seen here; reading it raises.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            header = file.read(HEADER)
    except OSError:
        return False
    if len(header) < HEADER or not header.startswith(MAGIC):
        return False
    page = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    return size == pages * (LARGEST_PAGE if page == 1 else page)


class CompiledFile:
    """A compiled file opened read-only; safe to share between readers of one thread.

    :cvar what: how errors call it.
    :cvar remedy: what to do when it cannot be used.
    :cvar format: the format this program reads, as its ``meta`` table states it.
    """

    what: ClassVar[str]
    remedy: ClassVar[str]
    format: ClassVar[int]

    def __init__(self, path: Path) -> None:
        """Open ``path``.

        :raises RecordError: when it is missing, damaged or of another format.
        """
        self.path = path
        if not path.is_file():
            raise self.fault("is missing")
        if not is_whole(path):
            raise self.fault("is damaged: cut off, or no compiled file at all")
        address = f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1"
        self._db = sqlite3.connect(address, uri=True, check_same_thread=False)
        self.meta: dict[str, str] = dict(self.rows("SELECT key, value FROM meta"))
        if self.meta.get("format") != str(self.format):
            raise self.fault("has another format")

    def rows(self, statement: str, values: Sequence[object] = ()) -> list[Any]:
        """Every row of a query.

        :raises RecordError: when the file turns out to be damaged.
        """
        try:
            return self._db.execute(statement, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise self.fault(f"cannot be read ({error})") from error

    def row(self, statement: str, *values: object) -> Any:
        """The first row of a query, or None.

        :raises RecordError: when the file turns out to be damaged.
        """
        try:
            return self._db.execute(statement, values).fetchone()
        except sqlite3.DatabaseError as error:
            raise self.fault(f"cannot be read ({error})") from error

    def fault(self, what: str) -> RecordError:
        """The error that says what is wrong with the file and what to do."""
        return RecordError(f"{self.what} {what}", where=str(self.path), remedy=self.remedy)

    def close(self) -> None:
        """Close the file."""
        self._db.close()
