"""Sentences on help to ICE that keep the limits of a rule, or take them away (``lifted.jsonl``)."""

from __future__ import annotations

import pytest
from corpus import WRONG, Row, last_verdicts, rows

FOUND, BORNE_OUT = 0.75, 0.5
"""The least shares of the false ones that are found, and of the true ones that are borne out."""


@pytest.fixture(scope="module")
def verdicts() -> list[tuple[Row, str]]:
    """Each row with the verdict of its sentence."""
    return last_verdicts(rows("lifted.jsonl"))


def test_what_is_true_is_not_called_wrong(verdicts: list[tuple[Row, str]]) -> None:
    assert [row["text"] for row, verdict in verdicts if not row["wrong"] and verdict in WRONG] == []


def test_what_is_wrong_is_not_borne_out(verdicts: list[tuple[Row, str]]) -> None:
    assert [row["text"] for row, verdict in verdicts if row["wrong"] and verdict == "supported"] == []


def test_most_are_decided(verdicts: list[tuple[Row, str]]) -> None:
    false = [verdict in WRONG for row, verdict in verdicts if row["wrong"]]
    true = [verdict == "supported" for row, verdict in verdicts if not row["wrong"]]
    assert sum(false) >= FOUND * len(false)
    assert sum(true) >= BORNE_OUT * len(true)
