"""Who has a service, and duties told in other words than the record's (``given.jsonl``).

True sentences stand beside such in which a number, a day, a group or a "not" is another. Those labelled
``true`` are true though a rule sounds otherwise: they must not be called wrong.
"""

from __future__ import annotations

import pytest
from corpus import WRONG, Row, rows, verdicts_on_pages

LEAST, FOUND = 0.9, 0.7
"""The share of true sentences that must be borne out, and of false ones that must be found."""


@pytest.fixture(scope="module")
def verdicts() -> list[tuple[Row, str]]:
    """Each row with the verdict of its sentence."""
    return verdicts_on_pages([{**row, "sentence": row["text"]} for row in rows("given.jsonl")])


def test_what_is_true_is_not_called_wrong(verdicts: list[tuple[Row, str]]) -> None:
    assert [row["text"] for row, verdict in verdicts if row["label"] != "problem" and verdict in WRONG] == []


def test_what_is_wrong_is_not_borne_out(verdicts: list[tuple[Row, str]]) -> None:
    assert [row["text"] for row, said in verdicts if row["label"] == "problem" and said == "supported"] == []


def test_what_the_record_tells_is_borne_out(verdicts: list[tuple[Row, str]]) -> None:
    true = [(row["text"], verdict) for row, verdict in verdicts if row["label"] == "supported"]
    missed = [text for text, verdict in true if verdict != "supported"]
    assert len(missed) <= (1 - LEAST) * len(true), missed


def test_what_is_wrong_is_found(verdicts: list[tuple[Row, str]]) -> None:
    false = [(row["text"], verdict) for row, verdict in verdicts if row["label"] == "problem"]
    missed = [text for text, verdict in false if verdict not in WRONG]
    assert len(missed) <= (1 - FOUND) * len(false), missed
