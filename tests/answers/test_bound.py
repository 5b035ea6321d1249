"""Whom a law binds, what a breach of it costs, whose agreement is of which model: ``bound.jsonl``.

The last sentence of each text counts. Those ``held`` were not looked at while the reader was mended.
"""

from __future__ import annotations

import pytest
from corpus import DAY, WRONG, Row, last_verdicts, rows

from lexloci import Lexloci

ROWS = rows("bound.jsonl")
LEAST = {False: 0.85, True: 0.7}
"""The least share of wrong sentences that must be found, of those looked at and of the others."""
MODELS = {"JEM": "jail enforcement", "WSO": "warrant service officer", "TFM": "task force"}


@pytest.fixture(scope="module")
def verdicts() -> list[tuple[Row, str]]:
    """Each row with the verdict of its last sentence."""
    return last_verdicts(ROWS)


def test_half_is_true() -> None:
    assert sum(row["wrong"] for row in ROWS) <= len(ROWS) * 0.5
    assert {row["lang"] for row in ROWS} == {"en", "es"}


def test_what_is_true_is_not_called_wrong(verdicts: list[tuple[Row, str]]) -> None:
    assert [row["text"] for row, verdict in verdicts if not row["wrong"] and verdict in WRONG] == []


@pytest.mark.parametrize("held", [False, True])
def test_what_is_wrong_is_found(verdicts: list[tuple[Row, str]], held: bool) -> None:
    found = [verdict in WRONG for row, verdict in verdicts if row["wrong"] and row["held"] == held]
    assert sum(found) >= LEAST[held] * len(found)


def test_no_wrong_sentence_is_borne_out(verdicts: list[tuple[Row, str]]) -> None:
    assert [row["text"] for row, v in verdicts if row["wrong"] and v == "supported"] == []


def test_each_agreement_of_the_record_is_told_truly_of_its_model() -> None:
    lx = Lexloci()
    wrong = []
    for deal in lx.record.all_agreements():
        if deal.kind != "agreement" or deal.model not in MODELS:
            continue
        place = lx.gazetteer.by_id(deal.jurisdiction)
        had = f"{deal.agency} had a 287(g) agreement with ICE. It was of the {MODELS[deal.model]} model."
        wrong += [c.text for c in lx.check(had, place=place, on=DAY).claims if c.verdict in WRONG]
    assert wrong == []
