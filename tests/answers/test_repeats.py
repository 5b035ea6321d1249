"""Sentences that say no more than the record does of one law or case, and such that do (``repeats.jsonl``).

Each true sentence stands beside one or two in which a number, a name, who is bound or a "not" is another.
"""

from __future__ import annotations

import pytest
from corpus import Row, last_verdicts, rows

from lexloci.answers.checking import telling
from lexloci.core.paths import PACKAGE_DATA, RECORD_FILE
from lexloci.places.states import COUNTRY
from lexloci.record.model.instrument import Instrument
from lexloci.record.store import RecordStore

LEAST = 0.85
"""The share of the true sentences that must be borne out."""


@pytest.fixture(scope="module")
def verdicts() -> list[tuple[Row, str]]:
    """Each row with the verdict of its sentence."""
    return last_verdicts(rows("repeats.jsonl"))


def test_what_is_wrong_is_not_borne_out(verdicts: list[tuple[Row, str]]) -> None:
    assert [row["text"] for row, verdict in verdicts if row["wrong"] and verdict == "supported"] == []


def test_what_the_record_tells_is_borne_out(verdicts: list[tuple[Row, str]]) -> None:
    true = [(row["text"], verdict) for row, verdict in verdicts if not row["wrong"]]
    missed = [text for text, verdict in true if verdict != "supported"]
    assert len(missed) <= (1 - LEAST) * len(true), missed


def test_what_holds_all_of_a_piece_is_found_in_the_order_of_the_record() -> None:
    chain = (COUNTRY, f"{COUNTRY}/state:il")
    laws = list(RecordStore(PACKAGE_DATA / RECORD_FILE).at(Instrument, chain))
    pieces = [piece for law in laws for piece in telling._pieces(law, "en")]
    assert len({piece.instrument.jurisdiction for piece in pieces}) > 1
    order = {law.id: n for n, law in enumerate(laws)}
    told = telling.Telling(laws, "en", {})
    for asked in [piece for piece in pieces if piece.stems > piece.called][::50]:
        found = told.most(asked.stems, 0.5)
        assert asked in [held.piece for held in found]
        numbers = [order[held.piece.instrument.id] for held in found]
        assert numbers == sorted(numbers)
