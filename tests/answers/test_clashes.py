"""Sixty written pages, each with pairs of sentences that look like a clash and are none: ``clashes.jsonl``.

``hard`` pairs share most of their words and can both be true: another office, another year, a rule and its
exception. ``clashes`` cannot both be true, mostly in words that only a reader puts together.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lexloci import Lexloci
from lexloci.answers.checking.report import Report

DAY = "2026-11-28"
PAGES = [
    json.loads(line) for line in Path(__file__).with_name("clashes.jsonl").read_text("utf-8").splitlines()
]
MOST_WRONG = 0.02
"""The largest share of pairs that can both be true which may be told to clash."""


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    lx = Lexloci()
    return [
        lx.check("Notes\n\n" + " ".join(p["sentences"]), place="Springfield, MO", on=DAY, lang=p["lang"])
        for p in PAGES
    ]


def told(page: dict[str, list[str]], report: Report) -> set[tuple[int, int]]:
    """The pairs of sentences, by number, that a report says clash."""
    number = {sentence: n for n, sentence in enumerate(page["sentences"])}
    by_id = {claim.id: claim for claim in report.claims}
    pairs = {(c.text, by_id[o].text) for c in report.claims for o in c.conflicts_with}
    return {(number[a], number[b]) for a, b in pairs if a in number and b in number and number[a] < number[b]}


def test_what_can_both_be_true_hardly_ever_clashes(reports: list[Report]) -> None:
    hard = sum(len(page["hard"]) for page in PAGES)
    wrong = [
        (page["sentences"][a], page["sentences"][b])
        for page, report in zip(PAGES, reports, strict=True)
        for a, b in told(page, report)
        if [a, b] not in page["clashes"] and [b, a] not in page["clashes"]
    ]
    assert len(wrong) <= MOST_WRONG * hard, wrong
