"""The record's files as they stood at one moment, each read once.

A build takes its digest, what it remembers and what it compiles from the same bytes, so that a file
saved while it runs is wholly in it or not at all.
"""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from lexloci.core.errors import LexlociError, RecordError
from lexloci.core.files import read_bytes

MAX_FILE_BYTES = 400_000


class Snapshot(Struct):
    """The bytes of every file by its path below ``root``, and why the others could not be read."""

    root: Path
    data: dict[str, bytes]
    unread: dict[str, LexlociError]

    def digest(self) -> str:
        """SHA-256 over the names and contents of the files."""
        total = sha256()
        for path in sorted(self.data.keys() | self.unread.keys()):
            data = self.data.get(path, b"")
            total.update(f"{path}\0{len(data)}\0".encode())
            total.update(data)
        return total.hexdigest()


def take(root: Path) -> Snapshot:
    """Read every file under ``root`` but hidden ones and folder READMEs.

    :raises RecordError: when ``root`` is not a folder.
    """
    if not root.is_dir():
        raise RecordError("is not a folder", where=str(root), remedy="Point --record at a record folder.")
    found, start = Snapshot(root, {}, {}), len(str(root).rstrip(os.sep)) + 1
    for place, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".")]
        # Plain text and no Path, which for thousands of files would take as long as reading them.
        below = f"{place[start:]}/".replace(os.sep, "/") if len(place) > start else ""
        for name in names:
            if not name.startswith(".") and name != "README.md":
                try:
                    found.data[below + name] = read_bytes(f"{place}{os.sep}{name}", MAX_FILE_BYTES)
                except LexlociError as error:
                    found.unread[below + name] = error
    return found
