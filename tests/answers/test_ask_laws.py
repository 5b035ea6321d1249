"""Questions that name a law or a case, say something of it, or can be answered by yes or no."""

from __future__ import annotations

import pytest

from lexloci import Lexloci
from lexloci.answers.asking.answer import Answer

DAY = "2026-11-28"


@pytest.fixture(scope="module")
def lx() -> Lexloci:
    return Lexloci()


def told(answer: Answer) -> str:
    return " ".join(statement.text[answer.lang] for statement in answer.statements)


class TestALawNamed:
    @pytest.mark.parametrize(
        ("question", "told_of"),
        [
            ("what does 8 usc 1373 say", "8 U.S.C. § 1373; in force since September 30, 1996"),
            ("what is sb 4 in Texas", "S.B. 4"),
            ("what is the illinois trust act", "Illinois TRUST Act (5 ILCS 805/1 et seq.; in force since"),
            ("what did Plyler v. Doe decide", "Plyler v. Doe (457 U.S. 202 (1982)"),
            ("what came of the El Cenizo case against Texas", "City of El Cenizo v. Texas"),
        ],
    )
    def test_is_told_with_what_it_does_and_how_it_stands(
        self, lx: Lexloci, question: str, told_of: str
    ) -> None:
        answer = lx.ask(question, on=DAY)
        assert told_of in told(answer)
        assert answer.answerable
        assert answer.statements[0].citations

    def test_tells_which_of_several_places_is_meant(self, lx: Lexloci) -> None:
        answer = lx.ask("what does HB 9 do for detention contracts in Otero County", on=DAY)
        assert answer.place is not None
        assert answer.place.label() == "Otero County, NM"

    def test_that_is_not_on_record_is_said_to_be_missing(self, lx: Lexloci) -> None:
        answer = lx.ask("what does sb 9999 do in Texas", on=DAY)
        assert told(answer) == "The record holds no SB 9999 of Texas or of the nation."
        assert not answer.answerable

    def test_without_a_state_is_asked_back(self, lx: Lexloci) -> None:
        answer = lx.ask("is SB 4 still blocked", on=DAY)
        assert told(answer).startswith("Which state's law is meant?")
        assert "Texas" in {place.label() for place in answer.alternatives}
        assert not answer.answerable

    def test_of_one_state_only_is_told_with_that(self, lx: Lexloci) -> None:
        answer = lx.ask("did Polis sign HB26-1276", on=DAY)
        assert answer.place is not None
        assert answer.place.label() == "Colorado"
        assert "The record has this number only of Colorado." in told(answer)
        assert "HB26-1276" in answer.statements[0].text["en"]

    def test_is_called_by_its_whole_name(self, lx: Lexloci) -> None:
        answer = lx.ask("Does the Rainbow Reform and Harmony Act bind contractors in Alabama?", on=DAY)
        assert "The record holds no Rainbow Reform and Harmony Act of Alabama" in told(answer)


def test_two_words_set_against_each_other_are_no_case(lx: Lexloci) -> None:
    answer = lx.ask("explain administrative warrant vs judicial warrant", on=DAY)
    assert [statement.kind for statement in answer.statements] == ["definition", "definition"]


class TestYesOrNo:
    @pytest.mark.parametrize(
        ("question", "lead"),
        [
            ("can police in Houston ask about immigration status?", "Yes. Local police may ask"),
            ("¿puede la policía de Houston preguntar mi estatus migratorio?", "Sí. La policía local puede"),
            ("does the jail in chicago hold people for ICE?", "By law, no. The jail may not hold"),
            ("is Boston on the doj list?", "Yes. The Justice Department's sanctuary list names this place."),
            ("can undocumented people get a driver's license in Illinois?", "Yes. People without lawful"),
        ],
    )
    def test_leads_where_a_settled_finding_decides(self, lx: Lexloci, question: str, lead: str) -> None:
        answer = lx.ask(question, on=DAY)
        assert answer.statements[0].text[answer.lang].startswith(lead)
        assert answer.statements[0].citations

    @pytest.mark.parametrize(
        "question",
        [
            "is Chicago a sanctuary city?",
            "what can police in Houston ask about immigration status?",
            "does the sheriff of Harris County, TX have a 287(g) agreement?",
            "can police in Clayton, MO ask about immigration status?",
        ],
    )
    def test_is_not_said_where_nothing_decides(self, lx: Lexloci, question: str) -> None:
        answer = lx.ask(question, on=DAY)
        assert not answer.statements[0].text["en"].startswith(("Yes", "No.", "By law"))


class TestWhatIsTakenForGranted:
    def test_is_corrected_before_the_answer(self, lx: Lexloci) -> None:
        answer = lx.ask("since Clayton MO is a sanctuary city can the police ask my status", on=DAY)
        assert answer.premise[0].text == "Clayton is a sanctuary city"
        assert answer.premise[0].correction["en"].startswith("No sanctuary policy of Clayton, MO was found")
        assert answer.statements[0].kind == "premise"
        assert answer.statements[0].citations

    def test_may_be_that_a_ban_has_fallen(self, lx: Lexloci) -> None:
        question = "now that the ban was struck down, can Houston, Texas become a sanctuary?"
        answer = lx.ask(question, on=DAY)
        assert answer.premise[0].text == "the ban was struck down"
        assert answer.statements[0].text["en"].startswith("State law bars cities and counties")

    def test_is_left_alone_where_the_record_bears_it_out(self, lx: Lexloci) -> None:
        assert not lx.ask("since Illinois bars detainer holds, can the Chicago jail keep me", on=DAY).premise


class TestPlacesAndSearches:
    def test_places_are_named_in_spanish_in_spanish_answers(self, lx: Lexloci) -> None:
        answer = lx.ask("¿la cárcel del condado de Otero retiene gente para ICE?", on=DAY)
        assert "el condado de Otero, NM" in told(answer)
        assert "County" not in answer.statements[0].text["es"]

    def test_an_answer_that_asks_back_answers_nothing(self, lx: Lexloci) -> None:
        answer = lx.ask("kansas city police ask about immigration status?", on=DAY)
        assert answer.alternatives
        assert not answer.answerable

    def test_what_was_looked_for_in_vain_cites_the_search(self, lx: Lexloci) -> None:
        answer = lx.ask("is Houston, TX a certified welcoming city", on=DAY)
        missing = [s for f, s in zip(answer.findings, answer.statements, strict=False) if f.surveys]
        assert all(statement.citations for statement in missing)

    @pytest.mark.parametrize(
        ("question", "label"),
        [
            ("UT Austin police and ICE", "Austin, TX"),
            ("mobile police ask about status", "Mobile, AL"),
            ("does the mobile crisis police unit in Tulsa work with ICE", "Tulsa, OK"),
            ("City of St. Louis jail detainers", "St. Louis, MO"),
            ("does the LA sheriff transfer people to ICE", "Los Angeles County, CA"),
            ("does Delaney Hall have a contract with ICE", "Newark, NJ"),
            ("fl hospitals have to ask status?", "Florida"),
        ],
    )
    def test_places_go_by_other_names(self, lx: Lexloci, question: str, label: str) -> None:
        answer = lx.ask(question, on=DAY)
        assert answer.lang == "en"
        assert answer.place is not None
        assert answer.place.label() == label


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("what did Arizona v. United States decide", "567 U.S. 387"),
        ("Printz v United States anti commandeering", "521 U.S. 898"),
        ("lunn v. commonwealth", "477 Mass. 517"),
    ],
)
def test_a_case_is_found_by_its_two_sides(lx: Lexloci, question: str, told: str) -> None:
    answer = lx.ask(question, on=DAY)
    assert answer.topics == ("about.cases",)
    assert told in answer.statements[0].text["en"]


def test_two_places_against_each_other_are_no_case(lx: Lexloci) -> None:
    answer = lx.ask("Nevada vs Utah on driver's licenses", on=DAY)
    assert [place.name for place in answer.places] == ["Nevada", "Utah"]
    assert answer.topics == ("drivers_license",)


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("before the Values Act took effect could California jails hold for ICE", "2018-01-03"),
        ("¿Antes de la SB 4 podía la policía de Houston negarse a cooperar?", "2017-08-31"),
        ("until the TRUST Act did Illinois jails hold for ICE", "2017-08-27"),
    ],
)
def test_the_time_before_a_law_ends_the_day_before_it_took_effect(
    lx: Lexloci, question: str, day: str
) -> None:
    answer = lx.ask(question)
    assert answer.on == day
    assert answer.findings
    assert answer.statements[-1].kind == "notice"


def test_a_day_that_is_given_is_kept(lx: Lexloci) -> None:
    question = "before the Values Act took effect could California jails hold for ICE"
    assert lx.ask(question, on="2016-01-01").on == "2016-01-01"


class TestALocalLawCalledByAPieceOfItsTitle:
    @pytest.mark.parametrize(
        "question",
        [
            "is the welcoming ordinance in chicago still in force",
            "what does Chicago's Welcoming City Ordinance say",
            "why was the Chicago welcoming ordinance passed",
        ],
    )
    def test_is_told_first(self, lx: Lexloci, question: str) -> None:
        assert "Chicago Welcoming City Ordinance (Chicago Municipal Code ch. 2-173" in told(
            lx.ask(question, on=DAY)
        )

    @pytest.mark.parametrize(
        "question",
        [
            "does an ordinance in Chicago stop police from asking status",
            "can Chicago pass a welcoming ordinance that bars 287(g)",
        ],
    )
    def test_is_not_meant_where_any_law_is(self, lx: Lexloci, question: str) -> None:
        assert "ch. 2-173; in force" not in lx.ask(question, on=DAY).statements[0].text["en"]


class TestWhoSigned:
    @pytest.mark.parametrize(
        ("question", "told_of"),
        [
            ("who signed california's sanctuary law", "Jerry Brown was governor of California then"),
            ("who signed the detainer order in Philadelphia", "Mayor Jim Kenney signed it on his first day"),
            ("who signed Chicago's Welcoming City Ordinance", "The version of Mayor Rahm Emanuel's time"),
            ("quién firmó la ley de licencias de Minnesota", "Tim Walz ocupaba entonces la gobernación"),
        ],
    )  # fmt: skip
    def test_is_told_of_the_law_meant(self, lx: Lexloci, question: str, told_of: str) -> None:
        answer = lx.ask(question, on=DAY)
        assert told_of in told(answer)
        assert answer.statements[0].citations

    def test_is_said_to_be_unknown_where_it_is(self, lx: Lexloci) -> None:
        answer = lx.ask(
            "quién firmó la Directiva de Confianza Inmigrante, la ley santuario de Nueva Jersey", on=DAY
        )
        assert "El registro no dice quién" in told(answer)

    def test_is_not_taken_for_another_government_s_law(self, lx: Lexloci) -> None:
        answer = lx.ask("who signed the resolution on ICE in Clayton MO", on=DAY)
        assert "governor of Missouri" not in told(answer)


class TestWhatChanged:
    def test_since_a_year_is_told_oldest_first_with_sources(self, lx: Lexloci) -> None:
        answer = lx.ask("what has changed in Colorado since 2024", on=DAY)
        assert answer.topics == ("about.changes",)
        assert (
            answer.statements[0].text["en"].startswith("January 1, 2024, contracts to hold people for ICE:")
        )
        assert all(statement.citations for statement in answer.statements)
        assert answer.findings

    def test_in_a_year_gone_by_is_told_of_that_year_alone(self, lx: Lexloci) -> None:
        answer = lx.ask("qué cambió en Florida en 2025")
        told_of = [s.text["es"] for s in answer.statements if s.kind == "event"]
        assert told_of
        assert all("2025" in text for text in told_of)

    def test_where_nothing_did_is_said(self, lx: Lexloci) -> None:
        answer = lx.ask("what changed on ICE in Clayton, Missouri in 2011", on="2011-12-31")
        assert "holds no change of a rule" in told(answer)

    def test_is_no_question_of_what_may_change(self, lx: Lexloci) -> None:
        answer = lx.ask("what might change in Wisconsin on sheriffs and ICE next year", on=DAY)
        assert "about.changes" not in answer.topics


def test_whether_the_jail_calls_ice_is_asked_of_checks_at_arrest(lx: Lexloci) -> None:
    for question in (
        "my brother got arrested in Gwinnett County, will they call ICE",
        "mi hermano fue arrestado en el condado de Gwinnett, ¿van a llamar a ICE?",
    ):
        assert lx.ask(question, on=DAY).topics[0] == "status_check_on_arrest"
