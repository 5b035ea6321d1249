"""Dates: full days for questions, partial dates for sources, never more precise than given."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexloci.core.dates import (
    EARLIEST,
    LATEST,
    day_before,
    days_between,
    first_day,
    is_partial,
    last_day,
    parse_day,
)
from lexloci.core.errors import BadInput

days = st.dates(date(EARLIEST, 1, 1), date(LATEST, 12, 31)).map(date.isoformat)
partials = st.tuples(days, st.sampled_from([4, 7, 10])).map(lambda pair: pair[0][: pair[1]])


@pytest.mark.parametrize(
    ("partial", "first", "last"),
    [
        ("2008", "2008-01-01", "2008-12-31"),
        ("2008-02", "2008-02-01", "2008-02-29"),
        ("2009-02", "2009-02-01", "2009-02-28"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2000-02", "2000-02-01", "2000-02-29"),
        ("2008-08", "2008-08-01", "2008-08-31"),
        ("2008-08-28", "2008-08-28", "2008-08-28"),
    ],
)
def test_a_partial_date_spans_from_its_first_day_to_its_last(partial: str, first: str, last: str) -> None:
    assert (first_day(partial), last_day(partial)) == (first, last)


@given(partials)
def test_both_ends_of_a_partial_date_are_real_days_that_begin_like_it(partial: str) -> None:
    first, last = first_day(partial), last_day(partial)
    assert date.fromisoformat(first) <= date.fromisoformat(last)
    assert first.startswith(partial)
    assert last.startswith(partial)


@given(partials)
def test_the_days_just_outside_a_partial_date_do_not_belong_to_it(partial: str) -> None:
    after = (date.fromisoformat(last_day(partial)) + timedelta(days=1)).isoformat()
    assert not day_before(first_day(partial)).startswith(partial)
    assert not after.startswith(partial)


@given(days, days)
def test_full_days_compare_as_text_as_they_do_as_dates(one: str, other: str) -> None:
    assert (one < other) == (date.fromisoformat(one) < date.fromisoformat(other))


@given(partials)
def test_every_real_partial_date_is_known_as_one(partial: str) -> None:
    assert is_partial(partial)


@pytest.mark.parametrize(
    "text",
    [
        "", "0000", "1775", "2101", "2008-13", "2008-00", "2008-1", "2009-02-29", "2008-04-31",
        "2008-08-00", "2008-08-28T00:00", "2008-08-28\n", " 2008", "08", "2008/08", "２００８",
    ],
)  # fmt: skip
def test_what_is_no_real_year_month_or_day_is_no_partial_date(text: str) -> None:
    assert not is_partial(text)


@given(days)
def test_a_full_day_is_read_as_itself_with_blanks_around_it_or_without(day: str) -> None:
    assert parse_day(day) == parse_day(f"  {day}\n") == day


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-11", "2026-02-30", "11/01/2026", "tomorrow", "2026-11-01x"]
)
def test_what_is_no_day_is_refused_with_the_form_to_use(text: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_day(text)
    assert caught.value.line() == (f"{text!r} is not a date. Write it as YYYY-MM-DD, for example 2026-11-01.")


@pytest.mark.parametrize("text", ["1775-12-31", "2101-01-01", "9999-12-31", "0001-01-01"])
def test_a_day_outside_the_span_of_the_record_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="outside the years 1776 to 2100"):
        parse_day(text)


@given(days, days)
def test_days_between_counts_whole_days_and_knows_the_direction(one: str, other: str) -> None:
    assert days_between(one, other) == -days_between(other, one)
    assert (days_between(one, other) > 0) == (one < other)


@given(days)
def test_the_day_before_is_one_day_earlier(day: str) -> None:
    assert days_between(day_before(day), day) == 1
