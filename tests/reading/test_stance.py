"""What a sentence says of its topic: ordered, barred, allowed, left open."""

from __future__ import annotations

import pytest

from lexloci.reading.lexicon import LANGUAGES, data
from lexloci.reading.stance import MODALS, TURNED, read_stance
from lexloci.reading.words import Words


@pytest.mark.parametrize(
    ("lang", "text", "stance"),
    [
        ("en", "Jails must honor ICE detainers.", "must"),
        ("en", "Jails are required to honor detainers.", "must"),
        ("en", "State law obliges sheriffs to hold people.", "must"),
        ("en", "Jails may not hold people on detainers.", "must_not"),
        ("en", "No jail may hold people on detainers.", "must_not"),
        ("en", "The law prohibits jails from holding people.", "must_not"),
        ("en", "The law does not let jails hold people.", "must_not"),
        ("en", "Jails may hold people on detainers.", "may"),
        ("en", "Jails are free to hold people.", "may"),
        ("en", "Jails are not required to hold people.", "not_required"),
        ("en", "Jails do not have to hold people.", "not_required"),
        ("en", "No jail must hold people.", "not_required"),
        ("en", "Jails may not refuse to hold people.", "must"),
        ("en", "Jails may refuse to hold people.", "not_required"),
        ("en", "Schools may not turn a child away.", "must"),
        ("en", "The state has no law on detainers.", "no_rule"),
        ("en", "Jails hold people on detainers.", "does"),
        ("en", "Jails do not hold people on detainers.", "does_not"),
        ("en", "State law keeps jails from holding people.", "must_not"),
        ("en", "Nothing in the law keeps jails from holding people.", "may"),
        ("en", "Jails may not be stopped from holding people.", "may"),
        ("en", "The law makes jails hold people.", "must"),
        ("en", "No law makes jails hold people.", "not_required"),
        ("en", "No jail may refuse to hold people.", "must"),
        ("en", "Jails cannot be forced to hold people.", "not_required"),
        ("en", "To hold people is off limits to jails.", "must_not"),
        ("en", "The state lets each jail decide whether to hold people.", "optional"),
        ("en", "The state has no law that forbids jails to hold people.", "may"),
        ("en", "A warrant gives jails no authority to hold people.", "must_not"),
        ("en", "A warrant gives jails the authority to hold people.", "may"),
        ("es", "Las cárceles deben cumplir los detainers.", "must"),
        ("es", "Nada en la ley impide retener a la gente.", "may"),
        ("es", "Ninguna cárcel puede negarse a retener a la gente.", "must"),
        ("es", "Las cárceles no pueden retener a nadie.", "must_not"),
        ("es", "La ley prohíbe retener a la gente.", "must_not"),
        ("es", "Las cárceles pueden retener a la gente.", "may"),
        ("es", "Las cárceles no están obligadas a retener a nadie.", "not_required"),
        ("es", "Los hospitales no pueden negarse a atender.", "must"),
    ],
)
def test_a_plain_sentence_has_one_stance(lang: str, text: str, stance: str) -> None:
    read = read_stance(Words(text), lang)
    assert read.stance == stance
    assert read.plain


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said that jails must hold people.",
        "A bill would require jails to hold people.",
        "Jails generally must hold people.",
        "Critics argue that jails may not hold people.",
    ],
)
def test_what_is_reported_proposed_or_hedged_is_not_plain(text: str) -> None:
    assert not read_stance(Words(text), "en").plain


def test_an_exception_is_told() -> None:
    assert read_stance(Words("Jails may not hold people unless they committed a felony."), "en").exception
    assert read_stance(Words("Jails may not hold people unless a judge signed a warrant."), "en").judicial


def test_two_opposite_modals_decide_nothing() -> None:
    assert read_stance(Words("Jails must hold some people and may not hold others."), "en").stance is None


def test_every_language_knows_every_kind_of_modal() -> None:
    kinds = [set(data(f"modals/{lang}.yaml")) for lang in LANGUAGES]
    assert all(known == kinds[0] for known in kinds)
    assert set(MODALS) <= kinds[0]


def test_turning_round_twice_is_no_change() -> None:
    assert all(TURNED[TURNED[stance]] == stance for stance in TURNED)


def test_a_judge_s_warrant_is_an_exception_of_its_own() -> None:
    only = read_stance(Words("Jails may hold people only with a judicial warrant."), "en")
    assert (only.stance, only.exception, only.judicial) == ("must_not", False, True)
    other = read_stance(Words("Jails may not hold people unless they were convicted of a felony."), "en")
    assert (other.stance, other.exception, other.judicial) == ("must_not", True, False)


@pytest.mark.parametrize(
    "text",
    [
        "It is unclear whether jails must hold people.",
        "Whether jails must hold people is before the courts.",
        "It is a myth that jails must hold people.",
        "Jails should hold people.",
        "Jails might hold people.",
    ],
)
def test_what_is_open_or_wished_for_is_not_plain(text: str) -> None:
    assert not read_stance(Words(text), "en").plain
