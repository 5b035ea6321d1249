"""Reading the whole record from its text files, without stopping at the first fault."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping, Set
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from lexloci.core.errors import LexlociError, RecordError
from lexloci.core.files import decoded
from lexloci.record.entries import Entries, Outline, outline_of
from lexloci.record.layout import type_of
from lexloci.record.model.codebook import Codebook, Variable
from lexloci.record.model.common import Entry
from lexloci.record.problems import Problem
from lexloci.record.snapshot import Snapshot, take
from lexloci.record.yamlio import read

E = TypeVar("E", bound=Entry)


class Texts(dict[str, str]):
    """The text of files by path; where none was put in, that of their bytes, which are known to be text."""

    def __init__(self, data: Mapping[str, bytes]) -> None:
        self._data = data

    def __missing__(self, path: str) -> str:
        text = self[path] = self._data[path].decode()
        return text


class Record(Struct):
    """The record as read: every entry by its path, and what was wrong with the rest."""

    root: Path
    entries: MutableMapping[str, Entry]
    texts: dict[str, str]
    problems: list[Problem]

    def of(self, model: type[E]) -> Iterator[tuple[str, E]]:
        """Entries of one type with their paths, in path order."""
        for path in self.paths(model):
            entry = self.entries[path]
            if isinstance(entry, model):
                yield path, entry

    def paths(self, model: type[Entry]) -> list[str]:
        """The paths of the entries of one type, in order."""
        if isinstance(self.entries, Entries):
            return self.entries.paths(model)
        return sorted(path for path in self.entries if self.model(path) is model)

    def model(self, path: str) -> type[Entry]:
        """The type of the entry at ``path``."""
        return self.entries.model(path) if isinstance(self.entries, Entries) else type(self.entries[path])

    def outline(self, path: str) -> Outline:
        """What the whole record is asked of the entry at ``path``."""
        if isinstance(self.entries, Entries):
            return self.entries.outline(path)
        return outline_of(self.entries[path])

    def document(self, path: str) -> bytes:
        """The entry at ``path`` as the compiled file keeps it."""
        kept = self.entries.document(path) if isinstance(self.entries, Entries) else None
        return msgspec.json.encode(self.entries[path]) if kept is None else kept

    def kept(self) -> Set[str]:
        """The paths of the entries that are what an earlier build compiled."""
        return self.entries.kept if isinstance(self.entries, Entries) else frozenset()

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
    return read_record(take(root), Entries())


def read_record(snapshot: Snapshot, entries: Entries) -> Record:
    """The record of a snapshot; files whose entries are there already are not parsed."""
    kept = entries.kept
    record = Record(snapshot.root, entries, Texts(snapshot.data), [])
    for path, fault in snapshot.unread.items():
        if type_of(path) is None:
            record.problems.append(_misplaced(path))
        else:
            record.problems.append(_unread(path, fault))
    for path in sorted(snapshot.data.keys() - kept):
        _read_file(record, path, snapshot.data[path])
    return record


def digest(root: Path) -> str:
    """SHA-256 over the names and contents of the record's files.

    :raises RecordError: when ``root`` is not a folder.
    """
    return take(root).digest()


def _read_file(record: Record, path: str, data: bytes) -> None:
    model = type_of(path)
    if model is None:
        record.problems.append(_misplaced(path))
        return
    try:
        record.texts[path] = decoded(data, path)
    except LexlociError as error:
        record.problems.append(_unread(path, error))
        return
    found = read(record.texts[path], model, path)
    if isinstance(found, Problem):
        record.problems.append(found)
    else:
        record.entries[path] = found


def _misplaced(path: str) -> Problem:
    return Problem(path, 0, "", "lies where no record file belongs", "See Files in docs/data-dictionary.md.")


def _unread(path: str, fault: LexlociError) -> Problem:
    return Problem(path, 0, "", fault.what, fault.remedy)
