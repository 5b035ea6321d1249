"""Sentences on facts of laws, cases, agreements and lists (``facts.jsonl``): true, false, undecidable.

Each row has the place of the page's title, a sentence before it where a pronoun needs one, the label a reader
gave, the instrument it rests on, and whether it was written by hand or from a frame filled from the record.
Rows that are ``held_out`` were not looked at while the judges were made.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from corpus import WRONG, rows, verdicts_on

from lexloci import Lexloci

ROWS = rows("facts.jsonl")
LEAST = {"problem": 0.78, "supported": 0.72}
"""Shares of the problems, and of the true sentences, that must be found."""


@pytest.fixture(scope="module")
def verdicts() -> list[tuple[dict[str, Any], str]]:
    """Each row with the verdict of its sentence."""
    return verdicts_on(ROWS)


def test_no_true_or_open_sentence_is_called_wrong(verdicts: list[tuple[dict[str, Any], str]]) -> None:
    alarms = [
        (row["sentence"], verdict)
        for row, verdict in verdicts
        if row["label"] not in WRONG and verdict in WRONG
    ]
    assert alarms == []


def test_hardly_a_false_sentence_is_called_right(verdicts: list[tuple[dict[str, Any], str]]) -> None:
    missed = [
        row["sentence"] for row, verdict in verdicts if row["label"] in WRONG and verdict == "supported"
    ]
    assert len(missed) <= 2, missed


@pytest.mark.parametrize("held_out", [False, True])
def test_most_are_decided(verdicts: list[tuple[dict[str, Any], str]], held_out: bool) -> None:
    rows = [(row, verdict) for row, verdict in verdicts if row["held_out"] == held_out]
    wrong = [verdict in WRONG for row, verdict in rows if row["label"] in WRONG]
    right = [verdict == "supported" for row, verdict in rows if row["label"] == "supported"]
    assert sum(wrong) >= LEAST["problem"] * len(wrong)
    assert sum(right) >= LEAST["supported"] * len(right)


def test_no_true_sentence_is_called_wrong_however_loosely_it_is_put() -> None:
    lx = Lexloci()
    told = (Path(__file__).parent / "loosely_true.txt").read_text("utf-8").splitlines()
    alarms = [
        (place, text, claim.verdict)
        for place, text in (line.split("|", 1) for line in told)
        for claim in lx.check(text, place=place, on="2026-11-28").claims
        if claim.verdict in WRONG
    ]
    assert alarms == []


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("Texas", "Licenses for undocumented drivers are unavailable in Texas."),
        ("Texas", "Licenses for undocumented drivers are impossible to get in Texas."),
        ("Florida", "In-state tuition for undocumented students is a distant dream in Florida."),
        ("Georgia", "Georgia did repeal its ban on sanctuary cities."),
    ],
)
def test_what_an_unknown_predicate_says_is_not_taken_for_the_plain_statement(place: str, text: str) -> None:
    (claim,) = Lexloci().check(text, place=place, on="2026-11-28").claims
    assert claim.verdict == "not_established"
