"""Who is on a federal list, what became of a law or a case, in plain words: ``standings.jsonl``.

Each row is one sentence at a place, alone or behind a sentence that names the list or the law, and the
verdict ``wanted``: true ones and such as tell something beside ("money for it ran out") are half of them.
"""

from __future__ import annotations

from typing import Any

import pytest
from corpus import DAY, WRONG, rows

from lexloci import Lexloci


@pytest.fixture(scope="module")
def lx() -> Lexloci:
    return Lexloci()


def test_every_sentence_gets_its_verdict(lx: Lexloci) -> None:
    found = [(row["place"], row["text"], row["wanted"], _said(lx, row)) for row in rows("standings.jsonl")]
    assert [row for row in found if row[2] != row[3]] == []


def _said(lx: Lexloci, row: dict[str, Any]) -> str:
    """The verdict of the last sentence; ``undecided`` where the record does not decide."""
    verdict = lx.check(row["text"], place=row["place"], on=DAY).claims[-1].verdict
    return verdict if verdict in WRONG | {"supported"} else "undecided"
