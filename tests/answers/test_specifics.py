"""The piece of a law's life, or the thing, that a question asks for is told, not only its topic."""

from __future__ import annotations

import pytest

from lexloci import Lexloci
from lexloci.answers.asking.specifics import rare_words
from lexloci.reading.aspects import asked_for
from lexloci.reading.words import Words

NOW = "2026-11-28"


@pytest.fixture(scope="module")
def lx() -> Lexloci:
    return Lexloci()


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("who voted against the chicago welcoming city amendments in 2021", "41 to 8"),
        ("By what vote did Lansing, Michigan rescind its sanctuary resolution?", "5 to 2"),
        ("when did harris county end its 287g deal and who ended it", "Ed Gonzalez ended it"),
        ("who sponsored sb 54 california", "Kevin de León"),
        ("what did the fifth circuit decide about texas sb4 in 2026", "put the new injunction on hold"),
        ("santa ana deportation defense fund how much", "250,000"),
        ("mecklenburg sheriff mcfadden 287g when ended", "House Bill 10"),
        ("so the new Maine law is what forced wells police to drop 287g in october", "by its own choice"),
        ("Penalties for Tennessee council members who vote for a sanctuary policy?", "six years"),
        ("new orleans consent decree detainers still in force?", "asked the court to end the decree"),
    ],
)
def test_a_piece_of_its_life_is_told(lx: Lexloci, question: str, told: str) -> None:
    answer = lx.ask(question, on=NOW)
    assert told in " ".join(statement.text["en"] for statement in answer.statements[:3])


def test_a_vote_that_is_asked_for_comes_first(lx: Lexloci) -> None:
    answer = lx.ask("who voted against the chicago welcoming city amendments in 2021", on=NOW)
    assert "41 to 8" in answer.statements[0].text["en"]
    assert answer.statements[0].citations


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("can ICE use city parking ramps in minneapolis for staging", "ramps"),
        ("does milwaukee pd sop 130 need a judicial warrant", "Procedure 130"),
    ],
)
def test_what_names_the_thing_is_told(lx: Lexloci, question: str, told: str) -> None:
    answer = lx.ask(question, on=NOW)
    assert answer.answerable
    assert told in " ".join(statement.text["en"] for statement in answer.statements[:3])


def test_an_order_that_a_court_voided_is_told_as_over(lx: Lexloci) -> None:
    answer = lx.ask("donde esta la oficina que ICE tiene ahora en Rikers por la orden ejecutiva 50", on=NOW)
    assert "terminó el 1.º de enero de 2026" in answer.statements[0].text["es"]


def test_what_binds_benefit_offices_is_not_told_of_the_police(lx: Lexloci) -> None:
    answer = lx.ask("do Tulsa police ask about immigration status", on=NOW)
    assert not any("household" in statement.text["en"] for statement in answer.statements)


def test_it_is_the_rule_of_the_day(lx: Lexloci) -> None:
    question = "if ur in the gang database could chicago police hand u to ICE"
    then = lx.ask(f"in 2020, {question}", on="2020-07-01")
    assert any("gang list" in statement.text["en"] for statement in then.statements)
    now = lx.ask(question, on=NOW)
    assert not any("gang list" in statement.text["en"] for statement in now.statements)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("when did portland oregon put sanctuary rules in the city code", "Portland sanctuary city code"),
        ("what policies does rochester ny have", "Rochester sanctuary rules of 2025"),
        ("tiene Minneapolis una ordenanza santuario", "Minneapolis separation ordinance"),
    ],
)
def test_a_place_s_own_policies_come_first(lx: Lexloci, question: str, first: str) -> None:
    assert lx.ask(question, on=NOW).statements[0].text["en"].startswith(first)


def test_limits_of_a_state_are_told_with_those_of_the_city_itself(lx: Lexloci) -> None:
    answer = lx.ask("does seattle have a sanctuary ordinance", on=NOW)
    told = " ".join(statement.text["en"] for statement in answer.statements)
    assert "Seattle" in told
    assert "RCW 10.93.160" in told


@pytest.mark.parametrize(
    "question", ["how do I bake bread in Chicago", "Minneapolis weather in December", "best tacos in El Paso"]
)
def test_what_has_nothing_to_do_with_it_is_still_declined(lx: Lexloci, question: str) -> None:
    assert not lx.ask(question, on=NOW).answerable


@pytest.mark.parametrize(
    ("text", "lang", "names"),
    [
        ("by what vote did it pass", "en", ["vote"]),
        ("who sponsored the bill", "en", ["sponsor"]),
        ("cuanto dinero paga ice por dia", "es", ["sum"]),
        ("desde cuando", "es", ["began"]),
        ("may police ask for papers", "en", []),
    ],
)
def test_pieces_that_are_asked_for(text: str, lang: str, names: list[str]) -> None:
    assert [aspect.name for aspect in asked_for(Words(text), lang)] == names


def test_rare_words_are_few_and_weighed(lx: Lexloci) -> None:
    rare = rare_words(lx.record, "can police use the parking ramps", "en")
    assert set(rare) == {"ramp"}
    assert rare["ramp"] > 5
