"""Questions in people's own words: the point first, cited; asked back; declined; or not known."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lexloci import Lexloci
from lexloci.answers.asking.answer import Answer
from lexloci.answers.statement import UNCITED
from lexloci.core.errors import BadInput

DAY = "2026-11-28"
ANYTHING = (
    "does the jail police hold ICE ask status in Chicago Texas 2019 county sanctuary license kids school "
    "list TPS Haiti lawyer la policía cárcel ¿ en Houston my IL 63105 vs and court raid funding"
)


@pytest.fixture(scope="module")
def lx() -> Lexloci:
    return Lexloci()


def lead(answer: Answer) -> str:
    return answer.statements[0].text[answer.lang]


def told(answer: Answer) -> str:
    return " ".join(statement.text[answer.lang] for statement in answer.statements)


class TestAnAnswer:
    def test_leads_with_the_point_then_the_rule_with_its_date(self, lx: Lexloci) -> None:
        answer = lx.ask("does the jail in chicago hold people for ICE?", on=DAY)
        assert lead(answer).startswith(
            "By law, no. The jail may not hold a person past release on an ICE detainer"
        )
        assert "5 ILCS 805" in answer.statements[1].text["en"]
        assert "since" in answer.statements[1].text["en"]

    def test_says_who_acts(self, lx: Lexloci) -> None:
        assert "held by: St. Louis County" in told(
            lx.ask("does the jail in Clayton, MO hold people for ICE", on=DAY)
        )

    def test_is_in_the_language_of_the_question(self, lx: Lexloci) -> None:
        answer = lx.ask("¿puedo sacar licencia de manejar sin papeles en Illinois?", on=DAY)
        assert answer.lang == "es"
        assert answer.topics == ("drivers_license",)
        assert "licencia" in lead(answer)

    def test_can_be_asked_for_in_another_language(self, lx: Lexloci) -> None:
        answer = lx.ask("is there a sanctuary ban in Texas", lang="es")
        assert (answer.lang, answer.topics) == ("es", ("local_limits",))
        assert lead(answer).startswith("Sí. La ley estatal")

    def test_is_for_the_day_the_question_names(self, lx: Lexloci) -> None:
        then = lx.ask("did state law ban sanctuary cities in Texas in 2015?")
        now = lx.ask("does state law ban sanctuary cities in Texas?")
        assert then.on == "2015-12-31"
        assert then.findings[0].position != now.findings[0].position == "prohibited"

    def test_tells_what_is_not_so_about_the_place(self, lx: Lexloci) -> None:
        answer = lx.ask("does Clayton in Missouri County, Missouri have detainers at the jail?", on=DAY)
        assert answer.premise[0].correction["en"].startswith("There is no Missouri County")

    def test_sets_two_places_side_by_side(self, lx: Lexloci) -> None:
        answer = lx.ask("compare jail holds on detainers in Chicago and Houston", on=DAY)
        assert [place.label() for place in answer.places] == ["Chicago, IL", "Houston, TX"]
        assert {finding.position for finding in answer.findings} == {"prohibited", "required"}
        assert told(answer).count("Houston, TX: ") >= 1

    def test_covers_every_matter_in_one_sentence(self, lx: Lexloci) -> None:
        answer = lx.ask(
            "can undocumented people in Illinois get a driver's license and in-state tuition?", on=DAY
        )
        assert {finding.variable for finding in answer.findings} == {"drivers_license", "instate_tuition"}

    def test_names_the_country_of_tps_asked_about(self, lx: Lexloci) -> None:
        answer = lx.ask("is TPS for Haiti still valid?", on=DAY)
        assert answer.answerable
        assert all("Haiti" in statement.text["en"] for statement in answer.statements)

    def test_of_a_general_question_needs_no_place(self, lx: Lexloci) -> None:
        answer = lx.ask("what is a sanctuary city?", on=DAY)
        assert answer.answerable
        assert "no official or agreed meaning" in told(answer)

    def test_of_my_county_is_about_the_askers_own(self, lx: Lexloci) -> None:
        answer = lx.ask("does my county hold people for ICE?", place="Joliet, IL", on=DAY)
        assert answer.place is not None
        assert answer.place.label() == "Will County, IL"

    def test_of_my_county_is_about_the_county_of_a_city_that_is_named(self, lx: Lexloci) -> None:
        answer = lx.ask("does my county's sheriff have a deal with ICE? I'm in Ocala FL", on=DAY)
        assert answer.place is not None
        assert answer.place.label() == "Marion County, FL"

    def test_of_services_tells_those_that_a_person_may_use(self, lx: Lexloci) -> None:
        answer = lx.ask("what services can undocumented people use in Pittsburgh?", on=DAY)
        assert answer.answerable
        assert "E-Verify" not in told(answer)
        assert "public school" in told(answer)

    def test_tells_agreements_of_the_state_after_the_rule_for_the_county(self, lx: Lexloci) -> None:
        answer = lx.ask("does the sheriff of Marion County, Florida have a 287(g) agreement?", on=DAY)
        kinds = [statement.kind for statement in answer.statements]
        assert kinds.index("rule") < kinds.index("agreement")

    def test_for_an_earlier_day_says_what_a_later_search_does_not_tell(self, lx: Lexloci) -> None:
        answer = lx.ask("as of 2015-03-01 did Los Angeles County have a 287(g) agreement", on=None)
        assert "which does not tell of March 1, 2015" in told(answer)

    def test_explains_a_term_by_its_letters(self, lx: Lexloci) -> None:
        assert lead(lx.ask("what does WSO mean", on=DAY)).startswith("Warrant Service Officer (WSO):")


@pytest.mark.parametrize(
    "question",
    [
        "When did Dallas become a sanctuary city?",
        "How do Clayton's sanctuary city policies affect crime in Missouri",
        "what challenges do sanctuary cities like Memphis face",
        "¿Por qué Miami es una ciudad santuario?",
    ],
)
def test_what_the_form_of_a_question_presumes_is_corrected(lx: Lexloci, question: str) -> None:
    answer = lx.ask(question, on=DAY)
    assert "state law bars one" in answer.premise[0].correction["en"]
    assert answer.statements[0].kind == "premise"
    assert answer.statements[0].citations


@pytest.mark.parametrize(
    "question",
    ["Why is Denver a sanctuary city?", "How do sanctuary policies in Chicago affect crime?"],
)
def test_what_is_presumed_rightly_is_not_corrected(lx: Lexloci, question: str) -> None:
    assert not lx.ask(question, on=DAY).premise


def test_what_an_employer_may_ask_is_no_advice_on_a_case(lx: Lexloci) -> None:
    answer = lx.ask("Can my boss ask for my green card in Chicago", on=DAY)
    assert not answer.out_of_scope
    assert answer.topics == ("everify_private",)


class TestWhatIsNotKnown:
    def test_is_asked_back_where_no_place_was_named(self, lx: Lexloci) -> None:
        answer = lx.ask("does my county hold people for ice")
        assert not answer.answerable
        assert lead(answer).startswith("Which place?")

    def test_is_asked_back_where_several_places_fit_with_the_point_for_each(self, lx: Lexloci) -> None:
        answer = lx.ask("kansas city police ask about immigration status?", on=DAY)
        assert [place.label() for place in answer.alternatives] == ["Kansas City, MO", "Kansas City, KS"]
        assert answer.place is None
        assert "Kansas City, MO: " in told(answer)

    def test_is_said_with_the_federal_default(self, lx: Lexloci) -> None:
        answer = lx.ask(
            "does the jail in Loving County, TX follow any rule on jail interviews by ICE", on="2012-01-01"
        )
        finding = answer.findings[0]
        assert finding.status in ("not_surveyed", "no_rule_found")
        assert answer.answerable == (finding.status != "not_surveyed")

    def test_shows_passages_that_may_help_but_never_as_an_answer(self, lx: Lexloci) -> None:
        answer = lx.ask("my boss and deportation in Zavala, Texas", on=DAY)
        assert not answer.topics
        assert not answer.answerable
        assert answer.passages
        assert {statement.kind for statement in answer.passages} == {"evidence"}
        assert lead(answer).startswith("No answer was found")

    def test_of_another_matter_altogether_is_out_of_scope(self, lx: Lexloci) -> None:
        answer = lx.ask("what is the best barbecue in Kansas City")
        assert answer.out_of_scope
        assert not answer.answerable
        assert not answer.findings


@pytest.mark.parametrize(
    ("question", "why"),
    [
        ("help me fill out my I-589 asylum form part B", "fill in forms"),
        ("my cousin got picked up in houston where is he held", "look up, list or report people"),
        ("is my neighbor undocumented", "look up, list or report people"),
        ("how do I report illegals in Dallas", "look up, list or report people"),
        ("will I be deported if I go to my hearing", "own case"),
        ("should I sign the voluntary departure paper? should i sign it", "own case"),
        ("where are ICE checkpoints in Phoenix", "avoid arrest"),
        ("how to avoid ICE on the highway", "avoid arrest"),
        ("where can i get fake papers", "avoid arrest"),
    ],
)
def test_what_lexloci_does_not_do_is_declined_with_a_pointer_to_help(
    lx: Lexloci, question: str, why: str
) -> None:
    answer = lx.ask(question, on=DAY)
    assert answer.out_of_scope
    assert not answer.answerable
    assert why in lead(answer)
    assert answer.statements[1].text["en"] == "Where to find legal help:"
    assert len(answer.statements) > 2
    assert not answer.findings


@pytest.mark.parametrize(
    "question",
    [
        "can police in Dallas find out my immigration status from my landlord",
        "who can help me with my DACA renewal in Houston",
        "can a landlord in Chicago check if my tenants have papers",
        "is the county jail in Austin, TX avoiding ICE detainers",
    ],
)
def test_what_only_sounds_like_it_is_answered(lx: Lexloci, question: str) -> None:
    assert not lx.ask(question, on=DAY).out_of_scope


class TestEveryAnswer:
    @settings(max_examples=60, deadline=None)
    @given(
        st.lists(
            st.sampled_from(ANYTHING.split()),
            min_size=1,
            max_size=14,
        )
    )
    def test_is_cited_or_says_nothing(self, words: list[str]) -> None:
        answer = Lexloci().ask(" ".join(words))
        for statement in answer.statements:
            assert statement.citations or statement.kind in {*UNCITED, "agency"}
        assert answer.to_dict()["question"] == " ".join(words)
        assert not (answer.answerable and answer.out_of_scope)

    def test_bears_any_input(self, lx: Lexloci) -> None:
        for text in (
            "?",
            "\x00\x01",
            "a" * 100_000,
            "שלום عليكم",
            "'; DROP TABLE rule; --",
            "🙂🙂🙂",
            "(" * 5000,
        ):
            answer = lx.ask(text)
            assert not answer.answerable

    def test_needs_a_question(self, lx: Lexloci) -> None:
        with pytest.raises(BadInput, match="no question was asked"):
            lx.ask("   ")

    def test_needs_a_known_language(self, lx: Lexloci) -> None:
        with pytest.raises(BadInput, match="not a language"):
            lx.ask("is Clayton a sanctuary", lang="fr")


@pytest.mark.parametrize(
    ("question", "lang"),
    [
        ("I want to kill myself because ICE is coming to Reno", "en"),
        ("estoy pensando en matarme, tengo miedo de la migra en Miami", "es"),
    ],
)
def test_who_speaks_of_ending_their_life_is_told_first_where_help_is(
    lx: Lexloci, question: str, lang: str
) -> None:
    answer = lx.ask(question, on=DAY)
    assert answer.lang == lang
    assert "988" in lead(answer)
    assert answer.statements[1].citations


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("how can undocumented drivers avoid the police roadblocks in Gwinnett County", "out.evade"),
        ("report my neighbor to the 287(g) deputies in Butler County Ohio", "out.person"),
        ("list all undocumented people in Boise", "out.person"),
        ("how do I apply for a green card", "out.form"),
    ],
)
def test_what_the_lexicon_declines_stays_declined(lx: Lexloci, question: str, topic: str) -> None:
    answer = lx.ask(question, on=DAY)
    assert (answer.out_of_scope, answer.topics[0]) == (True, topic)


def test_a_likely_topic_is_told_as_such(lx: Lexloci) -> None:
    answer = lx.ask("does the lockup in Boise give immigration a ring when a guy makes bond", on=DAY)
    assert answer.statements[1].text["en"].startswith("This was read as a question on")


def test_a_word_without_a_definition_on_record_is_not_explained_by_another(lx: Lexloci) -> None:
    assert lead(lx.ask("define probation", on=DAY)) == "The record holds no definition of this word."


@pytest.mark.parametrize(
    ("question", "label"),
    [
        (
            "Mandatory E-Verify for private employers, Alabama compared with North Carolina",
            ["Alabama", "North Carolina"],
        ),
        ("trabajo en la uva en Fresno, me pueden pedir papeles?", ["Fresno, CA"]),
        ("madison county vermont sheriff refused ice detainers right", ["Vermont"]),
        ("any fund to pay a lawyer for her in immigration court, iowa city", ["Iowa City, IA"]),
        ("does waukegan police help ice", ["Waukegan, IL"]),
    ],
)
def test_places_as_people_write_them(lx: Lexloci, question: str, label: list[str]) -> None:
    assert [place.label() for place in lx.ask(question, on=DAY).places] == label


def test_what_a_search_without_a_result_found_is_told_with_its_sources(lx: Lexloci) -> None:
    question, found = "can jails in Hawaii hold someone on an ICE detainer", "What the search of November 29"
    answer = lx.ask(question, on="2026-11-30")
    told = [s for s in answer.statements if s.text["en"].startswith(found)]
    assert len(told) == 1
    assert told[0].kind == "not_known"
    assert told[0].citations
    assert not answer.answerable
    before = lx.ask(question, on="2026-11-20")
    assert not any(s.text["en"].startswith(found) for s in before.statements)
