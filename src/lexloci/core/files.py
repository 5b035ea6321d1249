"""Files that are whole or absent: everything is written beside its place, then moved into it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

from lexloci.core.errors import LexlociError

MAX_TEXT_BYTES = 2_000_000
STALE_SECONDS = 3600
READING = os.O_RDONLY | getattr(os, "O_BINARY", 0)
CREATING = os.O_WRONLY | os.O_CREAT | os.O_EXCL


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yield a scratch path in the folder of ``path``; on success move it over ``path``.

    When the block raises, or the process is killed, ``path`` keeps its old content. Of a symbolic link
    the file it points to is replaced, and the link stays.

    :raises LexlociError: when the disk refuses (full, read-only, no such folder), or ``path`` is something
        else than a file: a folder, a device, a pipe.
    """
    path = _regular(path)
    scratch = _scratch(path)
    try:
        yield scratch
        with scratch.open("rb") as written:
            os.fsync(written.fileno())
        scratch.chmod(0o644)
        scratch.replace(path)
    except OSError as error:
        raise _disk_error(path, error) from error
    finally:
        scratch.unlink(missing_ok=True)


def writable(path: Path) -> None:
    """Make sure that ``path`` can be written, before much work is done for it; its folder is made.

    :raises LexlociError: when the disk refuses, or ``path`` is no file.
    """
    _scratch(_regular(path)).unlink()


def _regular(path: Path) -> Path:
    """``path`` itself, or what it links to, which is a file or does not exist yet."""
    try:
        target = Path(os.path.realpath(path)) if path.is_symlink() else path
        there = target.exists() and not target.is_file()
    except OSError as error:
        raise _disk_error(path, error) from error
    if there or not target.name:
        raise LexlociError(
            "is not a file that can be replaced",
            where=f'"{path}"',
            remedy="Name a file in a folder, for example out/page.html.",
        )
    return target


def _scratch(path: Path) -> Path:
    """A new, empty file in the folder of ``path``, which only this process has."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(path)
        for number in count():
            scratch = path.with_name(f".{path.name}.{os.getpid()}-{number}.part")
            with suppress(FileExistsError):
                os.close(os.open(scratch, CREATING, 0o600))
                break
    except OSError as error:
        raise _disk_error(path, error) from error
    return scratch


def _sweep(path: Path) -> None:
    """Remove scratch files that killed runs left behind (a live one is younger)."""
    import glob
    import time

    for left in path.parent.glob(f".{glob.escape(path.name)}.*.part"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > STALE_SECONDS:
                left.unlink()


def write_text(path: Path, text: str) -> None:
    """Replace the file at ``path`` by ``text`` (UTF-8, no newline translation)."""
    with replacing(path) as scratch:
        scratch.write_bytes(text.encode())


def read_bytes(path: Path | str, limit: int = MAX_TEXT_BYTES) -> bytes:
    """Read a file of at most ``limit`` bytes.

    :raises LexlociError: when it cannot be opened or is larger.
    """
    try:
        # A build reads thousands of files, and a file object costs more than the reading of a small one.
        handle = os.open(path, READING)
        try:
            # A read makes room for all it is asked for: of a small file, ask for no more than it has.
            size = os.fstat(handle).st_size
            data = _read(handle, size, min(size or limit, limit) + 1)
        finally:
            os.close(handle)
    except OSError as error:
        raise LexlociError(
            f"cannot be read ({error.strerror})", where=str(path), remedy="Check the path."
        ) from error
    if len(data) > limit:
        raise LexlociError(f"is larger than {limit:,} bytes", where=str(path), remedy="Split the file.")
    return data


def _read(handle: int, size: int, wanted: int) -> bytes:
    """Up to ``wanted`` bytes. A pipe gives them piece by piece, and so may a disk give many.

    :param size: how many the file has, 0 where that is not known; after so many none is asked for.
    """
    data = piece = os.read(handle, wanted)
    while piece and len(data) < wanted and len(data) != size:
        piece = os.read(handle, wanted - len(data))
        data += piece
    return data


def read_text(path: Path, limit: int = MAX_TEXT_BYTES) -> str:
    """Read a UTF-8 file of at most ``limit`` bytes.

    :raises LexlociError: when it cannot be opened, is larger, or is not UTF-8.
    """
    return decoded(read_bytes(path, limit), str(path))


def decoded(data: bytes, where: str) -> str:
    """The text of a file's bytes.

    :raises LexlociError: when they are not UTF-8; ``where`` names the file.
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise LexlociError(
            f"is not UTF-8 text (byte {error.start})", where=where, remedy="Save it as UTF-8."
        ) from error


def refused(path: Path, told: str) -> LexlociError:
    """The error for a library's own words ``told`` on why ``path`` could not be written."""
    number = re.search(r'"errno":\s*"(\d+)"', told)
    return _disk_error(path, OSError(0, os.strerror(int(number[1])) if number else told.partition("\n")[0]))


def _disk_error(path: Path, error: OSError) -> LexlociError:
    return LexlociError(
        f"cannot be written ({error.strerror or error})",
        where=str(path),
        remedy="Free some space or choose another folder; the old file is untouched.",
    )
