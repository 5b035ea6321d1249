"""What became of laws and cases, who signed them, by what vote, in other words: ``retold.jsonl``.

Each sentence stands right behind one that names the law or the case. A ``trap`` is about something else.
Every second sentence was not looked at while the reader was mended (``held``).
"""

from __future__ import annotations

import pytest
from corpus import WRONG, Row, rows, verdicts_on

ROWS = rows("retold.jsonl")
LEAST = {False: 0.92, True: 0.9}
"""The least share of false sentences that must be found, of those looked at and of the others."""


@pytest.fixture(scope="module")
def verdicts() -> list[tuple[Row, str]]:
    return verdicts_on(ROWS)


def test_what_is_true_or_of_something_else_is_not_called_wrong(verdicts: list[tuple[Row, str]]) -> None:
    assert [(r["before"], r["sentence"]) for r, v in verdicts if r["label"] == "fine" and v in WRONG] == []


@pytest.mark.parametrize("held", [False, True])
def test_false_sentences_are_found(verdicts: list[tuple[Row, str]], held: bool) -> None:
    found = [v in WRONG for row, v in verdicts if row["label"] == "problem" and row["held"] == held]
    assert sum(found) >= LEAST[held] * len(found)


def test_no_false_sentence_is_borne_out(verdicts: list[tuple[Row, str]]) -> None:
    borne = [
        (r["before"], r["sentence"]) for r, v in verdicts if r["label"] == "problem" and v == "supported"
    ]
    assert borne == []
