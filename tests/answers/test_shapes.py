"""What pages say of rules in shapes of their own: ``shapes.jsonl``.

``kind`` names the shape: words that doubt nothing ("the most serious crimes", "I believe"), what a city
"could" still do, papers asked for before school or care, grounds of a city, masks of federal agents, licenses
and DACA, warrants at courthouses, what is done in part, what a detainer is, who is exempt from a ban, "la ley
permite que", laws called by their year, contact with ICE, opting out of "that law", what an agency "needs
only", laws never changed, licenses to work, firms of every size. The last sentence of each text counts. Those
``held`` were not looked at while the reader was mended.
"""

from __future__ import annotations

import pytest
from corpus import WRONG, Row, last_verdicts, rows

ROWS = rows("shapes.jsonl")
LEAST = {False: 0.9, True: 0.84}
"""The least share of wrong sentences that must be found, of those looked at and of the others."""


@pytest.fixture(scope="module")
def verdicts() -> list[tuple[Row, str]]:
    """Each row with the verdict of its last sentence."""
    return last_verdicts(ROWS)


def test_most_are_true() -> None:
    assert sum(row["wrong"] for row in ROWS) <= len(ROWS) * 0.45
    assert {row["lang"] for row in ROWS} == {"en", "es"}


def test_what_is_true_is_not_called_wrong(verdicts: list[tuple[Row, str]]) -> None:
    assert [row["text"] for row, verdict in verdicts if not row["wrong"] and verdict in WRONG] == []


def test_what_is_wrong_is_not_borne_out(verdicts: list[tuple[Row, str]]) -> None:
    assert [row["text"] for row, verdict in verdicts if row["wrong"] and verdict == "supported"] == []


@pytest.mark.parametrize("held", [False, True])
def test_what_is_wrong_is_found(verdicts: list[tuple[Row, str]], held: bool) -> None:
    found = [verdict in WRONG for row, verdict in verdicts if row["wrong"] and row["held"] == held]
    assert sum(found) >= LEAST[held] * len(found)
