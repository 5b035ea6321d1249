"""What holds for whoever has no papers, told as a condition."""

from __future__ import annotations

import pytest

from lexloci.reading.without import of_people_without


@pytest.mark.parametrize(
    ("text", "lang", "read"),
    [
        (
            "If you are undocumented, you cannot get a driver's license.", "en",
            "Undocumented residents cannot get a driver's license.",
        ),
        (
            "If your child has no papers, the school can refuse to enroll him.", "en",
            "The school can refuse to enroll undocumented children.",
        ),
        (
            "You can pay in-state tuition even if you are undocumented.", "en",
            "Undocumented residents can pay in-state tuition.",
        ),
        (
            "Si usted no tiene papeles, puede sacar licencia.", "es",
            "Una persona sin papeles puede sacar licencia.",
        ),
        ("If you have legal papers, you can get a license.", "en", ""),
        ("If you are undocumented, talk to a lawyer.", "en", ""),
        ("If police stop you, they may ask for your license.", "en", ""),
    ],
)  # fmt: skip
def test_what_a_condition_is_read_as(text: str, lang: str, read: str) -> None:
    assert of_people_without(text, lang) == read
