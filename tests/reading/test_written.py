"""Phrases written out once are those of the files, and are written anew when a file changed."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from lexloci.reading import written
from lexloci.reading.written import FILE, LEXICONS, Written, keep, of


@pytest.fixture
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(written, "_kept", dict)


@pytest.mark.usefixtures("nothing_kept")
def test_what_is_kept_is_what_the_files_say(tmp_path: Path) -> None:
    assert keep(tmp_path)
    kept = msgspec.msgpack.decode((tmp_path / FILE).read_bytes(), type=dict[str, Written])
    assert kept == {name: of(name) for name in LEXICONS}


def test_nothing_is_written_twice(tmp_path: Path) -> None:
    assert keep(tmp_path)
    assert not keep(tmp_path)


@pytest.mark.parametrize("damage", [b"", b"\xc1", b"\x80"])
def test_what_cannot_be_read_is_written_anew(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / FILE).write_bytes(damage)
    assert keep(tmp_path)
    assert not keep(tmp_path)


def test_what_is_not_true_to_the_files_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    told = of("events/en")
    other = Written("of other files", ["made"], " passed ", [0], [], [])
    monkeypatch.setattr(written, "_kept", lambda: {"events/en": msgspec.Raw(msgspec.msgpack.encode(other))})
    assert of("events/en") == told
