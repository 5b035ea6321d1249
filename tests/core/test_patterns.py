"""What is kept of a pattern is what :mod:`re` makes of it, and is used only where it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from lexloci.core import patterns
from lexloci.core.patterns import asked, compiled, is_kept, keep

ASKED = [
    (r" (?P<who>the|a) (\w+) (?:struck|ruled)(?= )", 0), (r"\b[ÁÉ]\w+|straße{1,3}?", int(re.I)), ("(?!)", 0),
]  # fmt: skip


@pytest.fixture(autouse=True)
def nothing_compiled() -> Iterator[None]:
    for known in (compiled, patterns._kept):
        known.cache_clear()
    yield
    for known in (compiled, patterns._kept):
        known.cache_clear()


def test_what_is_kept_is_what_re_makes_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(ASKED, "these files", tmp_path)
    monkeypatch.setattr(patterns, "PACKAGE_DATA", tmp_path)
    monkeypatch.setattr(patterns.re, "compile", None)
    found = [compiled(pattern, flags) for pattern, flags in ASKED]
    monkeypatch.undo()
    assert found == [re.compile(pattern, flags) for pattern, flags in ASKED]
    assert [one.groupindex for one in found] == [re.compile(*one).groupindex for one in ASKED]
    match = found[0].search(" the court struck it ")
    assert match is not None
    assert (match.span(), match["who"], match[2], match.lastgroup) == ((0, 17), "the", "court", None)


def test_it_is_known_of_which_files_it_is(tmp_path: Path) -> None:
    assert not is_kept("these files", tmp_path)
    keep(ASKED, "these files", tmp_path)
    assert is_kept("these files", tmp_path)
    assert not is_kept("other files", tmp_path)


def test_what_another_interpreter_kept_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "_key", lambda: "another")
    keep(ASKED, "these files", tmp_path)
    monkeypatch.undo()
    monkeypatch.setattr(patterns, "PACKAGE_DATA", tmp_path)
    assert patterns._kept() == {}
    assert compiled(" a ") == re.compile(" a ")


@pytest.mark.parametrize("damage", [b"", b"\xc1", b"\x80"])
def test_what_cannot_be_read_is_compiled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes
) -> None:
    (tmp_path / patterns.FILE).write_bytes(damage)
    monkeypatch.setattr(patterns, "PACKAGE_DATA", tmp_path)
    assert not is_kept("these files", tmp_path)
    assert compiled(" a ") == re.compile(" a ")


@pytest.mark.parametrize("steps", [b"", b"\0\0\0\0", b"\xff" * 40, b"abc"])
def test_steps_that_are_none_are_not_run(monkeypatch: pytest.MonkeyPatch, steps: bytes) -> None:
    raw = msgspec.Raw(msgspec.msgpack.encode(patterns.Code(32, 0, {}, patterns.zlib.compress(steps))))
    monkeypatch.setattr(patterns, "_kept", lambda: {"0  a ": raw})
    assert compiled(" a ").search(" a ") is not None


def test_what_is_asked_for_is_known() -> None:
    compiled(" asked for ", re.I)
    assert (" asked for ", int(re.I)) in asked()
    assert (" asked for ", 0) not in asked()
