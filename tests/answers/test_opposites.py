"""Plain sentences, put in states where they hold and where the opposite does: ``opposites.jsonl``.

``{S}`` stands for the state. Every second sentence was not looked at while the reader was mended (``held``).
"""

from __future__ import annotations

import pytest
from corpus import DAY, WRONG, Row, rows

from lexloci import Lexloci
from lexloci.places.states import states

ROWS = rows("opposites.jsonl")
LEAST = {False: 0.9, True: 0.86}
"""The least share of false sentences that must be found, of those looked at and of the others."""


@pytest.fixture(scope="module")
def verdicts() -> list[tuple[Row, str, str, bool]]:
    """Each row at each of its states: whether it is true or false there, and whether it is called wrong."""
    lx = Lexloci()
    return [
        (row, key, code, _wrong(lx, row, code))
        for row in ROWS
        for key in ("true_at", "false_at")
        for code in row.get(key, ())
    ]


def _wrong(lx: Lexloci, row: Row, code: str) -> bool:
    state = states()[code]
    text = row["text"].replace("{S}", state.es if row["lang"] == "es" else state.en)
    report = lx.check(text, place=lx.gazetteer.by_id(state.id), on=DAY, lang=row["lang"])
    return any(claim.verdict in WRONG for claim in report.claims)


def test_what_holds_in_a_state_is_not_called_wrong(verdicts: list[tuple[Row, str, str, bool]]) -> None:
    assert [(row["text"], code) for row, key, code, wrong in verdicts if key == "true_at" and wrong] == []


@pytest.mark.parametrize("held", [False, True])
def test_what_is_opposite_to_the_law_is_found(verdicts: list[tuple[Row, str, str, bool]], held: bool) -> None:
    found = [wrong for row, key, _, wrong in verdicts if key == "false_at" and row["held"] == held]
    assert sum(found) >= LEAST[held] * len(found)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Applicants must show that they are here lawfully.", "outdated"),
        ("Immigration status does not matter.", "supported"),
        ("Applicants must show a bill from the water company.", "not_checkable"),
    ],
)
def test_a_heading_tells_which_service_is_meant(text: str, said: str) -> None:
    report = Lexloci().check(f"# Oregon: a guide\n\n## Driver's licenses\n\n{text}", on=DAY)
    assert report.claims[-1].verdict == said
