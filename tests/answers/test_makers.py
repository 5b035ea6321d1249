"""Who made a law and by what vote (``makers.jsonl``), and what the courts left of it (``remains.jsonl``).

Each text is a sentence alone or right behind one that names what it is about; the last sentence counts.
"""

from __future__ import annotations

import pytest
from corpus import DAY, WRONG, Row, rows

from lexloci import Lexloci

ROWS = [*rows("makers.jsonl"), *rows("remains.jsonl")]


@pytest.fixture(scope="module")
def lx() -> Lexloci:
    return Lexloci()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['family']}: {row['text'][-60:]}")
def test_what_is_wrong_is_found_and_nothing_else(lx: Lexloci, row: Row) -> None:
    last = lx.check(row["text"], place=row["place"], on=DAY).claims[-1]
    assert (last.verdict in WRONG) == (row["wanted"] == "problem"), last.reason["en"]
