"""Places set against each other, and names that are no places."""

from __future__ import annotations

import pytest

from lexloci import Lexloci
from lexloci.reading.question import read_question

TODAY = "2026-11-28"


@pytest.fixture(scope="module")
def lx() -> Lexloci:
    return Lexloci()


def labels(lx: Lexloci, text: str) -> list[str]:
    where = read_question(lx.gazetteer, text, TODAY).where
    return [result.matches[0].place.label() for result in where.results]


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("compare NYC and LA on detainers", ["New York, NY", "Los Angeles, CA"]),
        ("LA or NYC: who gives ID cards", ["New York, NY", "Los Angeles, CA"]),
        ("St. Louis vs St. Louis County: detainers", ["St. Louis, MO", "St. Louis County, MO"]),
        ("Baltimore city or Baltimore County for detainers", ["Baltimore, MD", "Baltimore County, MD"]),
        ("Fairfax city and Fairfax county: ICE", ["Fairfax, VA", "Fairfax County, VA"]),
        ("Kansas City MO vs KS on detainers", ["Kansas City, MO", "Kansas City, KS"]),
        ("Kansas City MO and Kansas City KS: status", ["Kansas City, MO", "Kansas City, KS"]),
        ("Portland ME vs OR on police and ICE", ["Portland, ME", "Portland, OR"]),
        ("Portland, Maine or Oregon: police and ICE", ["Portland, ME", "Portland, OR"]),
        ("Washington state vs DC on licenses", ["Washington", "District of Columbia"]),
        ("NYC vs Nassau on 287(g)", ["New York, NY", "Nassau County, NY"]),
    ],
)
def test_two_places_against_each_other_are_two(lx: Lexloci, text: str, both: list[str]) -> None:
    assert labels(lx, text) == both


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Clayton in St. Louis County: detainers", "Clayton, MO"),
        ("police in Baton Rouge, LA", "Baton Rouge, LA"),
        ("New Orleans in LA: police", "New Orleans, LA"),
        ("OK or should I ask the Denver police", "Denver, CO"),
    ],
)
def test_a_place_and_what_it_lies_in_are_one(lx: Lexloci, text: str, label: str) -> None:
    assert labels(lx, text) == [label]


@pytest.mark.parametrize(
    "text",
    [
        "police in Operation Midway Blitz",
        "were officers in operation midway blitz masked",
        "Can union police help ICE",
        "Is Mayor Brandon Johnson limiting ICE?",
        "Did Hobbs sign SB 1164?",
        "what did Doe v. Smith hold",
    ],
)
def test_names_of_persons_parties_and_operations_are_no_places(lx: Lexloci, text: str) -> None:
    assert labels(lx, text) == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Does Otay Mesa hold people for ICE", "San Diego County, CA"),
        ("did abbott ban sanctuary cities in texas", "Texas"),
        ("did operation midway blitz use Chicago police", "Chicago, IL"),
        ("does the police of Hobbs, NM help ICE", "Hobbs, NM"),
        ("is Parker CO a sanctuary", "Parker, CO"),
        ("Justice Department v. Boston", "Boston, MA"),
        ("did NJ's detention ban survive", "New Jersey"),
        ("Anything coming in Richmond's General Assembly on ICE in Virginia?", "Virginia"),
        ("Big Easy sheriff and ICE holds", "New Orleans, LA"),
    ],
)
def test_the_place_beside_such_a_name_is_found(lx: Lexloci, text: str, label: str) -> None:
    assert labels(lx, text) == [label]
