"""What a build remembers of files that passed makes it quicker and never changes what it says."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import date
from pathlib import Path

import msgspec
import pytest
from msgspec import structs

from lexloci.core.errors import RecordError
from lexloci.core.paths import PLACES_FILE, RECORD_FILE
from lexloci.core.sqlite import stated
from lexloci.record import checked
from lexloci.record.build import build
from lexloci.record.entries import outline_of
from lexloci.record.load import Record, load
from lexloci.record.model.instrument import Instrument
from lexloci.record.snapshot import Snapshot, take
from lexloci.record.validate import validate
from lexloci.record.yamlio import canonical

YESTERDAY, TODAY, TOMORROW = "2027-10-31", "2027-11-01", "2027-11-02"
CLAYTON = "us/mo/place-clayton/jurisdiction.yaml"


def rewrite(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def recalled(workshop: Path) -> checked.Known:
    """What a build in the workshop would know."""
    return checked.recall(workshop / "made", take(workshop / "text"), date.today().isoformat())


@pytest.fixture(scope="module")
def files(record_folder: Path) -> Snapshot:
    return take(record_folder)


def test_files_that_passed_are_known_to_pass(tmp_path: Path, files: Snapshot, record: Record) -> None:
    checked.remember(tmp_path, files, TODAY, "x", record)
    assert checked.recall(tmp_path, files, TODAY).sound == set(files.data)


def test_nothing_is_known_before_anything_passed(tmp_path: Path, files: Snapshot) -> None:
    assert checked.recall(tmp_path, files, TODAY) == checked.Known()


def test_what_passed_is_known_on_later_days_and_not_on_earlier_ones(
    tmp_path: Path, files: Snapshot, record: Record
) -> None:
    checked.remember(tmp_path, files, TODAY, "x", record)
    assert checked.recall(tmp_path, files, TOMORROW).sound == set(files.data)
    assert checked.recall(tmp_path, files, YESTERDAY) == checked.Known()


def test_a_memory_that_was_dated_back_knows_nothing(tmp_path: Path, files: Snapshot, record: Record) -> None:
    checked.remember(tmp_path, files, TODAY, "x", record)
    rewrite(tmp_path / checked.CHECKED_FILE, TODAY, YESTERDAY)
    assert checked.recall(tmp_path, files, TODAY) == checked.Known()


def test_a_file_that_passes_today_passes_on_any_later_day(record: Record) -> None:
    path, entry = next(iter(record.of(Instrument)))
    late = structs.replace(entry, sources=[structs.replace(entry.sources[0], read_on=TOMORROW)])
    other = Record(record.root, {path: late}, {path: canonical(late)}, [])
    told = [[p.reason for p in validate(other, day)] for day in (TODAY, TOMORROW, "2100-01-01")]
    future = f"{TOMORROW} lies in the future"
    assert [future in reasons for reasons in told] == [True, False, False]


def test_a_file_whose_text_changed_is_not_known_and_the_others_are(
    tmp_path: Path, files: Snapshot, record: Record
) -> None:
    checked.remember(tmp_path, files, TODAY, "x", record)
    changed = Snapshot(files.root, {**files.data, CLAYTON: files.data[CLAYTON] + b"\n"}, {})
    assert checked.recall(tmp_path, changed, TODAY).sound == set(files.data) - {CLAYTON}


def test_the_same_text_at_another_path_is_not_known(tmp_path: Path, files: Snapshot, record: Record) -> None:
    checked.remember(tmp_path, files, TODAY, "x", record)
    moved = Snapshot(files.root, {"us/il/jurisdiction.yaml": files.data[CLAYTON]}, {})
    assert checked.recall(tmp_path, moved, TODAY) == checked.Known()


def test_nothing_is_known_once_the_code_that_checks_is_another(
    tmp_path: Path, files: Snapshot, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked.remember(tmp_path, files, TODAY, "x", record)
    code = tmp_path / "code"
    for room in checked.ROOMS:
        shutil.copytree(checked.CODE / room, code / room)
    monkeypatch.setattr(checked, "CODE", code)
    assert checked.recall(tmp_path, files, TODAY).sound == set(files.data)
    rewrite(code / "record" / "rules" / "shared.py", "MAX_SUMMARY_WORDS = ", "MAX_SUMMARY_WORDS = 1")
    assert checked.recall(tmp_path, files, TODAY) == checked.Known()


@pytest.mark.parametrize("damage", [b"", b"\xff\xfe\x00", b"yes\n" * 900, b"0" * 3_000_000])
def test_a_damaged_memory_knows_nothing(tmp_path: Path, files: Snapshot, damage: bytes) -> None:
    (tmp_path / checked.CHECKED_FILE).write_bytes(damage)
    assert checked.recall(tmp_path, files, TODAY) == checked.Known()


def test_a_memory_cut_short_knows_less_and_nothing_false(
    tmp_path: Path, files: Snapshot, record: Record
) -> None:
    checked.remember(tmp_path, files, TODAY, "x", record)
    file = tmp_path / checked.CHECKED_FILE
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    assert 0 < len(checked.recall(tmp_path, files, TODAY).sound) < len(files.data)


def test_an_outline_that_was_changed_is_not_believed(tmp_path: Path, files: Snapshot, record: Record) -> None:
    checked.remember(tmp_path, files, TODAY, "x", record)
    outline = msgspec.json.encode(record.outline(CLAYTON)).decode()
    rewrite(tmp_path / checked.CHECKED_FILE, outline, outline.replace("mo-clayton", "mo-another"))
    assert checked.recall(tmp_path, files, TODAY).sound == set(files.data) - {CLAYTON}


def test_what_is_remembered_of_a_file_is_its_outline(tmp_path: Path, files: Snapshot, record: Record) -> None:
    checked.remember(tmp_path, files, TODAY, "x", record)
    outlines = checked.recall(tmp_path, files, TODAY).outlines
    assert outlines == {path: outline_of(entry) for path, entry in record.entries.items()}


def test_a_compiled_file_of_other_files_is_not_noted(workshop: Path) -> None:
    files, today = take(workshop / "text"), date.today().isoformat()
    digest = stated(workshop / "made" / RECORD_FILE, "digest") or ""
    for told, noted in ((digest, True), ("another", False)):
        checked.remember(workshop / "made", files, today, told, load(workshop / "text"))
        with closing(checked.recall(workshop / "made", files, today).pieces) as pieces:
            assert bool(pieces.numbers) is noted


def test_a_build_does_without_a_memory_it_cannot_write(
    tmp_path: Path, files: Snapshot, record: Record
) -> None:
    (tmp_path / checked.CHECKED_FILE).mkdir()
    checked.remember(tmp_path, files, TODAY, "x", record)
    assert checked.recall(tmp_path, files, TODAY) == checked.Known()


def test_a_build_after_one_change_writes_the_bytes_of_a_whole_build(workshop: Path) -> None:
    rewrite(workshop / "text" / CLAYTON, "read_on: 2026-", "read_on: 2025-")
    whole = workshop / "whole"
    whole.mkdir()
    shutil.copy(workshop / "made" / PLACES_FILE, whole)
    with closing(recalled(workshop).pieces) as pieces:
        assert pieces.numbers
    build(workshop / "text", workshop / "made")
    build(workshop / "text", whole)
    assert (workshop / "made" / RECORD_FILE).read_bytes() == (whole / RECORD_FILE).read_bytes()


def test_a_fault_in_a_file_that_once_passed_still_stops_the_build(workshop: Path) -> None:
    before = (workshop / "made" / RECORD_FILE).read_bytes()
    rewrite(workshop / "text" / CLAYTON, "name: ", "name:  ")
    with pytest.raises(RecordError, match=f"{CLAYTON}: is not in canonical layout"):
        build(workshop / "text", workshop / "made")
    assert (workshop / "made" / RECORD_FILE).read_bytes() == before


def test_a_file_that_passed_is_still_held_against_the_others(workshop: Path) -> None:
    (workshop / "text" / "codebook" / "variables" / "k12.yaml").unlink()
    with pytest.raises(RecordError, match="variable 'k12' is not known"):
        build(workshop / "text", workshop / "made")
