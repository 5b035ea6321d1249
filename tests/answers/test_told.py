"""Single facts of laws that are not named, and numbers counted in a place (``told.jsonl``).

"The council passed the motions 8 to 1", "the mayor vetoed it", "the jail held 89 people": written by people
who put the facts into the record and had not seen how sentences are read.
"""

from __future__ import annotations

import pytest
from corpus import WRONG, Row, last_verdicts, rows

FOUND, BORNE = 0.40, 0.55
"""The least shares of wrong sentences found, and of true ones borne out."""


@pytest.fixture(scope="module")
def verdicts() -> list[tuple[Row, str]]:
    """Each row with the verdict of its sentence."""
    return last_verdicts(rows("told.jsonl"))


def test_what_is_true_is_not_called_wrong(verdicts: list[tuple[Row, str]]) -> None:
    assert [row["text"] for row, verdict in verdicts if not row["wrong"] and verdict in WRONG] == []


def test_what_is_wrong_is_not_borne_out(verdicts: list[tuple[Row, str]]) -> None:
    assert [row["text"] for row, verdict in verdicts if row["wrong"] and verdict == "supported"] == []


def test_what_is_wrong_is_found(verdicts: list[tuple[Row, str]]) -> None:
    found = [verdict in WRONG for row, verdict in verdicts if row["wrong"]]
    assert sum(found) >= FOUND * len(found)


def test_what_is_true_is_borne_out(verdicts: list[tuple[Row, str]]) -> None:
    borne = [verdict == "supported" for row, verdict in verdicts if not row["wrong"]]
    assert sum(borne) >= BORNE * len(borne)
