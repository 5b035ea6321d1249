"""Written pages on which one or two pairs of sentences cannot both be true: ``twosides.jsonl``.

``clashes`` say of one office, rule or sum what cannot both be so, ``hard`` pairs look like it and can:
another body or time, a part and the whole. Every second page (``held``) was only counted, but for pairs
wrongly told to clash, while the reader was made.
"""

from __future__ import annotations

import pytest
from corpus import DAY, Row, rows

from lexloci import Lexloci
from lexloci.reading.ofwhat import phrase
from lexloci.reading.sides import sides
from lexloci.reading.words import Words

LEAST = {False: 0.7, True: 0.42}
"""The share of clashes that is found, on the pages that were looked at and on those ``held``."""


@pytest.fixture(scope="module")
def found() -> list[tuple[Row, set[tuple[int, int]]]]:
    """Each page, and the pairs of its sentences, by number, that are told to clash."""
    lx = Lexloci()
    return [(row, _told(lx, row)) for row in rows("twosides.jsonl")]


def _told(lx: Lexloci, row: Row) -> set[tuple[int, int]]:
    text = "Notes\n\n" + " ".join(row["sentences"])
    claims = lx.check(text, place=row["place"], on=DAY, lang=row["lang"]).claims
    number = {sentence: n for n, sentence in enumerate(row["sentences"])}
    by_id = {claim.id: claim.text for claim in claims}
    pairs = {(number[c.text], number[by_id[o]]) for c in claims for o in c.conflicts_with}
    return {(a, b) for a, b in pairs if a < b}


@pytest.mark.parametrize("held", [False, True])
def test_most_pairs_that_cannot_both_be_true_are_found(
    found: list[tuple[Row, set[tuple[int, int]]]], *, held: bool
) -> None:
    hits = [tuple(pair) in told for row, told in found if row["held"] == held for pair in row["clashes"]]
    assert sum(hits) >= LEAST[held] * len(hits)


def test_what_can_both_be_true_does_not_clash(found: list[tuple[Row, set[tuple[int, int]]]]) -> None:
    wrong = [
        (row["sentences"][a], row["sentences"][b])
        for row, told in found
        for a, b in told
        if [a, b] not in row["clashes"]
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "kind", "state", "denied"),
    [
        ("The sheriff is elected every four years.", "post", "elected", False),
        ("The county commission appoints the sheriff.", "post", "appointed", False),
        ("The board was never set up.", "being", "there", True),
        ("Nobody keeps a list of visitors.", "keeping", "keeps", True),
        ("The order bars deputies from sharing an address.", "rule", "must_not", False),
        ("No deputy may share an address.", "rule", "must_not", False),
    ],
)
def test_a_side_is_read(text: str, kind: str, state: str, *, denied: bool) -> None:
    found = [(side.kind, side.state, side.denied) for side in sides(Words(text), "en")]
    assert (kind, state, denied) in found


@pytest.mark.parametrize(
    "text", ["The sheriff would be elected.", "Is the sheriff elected?", "Critics say the law was repealed."]
)
def test_what_is_not_said_outright_takes_no_side(text: str) -> None:
    assert sides(Words(text), "en") == ()


@pytest.mark.parametrize(
    ("text", "lang", "head", "told"),
    [
        ("the county's new order on transfers", "en", "order", {"county", "transf"}),
        ("under state law the department", "en", "depart", set()),
        ("Sheriff Dale Pruitt", "en", "sherif", {"dale", "pruitt"}),
        ("la orden del condado", "es", "orden", {"condad"}),
    ],
)
def test_a_phrase_is_read(text: str, lang: str, head: str, told: set[str]) -> None:
    words = Words(text)
    found = phrase(words, 0, len(words), lang)
    assert found is not None
    assert (found.head, found.told) == (head, told)
