"""A place told by who holds its office: "did Kathy Hochul sign …" is asked of New York."""

from __future__ import annotations

import pytest

from lexloci import Lexloci

DAY = "2026-11-28"


@pytest.fixture(scope="module")
def lx() -> Lexloci:
    return Lexloci()


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Did Kathy Hochul sign a law on masks for officers?", "New York"),
        ("does brandon johnson let cops work with ice", "Chicago, IL"),
        ("Has Ned Lamont signed the court protections?", "Connecticut"),
        ("Did Mary Sheffield sign an order on ICE agents?", "Detroit, MI"),
        ("¿Firmó Kathy Hochul la Ley Protect Our Courts?", "New York"),
        ("Did JB Pritzker sign the Trust Act?", "Illinois"),
        ("Did J.B. Pritzker sign the Trust Act?", "Illinois"),
        ("What did Gov. Moore sign on 287(g)?", "Maryland"),
        ("Did Governor Larry Hogan sign the ban on 287(g)?", "Maryland"),
    ],
)
def test_whoever_is_named_in_full_tells_the_place(lx: Lexloci, text: str, label: str) -> None:
    answer = lx.ask(text, on=DAY)
    assert answer.place is not None
    assert answer.place.label() == label
    assert any(one.kind == "event" and one.citations for one in answer.statements[1:3])


@pytest.mark.parametrize(
    "text",
    [
        "What did Kristi Noem order sheriffs to do?",  # governor once, with no title here
        "Does Sheriff Mike Johnston honor ICE detainers?",  # no mayor of Denver
        "Did Governor Hogan veto a bill on detainers?",  # who governs no more, by the last name alone
        "Mayor Whitmire ICE ordinance?",  # mayors of one last name are many
        "Did Johnson let the police work with ICE?",  # a last name alone
    ],
)
def test_who_may_be_somebody_else_tells_no_place(lx: Lexloci, text: str) -> None:
    assert lx.ask(text, on=DAY).place is None


def test_a_place_that_is_named_counts_more_than_a_person(lx: Lexloci) -> None:
    answer = lx.ask("Did Kathy Hochul's law change what police in Newark, New Jersey may do?", on=DAY)
    assert answer.place is not None
    assert answer.place.label() == "Newark, NJ"


def test_a_rule_that_holds_does_not_answer_whether_this_person_signed_it(lx: Lexloci) -> None:
    answer = lx.ask("Did Larry Hogan sign Maryland's ban on 287(g)?", on=DAY)
    assert not answer.statements[0].text["en"].startswith("Yes")
    signed = lx.ask("Has Key West signed a 287(g) agreement?", on=DAY)
    assert signed.statements[0].text["en"].startswith("Yes")
