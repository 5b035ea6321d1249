"""Rules as careless pages put them, held against the record: ``careless.jsonl``.

Each line is one or two sentences about one variable and what they say of it, with a place where that is so
(``true_at``) and one where it is not (``false_at``). ``family`` is the way of saying it: p in the passive, n
by a noun ("is a duty of"), a with an agency, q as a question with a short answer, d by a double denial,
l as a line of a list, c beside another clause, r at length, s in everyday words, x otherwise. Whole families
of a variable are ``held_out`` and were not looked at while the reader was mended.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from held import place, said

ROWS = [
    json.loads(line) for line in Path(__file__).with_name("careless.jsonl").read_text("utf-8").splitlines()
]
LEAST = {("en", "dev"): 0.82, ("es", "dev"): 0.88, ("en", "held_out"): 0.76, ("es", "held_out"): 0.70}
"""The least share of sentences that get the right verdict."""


@pytest.mark.parametrize(("lang", "part"), LEAST)
def test_careless_sentences_get_the_verdict_that_the_record_gives(lang: str, part: str) -> None:
    rows = [row for row in ROWS if (row["lang"], row["part"]) == (lang, part)]
    true = [(row["text"], said(row["text"], place(row["true_at"]), lang)) for row in rows if "true_at" in row]
    false = [
        (row["text"], said(row["text"], place(row["false_at"]), lang)) for row in rows if "false_at" in row
    ]
    assert [text for text, verdict in true if verdict == "problem"] == []
    assert len([text for text, verdict in false if verdict == "supported"]) <= 1
    right = sum(v == "supported" for _, v in true) + sum(v == "problem" for _, v in false)
    assert right >= LEAST[lang, part] * (len(true) + len(false))


ANSWERS = [
    ("Must jails honor ICE detainers? No.", "Iowa", "problem"),
    ("Must jails honor ICE detainers? Yes.", "Iowa", "supported"),
    ("Must jails honor ICE detainers? No, they may refuse, except in some counties.", "Iowa", "open"),
    ("## Are sheriffs allowed to sign a 287(g) agreement?\n\nNo.", "Illinois", "supported"),
    ("Can undocumented residents get a driver's license? It depends.", "Illinois", "open"),
    ("Who may be held on an ICE detainer? No one.", "Iowa", "open"),
    ("¿Deben las cárceles cumplir las solicitudes de retención de ICE? No.", "Iowa", "problem"),
]


@pytest.mark.parametrize(("text", "where", "verdict"), ANSWERS)
def test_a_short_answer_is_read_with_its_question(text: str, where: str, verdict: str) -> None:
    lang = "es" if text.startswith("¿") else "en"
    assert said(text, place(where), lang) == verdict


@pytest.mark.parametrize(
    ("line", "where", "verdict"),
    [
        ("- ICE detainers: sheriffs must comply.", "Illinois", "problem"),
        ("- ICE detainers: must be honored", "Illinois", "problem"),
        ("- Sanctuary policies: prohibited", "Texas", "supported"),
        ("- Sanctuary policies: a matter of taste", "Texas", "open"),
        ("- Office hours: not required", "Texas", "open"),
    ],
)
def test_a_line_of_a_list_is_read_as_a_row_of_a_table(line: str, where: str, verdict: str) -> None:
    assert said(line, place(where), "en") == verdict
