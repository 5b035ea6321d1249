"""Writing the tables of entries: rows that are made now, and between them those of an earlier build.

The earlier ones go from one file to the other inside the database: ``main`` is the file that there was,
``made`` the new one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

Passage = tuple[str, str, str]
"""A row of the full-text index but for whose it is: language, title, body."""
LISTS = ("entry_place", "entry_topic", "former")
"""Tables of what leads to entries, each with their numbers."""


class Rows(Struct):
    """All that the compiled file holds of one entry, but for what it gives to groups.

    :ivar lists: what leads to it, in the order of :data:`LISTS`.
    :ivar passages: one a language, or none.
    """

    id: str
    type: str
    jurisdiction: str
    doc: bytes
    lists: tuple[Sequence[str], ...]
    passages: list[Passage]


class Run(Struct):
    """Entries that follow one another in both files.

    :ivar first: the number of the first in ``main``, ``last`` of the last.
    :ivar shift: by how much higher their numbers are in ``made``.
    """

    first: int
    last: int
    shift: int


New = tuple[int, str, Rows]
"""An entry that is made now: its number, its path, its rows."""


Order = Sequence[Run | New]
"""The entries of ``made``, in order."""


def in_order(rows: Mapping[str, Rows | None], before: Mapping[str, int]) -> Iterator[Run | New]:
    """Where the rows of each entry come from.

    :param rows: by path, in order; None for an entry whose rows in ``main`` serve again.
    :param before: the numbers of the entries of ``main``.
    """
    run: Run | None = None
    for n, (path, row) in enumerate(rows.items()):
        if row is None and run is not None and run.last + 1 == before[path] == n - run.shift:
            run.last += 1
            continue
        if run is not None:
            yield run
        run = None if row is not None else Run(before[path], before[path], n - before[path])
        if row is not None:
            yield n, path, row
    if run is not None:
        yield run


def write_entries(db: sqlite3.Connection, order: Order) -> None:
    """Write entries and what leads to them."""
    for part in order:
        if isinstance(part, Run):
            db.execute(
                "INSERT INTO made.entry SELECT n + ?, id, type, jurisdiction, path, doc FROM main.entry"
                " WHERE n BETWEEN ? AND ? ORDER BY n",
                (part.shift, part.first, part.last),
            )
        else:
            n, path, row = part
            values = n, row.id, row.type, row.jurisdiction, path, row.doc
            db.execute("INSERT INTO made.entry VALUES (?, ?, ?, ?, ?, ?)", values)
    _write_lists(db, order)


def _write_lists(db: sqlite3.Connection, order: Order) -> None:
    db.execute("CREATE TEMP TABLE moved (n INTEGER PRIMARY KEY, now INTEGER)")
    db.execute("CREATE TEMP TABLE list (name TEXT, value TEXT, n INTEGER)")
    for part in order:
        if isinstance(part, Run):
            db.execute(
                "INSERT INTO moved SELECT n, n + ? FROM main.entry WHERE n BETWEEN ? AND ?",
                (part.shift, part.first, part.last),
            )
        else:
            n, _, row = part
            for name, values in zip(LISTS, row.lists, strict=True):
                db.executemany("INSERT INTO list VALUES (?, ?, ?)", ((name, value, n) for value in values))
    for name in LISTS:
        db.execute(
            f"INSERT INTO made.{name} WITH old (value, n) AS (SELECT * FROM main.{name})"
            " SELECT value, now FROM old JOIN moved USING (n)"
            " UNION ALL SELECT value, n FROM list WHERE name = ? ORDER BY 1, 2",
            (name,),
        )
