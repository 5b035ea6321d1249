"""Reasons: every code the engine gives has its words in each language, with the same particulars."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from lexloci import law
from lexloci.law.agency import OUTCOMES
from lexloci.law.reasons import Reason, render, wordings

GIVEN_BY = {"Reason", "_reason", "_because"}
BUILT = {"agreement_": set(OUTCOMES)}
"""Codes put together from a beginning and how an agreement stands."""


def given() -> Iterator[str]:
    """Every code that stands in the engine's source as the first particular of a reason."""
    for path in Path(law.__path__[0]).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call):
                name = (
                    node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                )
                if name in GIVEN_BY:
                    for part in (str(n.value) for n in ast.walk(node.args[0]) if isinstance(n, ast.Constant)):
                        yield from (part + end for end in BUILT.get(part, {""}))


def fields(text: str) -> set[str]:
    """The particulars a wording names."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_code_has_words_and_every_wording_is_used() -> None:
    assert set(given()) == set(wordings())


@pytest.mark.parametrize("code", sorted(wordings()))
def test_a_wording_is_a_sentence_in_each_language_with_the_same_particulars(code: str) -> None:
    words = wordings()[code]
    assert set(words) == {"en", "es"}
    assert fields(words["en"]) == fields(words["es"])
    assert words["en"] != words["es"]
    assert all(text.endswith(".") for text in words.values())


def test_particulars_may_differ_by_language() -> None:
    reason = Reason("acts", {"agency": {"en": "the police", "es": "la policía"}})
    assert render(reason, "en") == "Who acts: the police."
    assert render(reason, "es") == "Quién actúa: la policía."
