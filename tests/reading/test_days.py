"""The day a question is about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexloci.reading.days import day_asked, periods
from lexloci.reading.words import Words

TODAY = "2026-11-28"


@pytest.mark.parametrize(
    ("lang", "text", "day"),
    [
        ("en", "Was Denver a sanctuary city in 2019?", "2019-12-31"),
        ("en", "on March 5, 2025 could police ask", "2025-03-05"),
        ("en", "on 5 March 2025", "2025-03-05"),
        ("en", "in June 2024", "2024-06-30"),
        ("en", "what was the rule in early 2017", "2017-06-30"),
        ("en", "in the summer of 2018", "2018-09-30"),
        ("es", "a principios de 2017", "2017-06-30"),
        ("en", "as of 2024-05-01", "2024-05-01"),
        ("en", "on 3/5/2025", "2025-03-05"),
        ("en", "before Trump's second term", "2025-01-19"),
        ("en", "under Obama", "2017-01-19"),
        ("en", "when Biden was president", "2025-01-19"),
        ("en", "two years ago", "2024-11-28"),
        ("en", "last year", "2025-12-31"),
        ("en", "last month", "2026-10-31"),
        ("en", "yesterday", "2026-11-27"),
        ("en", "chicago 2020 could police", "2020-12-31"),
        ("en", "from January 2027 on, in 2027", "2027-01-01"),
        ("es", "¿en 2019 la policía preguntaba?", "2019-12-31"),
        ("es", "el 5 de marzo de 2025", "2025-03-05"),
        ("es", "el 5/3/2025", "2025-03-05"),
        ("es", "antes de 2018", "2017-12-31"),
        ("es", "hace dos años", "2024-11-28"),
        ("es", "el año pasado", "2025-12-31"),
        ("es", "antes del segundo mandato de Trump", "2025-01-19"),
    ],
)
def test_a_past_or_coming_day_is_found(lang: str, text: str, day: str) -> None:
    assert day_asked(periods(Words(text), lang, TODAY), TODAY) == day


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "the 2017 ordinance made it illegal"),
        ("en", "Denver's 2017 ordinance"),
        ("en", "since 2017 the jail does not hold people"),
        ("en", "what does HB 2023 do"),
        ("en", "the state passed a law in 2021"),
        ("en", "is it still so in 2026"),
        ("en", "may the police ask"),
        ("en", "section 1999"),
        ("es", "eso dijo en 2018"),
        ("es", "la política de 2017"),
        ("es", "desde 2017"),
    ],
)
def test_a_year_that_only_describes_a_law_or_event_is_not_the_day_asked_about(lang: str, text: str) -> None:
    assert day_asked(periods(Words(text), lang, TODAY), TODAY) is None


def test_days_that_do_not_exist_are_no_days() -> None:
    assert not [p for p in periods(Words("on 2023-13-45 or 2023-02-31"), "en", TODAY) if p.first == p.last]


@given(st.text(alphabet="0123456789-/ marchdeoin2yeslat,", max_size=80), st.sampled_from(["en", "es"]))
def test_any_text_gives_real_days_in_order(text: str, lang: str) -> None:
    words = Words(text)
    for period in periods(words, lang, TODAY):
        assert period.first <= period.last
        assert 0 <= period.begin <= period.end < len(words)


@pytest.mark.parametrize(
    ("text", "lang", "day"),
    [
        ("were detainers honored between 2019 and 2021", "en", "2021-12-31"),
        ("what was the rule from 2015 to 2017", "en", "2017-12-31"),
        ("the jail's policy 2018-2020", "en", "2020-12-31"),
        ("¿retenían gente entre 2019 y 2021?", "es", "2021-12-31"),
        ("what held on 7/1/12", "en", "2012-07-01"),
        ("qué regía el 7/1/12", "es", "2012-01-07"),
        ("did they cooperate before trump", "en", "2025-01-19"),
        ("¿cooperaban antes de Trump?", "es", "2025-01-19"),
        ("what does Trump say of it", "en", None),
        ("in Trump's first term, back in 2018, did they", "en", "2018-12-31"),
    ],
)
def test_spans_short_dates_and_comings_to_office_are_read(text: str, lang: str, day: str | None) -> None:
    assert day_asked(periods(Words(text), lang, TODAY), TODAY) == day
