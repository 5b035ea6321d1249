"""What became of laws and bills, and who did it: ``fortunes.jsonl``.

Each row is a page on a place, one sentence of it, and whether that is a ``problem``. Half of them are true
sentences in like words: a bid to repeal the law that failed, a like bill that was vetoed, a suit over it that
was withdrawn.
"""

from __future__ import annotations

import pytest
from corpus import DAY, WRONG, Row, rows, verdicts_on_pages

from lexloci import Lexloci
from lexloci.answers.checking.fared import fared
from lexloci.answers.checking.judges.spans import lately
from lexloci.answers.checking.ruling import Checking
from lexloci.reading.words import Words
from lexloci.record.model.instrument import Instrument

ROWS = rows("fortunes.jsonl")
LEAST = 0.94
"""The least share of false sentences that must be found."""


@pytest.fixture(scope="module")
def verdicts() -> list[tuple[Row, str]]:
    """Each row with the verdict of its sentence."""
    return verdicts_on_pages(ROWS)


def test_what_is_true_is_not_called_wrong(verdicts: list[tuple[Row, str]]) -> None:
    assert [row["sentence"] for row, v in verdicts if row["label"] == "fine" and v in WRONG] == []


def test_no_false_sentence_is_borne_out(verdicts: list[tuple[Row, str]]) -> None:
    assert [row["sentence"] for row, v in verdicts if row["label"] == "problem" and v == "supported"] == []


def test_false_sentences_are_found(verdicts: list[tuple[Row, str]]) -> None:
    found = [v in WRONG for row, v in verdicts if row["label"] == "problem"]
    assert sum(found) >= LEAST * len(found)


def test_half_of_the_rows_are_true() -> None:
    assert sum(row["label"] == "fine" for row in ROWS) * 2 >= len(ROWS)


@pytest.fixture(scope="module")
def lx() -> Lexloci:
    """The library."""
    return Lexloci()


@pytest.mark.parametrize(
    ("law", "there", "missing"),
    [
        ("ne-lb-623-2015", {"made", "vetoed", "overridden"}, {"signed", "failed"}),
        ("or-measure-105-2018", {"failed", "voters_no"}, {"made", "passed"}),
        ("az-prop-314", {"made", "voters_yes"}, {"signed", "vetoed"}),
        ("md-howard-county-sanctuary-bill-2017", {"bill_vetoed", "passed"}, {"made", "signed"}),
        ("co-sb-06-090", {"made", "gone", "dead"}, {"live"}),
        ("ut-hb-88-2026", {"failed"}, {"passed", "vetoed"}),
    ],
)
def test_what_the_record_tells_became_of_a_law(
    lx: Lexloci, law: str, there: set[str], missing: set[str]
) -> None:
    found = lx.record.get(Instrument, law)
    assert found is not None
    known = fared(Checking(lx.engine, DAY, None), [found])
    assert known is not None
    assert there <= known.facts
    assert missing.isdisjoint(known.facts)


@pytest.mark.parametrize(
    ("text", "lang", "first", "last"),
    [
        ("It was signed in May.", "en", "2026-05-01", "2026-05-31"),
        ("It was signed in December.", "en", "2025-12-01", "2025-12-31"),
        ("It has been law since last autumn.", "en", "2025-09-01", "2025-11-30"),
        ("Se firmó en mayo.", "es", "2026-05-01", "2026-05-31"),
        ("Rige desde el verano pasado.", "es", "2026-06-01", "2026-08-31"),
    ],
)
def test_months_without_their_year(text: str, lang: str, first: str, last: str) -> None:
    when = lately(Words(text), lang, DAY)
    assert when is not None
    assert (when.first, when.last) == (first, last)


@pytest.mark.parametrize("text", ["It was signed in May 2019.", "It may be signed.", "In May and in June."])
def test_no_such_month(text: str) -> None:
    assert lately(Words(text), "en", DAY) is None
