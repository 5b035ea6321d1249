"""Findings for one agency: active, ended, none; and which spellings name one agency."""

from __future__ import annotations

import pytest
from worlds import CITY, CITY_POLICE, COUNTY, STATE, FakeView, agreement, step, survey

from lexloci.core.errors import BadInput
from lexloci.law.agency import agency_finding, same_agency
from lexloci.law.finding import Finding
from lexloci.record.compiled import AgreementEntry, Survey

SHERIFF = "St. Louis County Sheriff's Office"


def find(
    *deals: AgreementEntry,
    on: str = "2021-01-01",
    agency: str = SHERIFF,
    searches: tuple[Survey, ...] = (),
    known_on: str | None = None,
) -> Finding:
    """The Finding on 287(g) agreements of ``agency``."""
    view = FakeView((), tuple(("agreement_287g", found) for found in searches), deals)
    return agency_finding(view, CITY_POLICE, "agreement_287g", agency, on, known_on)


@pytest.mark.parametrize(
    ("on", "position", "status"),
    [
        ("2020-02-29", "none", "not_surveyed"),
        ("2020-03-01", "active", "settled"),
        ("2022-06-29", "active", "settled"),
        ("2022-06-30", "ended", "settled"),
    ],
)
def test_an_agreement_is_active_from_signing_to_ending(on: str, position: str, status: str) -> None:
    deal = agreement(SHERIFF, COUNTY, step("2020-03-01", "signed"), step("2022-06-30", "terminated"))
    finding = find(deal, on=on)
    assert (finding.position, finding.status) == (position, status)


def test_one_active_agreement_outweighs_an_ended_one() -> None:
    ended = agreement(SHERIFF, COUNTY, step("2010-01-01", "signed"), step("2012-01-01", "expired"))
    finding = find(ended, agreement(SHERIFF, COUNTY, model="WSO"))
    assert finding.position == "active"
    assert [reason.code for reason in finding.reasons] == ["agreement_active", "agreement_ended"]


def test_an_agreement_under_a_stay_is_not_active_and_since_when_is_told() -> None:
    deal = agreement(SHERIFF, COUNTY, step("2020-03-01", "signed"), step("2020-09-01", "stayed"))
    finding = find(deal)
    assert (finding.position, finding.status, finding.meanwhile) == ("active", "enjoined", "none")
    assert finding.to_dict()["reason"] == [
        f"{SHERIFF} has a JEM agreement since 2020-03-01. It is blocked since 2020-09-01."
    ]
    assert [(deal.active, deal.until) for deal in finding.agreements] == [(False, None)]


def test_a_stay_that_is_lifted_leaves_the_agreement_active() -> None:
    steps = step("2020-03-01", "signed"), step("2020-09-01", "stayed"), step("2020-11-01", "unblocked")
    finding = find(agreement(SHERIFF, COUNTY, *steps))
    assert (finding.position, finding.status, finding.meanwhile) == ("active", "settled", None)


def test_an_agreement_that_ends_under_a_stay_has_ended() -> None:
    steps = step("2020-03-01", "signed"), step("2020-09-01", "stayed"), step("2020-11-01", "terminated")
    finding = find(agreement(SHERIFF, COUNTY, *steps))
    assert (finding.position, finding.status) == ("ended", "settled")


def test_a_list_that_was_read_and_lacks_the_agency_is_a_search() -> None:
    finding = find(searches=(survey(STATE, "2026-02-13", method="list_read"),))
    assert (finding.position, finding.status, finding.surveyed_on) == ("none", "no_rule_found", "2026-02-13")


def test_a_search_for_another_agency_or_for_rules_is_none_for_this_one() -> None:
    other = survey(CITY, agency="Clayton Police Department", method="list_read")
    finding = find(searches=(other, survey(STATE, method="code_read")))
    assert (finding.position, finding.status) == ("none", "not_surveyed")


def test_as_of_an_earlier_day_what_was_learned_later_is_not_known() -> None:
    deal = agreement(SHERIFF, COUNTY, step("2020-03-01", "signed", known_on="2026-06-01"))
    search = survey(STATE, "2026-06-01", method="list_read")
    assert find(deal, searches=(search,), known_on="2026-05-31").status == "not_surveyed"
    assert find(deal, searches=(search,), known_on="2026-06-01").position == "active"


def test_a_variable_without_agreements_cannot_be_asked_of_an_agency() -> None:
    with pytest.raises(BadInput) as caught:
        agency_finding(FakeView(), CITY_POLICE, "status_inquiry", SHERIFF, "2021-01-01")
    assert caught.value.line() == (
        "status_inquiry is not asked of one agency. "
        "Leave out the agency, or ask about agreement_287g and detention_contract."
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("St. Louis County Sheriff's Office", "saint louis county sheriff"),
        ("Kansas City Police Department", "Kansas City Police Dept."),
        ("Butler County Sheriff’s Office", "BUTLER COUNTY SHERIFF'S OFFICE"),
        ("City of Clayton Police Department", "Clayton Police"),
        ("Sheriff of Greene County", "Greene County Sheriff"),
    ],
)
def test_spellings_of_one_agency(one: str, other: str) -> None:
    assert same_agency(one, other)
    assert same_agency(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("St. Louis County Sheriff's Office", "St. Louis County Police Department"),
        ("St. Louis County Police Department", "St. Charles County Police Department"),
        ("Greene County Sheriff's Office", "Greenwood County Sheriff's Office"),
        ("Police Department", "Sheriff's Office"),
        ("County Police", "City Police"),
        ("", "Clayton Police"),
    ],
)
def test_different_agencies(one: str, other: str) -> None:
    assert not same_agency(one, other)
    assert not same_agency(other, one)
