"""What courts left of a law, what became of a single rule, what a case never decided: ``remains.jsonl``.

Each text names a law, a rule or a case; the last sentence, which goes on with it, counts.
"""

from __future__ import annotations

import pytest
from corpus import DAY, WRONG, Row, rows

from lexloci import Lexloci

ROWS = rows("remains.jsonl")


@pytest.fixture(scope="module")
def lx() -> Lexloci:
    return Lexloci()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['family']}: {row['text'][-60:]}")
def test_what_is_wrong_is_found_and_nothing_else(lx: Lexloci, row: Row) -> None:
    last = lx.check(row["text"], place=row["place"], on=DAY).claims[-1]
    assert (last.verdict in WRONG) == (row["wanted"] == "problem"), last.reason["en"]
