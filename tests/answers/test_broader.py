"""Sorts of claims that ``check`` learnt to decide at once, each with look-alikes: ``broader.jsonl``.

Each row is a page on a place, one sentence of it, and whether that is a ``problem``. ``mend`` names the
sort: practice told as the rule, what somebody at a meeting said, federal lists in other words, counties and
cities that do not exist, agreements that no sheet shows, kinds of government that a state does not have,
things of a page told twice, papers asked for school, emergencies and licenses, cities said to be free of
the law of their state, terms of services, papers of ICE said to be enough, landlords, victims, TPS,
services opened or kept, laws said to be missing, what could be done if somebody wished it.
Rows that are ``held`` were not looked at while the checker learnt.
"""

from __future__ import annotations

import pytest
from corpus import Row, borne_out, called_wrong, found, rows, verdicts_on_pages

ROWS = rows("broader.jsonl")
LEAST = {False: 0.85, True: 0.65}
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
