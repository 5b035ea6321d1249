"""Questions about every state: which have a rule, which have none, what is not known."""

from __future__ import annotations

import pytest

from lexloci import Lexloci
from lexloci.answers.asking.answer import Answer
from lexloci.places.states import covered

DAY = "2026-11-28"


@pytest.fixture(scope="module")
def lx() -> Lexloci:
    return Lexloci()


def groups(answer: Answer) -> list[str]:
    return [s.text[answer.lang] for s in answer.statements if s.kind != "notice"]


class TestWhichStates:
    @pytest.mark.parametrize(
        ("question", "first", "member"),
        [
            ("which states ban sanctuary cities?", "State law bars cities and counties", "Texas"),
            ("which states prohibit 287(g) agreements", "Local agencies may not sign", "Illinois"),
            ("what states require sheriffs to sign 287(g)", "must sign or seek a 287(g)", "Florida"),
            ("how many states require private employers to use e-verify", "must use E-Verify", "Arizona"),
            ("which states give driver's licenses to undocumented people", "can get a driver", "Utah"),
        ],
    )
    def test_tells_first_what_is_asked_for(self, lx: Lexloci, question: str, first: str, member: str) -> None:
        answer = lx.ask(question, on=DAY)
        assert answer.answerable
        assert first in groups(answer)[0]
        assert member in groups(answer)[0]

    def test_names_every_state_once(self, lx: Lexloci) -> None:
        answer = lx.ask("which states give driver's licenses to undocumented people", on=DAY)
        told = " ".join(groups(answer)).replace("West Virginia", "WVirginia")
        for state in covered().values():
            name = state.en.replace("West Virginia", "WVirginia")
            assert told.count(f" {name}, ") + told.count(f" {name}.") == 1, name

    @pytest.mark.parametrize(
        "variable", ["detainer_hold", "local_limits", "instate_tuition", "doj_list_2025"]
    )
    def test_says_of_each_state_what_the_law_says_there(self, lx: Lexloci, variable: str) -> None:
        asked = {
            "detainer_hold": "which states let jails hold people on ICE detainers",
            "local_limits": "which states ban sanctuary cities",
            "instate_tuition": "which states have in-state tuition for undocumented students",
            "doj_list_2025": "which states are on the DOJ sanctuary list",
        }[variable]
        sentences = lx.record.variables[variable].positions
        found = groups(lx.ask(asked, on=DAY))
        for name in ("Texas", "California", "Nevada", "Puerto Rico"):
            finding = lx.law(name, variable, on=DAY)
            group = next(text for text in found if f" {name}, " in text or f" {name}." in text)
            if finding.status == "settled":
                assert sentences[finding.position].en in group
            else:
                assert "no rule of the state" in group or "not known" in group or "disputed" in group

    def test_cites_each_rule_that_controls(self, lx: Lexloci) -> None:
        answer = lx.ask("which states ban sanctuary cities", on=DAY)
        first = next(s for s in answer.statements if s.kind == "finding")
        assert len(first.citations) >= first.text["en"].count(",") // 2
        assert all(citation.url.startswith("http") for citation in first.citations)

    def test_is_for_the_day_asked_about(self, lx: Lexloci) -> None:
        answer = lx.ask("in 2012 which states gave licenses to undocumented people")
        assert answer.on == "2012-12-31"
        assert "California" not in groups(answer)[0]

    def test_in_spanish(self, lx: Lexloci) -> None:
        answer = lx.ask("¿qué estados dan licencia de manejar a indocumentados?", on=DAY)
        assert answer.lang == "es"
        assert "Nueva Jersey" in groups(answer)[0]


def test_without_a_place_the_federal_default_is_told_and_the_place_asked_for(lx: Lexloci) -> None:
    answer = lx.ask("can police ask my immigration status", on=DAY)
    assert not answer.answerable
    assert answer.statements[0].text["en"].startswith("Which place?")
    assert "Federal law sets the default" in answer.statements[1].text["en"]
    assert answer.statements[1].citations
