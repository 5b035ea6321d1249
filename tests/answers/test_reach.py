"""Whom a law binds, in other words than those that were read at first: ``reach.jsonl``.

Every second sentence was not looked at while the reader was mended (``held``).
"""

from __future__ import annotations

import pytest
from corpus import WRONG, Row, rows, verdicts_on

ROWS = rows("reach.jsonl")
LEAST = {False: 0.9, True: 0.75}
"""The least share of false sentences that must be found, of those looked at and of the others."""


@pytest.fixture(scope="module")
def verdicts() -> list[tuple[Row, str]]:
    return verdicts_on(ROWS)


def test_whom_a_law_does_bind_is_not_called_wrong(verdicts: list[tuple[Row, str]]) -> None:
    assert [row["sentence"] for row, v in verdicts if row["label"] == "fine" and v in WRONG] == []


@pytest.mark.parametrize("held", [False, True])
def test_whom_a_law_does_not_bind_is_found(verdicts: list[tuple[Row, str]], held: bool) -> None:
    found = [v in WRONG for row, v in verdicts if row["label"] == "problem" and row["held"] == held]
    assert sum(found) >= LEAST[held] * len(found)


def test_no_false_sentence_is_borne_out(verdicts: list[tuple[Row, str]]) -> None:
    assert [r["sentence"] for r, v in verdicts if r["label"] == "problem" and v == "supported"] == []
