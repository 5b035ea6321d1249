"""Sentences that say no more than the record does of one law or case, and such that do (``repeats.jsonl``).

Each true sentence stands beside one or two in which a number, a name, who is bound or a "not" is another.
"""

from __future__ import annotations

import pytest
from corpus import Row, last_verdicts, rows

LEAST = 0.85
"""The share of the true sentences that must be borne out."""


@pytest.fixture(scope="module")
def verdicts() -> list[tuple[Row, str]]:
    """Each row with the verdict of its sentence."""
    return last_verdicts(rows("repeats.jsonl"))


def test_what_is_wrong_is_not_borne_out(verdicts: list[tuple[Row, str]]) -> None:
    assert [row["text"] for row, verdict in verdicts if row["wrong"] and verdict == "supported"] == []


def test_what_the_record_tells_is_borne_out(verdicts: list[tuple[Row, str]]) -> None:
    true = [(row["text"], verdict) for row, verdict in verdicts if not row["wrong"]]
    missed = [text for text, verdict in true if verdict != "supported"]
    assert len(missed) <= (1 - LEAST) * len(true), missed
