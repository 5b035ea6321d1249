"""Compiled files are SQLite: written whole or not at all, and known to be whole when read."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from lexloci.core.files import replacing

MAGIC = b"SQLite format 3\0"
HEADER = 32
LARGEST_PAGE = 65_536
DISK_FAULTS = frozenset(
    {
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_READONLY,
    }
)


@contextmanager
def building(target: Path) -> Iterator[sqlite3.Connection]:
    """Yield a new, empty database; when the block succeeds it is tidied and replaces ``target``.

    :raises LexlociError: when the disk refuses; ``target`` stays as it was.
    """
    with replacing(target) as scratch:
        try:
            with closing(sqlite3.connect(scratch)) as db:
                db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;")
                yield db
                db.commit()
                db.execute("VACUUM")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF in DISK_FAULTS:
                raise OSError(errno.ENOSPC, str(error)) from error
            raise


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
