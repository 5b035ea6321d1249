"""Pairs of sentences of a page that say of one thing what cannot both be so: ``otherwise.jsonl``.

A third of the pairs, and all of the kind ``lookalike``, only look like a clash: another clinic, another
price, another year. Every second of the others was not looked at while the reader was made (``held``).
"""

from __future__ import annotations

import pytest
from corpus import DAY, Row, rows

from lexloci import Lexloci

BESIDE = {
    "en": (
        "The roof of the fire station will be repaired in spring.",
        "Trash is picked up on the curb before seven.",
        "The high school band won a trophy in Ohio.",
        "Please keep dogs on a leash in the park.",
    ),
    "es": (
        "El techo de la estación de bomberos se arreglará en primavera.",
        "La basura se recoge en la acera antes de las siete.",
        "La banda de la preparatoria ganó un trofeo en Ohio.",
        "Lleve a los perros con correa en el parque.",
    ),
}
"""Sentences of the page that speak of other things."""
LEAST = {False: 0.85, True: 0.7}
"""The share of clashes that is found, of the pairs that were looked at and of those ``held``."""


@pytest.fixture(scope="module")
def found() -> list[tuple[Row, list[bool]]]:
    """Each pair, and whether it is told to clash, in the one order and in the other."""
    lx = Lexloci()
    return [(row, [_told(lx, row, *pair) for pair in _orders(row)]) for row in rows("otherwise.jsonl")]


def _orders(row: Row) -> tuple[tuple[str, str], tuple[str, str]]:
    return (row["one"], row["other"]), (row["other"], row["one"])


def _told(lx: Lexloci, row: Row, one: str, other: str) -> bool:
    first, second, third, fourth = BESIDE[row["lang"]]
    text = " ".join([first, second, one, third, other, fourth])
    claims = lx.check(f"Notes\n\n{text}", place="Springfield, MO", on=DAY, lang=row["lang"]).claims
    ids = {claim.text: claim for claim in claims}
    return bool(ids[other].id in ids[one].conflicts_with)


@pytest.mark.parametrize("held", [False, True])
def test_most_clashes_in_other_words_are_found(found: list[tuple[Row, list[bool]]], *, held: bool) -> None:
    told = [all(hits) for row, hits in found if row["clash"] and row["held"] == held]
    assert sum(told) >= LEAST[held] * len(told)


def test_what_only_looks_like_a_clash_is_none(found: list[tuple[Row, list[bool]]]) -> None:
    wrong = [(row["one"], row["other"]) for row, hits in found if any(hits) and not row["clash"]]
    assert wrong == []


def test_each_of_two_is_shown_the_other() -> None:
    one, other = "The bond fund exists only on paper.", "Our bond fund has helped thirty-one neighbors."
    claims = Lexloci().check(f"{one} {other}", place="Springfield, MO", on=DAY).claims
    assert [claim.verdict for claim in claims] == ["inconsistent", "inconsistent"]
    assert [claim.conflicts_with for claim in claims] == [(claims[1].id,), (claims[0].id,)]
