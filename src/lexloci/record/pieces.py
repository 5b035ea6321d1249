"""What an earlier build finished: entries, rows and groups that a new one need not work out again.

They are read from the compiled file itself, once it is known to be what this code made (see
:mod:`lexloci.record.checked`). A build from pieces writes every row, as any build does, so that the
file has the same bytes; it is only spared the work of making rows that were made before.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from contextlib import closing

import msgspec
from msgspec import Struct

from lexloci.record.layout import type_of
from lexloci.record.model.common import Entry

GROUPS = ("rule", "survey", "agreement")

Key = tuple[str, str]
"""Of a group: variable (or kind of agreement) and jurisdiction."""
Passage = tuple[str, str, str, str]
"""A row of the full-text index: type and id, language, title, body."""


class Pieces(Struct, frozen=True):
    """The rows of a compiled file: documents by path, passages by type and id, groups by table and key."""

    docs: dict[str, bytes] = {}
    passages: dict[str, list[Passage]] = {}
    groups: dict[str, dict[Key, bytes]] = {}

    def entries(self, paths: Iterable[str]) -> dict[str, Entry]:
        """The entries at ``paths``, as far as they are here."""
        decoders: dict[type[Entry], msgspec.json.Decoder[Entry]] = {}
        found = {}
        for path in paths:
            model = type_of(path)
            if model is not None and path in self.docs:
                if model not in decoders:
                    decoders[model] = msgspec.json.Decoder(model)
                found[path] = decoders[model].decode(self.docs[path])
        return found


def pieces_of(compiled: bytes) -> Pieces:
    """The pieces of a compiled file that is known to be sound."""
    with closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(compiled)
        passages: dict[str, list[Passage]] = defaultdict(list)
        for row in db.execute("SELECT id, lang, title, body FROM passage ORDER BY rowid"):
            passages[row[0]].append(row)
        return Pieces(
            dict(db.execute("SELECT path, doc FROM entry")),
            passages,
            {table: {(a, b): doc for a, b, doc in db.execute(f"SELECT * FROM {table}")} for table in GROUPS},
        )


def digest_of(compiled: bytes) -> str:
    """The digest a compiled file states: of what it was made. Empty when it is none."""
    if not compiled:
        return ""
    try:
        with closing(sqlite3.connect(":memory:")) as db:
            db.deserialize(compiled)
            row = db.execute("SELECT value FROM meta WHERE key = 'digest'").fetchone()
    except sqlite3.DatabaseError:
        return ""
    return str(row[0]) if row else ""
