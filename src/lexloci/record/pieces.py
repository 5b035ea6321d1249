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

from msgspec import Struct

from lexloci.record.entries import Entries

GROUPS = ("rule", "survey", "agreement")

Key = tuple[str, str]
"""Of a group: variable (or kind of agreement) and jurisdiction."""
Passage = tuple[str, str, str, str]
"""A row of the full-text index: type and id, language, title, body."""


class Rows(Struct):
    """All that the compiled file holds of one entry, but for what it gives to groups.

    :ivar type: the name of its type.
    :ivar former: ids it once had.
    """

    id: str
    type: str
    jurisdiction: str
    doc: bytes
    places: list[str]
    topics: list[str]
    former: list[str]
    passages: list[Passage]


class Pieces(Struct, frozen=True):
    """The content of a compiled file: the rows of entries by path, groups by table and key."""

    rows: dict[str, Rows] = {}
    groups: dict[str, dict[Key, bytes]] = {}

    def entries(self, paths: Iterable[str]) -> Entries:
        """The entries at ``paths``, as far as they are here."""
        return Entries({path: self.rows[path].doc for path in paths if path in self.rows})


def pieces_of(compiled: bytes) -> Pieces:
    """The pieces of a compiled file that is known to be sound."""
    with closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(compiled)
        groups = {
            table: {(a, b): doc for a, b, doc in db.execute(f"SELECT * FROM {table}")} for table in GROUPS
        }
        return Pieces(_rows(db), groups)


def _rows(db: sqlite3.Connection) -> dict[str, Rows]:
    passages: dict[str, list[Passage]] = defaultdict(list)
    # The index keeps its rows in a table of its own, which is read in half the time.
    for row in db.execute("SELECT c0, c1, c2, c3 FROM passage_content ORDER BY id"):
        passages[row[0]].append(row)
    found, by_number = {}, {}
    for n, ident, name, jurisdiction, path, doc in db.execute("SELECT * FROM entry ORDER BY n"):
        texts = passages.get(f"{name}:{ident}", [])
        found[path] = by_number[n] = Rows(ident, name, jurisdiction, doc, [], [], [], texts)
    for place, n in db.execute("SELECT place, entry FROM entry_place"):
        by_number[n].places.append(place)
    for topic, n in db.execute("SELECT topic, entry FROM entry_topic"):
        by_number[n].topics.append(topic)
    for old, n in db.execute("SELECT id, entry FROM former"):
        by_number[n].former.append(old)
    return found


def states(compiled: bytes, digest: str) -> bool:
    """Whether a compiled file says that it was made of what has this digest.

    A row of its ``meta`` table lies in one piece, key and value side by side. Looking for them spares
    opening the file a second time.
    """
    return f"digest{digest}".encode() in compiled
