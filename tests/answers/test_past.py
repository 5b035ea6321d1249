"""A guide of an earlier day tells what was known then: cases, bills, arguments, figures, lists."""

from __future__ import annotations

import re

import pytest

from lexloci import Lexloci
from lexloci.answers.past import bill_status, happened, lies_ahead, open_case, published
from lexloci.record.model.common import Source, Text
from lexloci.record.model.evidence import Argument
from lexloci.record.model.instrument import Bill, Case, Event, Instrument

WORDS = Text(en="It.", es="Eso.")


@pytest.fixture(scope="module")
def lx() -> Lexloci:
    return Lexloci()


def source(read_on: str = "2026-11-22", published: str | None = None) -> Source:
    return Source(
        id="s", url="https://example.org", title="T", publisher="P", primary=True, read_on=read_on,
        published=published,
    )  # fmt: skip


def instrument(kind: str, *events: tuple[str, str], **more: object) -> Instrument:
    timeline = [Event(date=date, event=event, sources=["s"]) for date, event in events]
    return Instrument(
        id="x", kind=kind, jurisdiction="ocd-division/country:us", title=WORDS, citation="X", summary=WORDS,
        sources=[source()], timeline=timeline, **more,
    )  # fmt: skip


def case(status: str = "decided") -> Instrument:
    parts = Case(court="Court", status=status, outcome=WORDS)
    return instrument(
        "case", ("2018", "filed"), ("2019-05-01", "ruling"), ("2020-04-30", "ruling"), case=parts
    )


def bill(as_of: str = "2026-06-01") -> Instrument:
    parts = Bill(number="HB 1", session="2026", status="signed", as_of=as_of)
    events = ("2026-01-10", "introduced"), ("2026-03-01", "passed"), ("2026-05-20", "enacted")
    return instrument("bill", *events, bill=parts)


@pytest.mark.parametrize(
    ("on", "told", "is_open"),
    [("2018-06-01", 0, True), ("2018-12-31", 1, True), ("2020-04-29", 2, True), ("2020-04-30", 3, False)],
)
def test_a_decided_case_was_open_until_its_last_event(on: str, told: int, is_open: bool) -> None:
    assert len(happened(case(), on)) == told
    assert open_case(case(), on) is is_open
    assert lies_ahead(case(), on) is is_open


def test_what_somebody_had_read_of_had_come_though_its_date_is_rough() -> None:
    events = ("2026-01-10", "filed"), ("2026", "ruling")
    parts = Case(court="Court", status="decided", outcome=WORDS)
    assert [e.event for e in happened(instrument("case", *events, case=parts), "2026-11-28")] == [
        "filed",
        "ruling",
    ]
    assert [e.event for e in happened(instrument("case", *events, case=parts), "2026-11-21")] == ["filed"]


def test_a_case_on_appeal_is_open_whatever_the_day() -> None:
    assert open_case(case("on_appeal"), "2026-11-22")


@pytest.mark.parametrize(
    ("on", "status", "as_of"),
    [
        ("2026-01-10", "pending", "2026-01-10"),
        ("2026-04-01", "passed", "2026-03-01"),
        ("2026-05-20", "signed", "2026-06-01"),
        ("2026-11-22", "signed", "2026-06-01"),
    ],
)
def test_a_bill_stands_where_its_history_had_brought_it(on: str, status: str, as_of: str) -> None:
    assert bill_status(bill(), on) == (status, as_of)


def test_a_bill_not_yet_introduced_has_no_status() -> None:
    with pytest.raises(ValueError, match="no bill of 2026-01-09"):
        bill_status(bill(), "2026-01-09")


def test_what_is_undated_counts_from_the_day_it_was_read() -> None:
    assert published([source("2026-11-22"), source("2026-11-20")]) == "2026-11-20"
    assert published([source("2026-11-20"), source(published="2017-03")]) == "2017-03"


def told(lx: Lexloci, place: str, on: str, *questions: int) -> str:
    guide = lx.guide(place, on=on)
    return " ".join(s.text["en"] for n in questions for s in guide.questions[n - 1].statements)


def test_the_outcome_of_a_case_is_not_told_before_it_came(lx: Lexloci) -> None:
    outcome = lx.record.get(Instrument, "us-chicago-v-sessions").case.outcome.en
    assert outcome in told(lx, "Chicago", "2026-11-22", 10)
    then = told(lx, "Chicago", "2018-06-01", 10, 11, 20)
    assert outcome not in then
    assert "Last recorded by this day" in then


@pytest.mark.parametrize("place", ["Clayton, MO", "Chicago", "Houston", "Miami, FL"])
@pytest.mark.parametrize("on", ["2012-06-01", "2019-01-15"])
def test_evidence_and_arguments_of_later_years_are_left_out(lx: Lexloci, place: str, on: str) -> None:
    words = told(lx, place, on, 5, 6, 12, 13, 15, 17)
    years = {int(year) for year in re.findall(r"\((\d{4})\), “", words)}
    assert all(year <= int(on[:4]) for year in years)
    later = [a for a in lx.record.all(Argument) if published(a.sources) > on]
    assert later
    assert not any(a.text.en in words for a in later)


def test_a_list_of_2025_is_not_spoken_of_in_2018(lx: Lexloci) -> None:
    assert "Justice Department's sanctuary list" not in told(lx, "Chicago", "2018-06-01", 1, 5, 11)
    assert "came out after June 1, 2018" in told(lx, "Chicago", "2018-06-01", 11)
    assert "Justice Department's sanctuary list" in told(lx, "Chicago", "2025-08-05", 11)
