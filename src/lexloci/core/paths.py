"""Where compiled data lives: with the package, or in the user's own folder."""

from __future__ import annotations

import os
from pathlib import Path

PACKAGE_DATA = Path(__file__).resolve().parent.parent / "_data"
RECORD_FILE = "record.sqlite"
PLACES_FILE = "places.sqlite"
IMPORTS = "imports"


def user_folder() -> Path:
    """The user's lexloci folder: ``$LEXLOCI_HOME``, else under ``$XDG_DATA_HOME``."""
    home = os.environ.get("LEXLOCI_HOME")
    if home:
        return Path(home)
    base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "lexloci"


def import_files() -> list[Path]:
    """What the user has imported beside the record, by name."""
    return sorted((user_folder() / IMPORTS).glob("*.sqlite"))


def data_file(name: str, folder: Path | None = None) -> Path:
    """The file to read: in ``folder`` if given, else the user's own if it exists, else the package's."""
    if folder is not None:
        return folder / name
    own = user_folder() / name
    return own if own.is_file() else PACKAGE_DATA / name
