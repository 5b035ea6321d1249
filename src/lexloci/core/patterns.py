"""Patterns compiled for :mod:`re` and kept beside the compiled record.

A process that checks one page spends half its time on compiling patterns that are the same in each process.
``lexloci record build`` keeps what the compiler of :mod:`re` made of them. What is kept is used only by an
interpreter that makes the same of them, and is handed to :mod:`re` itself, which looks through it first.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found, unused-ignore]
import re
import sys
import zlib
from array import array
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from re import _compiler as compiler  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any
from unicodedata import unidata_version

import msgspec
from msgspec import Struct

from lexloci.core.files import replacing
from lexloci.core.paths import PACKAGE_DATA

FILE, FORMAT = "patterns.msgpack", 1
KEPT = 8_192
"""How many compiled patterns a process holds."""
LETTER = "I"
"""The type of an array's items, as wide as those of compiled patterns."""
Asked = tuple[str, int]
"""A pattern and its flags."""


class Code(Struct, frozen=True, array_like=True):
    """A pattern as :mod:`re` runs it.

    :ivar flags: with those that stand in the pattern itself.
    :ivar named: the numbers of its named groups; ``code``: its steps, packed.
    """

    flags: int
    groups: int
    named: dict[str, int]
    code: bytes


class Table(Struct, frozen=True):
    """What is kept.

    :ivar key: tells the interpreter that it was made by from those that may not use it.
    :ivar of: what tells the files that the patterns are of from others.
    """

    key: str
    of: str
    patterns: dict[str, msgspec.Raw]


class _Head(Struct):
    """What a table is, without what it holds."""

    key: str
    of: str


_ASKED: set[Asked] = set()
"""The first patterns that this process asked for."""


@lru_cache(KEPT)
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern of the reader or of a judge, compiled once, or as it is kept."""
    if len(_ASKED) < KEPT:
        _ASKED.add((pattern, int(flags)))
    raw = _kept().get(_name(pattern, flags))
    found = _restored(pattern, raw) if raw is not None else None
    return found if found is not None else re.compile(pattern, flags)


def asked() -> frozenset[Asked]:
    """The patterns that were asked for since the process began, up to :data:`KEPT` of them."""
    return frozenset(_ASKED)


def keep(wanted: Iterable[Asked], of: str, folder: Path = PACKAGE_DATA) -> None:
    """Keep patterns in ``folder``.

    :param of: see :class:`Table`.
    """
    patterns = {_name(pattern, flags): _raw(pattern, flags) for pattern, flags in sorted(wanted)}
    with replacing(folder / FILE) as scratch:
        scratch.write_bytes(msgspec.msgpack.encode(Table(_key(), of, patterns)))


def is_kept(of: str, folder: Path = PACKAGE_DATA) -> bool:
    """Whether what is kept in ``folder`` was made of these files, for this interpreter."""
    try:
        head = msgspec.msgpack.decode((folder / FILE).read_bytes(), type=_Head)
    except (OSError, msgspec.DecodeError):
        return False
    return (head.key, head.of) == (_key(), of)


def _name(pattern: str, flags: int) -> str:
    return f"{int(flags)} {pattern}"


def _raw(pattern: str, flags: int) -> msgspec.Raw:
    parsed = parser.parse(pattern, flags)
    code = array(LETTER, [int(step) for step in compiler._code(parsed, flags)])
    state = parsed.state
    found = Code(
        int(flags) | state.flags, state.groups - 1, dict(state.groupdict), zlib.compress(code.tobytes())
    )
    return msgspec.Raw(msgspec.msgpack.encode(found))


def _restored(pattern: str, raw: msgspec.Raw) -> re.Pattern[str] | None:
    """A pattern as it is kept; None where it cannot be used."""
    try:
        kept = msgspec.msgpack.decode(raw, type=Code)
        numbers: list[str | None] = [None] * (kept.groups + 1)
        for name, number in kept.named.items():
            numbers[number] = name
        code = array(LETTER, zlib.decompress(kept.code)).tolist()
        found: re.Pattern[str] = _sre.compile(
            pattern, kept.flags, code, kept.groups, kept.named, tuple(numbers)
        )
    except (msgspec.DecodeError, zlib.error, IndexError, ValueError, RuntimeError, OverflowError, TypeError):
        return None
    return found


@cache
def _key() -> str:
    """What tells interpreters apart that compile patterns otherwise."""
    return " ".join([
        str(FORMAT), sys.implementation.name, *map(str, sys.version_info[:2]), str(_sre.MAGIC),
        str(_sre.CODESIZE), str(array(LETTER).itemsize), sys.byteorder, unidata_version,
    ])  # fmt: skip


@cache
def _kept() -> dict[str, Any]:
    """The patterns that are kept and may be used."""
    try:
        table = msgspec.msgpack.decode((PACKAGE_DATA / FILE).read_bytes(), type=Table)
    except (OSError, msgspec.DecodeError):
        return {}
    return table.patterns if table.key == _key() else {}
