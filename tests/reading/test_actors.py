"""Who does what a sentence tells."""

from __future__ import annotations

import pytest

from lexloci.reading.actors import asks, by_ice, first_actor, is_body, is_people, only_ice
from lexloci.reading.lexicon import told_lexicon
from lexloci.reading.words import Words


@pytest.mark.parametrize(
    ("text", "lang", "theirs"),
    [
        ("ICE agents may arrest a person on the street.", "en", True),
        ("An administrative warrant lets ICE arrest a person.", "en", True),
        ("Arrests by ICE on administrative warrants are legal.", "en", True),
        ("Los agentes de ICE pueden arrestar a alguien.", "es", True),
        ("Police may arrest a person on an ICE warrant.", "en", False),
        ("Nobody may be arrested on an ICE warrant.", "en", False),
        ("Officers may help ICE arrest people.", "en", False),
        ("La policía puede arrestar con una orden de ICE.", "es", False),
    ],
)
def test_ice_or_a_local_body_arrests(text: str, lang: str, *, theirs: bool) -> None:
    words = Words(text)
    hits = told_lexicon(lang).hits(words)
    assert by_ice(words, lang, hits, [hit for hit in hits if hit.concept == "seize"]) is theirs


def test_who_is_spoken_of_first() -> None:
    for text in ("Police may not ask.", "The jail holds nobody.", "County jails follow the law."):
        assert is_body(first_actor(told_lexicon("en").hits(Words(text))))
    assert is_people(first_actor(told_lexicon("en").hits(Words("Undocumented students pay tuition."))))
    ice = first_actor(told_lexicon("en").hits(Words("Immigration officers work from an office.")))
    assert not is_body(ice)
    assert not is_people(ice)


def test_what_ice_asks_for_and_what_it_holds_itself() -> None:
    words = Words("ICE may ask the jail to hold a person.")
    assert asks(words, "en", told_lexicon("en").hits(words))
    words = Words("ICE holds detainees in Aurora under a contract with a private company.")
    assert only_ice(words, told_lexicon("en").hits(words), "en")
    words = Words("ICE rents beds in the county jail.")
    assert not only_ice(words, told_lexicon("en").hits(words), "en")
