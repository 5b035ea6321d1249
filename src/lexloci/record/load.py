"""Reading the whole record from its text files, without stopping at the first fault."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from lexloci.core.errors import LexlociError, RecordError
from lexloci.core.files import read_text
from lexloci.record.layout import type_of
from lexloci.record.model.codebook import Codebook, Variable
from lexloci.record.model.common import Entry
from lexloci.record.problems import Problem
from lexloci.record.yamlio import MAX_FILE_BYTES, read

E = TypeVar("E", bound=Entry)


class Record(Struct):
    """The record as read: every entry by its path, and what was wrong with the rest."""

    root: Path
    entries: dict[str, Entry]
    texts: dict[str, str]
    problems: list[Problem]

    def of(self, model: type[E]) -> Iterator[tuple[str, E]]:
        """Entries of one type with their paths, in path order."""
        for path in sorted(self.entries):
            entry = self.entries[path]
            if type(entry) is model:
                yield path, entry

    def variables(self) -> dict[str, Variable]:
        """The codebook's variables by id."""
        return {entry.id: entry for _, entry in self.of(Variable)}

    def codebook(self) -> Codebook:
        """The codebook's common part.

        :raises RecordError: when the record has none.
        """
        for _, entry in self.of(Codebook):
            return entry
        raise RecordError(
            "has no codebook/codebook.yaml",
            where=str(self.root),
            remedy="Point --record at the folder that holds it.",
        )


def load(root: Path) -> Record:
    """Read every file under ``root``.

    :raises RecordError: when ``root`` is not a folder.
    """
    if not root.is_dir():
        raise RecordError("is not a folder", where=str(root), remedy="Point --record at a record folder.")
    record = Record(root, {}, {}, [])
    for path in record_files(root):
        _load_file(record, path)
    return record


def record_files(root: Path) -> list[Path]:
    """All files under ``root`` but hidden ones and folder READMEs, in path order."""
    found = []
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".")]
        shown = [name for name in names if not name.startswith(".") and name != "README.md"]
        found += [Path(folder, name) for name in shown]
    return sorted(found)


def digest(root: Path) -> str:
    """SHA-256 over the names and contents of the record's files."""
    total = hashlib.sha256()
    for path in record_files(root):
        data = path.read_bytes()
        total.update(f"{path.relative_to(root).as_posix()}\0{len(data)}\0".encode())
        total.update(data)
    return total.hexdigest()


def _load_file(record: Record, path: Path) -> None:
    name = path.relative_to(record.root).as_posix()
    model = type_of(name)
    if model is None:
        record.problems.append(
            Problem(
                name,
                0,
                "",
                "lies where no record file belongs",
                "See Files in docs/data-dictionary.md.",
            )
        )
        return
    try:
        record.texts[name] = read_text(path, MAX_FILE_BYTES)
    except LexlociError as error:
        record.problems.append(Problem(name, 0, "", error.what, error.remedy))
        return
    found = read(record.texts[name], model, name)
    if isinstance(found, Problem):
        record.problems.append(found)
    else:
        record.entries[name] = found
