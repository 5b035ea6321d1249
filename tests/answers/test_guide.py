"""The guide: 20 answers for any place, each cited or openly unknown, in two languages."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from lexloci import Lexloci
from lexloci.answers.render import RENDERERS, to_html, to_markdown
from lexloci.answers.statement import UNCITED
from lexloci.answers.words import LANGUAGES, at, bound, dated, listed, wording

ROOT = Path(__file__).resolve().parents[2]
PLACES = [
    "Clayton, Missouri",
    "St. Louis, MO",
    "St. Louis County, Missouri",
    "Kansas City, Missouri",
    "Chicago",
    "Cook County, Illinois",
    "Houston",
    "Miami-Dade County",
    "Jacksonville, FL",
    "Las Cruces, NM",
    "the Bronx",
    "Nashville, TN",
    "Hartford County, CT",
    "Navajo Nation",
    "Washington, D.C.",
    "Missouri",
    "Texas",
    "Puerto Rico",
    "United States",
]
NOT_LOOKED = re.compile("nobody has (finished looking|yet checked)|No search of the rules of .* is recorded")


@pytest.fixture(scope="module")
def lx() -> Lexloci:
    return Lexloci()


@pytest.mark.parametrize("name", PLACES)
def test_every_place_gets_twenty_answers_and_none_is_empty(lx: Lexloci, name: str) -> None:
    guide = lx.guide(name, on="2026-11-22")
    assert [answered.number for answered in guide.questions] == list(range(1, 21))
    for answered in guide.questions:
        assert answered.statements, f"{name}: question {answered.number} says nothing"


@pytest.mark.parametrize("name", PLACES)
def test_what_the_record_lacks_is_told_with_the_day_of_the_look(lx: Lexloci, name: str) -> None:
    for answered in lx.guide(name, on="2026-11-22").questions:
        for statement in answered.statements:
            if statement.kind == "not_known" and not NOT_LOOKED.search(statement.text["en"]):
                assert "202" in statement.text["en"], f"{name} {answered.number}: {statement.text['en']}"
                assert "202" in statement.text["es"]


@pytest.mark.parametrize("name", PLACES)
def test_no_statement_stands_without_a_citation_unless_it_says_that_nothing_is_known(
    lx: Lexloci, name: str
) -> None:
    for answered in lx.guide(name, on="2026-11-22").questions:
        for statement in answered.statements:
            if statement.kind not in UNCITED:
                assert statement.citations, f"{name} {answered.number}: {statement.text['en']}"
            for citation in statement.citations:
                assert citation.url.startswith(("https://", "http://"))
                assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", citation.as_of)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", PLACES)
def test_no_template_is_left_unfilled_and_no_sentence_is_ragged(lx: Lexloci, name: str, lang: str) -> None:
    for answered in lx.guide(name, lang).questions:
        for text in (answered.question[lang], *(s.text[lang] for s in answered.statements)):
            assert "{" not in text
            assert "None" not in text.split()
            assert text == text.strip()
            assert ".." not in text.replace("...", "")


def test_the_languages_have_the_same_templates_with_the_same_blanks() -> None:
    english, spanish = wording("en"), wording("es")
    assert english.keys() == spanish.keys()
    for key, text in english.items():
        assert set(re.findall(r"{(\w+)}", text)) == set(re.findall(r"{(\w+)}", spanish[key])), key


def test_a_spanish_guide_is_in_spanish(lx: Lexloci) -> None:
    guide = lx.guide("Clayton, MO", "es")
    same = [
        s.text["en"]
        for answered in guide.questions
        for s in answered.statements
        if s.text["en"] == s.text["es"] and len(s.text["en"].split()) > 4
    ]
    assert same == []


def test_the_guide_does_not_depend_on_the_language_it_is_asked_in(lx: Lexloci) -> None:
    english, spanish = lx.guide("Chicago", "en", "2026-11-22"), lx.guide("Chicago", "es", "2026-11-22")
    assert english.questions == spanish.questions


def test_a_guide_of_the_past_knows_nothing_of_later_law(lx: Lexloci) -> None:
    guide = lx.guide("Clayton, MO", on="2008-06-30")
    told = " ".join(s.text["en"] for answered in guide.questions[:19] for s in answered.statements)
    assert "67.307" not in told
    assert "Executive Order 14287" not in told
    ahead = " ".join(s.text["en"] for s in guide.questions[19].statements)
    assert "From January 1, 2009, Mo. Rev. Stat. § 67.307" in ahead


def test_a_false_county_is_corrected_before_the_first_answer(lx: Lexloci) -> None:
    guide = lx.guide("Clayton (Missouri County), Missouri")
    assert guide.place.name == "Clayton"
    assert "There is no Missouri County" in guide.premise[0].correction["en"]
    page = to_html(guide)
    assert page.index("There is no Missouri County") < page.index("<h2")


def test_the_record_says_nothing_of_the_invented_2018_statute(lx: Lexloci) -> None:
    """The page that prompted lexloci invents a Missouri law of 2018; the guide must not."""
    cases = lx.guide("Clayton, MO").questions[9]
    assert not any("2018" in s.text["en"] and "law" in s.text["en"] for s in cases.statements)


class Page(HTMLParser):
    """Collects what the checks of the HTML page need."""

    VOID = frozenset({"meta", "br", "link", "img", "input", "hr"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.anchors: list[str] = []
        self.outside: list[str] = []
        self.tags: set[str] = set()
        self.headings: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag not in self.VOID:
            self.open.append(tag)
        for name, value in attrs:
            if name == "id" and value:
                self.ids.append(value)
            if name == "href" and value and value.startswith("#"):
                self.anchors.append(value[1:])
            if name in ("src", "srcset", "poster", "data") and value:
                self.outside.append(value)
        if tag in ("h1", "h2", "h3"):
            self.headings.append(int(tag[1]))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_html_page_is_whole_self_contained_and_navigable(lx: Lexloci, lang: str) -> None:
    html = to_html(lx.guide("Clayton, MO", lang))
    page = Page()
    page.feed(html)
    assert page.open == []
    assert page.outside == []
    assert not page.tags & {"script", "link", "iframe", "img", "form"}
    assert f'<html lang="{lang}">' in html
    assert len(page.ids) == len(set(page.ids))
    assert set(page.anchors) <= set(page.ids)
    assert page.headings[0] == 1
    assert page.headings.count(1) == 1
    assert "url(" not in html
    assert "@media print" in html


def test_markup_in_a_place_or_a_title_is_shown_and_not_obeyed(lx: Lexloci) -> None:
    import msgspec

    guide = lx.guide("Clayton, MO")
    hostile = msgspec.structs.replace(guide, title=dict.fromkeys(LANGUAGES, "<script>alert(1)</script>"))
    assert "<script>" not in to_html(hostile)
    assert "\\<script\\>" in to_markdown(hostile)


@pytest.mark.parametrize("name", sorted(RENDERERS))
def test_every_renderer_gives_the_same_text_twice(lx: Lexloci, name: str) -> None:
    render = RENDERERS[name]
    assert render(lx.guide("Clayton, MO", on="2026-11-22")) == render(
        lx.guide("Clayton, MO", on="2026-11-22")
    )


def test_dates_are_worded_no_more_precisely_than_they_are_known() -> None:
    assert dated("2008")["en"] == "2008"
    assert dated("2008-08")["es"] == "agosto de 2008"
    assert bound("2009-01-01") == {"en": "January 1, 2009", "es": "el 1.º de enero de 2009"}
    assert bound("2021")["es"] == "2021"
    assert at("2021-08") == {"en": "in August 2021", "es": "en agosto de 2021"}


def test_lists_are_joined_as_people_say_them() -> None:
    items = [{"en": "one", "es": "uno"}, {"en": "two", "es": "dos"}, {"en": "three", "es": "tres"}]
    assert listed(items[:1])["en"] == "one"
    assert listed(items) == {"en": "one, two and three", "es": "uno, dos y tres"}


def test_every_template_is_used_somewhere() -> None:
    source = "\n".join(
        path.read_text("utf-8")
        for path in (ROOT / "src" / "lexloci").rglob("*")
        if path.suffix in (".py", ".html")
    )
    built = (
        "case_",
        "topics_",
        "topic_",
        "bill_",
        "agreement_",
        "contract_",
        "agency_",
        "event_",
        "model_",
        "verdict_",
        "amount_",
    )
    unused = [
        key
        for key in wording("en")
        if f'"{key}"' not in source and f"words.{key}" not in source and not key.startswith(built)
    ]
    assert unused == []


@pytest.mark.parametrize("name", ["Los Angeles, CA", "Honolulu, HI", "Navajo Nation"])
def test_where_nobody_has_looked_no_rule_is_stated_as_fact(lx: Lexloci, name: str) -> None:
    for answered in lx.guide(name, on="2026-11-22").questions:
        for statement in answered.statements:
            text = statement.text["en"]
            assert "State law does not say whether cities" not in text
            assert text != "People without lawful status cannot get a driver's license."


class TestTheInstrumentsOfAPlace:
    def question(self, place: str) -> str:
        answered = Lexloci().guide(place, on="2026-11-28").questions[1]
        return "\n".join(statement.text["en"] for statement in answered.statements)

    def test_leave_out_what_the_state_wrote_to_another_place(self) -> None:
        told = self.question("Miami, FL")
        assert "Florida's ban on sanctuary policies" in told
        assert "letter to Fort Myers" not in told

    def test_hold_what_the_state_wrote_to_this_one(self) -> None:
        assert "letter to the mayor of Tampa" in self.question("Tampa, FL")

    def test_of_the_state_hold_both(self) -> None:
        told = self.question("Florida")
        assert "letter to Fort Myers" in told
        assert "letter to the mayor of Tampa" in told

    def test_of_the_state_begin_with_those_on_enforcement(self) -> None:
        told = self.question("Miami, FL")
        assert told.index("Florida's ban on sanctuary policies") < told.index("English as official language")


def test_a_list_that_does_not_name_a_place_is_told_once() -> None:
    answered = Lexloci().guide("Miami, FL", on="2026-11-28").questions[0]
    told = [s.text["en"] for s in answered.statements if "Justice Department" in s.text["en"]]
    named = [text for text in told if "does not name this place" in text or "not on the Justice" in text]
    assert len(named) == 1
    assert "since August 5, 2025" in named[0]


def test_some_of_the_questions_are_answered_as_in_the_whole(lx: Lexloci) -> None:
    whole = lx.guide("Clayton, MO", on="2026-11-28")
    part = lx.guide("Clayton, MO", on="2026-11-28", questions=[8, 2])
    assert [answered.number for answered in part.questions] == [2, 8]
    assert list(part.questions) == [whole.questions[1], whole.questions[7]]
    assert part.premise == whole.premise


@pytest.mark.parametrize("name", ["Boise, ID", "Wichita, KS", "Kansas City, MO", "Clayton, MO"])
def test_the_community_is_the_place_s_own_and_not_federal_or_foreign_offices(lx: Lexloci, name: str) -> None:
    nine = next(q for q in lx.guide(name, on="2026-11-29", questions=[9]).questions if q.number == 9)
    told = " ".join(statement.text["en"] for statement in nine.statements)
    for other in ("EOIR", "ICE Online", "HRSA", "Wage and Hour", "Consulate", "Immigration Court"):
        assert other not in told
    assert "Hazelwood School District" not in told, "children of these cities cannot go there"
