"""Pairs of sentences of which one wholly denies what the other tells of: ``wholly.jsonl``.

Two thirds only look like such a pair. Rows that are ``held`` were not looked at while the reader was made.
"""

from __future__ import annotations

import pytest
from corpus import Row, rows
from test_otherwise import _orders, _told

from lexloci import Lexloci

LEAST = {False: 0.8, True: 0.65}
"""The share of such pairs that is found, of those that were looked at and of those ``held``."""


@pytest.fixture(scope="module")
def found() -> list[tuple[Row, list[bool]]]:
    """Each pair, and whether it is told to clash, in the one order and in the other."""
    lx = Lexloci()
    return [(row, [_told(lx, row, *pair) for pair in _orders(row)]) for row in rows("wholly.jsonl")]


@pytest.mark.parametrize("held", [False, True])
def test_most_whole_denials_are_found(found: list[tuple[Row, list[bool]]], *, held: bool) -> None:
    told = [all(hits) for row, hits in found if row["clash"] and row["held"] == held]
    assert sum(told) >= LEAST[held] * len(told)


def test_what_only_looks_like_a_denial_is_none(found: list[tuple[Row, list[bool]]]) -> None:
    wrong = [(row["one"], row["other"]) for row, hits in found if any(hits) and not row["clash"]]
    assert wrong == []
