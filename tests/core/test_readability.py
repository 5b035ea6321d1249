"""Reading grade: close enough to judge whether a summary is plain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexloci.core.readability import ease_es, grade, sentences, syllables

PLAIN = "A jail may not hold a person for ICE. It needs a warrant from a judge."
DENSE = (
    "Notwithstanding any provision to the contrary, municipal detention facilities shall categorically "
    "decline participation in discretionary federal immigration enforcement initiatives."
)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("jail", 1), ("city", 2), ("officer", 3), ("immigration", 4), ("state", 1), ("judge", 1),
        ("people", 2), ("free", 1), ("asked", 1), ("limited", 3), ("ICE", 1), ("rules", 1),
        ("places", 2), ("the", 1), ("agree", 2), ("b", 1),
    ],
)  # fmt: skip
def test_syllables_of_common_words_are_counted_right(word: str, count: int) -> None:
    assert syllables(word) == count


def test_short_words_in_short_sentences_read_low_and_legal_prose_reads_high() -> None:
    assert grade(PLAIN) < 4
    assert grade(DENSE) > 18


def test_the_grade_is_the_formula_of_flesch_and_kincaid() -> None:
    words, sentences, syllable_count = 16, 2, 18
    expected = 0.39 * words / sentences + 11.8 * syllable_count / words - 15.59
    assert grade(PLAIN) == pytest.approx(expected)


def test_a_full_stop_inside_an_abbreviation_ends_no_sentence() -> None:
    short = "The U.S. Code lets the state ask for the number of a person in a jail."
    assert grade(short) == pytest.approx(grade(short.replace("U.S.", "US")), abs=1.5)
    assert grade("The rule of Mo. Rev. Stat. 67.307 binds each city in the state.") > grade(
        "The rule of Mo. It binds each city. So says the state."
    )


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two! Three? Four", 3),
        ("It says no. It says so.", 2),
        ("The person was ill. The jail was full.", 2),
        ("The case is Doe v. Roe, No. 12 in Mo. Rev. Stat. today.", 1),
        ("It began in 2008. It ended in 2012.", 2),
        ('He said "no." She said "yes."', 2),
        ("The U.S. Code binds St. Louis.", 1),
        ("no stop at all", 1),
        ("", 1),
    ],
)
def test_sentences_are_counted_by_their_ends(text: str, count: int) -> None:
    assert sentences(text) == count


@pytest.mark.parametrize("text", ["", "   ", "123 §§ 4–5", "…"])
def test_a_text_without_words_has_no_grade(text: str) -> None:
    assert grade(text) == 0.0
    assert ease_es(text) == 100.0


@given(st.text(max_size=200))
def test_any_text_at_all_gets_a_number(text: str) -> None:
    assert -16 < grade(text) < 5000
    assert ease_es(text) < 220


@given(st.lists(st.sampled_from(PLAIN.split()), min_size=3, max_size=30))
def test_cutting_a_text_into_two_sentences_never_raises_its_grade(words: list[str]) -> None:
    bare = [word.strip(".") for word in words]
    half = len(bare) // 2
    whole = " ".join(bare) + "."
    cut = " ".join(bare[:half]) + ". " + " ".join(bare[half:]).capitalize() + "."
    assert grade(cut) <= grade(whole) + 1e-9


def test_plain_spanish_reads_easier_than_legal_spanish() -> None:
    plain = "La cárcel no puede retener a una persona para ICE. Hace falta una orden de un juez."
    dense = (
        "Independientemente de cualesquiera disposiciones administrativas contradictorias, las "
        "instituciones penitenciarias municipales abstendránse categóricamente de participar."
    )
    assert ease_es(plain) > 60 > ease_es(dense)
