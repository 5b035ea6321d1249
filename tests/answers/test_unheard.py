"""Courts said to have ruled on laws, and acts of states, real and invented: ``unheard.jsonl``.

Rows that are ``held`` were not looked at while the judge was made. Those that are "open" are true, or cannot
be decided: real laws of other fields, names that are merely unknown, what is hoped for or denied.
"""

from __future__ import annotations

import pytest
from corpus import WRONG, Row, rows, verdicts_on

LEAST = {False: 0.9, True: 0.7}
"""The share of invented rulings that is found, of the rows that were looked at and of those ``held``."""


@pytest.fixture(scope="module")
def verdicts() -> list[tuple[Row, str]]:
    """Each row with the verdict of its sentence."""
    return verdicts_on(rows("unheard.jsonl"))


@pytest.mark.parametrize("held", [False, True])
def test_most_invented_rulings_are_found(verdicts: list[tuple[Row, str]], *, held: bool) -> None:
    told = [v in WRONG for row, v in verdicts if row["label"] == "false_premise" and row["held"] == held]
    assert sum(told) >= LEAST[held] * len(told)


def test_no_true_or_open_sentence_is_called_wrong(verdicts: list[tuple[Row, str]]) -> None:
    alarms = [(row["sentence"], v) for row, v in verdicts if row["label"] == "open" and v in WRONG]
    assert alarms == []
