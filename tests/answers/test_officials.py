"""Who is said to have signed, vetoed or issued a law, against who held the office on that day."""

from __future__ import annotations

import pytest

from lexloci import Lexloci

DAY = "2026-11-28"


@pytest.fixture(scope="module")
def lx() -> Lexloci:
    return Lexloci()


@pytest.mark.parametrize(
    "text",
    [
        "The Illinois TRUST Act became law in 2017. Governor JB Pritzker signed it in 2017.",
        "Governor Pritzker's signature made the TRUST Act law.",
        "The TRUST Act bears the signature of J.B. Pritzker.",
        "The TRUST Act was signed by Governor Pat Quinn.",
        "In 2013 Governor Rauner signed a driver's license law.",
        "Governor Quinn issued an executive order in 2021.",
        "La firma de la Ley TRUST fue obra de JB Pritzker, recién llegado a la gobernación.",
        "Fue el gobernador Pat Quinn quien firmó la Ley TRUST.",
    ],
)
def test_somebody_else_governed(lx: Lexloci, text: str) -> None:
    last = lx.check(text, place="Chicago, IL", on=DAY).claims[-1]
    assert last.verdict == "contradicted"
    assert last.truth is not None
    assert last.truth.citations
    assert "Illinois" in last.truth.text["en"]


@pytest.mark.parametrize(
    "text",
    [
        "The TRUST Act was signed by then-Governor Bruce Rauner in August 2017.",
        "Governor Pritzker signed the amended TRUST Act in August 2021.",
        "Governor Pritzker defended the TRUST Act, which Rauner signed.",
        "Governor Pritzker praised the TRUST Act, signed in 2017.",
        "Governor Quinn signed a law in 1970.",
        "Sheriff Pritzker signed an order in 2013.",
        "Penny Pritzker signed an order in 2013.",
        "Governor Pritzker may have signed a law in 2014.",
        "Governor Pritzker said in 2019 that a bill of 2013 would not be signed again.",
        "El gobernador Bruce Rauner firmó la Ley TRUST en agosto de 2017.",
    ],
)
def test_nothing_is_wrong_with_it(lx: Lexloci, text: str) -> None:
    last = lx.check(text, place="Chicago, IL", on=DAY).claims[-1]
    assert last.verdict in {"supported", "not_established", "not_checkable"}


@pytest.mark.parametrize(
    ("question", "lang", "wanted"),
    [
        ("Who signed the Illinois TRUST Act?", "en", "Bruce Rauner was governor of Illinois then."),
        ("¿Qué gobernador firmó la Ley TRUST de Illinois?", "es", "Bruce Rauner ocupaba entonces"),
    ],
)
def test_who_signed_a_law(lx: Lexloci, question: str, lang: str, wanted: str) -> None:
    first = lx.ask(question, on=DAY).statements[0]
    assert wanted in first.text[lang]
    assert first.citations
