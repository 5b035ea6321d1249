"""Data a user has imported beside the record: what official lists name, and what they cover.

One file an importer, in the user's own folder. The record is never changed by an import, so a new
release of it does not undo one, and deleting the file does.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from pathlib import Path

import msgspec
from msgspec import Struct

from lexloci.core.sqlite import CompiledFile, building
from lexloci.record.compiled import AgreementEntry, Survey
from lexloci.record.readings import ListReading

FORMAT = 3
EVERYWHERE = "*"
"""The jurisdiction of a search that covers all: a national list that was read from end to end."""
SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE agreement (
    kind TEXT, jurisdiction TEXT, doc BLOB, PRIMARY KEY (kind, jurisdiction)
) WITHOUT ROWID;
CREATE TABLE name (kind TEXT, state TEXT, doc BLOB, PRIMARY KEY (kind, state)) WITHOUT ROWID;
CREATE TABLE listing (variable TEXT PRIMARY KEY, doc BLOB) WITHOUT ROWID;
CREATE TABLE reading (variable TEXT PRIMARY KEY, doc BLOB) WITHOUT ROWID;
"""


class Found(Struct):
    """What an importer found.

    :ivar listings: by variable, the reading of the list that the entries come from.
    :ivar names: by kind of agreement and id of the state, every agency the list names, also those that
        could not be given to a government.
    :ivar readings: by variable, readings of a list of places.
    """

    entries: list[AgreementEntry] = []
    listings: dict[str, Survey] = {}
    names: dict[tuple[str, str], list[str]] = {}
    readings: dict[str, list[ListReading]] = {}


def write_imports(target: Path, found: Found, meta: dict[str, str]) -> None:
    """Write what an importer found to ``target``, which is replaced as a whole.

    :raises LexlociError: the disk refuses; the old file stays as it was.
    """
    groups: dict[tuple[str, str], list[AgreementEntry]] = defaultdict(list)
    for entry in found.entries:
        groups[entry.kind, entry.jurisdiction].append(entry)
    with building(target) as db:
        db.executescript(SCHEMA)
        db.executemany(
            "INSERT INTO agreement VALUES (?, ?, ?)",
            ((*key, msgspec.json.encode(groups[key])) for key in sorted(groups)),
        )
        db.executemany(
            "INSERT INTO listing VALUES (?, ?)",
            ((name, msgspec.json.encode(found.listings[name])) for name in sorted(found.listings)),
        )
        db.executemany(
            "INSERT INTO name VALUES (?, ?, ?)",
            ((*key, msgspec.json.encode(sorted(set(found.names[key])))) for key in sorted(found.names)),
        )
        db.executemany(
            "INSERT INTO reading VALUES (?, ?)",
            ((name, msgspec.json.encode(found.readings[name])) for name in sorted(found.readings)),
        )
        items = {**meta, "format": str(FORMAT)}
        db.executemany("INSERT INTO meta VALUES (?, ?)", sorted(items.items()))


class Imports(CompiledFile):
    """One importer's file."""

    what = "the imported data"
    remedy = "Run the lexloci update command again, or delete the file."
    format = FORMAT

    def agreements(self, kind: str, jurisdiction: str) -> list[AgreementEntry]:
        """Agreements or contracts (``kind``) of agencies of ``jurisdiction``."""
        row = self.row("SELECT doc FROM agreement WHERE kind = ? AND jurisdiction = ?", kind, jurisdiction)
        return self._decode(row[0]) if row else []

    def all_agreements(self) -> list[AgreementEntry]:
        """Everything the file holds."""
        rows = self.rows("SELECT doc FROM agreement ORDER BY kind, jurisdiction")
        return [entry for (doc,) in rows for entry in self._decode(doc)]

    def names(self, kind: str, state: str) -> list[str]:
        """Every agency of ``state`` (id) that the list names."""
        row = self.row("SELECT doc FROM name WHERE kind = ? AND state = ?", kind, state)
        return msgspec.json.decode(row[0], type=list[str]) if row else []

    @cached_property
    def listings(self) -> dict[str, Survey]:
        """By variable, the reading of the list behind the agreements."""
        rows = self.rows("SELECT variable, doc FROM listing")
        return {variable: msgspec.json.decode(doc, type=Survey) for variable, doc in rows}

    @cached_property
    def readings(self) -> dict[str, list[ListReading]]:
        """By variable, readings of the list of places it is about."""
        rows = self.rows("SELECT variable, doc FROM reading")
        return {variable: msgspec.json.decode(doc, type=list[ListReading]) for variable, doc in rows}

    def _decode(self, doc: bytes) -> list[AgreementEntry]:
        try:
            return msgspec.json.decode(doc, type=list[AgreementEntry])
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise self.fault(f"is damaged ({error})") from error
