"""What is kept of the patterns is made once, of the record's own sentences in both languages."""

from __future__ import annotations

import shutil
from pathlib import Path

import msgspec
import pytest

from lexloci.answers.checking import rehearsal
from lexloci.core import patterns
from lexloci.core.paths import PACKAGE_DATA, PLACES_FILE, RECORD_FILE
from lexloci.reading import worked


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (RECORD_FILE, PLACES_FILE):
        shutil.copy(PACKAGE_DATA / name, tmp_path / name)
    monkeypatch.setattr(rehearsal, "PAGES", 1)
    return tmp_path


def test_patterns_are_kept_once(made: Path) -> None:
    assert rehearsal.keep(made)
    assert not rehearsal.keep(made)
    kept = msgspec.msgpack.decode((made / patterns.FILE).read_bytes(), type=patterns.Table)
    assert len(kept.patterns) > 10
    assert (made / worked.FILE).is_file()


def test_they_are_kept_anew_where_the_code_or_its_data_changed(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert rehearsal.keep(made)
    monkeypatch.setattr(rehearsal, "_files", lambda: "other files")
    assert rehearsal.keep(made)
