"""Phrases written out: every way that a phrase of a lexicon stands for, ready to be looked for.

In a phrase ``hold|keep`` means either word, a ``*`` at its end any ending, and ``..`` one to four words. To
write them all out takes longer than most questions; ``lexloci record build`` does it once and keeps that
beside the compiled record. What is kept is used only while it is true to the files that it was made of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import product
from pathlib import Path
from zlib import crc32

import msgspec
from msgspec import Struct

from lexloci.core.files import replacing
from lexloci.core.paths import PACKAGE_DATA
from lexloci.core.patterns import compiled
from lexloci.core.yaml import PACKAGE, loads
from lexloci.reading.words import Words

FILE, FORMAT = "lexicons.msgpack", 1
DATA = PACKAGE / "reading" / "data"
PLAIN = compiled(r"[a-z0-9]+(?: [a-z0-9]+)*")
GAP = " .. "
"""What stands in a phrase for words that are not told."""
LANGUAGES = ("en", "es")
LEXICONS = {
    f"{kind}/{lang}": [f"{folder}/{lang}.yaml" for folder in folders]
    for lang in LANGUAGES
    for kind, folders in {
        "concepts": ["concepts"], "told": ["concepts", "told", "freely"], "modals": ["modals", "bidden"],
        "events": ["events"],
    }.items()
}  # fmt: skip
"""The lexicons that are kept, each with its files."""


class Written(Struct, frozen=True):
    """The phrases of a lexicon, written out.

    :ivar key: what tells the files that it was made of from others.
    :ivar names: the concepts; ``patterns``: every way of every phrase, one a line.
    :ivar meanings: of each pattern the number of its concept; beyond the concepts, that of its ``halves``.
    :ivar halves: of a pattern that is half of phrases with a gap, those whose first and those whose second.
    :ivar parted: the concept of each phrase with a gap.
    """

    key: str
    names: list[str]
    patterns: str
    meanings: list[int]
    halves: list[tuple[set[int], set[int]]]
    parted: list[str]


class _Key(Struct):
    """Of what is written: its key alone, which is read in no time."""

    key: str


def written(concepts: Mapping[str, Sequence[str]], key: str = "") -> Written:
    """The phrases of ``concepts`` written out."""
    patterns: list[str] = []
    meanings: list[int] = []
    halves: dict[str, tuple[set[int], set[int]]] = {}
    parted: list[str] = []
    for number, (concept, phrases) in enumerate(concepts.items()):
        for phrase in phrases:
            if GAP not in phrase:
                ways = expanded(phrase)
                patterns += ways
                meanings += [number] * len(ways)
                continue
            for side, half in enumerate(phrase.split(GAP, 1)):
                for pattern in expanded(half):
                    halves.setdefault(pattern, (set(), set()))[side].add(len(parted))
            parted.append(concept)
    meanings += range(len(concepts), len(concepts) + len(halves))
    return Written(
        key=key, names=list(concepts), patterns="\n".join([*patterns, *halves]), meanings=meanings,
        halves=list(halves.values()), parted=parted,
    )  # fmt: skip


@cache
def expanded(phrase: str) -> tuple[str, ...]:
    """The patterns a phrase stands for: folded, with a space before and (unless it ends in ``*``) after."""
    tail = "" if phrase.endswith("*") else " "
    bare = phrase.rstrip("*")
    if "|" not in bare:
        return (f" {_plain(bare)}{tail}",)
    parts = [[_plain(word) for word in part.split("|")] for part in bare.split(" ")]
    return tuple([f" {' '.join(filter(None, chosen))}{tail}" for chosen in product(*parts)])


def _plain(words: str) -> str:
    """Words folded, with one space between: most of the data is so already."""
    if PLAIN.fullmatch(words):
        return words
    return " ".join(Words(words).keys)


def of(name: str) -> Written:
    """A lexicon of the package: as it is kept, or written out anew where that is not true to its files."""
    texts = _texts(name)
    key = _key(texts)
    raw = _kept().get(name)
    if raw is not None:
        kept = msgspec.msgpack.decode(raw, type=Written)
        if kept.key == key:
            return kept
    return _anew(texts, key)


def keep(folder: Path = PACKAGE_DATA) -> bool:
    """Keep all lexicons of the package in ``folder``; whether they were not there already."""
    texts = {name: _texts(name) for name in LEXICONS}
    file = folder / FILE
    old = {name: msgspec.msgpack.decode(raw, type=_Key).key for name, raw in _read(file).items()}
    if old == {name: _key(some) for name, some in texts.items()}:
        return False
    made = {name: _anew(some, _key(some)) for name, some in texts.items()}
    with replacing(file) as scratch:
        scratch.write_bytes(msgspec.msgpack.encode(made))
    return True


def _texts(name: str) -> list[bytes]:
    return [(DATA / file).read_bytes() for file in LEXICONS[name]]


def _key(texts: Sequence[bytes]) -> str:
    return " ".join([str(FORMAT), *(f"{len(text)}:{crc32(text)}" for text in texts)])


def _anew(texts: Sequence[bytes], key: str) -> Written:
    concepts: dict[str, list[str]] = {}
    for text in texts:
        for name, phrases in loads(text.decode()).items():
            concepts.setdefault(name, []).extend(phrases)
    return written(concepts, key)


@cache
def _kept() -> dict[str, msgspec.Raw]:
    return _read(PACKAGE_DATA / FILE)


def _read(file: Path) -> dict[str, msgspec.Raw]:
    """What is kept in a file; nothing, where there is none that can be read."""
    try:
        return msgspec.msgpack.decode(file.read_bytes(), type=dict[str, msgspec.Raw])
    except (OSError, msgspec.DecodeError):
        return {}
