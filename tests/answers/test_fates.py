"""What pages tell of the lives of laws and cases, in words of their own: ``fates.jsonl``.

Each row has the place of the page's title, a sentence that names a law or a case, and one that tells what
became of it, mostly through a pronoun, with the label that the dated events of the record give. Rows that are
``held_out``, whole kinds of event of a law, were not looked at while the judges were made.
"""

from __future__ import annotations

import pytest
from corpus import WRONG, rows, verdicts_on

from lexloci.reading.lives import told_steps
from lexloci.reading.words import Words

ROWS = rows("fates.jsonl")
LEAST = {"dev": 0.66, "held_out": 0.39}
"""The least share of false sentences that must be found."""


@pytest.fixture(scope="module")
def verdicts() -> list[tuple[dict[str, str], str]]:
    """Each row with the verdict of its sentence."""
    return verdicts_on(ROWS)


def test_no_true_sentence_is_called_wrong_and_no_false_one_right(
    verdicts: list[tuple[dict[str, str], str]],
) -> None:
    assert [r["sentence"] for r, v in verdicts if r["label"] != "problem" and v in WRONG] == []
    assert [r["sentence"] for r, v in verdicts if r["label"] == "problem" and v == "supported"] == []


@pytest.mark.parametrize("part", LEAST)
def test_false_sentences_are_found(part: str, verdicts: list[tuple[dict[str, str], str]]) -> None:
    found = [v in WRONG for r, v in verdicts if r["part"] == part and r["label"] == "problem"]
    assert sum(found) >= LEAST[part] * len(found)


@pytest.mark.parametrize(
    ("sentence", "steps"),
    [
        ("Lawmakers scrapped it three years later.", {"ended"}),
        ("No judge ever touched it.", {"never_blocked"}),
        ("It was not vetoed.", set()),
        ("It did not take effect until 2022.", {"not_until"}),
        ("The council has yet to vote on it.", {"pending"}),
        ("The mayor spoke about it at length.", set()),
    ],
)
def test_steps_are_read_from_their_own_words(sentence: str, steps: set[str]) -> None:
    assert told_steps(Words(sentence), "en") == steps
