"""Places named in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexloci import Lexloci
from lexloci.reading.question import Question, read_question

TODAY = "2026-11-28"


@pytest.fixture(scope="module")
def lx() -> Lexloci:
    return Lexloci()


def read(lx: Lexloci, text: str) -> Question:
    return read_question(lx.gazetteer, text, TODAY)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Is Clayton MO a sanctuary city?", "Clayton, MO"),
        ("does chicago police call ice if i get pulled over?? zip 60614", "Chicago, IL"),
        ("King county WA jail honor ICE detainers or no", "King County, WA"),
        ("does the plano tx police check papers", "Plano, TX"),
        ("can the nashville police say no to ICE in tennessee", "Nashville, TN"),
        ("portland oregon sanctuary rules", "Portland, OR"),
        ("what about wells police in Maine and ICE", "Wells, ME"),
        ("lawrence ks 66044 sanctuary ordinance", "Lawrence, KS"),
        ("Denver's police and ICE", "Denver, CO"),
        ("does New York City share data with ICE", "New York, NY"),
        ("can undocumented people drive in texas", "Texas"),
        ("is CA a sanctuary state", "California"),
        ("¿la policía de Nueva York pregunta estatus?", "New York, NY"),
        ("la carcel de memphis condado shelby retiene", "Shelby County, TN"),
        ("el condado de Harris coopera con ICE", "Harris County, TX"),
        ("43055 does my jail do detainers", "Newark, OH"),
        ("does the butler county ohio sheriff work with ice", "Butler County, OH"),
        ("jail in El Paso, Texas and ICE", "El Paso, TX"),
        ("Is New York, NY a sanctuary city?", "New York, NY"),
        ("Is Delaware, OH a sanctuary city?", "Delaware, OH"),
        ("Is Washington, D.C. a sanctuary city?", "District of Columbia"),
        ("Can someone from Brazil get a driver's license in Massachusetts?", "Massachusetts"),
        ("my son Austin was stopped, can police ask status in Georgia?", "Georgia"),
        ("Does Mayor Johnson help ICE in Chicago?", "Chicago, IL"),
        ("Does the Laken Riley Act apply in Denver", "Denver, CO"),
        ("Las Vegas detainers", "Las Vegas, NV"),
        ("can minneaplis police ask for papers in minneaplis", "Minneapolis, MN"),
        ("does NYPD work with ICE", "New York, NY"),
        ("what do Oregonians think of sanctuary laws", "Oregon"),
        ("how tight is the maricopa sheriff with ICE", "Maricopa County, AZ"),
        ("Is the sheriff of Waukesha WI in the ICE program", "Waukesha County, WI"),
        ("because Clayton, in Missouri County, ignores detainers, am I safe?", "Clayton, MO"),
        ("does Navajo Nation police work with ICE", "Navajo Nation, AZ"),
        ("do the Cherokee Nation marshals help ICE", "Cherokee Nation, OK"),
        ("would a Georgia county break state law if it refused to work with ICE?", "Georgia"),
        ("medi-cal for undocumented adults", "California"),
        ("do dreamers still get in state tuition at FSU?", "Florida"),
        ("¿qué condados de Colorado tienen convenio 287(g)?", "Colorado"),
        ("which Iowa counties hold people for ICE", "Iowa"),
        ("02128 do the police ask about status", "Boston, MA"),
        ("Did Sheriff Ed Gonzalez end the 287(g) agreement of Harris County, Texas?", "Harris County, TX"),
        ("Did Dan Sullivan back detainers in Anchorage, Alaska?", "Anchorage, AK"),
    ],
)
def test_the_place_of_a_question_is_found(lx: Lexloci, text: str, label: str) -> None:
    where = read(lx, text).where
    assert where.results, "no place found"
    assert [result.matches[0].place.label() for result in where.results] == [label]


@pytest.mark.parametrize(
    "text",
    [
        "does my county hold people for ice",
        "may the police ask me about status",
        "can ice come into a hospital or a school",
        "mi condado coopera con la migra",
        "is there any hope to change the law",
        "what will happen in march or may",
        "do people in the city trust the police more",
        "quien manda en la carcel",
        "my boss hit me w a wrench, is there a U visa",
        "What did Ed Gonzalez say about detainers?",
    ],
)
def test_ordinary_words_name_no_place(lx: Lexloci, text: str) -> None:
    assert not read(lx, text).where.results


def test_several_places_of_one_name_are_not_guessed_between(lx: Lexloci) -> None:
    (result,) = read(lx, "kansas city police ask status?").where.results
    assert not result.clear
    assert {match.place.label() for match in result.matches[:2]} == {"Kansas City, MO", "Kansas City, KS"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Is Oakland CA 63950 a sanctuary?", True),
        ("Oakland, CA adopted Resolution No. 63950 in 1986", False),
        ("Oakland, CA has Ordinance 63950 on ICE", False),
        ("En Oakland, CA rige la ordenanza 63950", False),
    ],
)
def test_the_number_of_a_law_is_no_zip_code(lx: Lexloci, text: str, told: bool) -> None:
    where = read(lx, text).where
    assert [result.matches[0].place.label() for result in where.results] == ["Oakland, CA"]
    assert any("ZIP" in remark.correction["en"] for r in where.results for remark in r.remarks) == told


def test_a_zip_code_of_a_large_city_and_a_place_inside_it_is_asked_back(lx: Lexloci) -> None:
    result = lx.place("85713")
    assert {match.place.label() for match in result.matches} >= {"Tucson, AZ", "South Tucson, AZ"}
    assert not result.clear


def test_a_sheriff_belongs_to_the_county_even_where_a_city_elsewhere_has_the_name(lx: Lexloci) -> None:
    (result,) = read(lx, "laramie sheriff works with ice wy").where.results
    assert [match.place.label() for match in result.matches[:2]] == ["Laramie County, WY", "Laramie, WY"]
    assert not result.clear


def test_two_places_are_two(lx: Lexloci) -> None:
    found = read(lx, "compare detainers in Chicago and Houston").where.results
    assert [result.matches[0].place.label() for result in found] == ["Chicago, IL", "Houston, TX"]


def test_a_county_that_does_not_exist_is_mended(lx: Lexloci) -> None:
    where = read(lx, "Everett county texas 287g? its where houston is").where
    assert (
        where.premise[0].correction["en"]
        == "There is no Everett County in Texas. Houston lies in Harris County and Fort Bend County."
    )
    assert where.results[0].matches[0].place.state == "TX"


def test_a_county_in_no_state_is_not_taken_for_another(lx: Lexloci) -> None:
    where = read(lx, "Does Missouri County hold people for ICE?").where
    assert not where.results
    assert where.premise[0].correction["en"] == "There is no Missouri County."


@pytest.mark.parametrize("text", ["San José police ICE", "Los Angeles sanctuary city", "Las Vegas detainers"])
def test_spanish_names_do_not_make_a_question_spanish(lx: Lexloci, text: str) -> None:
    assert read(lx, text).lang == "en"


def test_my_county_is_the_askers_own(lx: Lexloci) -> None:
    assert "my_county" in read(lx, "does my county hold people").concepts


@given(st.text(max_size=120))
def test_any_text_can_be_read(text: str) -> None:
    question = read(Lexloci(), text)
    for mention in question.mentions:
        assert 0 <= mention.first <= mention.last < len(question.words)
