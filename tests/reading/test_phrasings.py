"""What people say of rules in words of their own, held against the record: ``phrasings.jsonl``.

Each line is a sentence about one variable and what it says of it, with a place where that is so (``true_at``)
and one where it is not (``false_at``), or ``at`` a place for what nothing can decide. ``{s}`` and ``{c}`` stand
for the state's and the city's name. Sentences of the part ``held_out`` were not looked at while the cues were
made.
"""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from lexloci.library import Lexloci
from lexloci.places.model import Jurisdiction
from lexloci.places.states import states

LINES = Path(__file__).with_name("phrasings.jsonl").read_text("utf-8").splitlines()
DAY = "2026-11-28"
PROBLEMS = frozenset({"contradicted", "outdated", "false_premise", "inconsistent"})
LEAST = {("en", "dev"): 0.90, ("es", "dev"): 0.90, ("en", "held_out"): 0.80, ("es", "held_out"): 0.90}
"""The least share of decidable sentences that get the right verdict."""


@cache
def lexloci() -> Lexloci:
    return Lexloci()


@cache
def place(name: str) -> Jurisdiction:
    known = states().get(name)
    found = lexloci().gazetteer.by_id(known.id) if known else lexloci().place(name).matches[0].place
    assert found is not None
    return found


def said(text: str, where: Jurisdiction, lang: str) -> str:
    """``problem``, ``supported`` or ``open``, whichever is the worst that is said of the sentence."""
    full = text.replace("{s}", where.name).replace("{c}", where.name)
    found = {claim.verdict for claim in lexloci().check(full, place=where, on=DAY, lang=lang).claims}
    return "problem" if found & PROBLEMS else "supported" if "supported" in found else "open"


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("part", ["dev", "held_out"])
def test_sentences_get_the_verdict_that_the_record_gives(lang: str, part: str) -> None:
    counts: Counter[str] = Counter()
    wrong, told = [], []
    for line in LINES:
        row = json.loads(line)
        if (row["lang"], row["part"]) != (lang, part):
            continue
        for key, right in (("true_at", "supported"), ("false_at", "problem"), ("at", "open")):
            if key not in row:
                continue
            verdict = said(row["text"], place(row[key]), lang)
            counts["right" if verdict == right else "other"] += key != "at"
            if key == "true_at" and verdict == "problem":
                wrong.append((row["id"], row[key]))
            if key == "at" and verdict != "open":
                told.append(row["id"])
    assert counts["right"] >= LEAST[lang, part] * counts.total()
    assert not wrong
    assert len(told) <= 0.05 * len(LINES)
