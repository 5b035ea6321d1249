"""A page checked again, mended or beside others, gets the verdicts that it would get by itself."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from lexloci import Lexloci

PAGES = sorted((Path(__file__).parents[2] / "evaluation" / "pages").glob("*.txt"))
DAY = "2026-11-28"


def mended(text: str, other: str, number: int) -> str:
    """A page with a line left out, told twice, turned round, or of another page."""
    lines, chance = text.split("\n"), random.Random(number)
    at = chance.randrange(len(lines))
    turned = ". ".join(reversed(lines[at].split(". ")))
    new = chance.choice([[], [lines[at]] * 2, [turned], [lines[at], chance.choice(other.split("\n"))]])
    return "\n".join([*lines[:at], *new, *lines[at + 1 :]])


@pytest.mark.parametrize("number", range(0, len(PAGES), 7))
def test_what_was_checked_before_changes_no_verdict(number: int) -> None:
    lx = Lexloci()
    text, other = (PAGES[n].read_text("utf-8") for n in (number, number - 1))
    pages = [text, *(mended(text, other, number + n) for n in range(3))]
    alone = []
    for page in pages:
        lx.forget()
        alone.append(lx.check(page, on=DAY))
    lx.forget()
    lx.check(text, on=DAY)
    lx.check(other, on=DAY)
    lx.check(text, on="2025-01-01")
    assert [lx.check(page, on=DAY) for page in pages] == alone
