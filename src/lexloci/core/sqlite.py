"""Compiled files are SQLite: whether one is whole can be told without reading it through."""

from __future__ import annotations

from pathlib import Path

MAGIC = b"SQLite format 3\0"
HEADER = 32
LARGEST_PAGE = 65_536


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
