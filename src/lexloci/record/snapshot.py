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
    _hashes: dict[str, bytes] = {}

    def hashes(self) -> dict[str, bytes]:
        """SHA-256 of what each file holds, by path; worked out once."""
        if not self._hashes:
            self._hashes = {path: sha256(data).digest() for path, data in self.data.items()}
        return self._hashes

    def digest(self) -> str:
        """SHA-256 over the names and contents of the files."""
        hashes, total = self.hashes(), sha256()
        for path in sorted(self.data.keys() | self.unread.keys()):
            total.update(b"%b\0%b" % (path.encode(), hashes.get(path, b"")))
        return total.hexdigest()


def take(root: Path) -> Snapshot:
    """Read every file under ``root`` but hidden ones and folder READMEs.

    :raises RecordError: when ``root`` is not a folder, or a folder in it cannot be read.
    """
    if not root.is_dir():
        raise RecordError("is not a folder", where=str(root), remedy="Point --record at a record folder.")
    found, start = Snapshot(root, {}, {}), len(str(root).rstrip(os.sep)) + 1
    # Plain text and no Path, which for thousands of files would take as long as reading them.
    for entry in _files(str(root), []):
        path = entry.path[start:].replace(os.sep, "/")
        try:
            if not entry.is_file() and os.path.exists(entry.path):  # noqa: PTH110 (as above)
                raise LexlociError("is a pipe or a device", where=entry.path, remedy="Remove it.")
            found.data[path] = read_bytes(entry.path, MAX_FILE_BYTES)
        except LexlociError as error:
            found.unread[path] = error
    return found


def _files(folder: str, out: list[os.DirEntry[str]]) -> list[os.DirEntry[str]]:
    """To ``out`` every file below ``folder``, but no hidden one and no folder's README.

    Links to folders are not followed.

    :raises RecordError: when a folder cannot be read.
    """
    try:
        with os.scandir(folder) as entries:
            found = [entry for entry in entries if not entry.name.startswith(".")]
    except OSError as error:
        raise RecordError(
            f"cannot be read ({error.strerror})", where=folder, remedy="Check who may read it."
        ) from error
    for entry in found:
        if not entry.is_dir():
            if entry.name != "README.md":
                out.append(entry)
        elif not entry.is_symlink():
            _files(entry.path, out)
    return out
