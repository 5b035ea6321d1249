"""What patterns need, worked out once by ``lexloci record build`` and kept beside the compiled record.

To work it out (:mod:`lexloci.reading.needs`) takes longer than to check a page. What is kept is used only
while it is true to the code and the words that it was worked out by.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from zlib import crc32

import msgspec
from msgspec import Struct

from lexloci.core.files import replacing
from lexloci.core.paths import PACKAGE_DATA
from lexloci.core.yaml import PACKAGE
from lexloci.reading.needs import Need, Needs, needs

FILE = "needs.msgpack"
MADE_BY = ("needs.py", "language.py", "data/languages.yaml")
"""The files that what a pattern needs hangs on, besides the pattern."""


class Table(Struct, frozen=True):
    """Of each pattern its needs, each a list of :class:`Need`."""

    key: str
    needs: dict[str, list[list[tuple[str, bool, str]]]]


def keep(patterns: Iterable[str], folder: Path = PACKAGE_DATA) -> None:
    """Keep what ``patterns`` need in ``folder``."""
    told = {
        pattern: [sorted((one.word, one.whole, one.beside) for one in some) for some in needs(pattern)]
        for pattern in sorted(patterns)
    }
    with replacing(folder / FILE) as scratch:
        scratch.write_bytes(msgspec.msgpack.encode(Table(_key(), told)))


def known_needs() -> dict[str, list[Needs]]:
    """What patterns need of which that is kept, and true."""
    try:
        table = msgspec.msgpack.decode((PACKAGE_DATA / FILE).read_bytes(), type=Table)
    except (OSError, msgspec.DecodeError):
        return {}
    if table.key != _key():
        return {}
    return {
        pattern: [frozenset([Need(*one) for one in some]) for some in told]
        for pattern, told in table.needs.items()
    }


@cache
def _key() -> str:
    texts = [(PACKAGE / "reading" / name).read_bytes() for name in MADE_BY]
    return " ".join(f"{len(text)}:{crc32(text)}" for text in texts)
