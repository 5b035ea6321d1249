"""Terms told truly and falsely: ``terms.jsonl``, and with them numbers and votes: ``amounts.jsonl``.

Each text is a page of its own under the name of a place; its last sentence is the one that is meant.
"""

from __future__ import annotations

import pytest
from corpus import DAY, TITLES, WRONG, Row, rows

from lexloci import Lexloci

ROWS = [*rows("terms.jsonl"), *rows("amounts.jsonl")]
LEAST = 0.95
"""The least share of false sentences that must be found."""


@pytest.fixture(scope="module")
def verdicts() -> list[tuple[Row, str]]:
    """Each row with the verdict of its last sentence."""
    lx = Lexloci()
    return [(row, _last(lx, row)) for row in ROWS]


def _last(lx: Lexloci, row: Row) -> str:
    text = f"{row['place']}: {TITLES[row['lang']]}\n\n{row['text']}"
    return lx.check(text, on=DAY, lang=row["lang"]).claims[-1].verdict


def test_what_is_told_truly_is_not_called_wrong(verdicts: list[tuple[Row, str]]) -> None:
    assert [row["text"] for row, said in verdicts if row["true"] and said in WRONG] == []


def test_what_is_told_falsely_is_not_borne_out(verdicts: list[tuple[Row, str]]) -> None:
    assert [row["text"] for row, said in verdicts if not row["true"] and said == "supported"] == []


def test_what_is_told_falsely_is_found(verdicts: list[tuple[Row, str]]) -> None:
    false = [(row["text"], said in WRONG) for row, said in verdicts if not row["true"]]
    missed = [text for text, found in false if not found]
    assert len(missed) <= (1 - LEAST) * len(false), missed
