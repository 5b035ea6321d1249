"""What an earlier build finished: documents and rows that a new one need not work out again.

They are in the compiled file itself, once it is known to be what this code made (see
:mod:`lexloci.record.checked`). A build from pieces writes every row, as any build does, so that the
file has the same bytes; it is only spared the work of making rows that were made before.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from lexloci.core.sqlite import read_only
from lexloci.record.entries import Entries


class Pieces(Struct, frozen=True):
    """An earlier compiled file.

    :ivar db: a connection to it; None without one.
    :ivar numbers: its entries by path, in order.
    """

    db: sqlite3.Connection | None = None
    numbers: dict[str, int] = {}

    def documents(self, paths: Iterable[str]) -> Mapping[str, bytes]:
        """The documents of those of ``paths`` that are here, each read when it is asked for."""
        return Documents(self, dict.fromkeys(path for path in paths if path in self.numbers))

    def entries(self, paths: Iterable[str]) -> Entries:
        """The entries at ``paths``, as far as they are here."""
        return Entries(self.documents(paths))

    def document(self, path: str) -> bytes:
        """The document of an entry that is here."""
        assert self.db is not None
        (doc,) = self.db.execute("SELECT doc FROM entry WHERE n = ?", (self.numbers[path],)).fetchone()
        return bytes(doc)

    def close(self) -> None:
        """Close the file, which on some systems cannot be replaced before."""
        if self.db is not None:
            self.db.close()


class Documents(Mapping[str, bytes]):
    """Documents by path."""

    def __init__(self, pieces: Pieces, paths: dict[str, None]) -> None:
        self._pieces, self._paths = pieces, paths

    def __getitem__(self, path: str) -> bytes:
        return self._pieces.document(path)

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def pieces_of(file: Path, sound: Callable[[bytes], bool]) -> Pieces:
    """The pieces of a compiled file; none where it cannot be read, or its SHA-256 is not ``sound``.

    What is opened is what was hashed, also when another build replaces it meanwhile.
    """
    from hashlib import file_digest  # Takes megabytes, and those who only read the compiled file need none.

    try:
        with file.open("rb", buffering=0) as held:
            if not sound(file_digest(held, "sha256").digest()):
                return Pieces()
            db = read_only(file)
            if os.path.samestat(os.fstat(held.fileno()), file.stat()):
                return Pieces(db, dict(db.execute("SELECT path, n FROM entry ORDER BY n")))
            db.close()
    except (OSError, sqlite3.DatabaseError):
        pass
    return Pieces()
