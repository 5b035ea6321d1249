"""Plain rules, alone and leaning on the sentence before: ``leaning.jsonl``.

Of each text the ``sentence`` counts. "plain" ones stand alone; in "pronoun" ones "they" are the police or the
jail of the sentence before, in "service" ones the people; "left out" ones leave out what it has said;
"answer" ones answer a question, "two rules" ones tell of two. "true everywhere" tells of federal law and of
what ICE itself does, which no rule for local bodies makes wrong. "card" ones give a card for some to all,
"no law" ones tell of a law of a state that a search did not find; "papers" ones make papers a condition.
"""

from __future__ import annotations

from collections import Counter

import pytest
from corpus import DAY, WRONG, Row, rows

from lexloci import Lexloci

ROWS = rows("leaning.jsonl")


@pytest.fixture(scope="module")
def verdicts() -> list[tuple[Row, str]]:
    """Each row with the verdict of its sentence."""
    lx = Lexloci()
    found = []
    for row in ROWS:
        claims = lx.check(row["text"], place=row["place"], on=DAY).claims
        found.append((row, next(c.verdict for c in reversed(claims) if c.text == row["sentence"])))
    return found


def test_half_is_true() -> None:
    assert Counter(row["wrong"] for row in ROWS)[True] < len(ROWS) / 2
    assert {row["lang"] for row in ROWS} == {"en", "es"}


def test_what_is_true_is_not_called_wrong(verdicts: list[tuple[Row, str]]) -> None:
    assert [row["text"] for row, verdict in verdicts if not row["wrong"] and verdict in WRONG] == []


def test_what_is_wrong_is_found(verdicts: list[tuple[Row, str]]) -> None:
    assert [row["text"] for row, verdict in verdicts if row["wrong"] and verdict not in WRONG] == []
