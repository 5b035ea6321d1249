"""Lines that lead into a list, and its items read with them."""

from __future__ import annotations

import pytest

from lexloci.reading.leadins import bare, lead_in, led


@pytest.mark.parametrize(
    ("line", "lang", "begins"),
    [
        ("County jails may not:", "en", "County jails may not"),
        ("What police have to do", "en", "Police have to"),
        ("Under state law, sheriffs must:", "en", "Sheriffs must"),
        ("The law forbids county jails to:", "en", "County jails may not"),
        ("Allowed for police", "en", "Police may"),
        ("Lo que la policía no puede hacer", "es", "La policía no puede"),
        ("Prohibido para las cárceles:", "es", "Las cárceles no pueden"),
        ("What should I do if police stop me:", "en", ""),
        ("The council voted on three matters:", "en", ""),
        ("County jails may not hold people for ICE.", "en", ""),
    ],
)
def test_how_the_items_below_a_line_begin(line: str, lang: str, begins: str) -> None:
    assert lead_in(line, lang) == begins


def test_an_item_is_read_with_its_line() -> None:
    assert led("Let ICE into the jail", "Jails may not", "en") == "Jails may not let ICE into the jail."
    assert led("ICE detainers", "Jails must honor", "en") == ""
    assert led("The sheriff may ask.", "Jails may not", "en") == ""
    assert led("Hold someone so that ICE can come.", "Jails may not", "en") != ""
    assert led("Ask about status", "", "en") == ""


def test_an_item_that_only_names_an_act_says_nothing_of_anybody() -> None:
    assert bare("Let ICE into the jail", "en")
    assert not bare("Jails let ICE in.", "en")
    assert not bare("Let me see: police may ask.", "en")
