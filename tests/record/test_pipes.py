"""A pipe among the record's files keeps nobody waiting."""

from __future__ import annotations

import os
from pathlib import Path

from lexloci.record.snapshot import take


def test_a_pipe_is_told_and_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "us").mkdir()
    os.mkfifo(tmp_path / "us" / "surveys.yaml")
    found = take(tmp_path)
    assert found.data == {}
    assert "is a pipe or a device" in str(found.unread["us/surveys.yaml"])


def test_a_link_to_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to(tmp_path / "gone")
    assert "cannot be read" in str(take(tmp_path).unread["a.yaml"])
