"""Errors: one line that says where, what and what to do, and the same as JSON."""

from __future__ import annotations

import pytest

from lexloci.core import errors
from lexloci.core.errors import LexlociError


@pytest.mark.parametrize(
    ("where", "remedy", "line"),
    [
        ("", "", "it broke"),
        ("a.yaml:3", "", "a.yaml:3: it broke"),
        ("", "Mend it.", "it broke. Mend it."),
        ("a.yaml:3", "Mend it.", "a.yaml:3: it broke. Mend it."),
    ],
)
def test_an_error_is_one_line_of_where_what_and_remedy(where: str, remedy: str, line: str) -> None:
    error = LexlociError("it broke", where=where, remedy=remedy)
    assert error.line() == str(error) == line
    assert error.to_dict() == {"error": "error", "what": "it broke", "where": where, "remedy": remedy}


def test_each_kind_of_error_has_a_code_of_its_own() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    codes = [kind.code for kind in kinds if issubclass(kind, LexlociError)]
    assert len(codes) == len(set(codes)) >= 6
