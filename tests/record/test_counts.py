"""The floors under the record: they hold for what set them, and a deletion breaks them."""

from __future__ import annotations

from pathlib import Path

import pytest

from lexloci.record.counts import count
from lexloci.record.load import Record
from lexloci.record.model.floors import Floors
from lexloci.record.model.instrument import Instrument
from lexloci.record.validate import validate


def without(record: Record, *paths: str) -> Record:
    """The record with some of its files deleted."""
    entries = {path: entry for path, entry in record.entries.items() if path not in paths}
    texts = {path: text for path, text in record.texts.items() if path not in paths}
    return Record(record.root, entries, texts, record.problems)


def test_the_record_has_floors_close_to_what_it_holds(record: Record) -> None:
    (floors,) = (entry for _, entry in record.of(Floors))
    held = count(record).floors()
    assert floors.entries.keys() == held.entries.keys()
    assert all(floors.entries[name] >= 0.95 * held.entries[name] for name in held.entries)
    assert floors.cells.keys() == held.cells.keys()
    assert held.primary_share - floors.primary_share <= 0.02


def test_floors_hold_for_the_record_that_set_them(record: Record) -> None:
    held = count(record)
    floors = held.floors()
    assert floors.primary_share <= held.primary_share
    assert floors.sources_per_provision <= held.sources_per_provision


@pytest.mark.parametrize("number", [0, 7, 101])
def test_deleting_instruments_is_noticed(record: Record, number: int) -> None:
    paths = [path for path, _ in record.of(Instrument)]
    fewer = without(record, *paths[number : number + 25])
    sound = fewer.entries.keys()  # What is wrong with one file alone is not asked here.
    told = [problem for problem in validate(fewer, "2026-11-28", sound) if problem.file == "floors.yaml"]
    assert any(problem.key == "entries.instrument" for problem in told)


def test_an_empty_record_has_no_counts(tmp_path: Path) -> None:
    empty = count(Record(tmp_path, {}, {}, []))
    assert (empty.entries, empty.cells, empty.primary_share) == ({}, {}, 0.0)
