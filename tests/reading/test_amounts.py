"""Amounts that are read of sentences, and which of them agree."""

from __future__ import annotations

import pytest

from lexloci.reading.amounts import Amount, amounts, plainer
from lexloci.reading.words import words_of

DAY, YEAR = 24.0, 8760.0


def read(text: str, lang: str = "en") -> list[Amount]:
    """The amounts of a text."""
    return list(amounts(plainer(words_of(text)), lang))


@pytest.mark.parametrize(
    ("text", "lang", "kind", "least", "most"),
    [
        ("It has 90 days.", "en", "time", 90 * DAY, 90 * DAY),
        ("It has between five and seven days.", "en", "time", 5 * DAY, 7 * DAY),
        ("It has a full day.", "en", "time", DAY, DAY),
        ("It has a week and a half.", "en", "time", 252.0, 252.0),
        ("It has ten business days.", "en", "workdays", 10 * DAY, 10 * DAY),
        ("It has one hundred and twenty days.", "en", "time", 120 * DAY, 120 * DAY),
        ("A fine of $5,000.", "en", "dollars", 5000.0, 5000.0),
        ("A fine of $1.5 million.", "en", "dollars", 1_500_000.0, 1_500_000.0),
        ("Some 3% of them.", "en", "percent", 3.0, 3.0),
        ("A quarter of its money.", "en", "percent", 25.0, 25.0),
        ("The twelve most used languages.", "en", "languages", 12.0, 12.0),
        ("Firms with 25 or more workers.", "en", "workers", 25.0, 25.0),
        ("Residents from age 14.", "en", "age", 14.0, 14.0),
        ("Children under 19.", "en", "age", 19.0, 19.0),
        ("People aged 42 to 64.", "en", "age", 42.0, 64.0),
        ("Tiene cuarenta y cinco días.", "es", "time", 45 * DAY, 45 * DAY),
        ("Dura un mes y medio.", "es", "time", 1095.0, 1095.0),
        ("Una multa de 5.000 dólares.", "es", "dollars", 5000.0, 5000.0),
        ("Hay que haber cumplido veintidós años.", "es", "age", 22.0, 22.0),
        ("Los mayores de 65 años.", "es", "age", 65.0, 65.0),
        ("La mitad de sus fondos.", "es", "percent", 50.0, 50.0),
        ("Siete idiomas.", "es", "languages", 7.0, 7.0),
    ],
)
def test_one_amount_is_read(text: str, lang: str, kind: str, least: float, most: float) -> None:
    assert [(a.kind, a.least, a.most) for a in read(text, lang)] == [(kind, least, most)]


@pytest.mark.parametrize(
    "text",
    ["It meets once a year.", "He lives at 90 Main Street.", "In 2019 it was so.", "Section 12 says so."],
)
def test_what_measures_nothing_is_no_amount(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("two months", "60 days", True),
        ("a full day", "24 hours", True),
        ("two weeks", "ten business days", True),
        ("at least 30 days", "45 days", True),
        ("less than 60 days", "45 days", True),
        ("about 50 days", "45 days", True),
        ("90 days", "45 days", False),
        ("at least 60 days", "45 days", False),
        ("less than 30 days", "45 days", False),
        ("seven days", "seven dollars", False),
        ("up to 48 hours", "two days", True),
    ],
)
def test_amounts_agree_where_they_may_be_the_same(one: str, other: str, same: bool) -> None:
    (mine,), (yours,) = read(one), read(other)
    assert mine.agrees(yours) == same
