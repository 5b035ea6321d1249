"""What careless pages say beyond plain rules: ``plainer.jsonl``.

Each row is a page on a place (or on none that its title tells), one sentence of it, and whether that is a
``problem``. ``mend`` names what the row is about: lists gone on with, rules said of every case, bars with
made-up exceptions, practice that goes on, topics of the sentence before, things measured twice, counties that
are none, what courts did, exceptions denied, where a duty starts, acts that are none, federal facts, votes,
vetoes, employers of a size, rules in other plain words, what is
enough, landlords, what employers must use, the page's place, and what became of cases and of
laws in court: which court decided, who won, how far a ruling reached, numbers and names of laws, whom a law
binds; measures at the polls, bills that are told as law, suits that are told never to have been brought.
"""

from __future__ import annotations

import pytest
from corpus import Row, borne_out, called_wrong, found, rows, verdicts_on_pages

ROWS = rows("plainer.jsonl")
LEAST = 0.9
"""The least share of false sentences that must be found."""


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


def test_false_sentences_are_found(verdicts: list[tuple[Row, str]]) -> None:
    hits = found(verdicts)
    assert sum(hits) >= LEAST * len(hits)
