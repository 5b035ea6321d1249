"""The day a question is about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexloci.reading.days import periods
from lexloci.reading.when import day_asked
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
    assert day_asked(Words(text), lang, TODAY) == day


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
    assert day_asked(Words(text), lang, TODAY) is None


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
        ("before the ruling of 2020, I mean on May 4, 2018, did they", "en", "2018-05-04"),
        ("en 2015, mejor dicho en marzo de 2016, podían preguntar", "es", "2016-03-31"),
    ],
)
def test_spans_short_dates_and_comings_to_office_are_read(text: str, lang: str, day: str | None) -> None:
    assert day_asked(Words(text), lang, TODAY) == day


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "my husband came here 10 years ago, can he get a license in Virginia"),
        ("en", "I have lived in Houston since 2012. Can police ask about my status?"),
        ("en", "I graduated in 2021 from a high school in Colorado Springs. Do I get in-state rates?"),
        ("en", "In 2009 my uncle was deported from Nashville. Do they have that program with ICE?"),
        ("en", "In 2009, my uncle was deported. Do they have that program?"),
        ("en", "Our baby was born in March 2024 and we moved to Maryland last year. Can she get covered?"),
        ("en", "I was stabbed in Baltimore two years ago and helped the detectives. Is there a deadline?"),
        ("en", "We opened our shop in 2016 and have 12 workers: is E-Verify a must?"),
        ("es", "Llegué hace 15 años y vivo en Las Vegas. ¿Me dan tarjeta para manejar?"),
        ("es", "me casé en 2019, ¿puedo sacar licencia?"),
        ("es", "a mi tío lo deportaron en 2011 de Nashville, ¿todavía trabaja la policía con ICE?"),
        ("en", "Last month two agents walked into our waiting room. Does any law keep them out?"),
        ("en", "Her lawyer sent the police a paper four months ago. How long do they have?"),
        ("es", "Ayer llamaron a la escuela. ¿La secretaria puede dar mi dirección?"),
    ],
)
def test_a_day_of_a_life_is_not_the_day_asked_about(lang: str, text: str) -> None:
    assert day_asked(Words(text), lang, TODAY) is None


@pytest.mark.parametrize(
    ("lang", "text", "day"),
    [
        ("en", "could I get a license in Illinois when I came here in 2010", "2010-12-31"),
        ("en", "My dad was arrested in Morristown in 2015. Were police supposed to ask?", "2015-12-31"),
        ("en", "My dad came in 2015. Could police back then ask about status?", "2015-12-31"),
        ("en", "In 2015, could police ask where we came from?", "2015-12-31"),
        ("en", "Agents walked into the clinic in 2015. Were they allowed to?", "2015-12-31"),
        ("es", "arrestaron a mi papá en 2015, ¿podía la cárcel retenerlo?", "2015-12-31"),
    ],
)
def test_what_the_law_was_on_a_day_of_a_life_can_be_asked(lang: str, text: str, day: str) -> None:
    assert day_asked(Words(text), lang, TODAY) == day


@pytest.mark.parametrize(
    ("lang", "text", "day"),
    [
        ("en", "In 1885 could Chicago police ask about status?", "1885-12-31"),
        ("en", "before 1950 could police ask", "1949-12-31"),
        ("en", "in the 1920s could police ask", "1920-12-31"),
        ("en", "in March 1790", "1790-12-31"),
        ("en", "200 years ago", "1826-11-28"),
        ("en", "will it be so in 2080", "2080-01-01"),
        ("es", "¿en 1935 daban licencias en California?", "1935-12-31"),
    ],
)
def test_a_year_beyond_every_law_is_asked_about_all_the_same(lang: str, text: str, day: str) -> None:
    assert day_asked(Words(text), lang, TODAY) == day


@pytest.mark.parametrize(
    "text", ["8 USC 1373", "the Act of 1952", "section 1644 of title 8", "1200 people", "Order 1952"]
)
def test_other_numbers_are_no_years(text: str) -> None:
    assert day_asked(Words(text), "en", TODAY) is None
