"""Sorts of claims that ``check`` learnt to decide at once, each with look-alikes: ``broader.jsonl``.

Each row is a page on a place, one sentence of it, and whether that is a ``problem``. ``mend`` names the sort:
practice told as the rule, what somebody at a meeting said, federal lists in other words, kinds of
government that a state does not have, things of a page told twice, papers asked for school, emergencies
and licenses, cities said to be free of the law of their state, terms of services, papers of ICE said to
be enough, landlords, victims, TPS, services opened or kept, laws said to be missing, what could be done
if somebody wished it.
Rows that are ``held`` were not looked at while the checker learnt.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lexloci import Lexloci

DAY = "2026-11-28"
WRONG = frozenset({"contradicted", "outdated", "false_premise", "inconsistent"})
ROWS = [
    json.loads(line) for line in Path(__file__).with_name("broader.jsonl").read_text("utf-8").splitlines()
]
TITLES = {"en": "notes", "es": "notas"}
LEAST = {False: 0.85, True: 0.65}
"""The least share of false sentences that must be found, of those looked at and of those held."""


@pytest.fixture(scope="module")
def verdicts() -> list[tuple[dict[str, str], str]]:
    """Each row with the verdict of its sentence."""
    lx = Lexloci()
    out = []
    for row in ROWS:
        text = f"{row['place']}: {TITLES[row['lang']]}\n\n{row['text']}"
        claims = lx.check(text, on=DAY, lang=row["lang"]).claims
        said = row["sentence"]
        out.append((row, next((c.verdict for c in reversed(claims) if said in c.text or c.text in said), "")))
    return out


def test_what_is_true_or_cannot_be_told_is_not_called_wrong(
    verdicts: list[tuple[dict[str, str], str]],
) -> None:
    assert [row["text"] for row, v in verdicts if row["label"] == "fine" and v in WRONG] == []


def test_no_false_sentence_is_borne_out(verdicts: list[tuple[dict[str, str], str]]) -> None:
    borne_out = [row["text"] for row, v in verdicts if row["label"] == "problem" and v == "supported"]
    assert borne_out == []


@pytest.mark.parametrize("held", [False, True])
def test_false_sentences_are_found(verdicts: list[tuple[dict[str, str], str]], held: bool) -> None:
    found = [v in WRONG for row, v in verdicts if row["label"] == "problem" and row["held"] == held]
    assert sum(found) >= LEAST[held] * len(found)
