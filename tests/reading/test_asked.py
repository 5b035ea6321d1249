"""How a question is put: by yes or no, as a statement, or taking something for granted."""

from __future__ import annotations

import pytest

from lexloci.reading.asked import by_yes_or_no, granted, states
from lexloci.reading.words import Words


@pytest.mark.parametrize(
    ("lang", "text", "clause"),
    [
        ("en", "since Clayton is a sanctuary city, can police ask", "Clayton is a sanctuary city"),
        ("en", "since Clayton is a sanctuary city can police ask", "Clayton is a sanctuary city"),
        ("en", "Why did arrests rise now that the county bars detainers?", "the county bars detainers"),
        ("es", "Ya que Austin es ciudad santuario, ¿pregunta la policía?", "Austin es ciudad santuario"),
        ("en", "does the jail hold people", ""),
    ],
)
def test_a_clause_that_takes_something_for_granted_is_cut_out(lang: str, text: str, clause: str) -> None:
    assert granted(Words(text), lang) == clause


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "Can police ask about status?", True),
        ("en", "ok so does the jail hold people", True),
        ("en", "What can police ask?", False),
        ("en", "Is it the sheriff or the city that jails?", False),
        ("es", "¿Puede la policía preguntar?", True),
        ("es", "¿Qué puede preguntar la policía?", False),
    ],
)
def test_yes_or_no_answers_some_questions_only(lang: str, text: str, expected: bool) -> None:
    assert by_yes_or_no(Words(text), lang) is expected


def test_what_has_no_form_of_a_question_states_something() -> None:
    assert states(Words("the county jail never checks status"), "en")
    assert not states(Words("the county jail never checks status?"), "en")
    assert not states(Words("how does the jail check status"), "en")
