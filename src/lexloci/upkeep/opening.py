"""Files a user hands in, as text: plain, gzip or zip; refused in one line when they are not that.

What a file is called tells nothing; its first bytes do. Nothing is written here, so a refusal leaves
everything as it was.
"""

from __future__ import annotations

import gzip
import io
import re
import zipfile
import zlib
from pathlib import Path

from lexloci.core.errors import ImportRefused

MAX_BYTES = 400_000_000
"""More than any table read here needs, less than would fill a small machine's memory."""
GZIP, ZIP = b"\x1f\x8b", b"PK"
TABLES = (".txt", ".csv", ".json", ".tsv")
WEB_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body|script|!--)", re.I)
AGAIN = "Download it again."


def read_text(path: Path) -> str:
    """The text of a data file.

    :raises ImportRefused: it is missing, damaged, too large, empty, a web page, or not UTF-8 text.
    """
    data = _unpacked(path, read_bytes(path))
    if not data.strip():
        raise refused(path, "is empty", AGAIN)
    if b"\0" in data[:100_000]:
        raise refused(path, "is not a text file", "Give the table as text, gzip or zip.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refused(path, f"is not UTF-8 text (byte {error.start:,})", "Save it as UTF-8.") from error
    if WEB_PAGE.match(text):
        raise refused(path, "is a web page, not a data file", AGAIN)
    return text


def refused(path: Path, what: str, remedy: str = "") -> ImportRefused:
    """The error for a file that cannot be used."""
    return ImportRefused(what, where=str(path), remedy=f"{remedy} Nothing was changed.".strip())


def read_bytes(path: Path) -> bytes:
    """The bytes of an ordinary file.

    :raises ImportRefused: it is missing, no ordinary file, or too large.
    """
    try:
        if path.is_dir():
            raise refused(path, "is a folder", "Name the files in it.")
        if path.exists() and not path.is_file():
            raise refused(path, "is no ordinary file", "Save it as a file first.")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise refused(path, f"is larger than {MAX_BYTES:,} bytes", "Give the table itself.")
        return data
    except OSError as error:
        raise refused(path, f"cannot be read ({error.strerror})", "Check the path.") from error


def _unpacked(path: Path, data: bytes) -> bytes:
    try:
        if data.startswith(GZIP):
            with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
                return _limited(path, packed.read(MAX_BYTES + 1))
        if data.startswith(ZIP):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                return _limited(path, archive.open(_only_table(path, archive)).read(MAX_BYTES + 1))
    except (EOFError, OSError, zlib.error, zipfile.BadZipFile, RuntimeError) as error:
        kind = "gzip" if data.startswith(GZIP) else "zip"
        raise refused(path, f"is a damaged or unfinished {kind} file ({error})", AGAIN) from error
    return data


def _only_table(path: Path, archive: zipfile.ZipFile) -> str:
    names = [name for name in archive.namelist() if name.lower().endswith(TABLES)]
    if len(names) != 1:
        found = f"{len(names)} tables" if names else "no table"
        raise refused(path, f"is a zip file with {found} in it", "Unpack it and give the table.")
    return names[0]


def _limited(path: Path, data: bytes) -> bytes:
    if len(data) > MAX_BYTES:
        raise refused(path, f"unpacks to more than {MAX_BYTES:,} bytes", "Give the table itself.")
    return data
