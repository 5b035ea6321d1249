"""How laws came about and by whom, as pages of many kinds tell it: ``enacted.jsonl``.

Each row is a short page on a place and one sentence of it: by what vote something passed, how the
parties voted, who signed, vetoed or overrode it, who was for it and who against, what voters did. Kind
``alike`` is what only looks so: other bodies, other laws and votes, proposals, what somebody said or hoped.
Of the rows that are ``held`` only the sentences wrongly marked were looked at while the checker learnt.
"""

from __future__ import annotations

import pytest
from corpus import Row, borne_out, called_wrong, found, rows, verdicts_on_pages

ROWS = rows("enacted.jsonl")
LEAST = {False: 0.9, True: 0.65}
"""The least share of false sentences that must be found, of those looked at and of those held."""


@pytest.fixture(scope="module")
def verdicts() -> list[tuple[Row, str]]:
    """Each row with the verdict of its sentence."""
    return verdicts_on_pages(ROWS)


def test_what_is_true_or_of_something_else_is_not_called_wrong(verdicts: list[tuple[Row, str]]) -> None:
    assert called_wrong(verdicts) == []


def test_no_false_sentence_is_borne_out(verdicts: list[tuple[Row, str]]) -> None:
    assert borne_out(verdicts) == []


@pytest.mark.parametrize("held", [False, True])
def test_false_sentences_are_found(verdicts: list[tuple[Row, str]], held: bool) -> None:
    hits = found(verdicts, held=held)
    assert sum(hits) >= LEAST[held] * len(hits)
