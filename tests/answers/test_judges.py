"""Each judge of a page, on sentences of its own."""

from __future__ import annotations

import pytest

from lexloci import Lexloci

DAY = "2026-11-28"


@pytest.fixture(scope="module")
def lx() -> Lexloci:
    return Lexloci()


def verdict(lx: Lexloci, place: str, text: str) -> str:
    """The verdict of the last sentence of ``text``, on a page about ``place``."""
    return lx.check(text, place=place, on=DAY).claims[-1].verdict


@pytest.mark.parametrize(
    ("place", "text", "wanted"),
    [
        ("Tampa, FL", "Senate Bill 168 was signed in 2019.", "supported"),
        ("Tampa, FL", "Senate Bill 168 was signed in 2014.", "contradicted"),
        ("Tampa, FL", "It was SB 1718, enacted in 2017, that began the E-Verify rule.", "contradicted"),
        ("Columbia, MO", "Section 67.307 was enacted in 2008.", "supported"),
        ("Columbia, MO", "Section 67.307 was enacted in 2021.", "contradicted"),
        ("Columbia, MO", "Ever since a judge struck down section 67.307, cities are free.", "false_premise"),
        ("Columbia, MO", "The governor vetoed section 67.307.", "contradicted"),
        ("Albany, NY", "The Green Light Law was repealed.", "contradicted"),
        ("Tucson, AZ", "SB 1070 was repealed in full by the legislature in 2012.", "contradicted"),
        ("Charlotte, NC", "Governor Josh Stein signed House Bill 318.", "contradicted"),
        ("Atlanta, GA", "Georgia sheriffs may choose whether to honor ICE detainers.", "contradicted"),
        ("Columbia, MO", "If a court struck down section 67.307, cities would be free.", "not_checkable"),
        ("Tampa, FL", "SB 4-C made unlawful entry a crime. That law is in force today.", "contradicted"),
        ("Tampa, FL", "SB 4-C made unlawful entry a crime. That law is still on hold.", "supported"),
        ("Tampa, FL", "The 2019 ban still cannot be enforced.", "outdated"),
        ("Santa Fe, NM", "HB 9 of New Mexico awaits the governor's signature.", "outdated"),
        ("Santa Fe, NM", "HB 9 took effect the same day it was signed.", "contradicted"),
    ],
)  # fmt: skip
def test_what_happened_to_a_law(lx: Lexloci, place: str, text: str, wanted: str) -> None:
    assert verdict(lx, place, text) == wanted


@pytest.mark.parametrize(
    ("place", "text", "wanted"),
    [
        ("Chicago, IL", "Chicago is on the Justice Department's list of August 2025.", "supported"),
        ("Chicago, IL", "Chicago is not on the Justice Department's sanctuary list.", "contradicted"),
        ("Tulsa, OK", "Tulsa is on the Justice Department's list, as is Oklahoma City.", "contradicted"),
        ("Tulsa, OK", "No place in Oklahoma is on the Justice Department's list.", "supported"),
        ("Chicago, IL", "No place in Illinois is on the Justice Department's list.", "contradicted"),
        (
            "Chicago, IL",
            "The Justice Department keeps a list. Peoria was put on that list too.",
            "contradicted",
        ),
        ("Chicago, IL", "Chicago was on a shopping list of the New Yorker.", "not_checkable"),
        ("Chicago, IL", "In 2017 Chicago was on a Justice Department list.", "not_checkable"),
        ("Reno, NV", "Nevada was on the Justice Department's list.", "supported"),
        ("Reno, NV", "Nevada was taken off the Justice Department's list.", "supported"),
        ("Reno, NV", "Nevada is on the Justice Department's list.", "outdated"),
    ],
)
def test_who_is_on_a_list(lx: Lexloci, place: str, text: str, wanted: str) -> None:
    assert verdict(lx, place, text) == wanted


@pytest.mark.parametrize(
    ("place", "text", "wanted"),
    [
        (
            "Missouri",
            "The State Highway Patrol of Missouri signed a 287(g) agreement in March 2025.",
            "supported",
        ),
        (
            "Missouri",
            "The Missouri State Highway Patrol signed a 287(g) agreement in May 2022.",
            "contradicted",
        ),
        ("Missouri", "The Missouri State Highway Patrol chose the Jail Enforcement Model.", "contradicted"),
        ("Missouri", "The Missouri State Highway Patrol has no 287(g) agreement.", "contradicted"),
        ("Missouri", "The Missouri State Highway Patrol has a 287(g) agreement.", "supported"),
    ],
)
def test_agreements_of_an_agency(lx: Lexloci, place: str, text: str, wanted: str) -> None:
    assert verdict(lx, place, text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Federal immigration agents may not arrest anyone in Denver.", "contradicted"),
        ("ICE has no power to make arrests in Denver.", "contradicted"),
        ("ICE agents may arrest people in Denver.", "supported"),
        (
            "ICE agents may not arrest people in a Denver courthouse without a warrant from a judge.",
            "not_established",
        ),
        ("Denver police may not arrest for ICE agents.", "supported"),
        ("Los agentes de ICE no pueden hacer arrestos en Denver.", "contradicted"),
    ],
)
def test_the_power_of_federal_officers(lx: Lexloci, text: str, wanted: str) -> None:
    found = verdict(lx, "Denver, CO", text)
    assert found == wanted or (wanted != "contradicted" and found not in ("contradicted", "outdated"))


def test_another_court_than_the_one_that_decided(lx: Lexloci) -> None:
    wrong = "In November 2018 the U.S. Supreme Court held in DeMarco that sheriffs may not arrest for ICE."
    right = "In November 2018 the Appellate Division held in DeMarco that sheriffs may not arrest for ICE."
    assert verdict(lx, "Buffalo, NY", wrong) == "contradicted"
    assert verdict(lx, "Buffalo, NY", right) != "contradicted"


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ("The welcome desk on Elm Street answers calls in six languages.",
         "The welcome desk on Elm Street answers calls only in English.", True),
        ("The town clerk has issued library cards to newcomers since spring.",
         "The town clerk has never issued library cards to newcomers since spring.", True),
        ("The town clerk issues library cards to newcomers who have no address.",
         "The town clerk issues library cards to newcomers with an address.", False),
        ("The desk holds no one past noon without a warrant.",
         "The desk holds people past noon with a warrant.", False),
        ("In 2019 the town clerk had issued no library cards to newcomers.",
         "In 2024 the town clerk issued library cards to newcomers.", False),
    ],
)  # fmt: skip
def test_sentences_of_one_page_against_each_other(lx: Lexloci, one: str, other: str, clash: bool) -> None:
    first, second = lx.check(f"{one} {other}", place="Peoria, IL", on=DAY).claims
    assert bool(first.conflicts_with) == bool(second.conflicts_with) == clash
    assert (first.verdict == "inconsistent") == clash


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Peoria lies in Lincoln County, Illinois.", True),
        ("Springfield County runs the schools of Springfield, Illinois.", True),
        ("San Francisco and Santa Clara County sued.", False),
        ("Nevada came off in September and Baltimore County in October.", False),
        ("Two groups and El Paso County sued over the Texas law.", False),
        ("Prince George's County and St. Mary's County are in Maryland.", False),
        ("New York County has courts of its own.", False),
        ("El condado de San Luis está en Misuri.", False),
        ("El condado de Tucson tiene una cárcel en Arizona.", True),
    ],
)
def test_counties_that_do_not_exist(lx: Lexloci, text: str, wrong: bool) -> None:
    assert (lx.check(text, on=DAY).claims[0].verdict == "false_premise") == wrong


@pytest.mark.parametrize(
    "text",
    [
        "In Illinois, officers may not stop, arrest or hold a person only over a civil immigration case.",
        "From May 6, 2014 the jail no longer holds people only on an ICE hold.",
        "Nobody may stop the police of Florida from sharing facts on status with ICE.",
        "In Texas the board must also hold a public forum if it let ICE in.",
        "Florida colleges could not give the resident price to students without lawful status.",
        "A public school in Ohio may not refuse admission because of immigration status.",
        "In Georgia, boards give a license only to people who show papers.",
        "Businesses in Florida with fewer than 25 workers need not use E-Verify.",
        "Texas does not issue driver's licenses to people who cannot show lawful presence.",
        "No Texas city may forbid police to ask about immigration status.",
        "In Illinois, police may arrest an immigrant who commits a crime.",
        "The rumor that Clayton, Missouri is a sanctuary city is false.",
        "Before 2022 students without legal status in Arizona paid the out-of-state rate.",
        "Hospitals in Ohio treat emergencies without asking for papers.",
    ],
)
def test_true_sentences_are_never_called_wrong(lx: Lexloci, text: str) -> None:
    for claim in lx.check(text, on=DAY).claims:
        assert claim.verdict in ("supported", "not_established", "not_checkable"), claim.reason["en"]


def test_a_wrong_county_beside_a_real_city_counts_once(lx: Lexloci) -> None:
    title = "Clayton (Missouri County), Missouri"
    page = f"{title}\n\nIn Clayton, Missouri County, schools must enroll all children."
    first, second = lx.check(page, on=DAY).claims
    assert first.verdict == "false_premise"
    assert second.verdict != "false_premise"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Clayton is not a sanctuary city.", "supported"),
        ("Clayton is a sanctuary city.", "contradicted"),
        ("Clayton, Missouri is a sanctuary city.", "contradicted"),
        ("The sanctuary policies of Clayton help many families.", "false_premise"),
        ("A sanctuary city is a city that limits its cooperation with ICE.", "not_established"),
        ("Chicago is a sanctuary city.", "not_checkable"),
        ("The sanctuary policies of Chicago help many families.", "not_established"),
        (
            "In some states, including Missouri, people without legal status may get a driver's license.",
            "contradicted",
        ),
        ("In some states people without legal status may get a driver's license.", "not_established"),
    ],
)
def test_whether_a_place_is_a_sanctuary(lx: Lexloci, text: str, wanted: str) -> None:
    assert verdict(lx, "Clayton, MO", text) == wanted
