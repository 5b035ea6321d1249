"""The documents quote the guide of Clayton; here the quotes are held against the guide itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from lexloci import Lexloci

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "clayton.md"
QUOTES = [line[2:].strip() for line in DOCUMENT.read_text("utf-8").splitlines() if line.startswith("> ")]


@pytest.fixture(scope="module")
def told() -> str:
    guide = Lexloci().guide("Clayton (Missouri County), Missouri", on="2026-11-22")
    texts = [premise.correction["en"] for premise in guide.premise]
    texts += [s.text["en"] for answered in guide.questions for s in answered.statements]
    return "\n".join(texts)


def test_the_document_goes_through_all_twenty_answers() -> None:
    text = DOCUMENT.read_text("utf-8")
    for number in range(1, 21):
        assert f"\n**{number}. " in text


@pytest.mark.parametrize("quote", QUOTES)
def test_every_quoted_line_is_in_the_guide(told: str, quote: str) -> None:
    assert quote in told
