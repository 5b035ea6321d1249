"""What a rule gives, bars or costs, told in words of the sentence before: ``points.jsonl``.

The last sentence of each text counts. Those ``held`` were not looked at while the reader was mended.
"""

from __future__ import annotations

import pytest
from corpus import DAY, WRONG, Row, last_verdicts, rows

from lexloci import Lexloci

ROWS = rows("points.jsonl")
LEAST = {False: 0.78, True: 0.57}
"""The least share of wrong sentences that must be found, of those looked at and of the others."""
SPOKEN = ("Chicago, IL", "Houston, TX", "Portland, OR", "Denver, CO", "Miami, FL", "Boston, MA", "Omaha, NE")
"""Places whose own rules, as the record words them, are put to the checker."""
VARIABLES = (
    "status_inquiry", "civil_arrest", "detainer_hold", "release_notification", "custody_transfer",
    "jail_access", "agreement_287g", "joint_operations", "sensitive_locations", "drivers_license",
    "instate_tuition", "health_adults", "everify_private", "municipal_id", "housing_status_inquiry",
    "language_access",
)  # fmt: skip


@pytest.fixture(scope="module")
def verdicts() -> list[tuple[Row, str]]:
    """Each row with the verdict of its last sentence."""
    return last_verdicts(ROWS)


def test_half_is_true() -> None:
    assert sum(row["wrong"] for row in ROWS) <= len(ROWS) * 0.5
    assert {row["lang"] for row in ROWS} == {"en", "es"}


def test_what_is_true_is_not_called_wrong(verdicts: list[tuple[Row, str]]) -> None:
    assert [row["text"] for row, verdict in verdicts if not row["wrong"] and verdict in WRONG] == []


def test_what_is_wrong_is_not_borne_out(verdicts: list[tuple[Row, str]]) -> None:
    assert [row["text"] for row, verdict in verdicts if row["wrong"] and verdict == "supported"] == []


@pytest.mark.parametrize("held", [False, True])
def test_what_is_wrong_is_found(verdicts: list[tuple[Row, str]], held: bool) -> None:
    found = [verdict in WRONG for row, verdict in verdicts if row["wrong"] and row["held"] == held]
    assert sum(found) >= LEAST[held] * len(found)


@pytest.mark.parametrize("name", SPOKEN)
def test_the_record_in_its_own_words_is_not_called_wrong(name: str) -> None:
    lx = Lexloci()
    place = lx.resolve(name)
    for variable in VARIABLES:
        finding = lx.law(place, variable, on=DAY)
        top = finding.controlling
        for lang, text in top.rule.summary.items() if finding.status == "settled" and top else ():
            claims = lx.check(text, place=place, on=DAY, lang=lang).claims
            assert [claim.text for claim in claims if claim.verdict in WRONG] == []


@pytest.mark.parametrize(
    ("place", "text", "verdict"),
    [
        ("Florida", "Undocumented graduates may still ask for the out-of-state fee waiver.", "outdated"),
        ("Florida", "Undocumented graduates must pay the out-of-state fee.", "supported"),
        ("Chicago, IL", "A civil immigration raid is one that city police may not assist.", "supported"),
        ("Chicago, IL", "A civil immigration raid is one that city police may assist.", "contradicted"),
        ("Chicago, IL", "City police are to join ICE raids whenever agents ask.", "contradicted"),
        ("Portland, OR", "The sheriff must print a guide about immigration enforcement.", "not_established"),
        ("Texas", "People who prove lawful presence can get a driver's license.", "not_established"),
        ("Texas", "Driver's licenses are issued to people who cannot prove lawful presence.", "contradicted"),
    ],
)
def test_look_alikes(place: str, text: str, verdict: str) -> None:
    assert Lexloci().check(text, place=place, on=DAY).claims[-1].verdict == verdict


def test_a_state_beside_a_county_is_no_false_premise() -> None:
    for county, state in (("Cook County", "Illinois"), ("King County", "Washington")):
        text = f"Neither {county} nor the State of {state} was named on the list that DHS posted in May 2025."
        found = Lexloci().check(text, place=f"{county}, {state}", on=DAY).claims[-1]
        assert found.verdict != "false_premise"
