"""Corpora of sentences on single facts, each under the title of a page: what is said of each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from lexloci import Lexloci

DAY = "2026-11-28"
WRONG = frozenset({"contradicted", "outdated", "false_premise", "inconsistent"})
TITLES = {"en": "notes", "es": "notas"}

Row = dict[str, Any]


def rows(name: str) -> list[Row]:
    """The lines of a corpus."""
    return [json.loads(line) for line in Path(__file__).with_name(name).read_text("utf-8").splitlines()]


def verdicts_on(corpus: list[Row]) -> list[tuple[Row, str]]:
    """Each row with the verdict of its sentence."""
    lx = Lexloci()
    return [(row, _verdict(lx, row)) for row in corpus]


def verdicts_on_pages(corpus: list[Row]) -> list[tuple[Row, str]]:
    """Each row, a page of its own, with the verdict of its sentence; "none" where no claim holds it."""
    lx = Lexloci()
    out = []
    for row in corpus:
        text = f"{row['place']}: {TITLES[row['lang']]}\n\n{row['text']}" if row["place"] else row["text"]
        claims, said = lx.check(text, on=DAY, lang=row["lang"]).claims, row["sentence"]
        found = (c.verdict for c in reversed(claims) if said in c.text or c.text in said)
        out.append((row, next(found, "none")))
    return out


def called_wrong(verdicts: list[tuple[Row, str]]) -> list[str]:
    """Texts with a sentence that is fine and was called wrong."""
    return [row["text"] for row, v in verdicts if row["label"] == "fine" and v in WRONG]


def borne_out(verdicts: list[tuple[Row, str]]) -> list[str]:
    """Texts with a sentence that is a problem and was borne out."""
    return [row["text"] for row, v in verdicts if row["label"] == "problem" and v == "supported"]


def found(verdicts: list[tuple[Row, str]], *, held: bool | None = None) -> list[bool]:
    """Whether each sentence that is a problem was found, of all or of those ``held`` or not."""
    problems = [(row, v) for row, v in verdicts if row["label"] == "problem"]
    return [v in WRONG for row, v in problems if held is None or row["held"] == held]


def last_verdicts(corpus: list[Row]) -> list[tuple[Row, str]]:
    """Each row with the verdict of the last sentence of its text."""
    lx = Lexloci()
    return [
        (row, lx.check(row["text"], place=row["place"], on=DAY, lang=row["lang"]).claims[-1].verdict)
        for row in corpus
    ]


def _verdict(lx: Lexloci, row: Row) -> str:
    text = f"{row['place']}: notes on immigration rules\n\n{row['before']} {row['sentence']}"
    claims = lx.check(text.replace("\n ", "\n"), on=DAY, lang=row["lang"]).claims
    return next((c.verdict for c in reversed(claims) if row["sentence"] in c.text), "not_checkable")
