"""Writing the full-text index, in the way and of the names that :mod:`lexloci.record.tables` tells.

To index the words of all entries takes longer than to write all else. The index keeps what it knows in
tables of its own; they are filled elsewhere and copied, and where no words have changed, they are those of
before.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from lexloci.record.tables import New, Order, Run

LANGUAGES = ("en", "es")
SCHEMA = """
CREATE VIRTUAL TABLE {}.passage USING fts5 (
    id UNINDEXED, lang UNINDEXED, title, body, tokenize = "unicode61 remove_diacritics 2"
);
"""
OWN_TABLES = ("config", "content", "data", "docsize", "idx")
"""The tables that the index keeps for itself (https://www.sqlite.org/fts5.html, 9)."""
MEMORY = 256_000_000
"""Bytes the index may gather before it writes: room for all, so that it is written in one piece."""
REFUSED = "may not be modified"
"""What a library says that lets nobody write those tables."""

Row = tuple[int, str, str, str, str]
"""A row of the index: its number, which tells entry and language; type and id; language; title; body."""


def write_index(db: sqlite3.Connection, order: Order, before: int) -> None:
    """Write the index of the words of entries.

    :param before: how many entries ``main`` has.
    """
    source = "main" if _as_before(db, order, before) else "temp"
    if source == "temp":
        db.execute(SCHEMA.format(source))
        db.execute("INSERT INTO temp.passage (passage, rank) VALUES ('hashsize', ?)", (MEMORY,))
        # A statement for each row: one for all would make the index write what it gathered piece by piece.
        db.executemany(
            "INSERT INTO temp.passage (rowid, id, lang, title, body) VALUES (?, ?, ?, ?, ?)", _rows(db, order)
        )
        db.commit()
    try:
        for name in OWN_TABLES:
            db.execute(f"DELETE FROM made.passage_{name}")
            db.execute(f"INSERT INTO made.passage_{name} SELECT * FROM {source}.passage_{name}")
    except sqlite3.OperationalError as error:
        if REFUSED not in str(error):
            raise
        db.execute(
            "INSERT INTO made.passage (rowid, id, lang, title, body)"
            f" SELECT id, c0, c1, c2, c3 FROM {source}.passage_content ORDER BY id"
        )


def _as_before(db: sqlite3.Connection, order: Order, before: int) -> bool:
    """Whether each row of the index is in ``main`` already, and no other."""
    count = sum(part.last - part.first + 1 if isinstance(part, Run) else 1 for part in order)
    return count == before and all(
        part.shift == 0 if isinstance(part, Run) else list(_rows_of(part)) == list(_old(db, part[0], part[0]))
        for part in order
    )


def _rows(db: sqlite3.Connection, order: Order) -> Iterator[Row]:
    for part in order:
        if isinstance(part, Run):
            shift = part.shift * len(LANGUAGES)
            for n, ident, lang, title, body in _old(db, part.first, part.last):
                yield n + shift, ident, lang, title, body
        else:
            yield from _rows_of(part)


def _rows_of(entry: New) -> Iterator[Row]:
    n, _, rows = entry
    for number, (lang, title, body) in enumerate(rows.passages, n * len(LANGUAGES)):
        yield number, f"{rows.type}:{rows.id}", lang, title, body


def _old(db: sqlite3.Connection, first: int, last: int) -> Iterator[Row]:
    """The rows of ``main`` of some entries, from its own table, which is read in half the time."""
    each = len(LANGUAGES)
    return db.execute(
        "SELECT id, c0, c1, c2, c3 FROM main.passage_content WHERE id BETWEEN ? AND ? ORDER BY id",
        (first * each, last * each + each - 1),
    )
