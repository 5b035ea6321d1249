"""Compiled files are SQLite: written whole or not at all, and known to be whole when read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
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
PAGE = 4_096
"""Bytes a page of a file has, unless it asks for larger ones."""
CACHE_KB = 8_000
SETTINGS = ("journal_mode=MEMORY", "journal_mode=OFF", "synchronous=OFF", f"cache_size=-{CACHE_KB}")
"""Of a file that is being written, which is put on the disk before it takes the place of another. A library
that does not do without a journal keeps it in memory."""
REFUSALS = ("SQLITE_FULL", "SQLITE_IOERR")
"""What the library says when the disk refuses."""

Key = tuple[str | int, ...]
Changes = Mapping[Key, Sequence[object] | None]


@contextmanager
def building(
    target: Path, beside: sqlite3.Connection | None = None, page: int = PAGE
) -> Iterator[sqlite3.Connection]:
    """Yield a connection with a new, empty database, which replaces ``target`` when the block succeeds.

    The file is written as it grows and needs no journal, since nobody has it before it is whole. Equal
    statements in equal order give equal bytes.

    :param beside: a connection to take rows from. The new database is its schema ``made`` then, and else the
        connection's own. It is closed in the end.
    :raises LexlociError: the disk refuses; ``target`` stays as it was.
    """
    with replacing(target) as scratch:
        schema = "main" if beside is None else "made"
        with closing(beside or sqlite3.connect(scratch)) as db:
            if beside is not None:
                db.execute("ATTACH ? AS made", (str(scratch),))
            db.execute("PRAGMA temp_store=MEMORY")
            for setting in (f"page_size={page}", *SETTINGS):
                db.execute(f"PRAGMA {schema}.{setting}")
            try:
                yield db
                db.commit()
            except sqlite3.OperationalError as error:
                if error.sqlite_errorname.startswith(REFUSALS):
                    raise OSError(0, str(error)) from error
                raise
        unmarked(scratch)


def carry(db: sqlite3.Connection, table: str, key: Sequence[str], changes: Changes) -> None:
    """Write ``table`` of ``made``: the rows of that of ``main``, in the order of their key, with changes.

    Nothing passes through Python but what is changed.

    :param key: the columns of the key, which are the first ones.
    :param changes: by key, the row that takes the place of what is there, if anything is; None for no row.
    """
    columns = f"({', '.join(key)})"
    marks = f"({', '.join('?' * len(key))})"
    copy, after, before = f"INSERT INTO made.{table} SELECT * FROM main.{table}", f"{columns} > {marks}", ""
    order = f" ORDER BY {', '.join(key)}"
    last: Key | None = None
    for one in sorted(changes):
        before = f"{columns} < {marks}"
        if last is None:
            db.execute(f"{copy} WHERE {before}{order}", one)
        else:
            db.execute(f"{copy} WHERE {after} AND {before}{order}", (*last, *one))
        row = changes[one]
        if row is not None:
            db.execute(f"INSERT INTO made.{table} VALUES ({', '.join('?' * len(row))})", row)
        last = one
    db.execute(f"{copy}{order}" if last is None else f"{copy} WHERE {after}{order}", last or ())


def stated(file: Path, key: str) -> str | None:
    """A value of the ``meta`` table of a compiled file; None when there is no usable file."""
    if not is_whole(file):
        return None
    try:
        with closing(read_only(file)) as db:
            row = db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    except sqlite3.DatabaseError:
        return None
    return str(row[0]) if row else None


def read_only(file: Path) -> sqlite3.Connection:
    """A connection to a compiled file, which nobody changes: it is replaced as a whole."""
    address = f"file:{quote(str(file.resolve()))}?mode=ro&immutable=1"
    return sqlite3.connect(address, uri=True, check_same_thread=False)


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
        self._db = read_only(path)
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
