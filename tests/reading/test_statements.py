"""What sentences of pages say of their topic: each line of ``statements.txt`` is read as it stands there."""

from __future__ import annotations

from pathlib import Path

import pytest

from lexloci.answers.checking.claims import read_page
from lexloci.library import Lexloci

LINES = Path(__file__).with_name("statements.txt").read_text("utf-8").splitlines()
LEAST = 0.95
"""The share that must be read right; the reader is no parser."""


def statements() -> list[tuple[str, str, str, str]]:
    """Language, topic, stance and sentence of each line."""
    out = []
    for line in LINES:
        if line and not line.startswith("#"):
            parts = [part.strip() for part in line.split("|")]
            lang = parts.pop(0) if parts[0] == "es" else "en"
            out.append((lang, parts[0], parts[1], parts[2]))
    return out


@pytest.mark.parametrize("lang", ["en", "es"])
def test_sentences_are_read_as_they_are_meant(lang: str) -> None:
    gazetteer = Lexloci().gazetteer
    wanted = [entry for entry in statements() if entry[0] == lang]
    wrong = []
    for _, topic, stance, sentence in wanted:
        (claim,) = read_page(gazetteer, sentence, None, lang).claims
        whole = claim.whole
        got = (whole.topic.id if whole.topic else None, whole.stance.stance, whole.act or stance == "no_rule")
        if got != (topic, stance, True):
            wrong.append((sentence, got))
    assert len(wrong) <= (1 - LEAST) * len(wanted), wrong


def test_every_stance_is_among_them() -> None:
    assert {entry[2] for entry in statements()} >= {
        "must",
        "must_not",
        "may",
        "not_required",
        "no_rule",
        "does",
    }
