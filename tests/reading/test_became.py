"""What is said to have become of a law that stands in a sentence, and what befell something else."""

from __future__ import annotations

import pytest

from lexloci.reading.fortunes import fortunes
from lexloci.reading.others import of_the_law, was_open
from lexloci.reading.patterns import plainly_between
from lexloci.reading.words import Words


@pytest.mark.parametrize(
    ("text", "lang", "fate", "who"),
    [
        ("Governor Ruiz gladly signed the license law lawx0.", "en", "signed", "governor"),
        ("The council turned lawx0 down.", "en", "rejected", "council"),
        ("The city council adopted lawx0 in June.", "en", "passed", "city"),
        ("lawx0 was later vetoed by the mayor.", "en", "vetoed", "mayor"),
        ("In 2018 voters repealed lawx0.", "en", "repealed", "voters"),
        ("lawx0, in force since May, binds jails.", "en", "in_force", ""),
        ("The council never adopted lawx0.", "en", "unmade", "council"),
        ("lawx0 fell a few votes short.", "en", "died", ""),
        ("lawx0 fue vetada por la gobernadora.", "es", "vetoed", "governor"),
        ("El concejo lawy0 rechazó.", "es", "rejected", "council"),
        ("lawx0 sigue suspendida.", "es", "suspended", ""),
    ],
)
def test_a_fate_is_read_with_who_did_it(text: str, lang: str, fate: str, who: str) -> None:
    assert [(one.fate, one.who) for one in fortunes(Words(text), lang)] == [(fate, who)]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The bid to repeal lawx0 failed.", "en"),
        ("The author of lawx0 was rejected by voters.", "en"),
        ("The council rejected a change of lawx0.", "en"),
        ("The governor refused to say why.", "en"),
        ("The council would have repealed lawx0.", "en"),
        ("El autor de lawx0 fue derrotado.", "es"),
        ("El concejo no derogó una parte de lawx0.", "es"),
    ],
)
def test_what_is_on_a_law_tells_nothing_of_it(text: str, lang: str) -> None:
    assert fortunes(Words(text), lang) == []


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("A bid to repeal SB 54 failed.", "en"),
        ("A lawsuit over it was withdrawn.", "en"),
        ("An earlier bill, much like SB 54, was vetoed.", "en"),
        ("A contract that SB 54 forbids has lapsed.", "en"),
        ("The governor who signed it was beaten.", "en"),
        ("Un intento de derogar la SB 54 fracasó.", "es"),
        ("Una demanda contra la SB 54 fue retirada.", "es"),
    ],
)
def test_what_befalls_something_else_is_left_out(text: str, lang: str) -> None:
    assert of_the_law(Words(text), lang).keys == []


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The order of 2014 was rescinded.", "en"),
        ("The mayor of Denver signed it.", "en"),
        ("SB 54 was vetoed.", "en"),
        ("La orden de 2014 fue revocada.", "es"),
        ("El alcalde de Chicago la firmó.", "es"),
    ],
)
def test_what_befalls_the_law_stays(text: str, lang: str) -> None:
    words = Words(text)
    assert of_the_law(words, lang) is words


def test_another_object_is_taken_out_with_its_verb() -> None:
    words = of_the_law(Words("She vetoed a similar bill before she signed SB 54."), "en")
    assert "vetoed" not in words.there
    assert "signed" in words.there


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("It was still pending when the session closed.", "en", True),
        ("It is still pending.", "en", False),
        ("Ya no espera la firma.", "es", True),
        ("Espera la firma.", "es", False),
    ],
)
def test_what_was_open_once(text: str, lang: str, wanted: bool) -> None:
    assert was_open(Words(text), lang) is wanted


def test_no_denial_stands_between() -> None:
    assert "never" in plainly_between(r"governor (?:\w+ ){0,2}?vetoed")
