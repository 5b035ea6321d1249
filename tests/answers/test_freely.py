"""Rules in free words: what is ordered, allowed or barred, told as pages tell it: ``freely.jsonl``.

Each row is a short page on a place, one sentence of it, and whether that is a ``problem``. ``kind`` is the
variable that it is about, or ``alike``: what looks like a rule and is of another body, a proposal, a
quotation, history. Wordings are put where they are false and where they are true. Those ``held`` were only
counted. ``follow`` are sentences that go on with the one before, written when these were read already.
"""

from __future__ import annotations

import pytest
from corpus import Row, borne_out, called_wrong, found, rows, verdicts_on_pages

ROWS = rows("freely.jsonl")
LEAST = {False: 0.75, True: 0.7}
"""The least share of false sentences that must be found, of those looked at and of those held."""


@pytest.fixture(scope="module")
def verdicts() -> list[tuple[Row, str]]:
    """Each row with the verdict of its sentence."""
    return verdicts_on_pages(ROWS)


def test_what_is_true_or_cannot_be_told_is_not_called_wrong(
    verdicts: list[tuple[Row, str]],
) -> None:
    assert called_wrong(verdicts) == []


def test_no_false_sentence_is_borne_out(verdicts: list[tuple[Row, str]]) -> None:
    assert borne_out(verdicts) == []


@pytest.mark.parametrize("held", [False, True])
def test_false_sentences_are_found(verdicts: list[tuple[Row, str]], held: bool) -> None:
    hits = found(verdicts, held=held)
    assert sum(hits) >= LEAST[held] * len(hits)
