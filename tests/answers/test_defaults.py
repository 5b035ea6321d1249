"""What is told where the record names nobody and holds no rule: defaults are called defaults."""

from __future__ import annotations

import pytest

from lexloci import Lexloci
from lexloci.answers.guide import Guide
from lexloci.answers.parts.tps import country_name
from lexloci.surfaces.cli import main

TOWN, TOPIC = "Las Cruces, NM", "everify_private"


@pytest.fixture(scope="module")
def lx() -> Lexloci:
    return Lexloci()


def texts(guide: Guide, number: int) -> list[str]:
    found = next(q for q in guide.to_dict()["questions"] if q["number"] == number)
    return [statement["text"] for statement in found["statements"]]


def test_an_agency_that_the_record_does_not_name_is_called_a_default(lx: Lexloci) -> None:
    told = texts(lx.guide(TOWN), 7)
    police = "does not name who polices Las Cruces. By default: the police that serve Las Cruces."
    assert any(text.endswith(police) for text in told)
    assert any(text.endswith("By default: the jail of Doña Ana County.") for text in told)


def test_the_default_of_a_state_and_of_the_nation_is_named_in_each_language(lx: Lexloci) -> None:
    police = [lx.agencies(place)["police"].name for place in ("Missouri", "United States")]
    assert [name["es"] for name in police] == [
        "la policía local y los alguaciles de Misuri", "la policía que atiende a Estados Unidos",
    ]  # fmt: skip
    assert police[1]["en"] == "the police that serve the United States"


@pytest.mark.parametrize("state", ["AK", "CT", "DE", "HI", "RI"])
def test_no_sheriffs_police_a_state_that_has_none(lx: Lexloci, state: str) -> None:
    assert "sheriff" not in lx.agencies(state)["police"].name["en"]


def test_a_default_of_no_rule_does_not_deny_what_nobody_has_looked_for(
    lx: Lexloci, capsys: pytest.CaptureFixture[str]
) -> None:
    finding = lx.law("Navajo Nation", TOPIC)
    assert (finding.status, finding.position) == ("not_surveyed", "no_rule")
    federal = "Federal law does not make private employers in general use E-Verify."
    assert any(federal in text for text in texts(lx.guide("Navajo Nation"), 8))
    assert main(["law", "Navajo Nation", TOPIC]) == 0
    printed = " ".join(capsys.readouterr().out.split())
    assert f"Not known. {federal}" in printed
    assert "No state or local rule makes" not in printed


@pytest.mark.parametrize(
    ("subject", "en", "es"),
    [
        ("bosnia-herzegovina", "Bosnia-Herzegovina", "Bosnia y Herzegovina"),
        ("guinea-bissau", "Guinea-Bissau", "Guinea-Bisáu"), ("rwanda", "Rwanda", "Ruanda"),
    ],
)  # fmt: skip
def test_countries_have_their_names(subject: str, en: str, es: str) -> None:
    assert country_name(subject) == {"en": en, "es": es}


@pytest.mark.parametrize(
    ("place", "lang", "title", "first"),
    [
        ("Cook County, IL", "es", "en el condado de Cook, IL: 20", "la situación del condado de Cook, IL?"),
        ("Missouri", "es", "en Misuri: 20", "la situación de Misuri?"),
        ("United States", "en", "in the United States: 20", "how does the United States stand?"),
        ("Clayton, MO", "es", "en Clayton, MO: 20", "la situación de Clayton, MO?"),
    ],
)
def test_a_guide_names_its_place_in_its_language(
    lx: Lexloci, place: str, lang: str, title: str, first: str
) -> None:
    guide = lx.guide(place, lang=lang).to_dict()
    assert title in guide["title"]
    assert guide["questions"][0]["question"].endswith(first)
