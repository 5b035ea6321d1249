"""Sentences that leave out what the one before has said."""

from __future__ import annotations

import pytest

from lexloci.reading.ellipsis import filled_in


@pytest.mark.parametrize(
    ("before", "text", "read"),
    [
        ("Public employers must use E-Verify.", "So must every firm.", "Every firm must use E-Verify."),
        ("Children can get Medicaid.", "The same goes for adults.", "Adults can get Medicaid."),
        (
            "Children can get Medicaid.", "Since 2022 the same has been true of adults of any age.",
            "Since 2022 adults of any age can get Medicaid.",
        ),
        ("Jails may not hold people.", "Nor may the police.", "The police may not hold people."),
        ("Jails may not hold people for ICE.", "Sheriffs may, though.", "Sheriffs may hold people for ICE."),
        ("Sheriffs must sign one.", "Police have to do the same.", "Police have to sign one."),
        (
            "Las agencias deben usar E-Verify.", "Lo mismo vale para las empresas.",
            "Las empresas deben usar E-Verify.",
        ),
        ("La cárcel no puede avisar a ICE.", "La policía sí puede.", "La policía puede avisar a ICE."),
    ],
)  # fmt: skip
def test_what_is_left_out_is_put_in(before: str, text: str, read: str) -> None:
    lang = "es" if before.startswith("La") else "en"
    assert filled_in(text, before, lang) == read


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("Jails may not hold people for ICE.", "Courts must do the same."),
        ("No sheriff may join the program.", "The same goes for police."),
        ("Jails may not hold people for ICE.", "The same is not true of release dates."),
        ("Sheriffs must sign one.", "Police must sign one too."),
        ("The council met on Monday.", "So did the board."),
        ("", "So must every firm."),
    ],
)
def test_what_is_not_plain_is_left_alone(before: str, text: str) -> None:
    assert filled_in(text, before, "en") == ""
