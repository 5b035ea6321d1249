"""A small linear model over the words of a text: how likely each of its labels is.

The models (``data/*.model``) are trained by ``python -m evaluation.train`` on sentences written for it, and
are read here without any library: a table of one byte per feature and label. Features are hashed (Weinberger
et al., "Feature Hashing for Large Scale Multitask Learning", 2009).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from math import exp, sqrt
from pathlib import Path
from struct import unpack

import msgspec
from msgspec import Struct

DATA = Path(__file__).parent / "data"
BUCKETS = 16_384
"""Features are told apart by this many numbers."""
PLACE = "@"
"""Stands for the words that name a place: which one it is says nothing of the topic."""
PIECES = (3, 4, 5)
"""How many letters a piece of a word has, so that a slip in spelling leaves most pieces as they are."""
LONGEST = 120
"""Words read of a text; the topic of a question seldom needs more."""
LANE = 4
"""Bytes in which a label's weights are added up: all buckets together, each as rare as can be, fit."""
ZERO = 128
"""How a weight of nothing is stored."""


class Table(Struct, frozen=True):
    """A trained model as it is stored.

    :ivar rows: for each bucket one byte a label: the weight, from :data:`ZERO`, in units of ``scale``.
    :ivar rarity: for each bucket one byte: how rare it is among the texts trained on.
    """

    labels: tuple[str, ...]
    scale: float
    bias: tuple[float, ...]
    rarity: bytes
    rows: bytes


def features(keys: Sequence[str], concepts: Iterable[str]) -> frozenset[str]:
    """Words, pairs of words, pieces of words, and the concepts of the lexicon, alone and in pairs.

    :param keys: folded words, those of a place as :data:`PLACE`.
    """
    words = [key for n, key in enumerate(keys[:LONGEST]) if key != PLACE or keys[n - 1 : n] != [PLACE]]
    found = set(words)
    found.update(f"{a} {b}" for a, b in pairwise(words))
    found.update(f"{a}  {b}" for a, b in zip(words, words[2:], strict=False))
    for word in set(words):
        edged = f"<{word}>"
        for size in PIECES:
            found.update("~" + edged[n : n + size] for n in range(len(edged) - size + 1))
    known = sorted(set(concepts))
    found.update(f"c:{name}" for name in known)
    found.update(f"c:{a}+{b}" for n, a in enumerate(known) for b in known[n + 1 :])
    return frozenset(found)


def buckets(found: Iterable[str]) -> list[int]:
    """The number of each feature, each once."""
    return sorted({zlib.crc32(feature.encode()) % BUCKETS for feature in found})


class Model:
    """A trained model, ready to be asked."""

    def __init__(self, table: Table) -> None:
        self.labels = table.labels
        self._bias, self._scale, self._rarity = table.bias, table.scale, table.rarity
        lanes = bytearray(LANE * len(table.rows))
        lanes[::LANE] = table.rows
        self._lanes = bytes(lanes)

    def shares(self, found: Iterable[str]) -> dict[str, float]:
        """How likely each label is, from 0 to 1, the likeliest first."""
        rarities = {n: self._rarity[n] for n in buckets(found)}
        length = sqrt(sum(rarity * rarity for rarity in rarities.values())) or 1.0
        by, offset = self._scale / length, ZERO * sum(rarities.values())
        raised = [
            exp((total - offset) * by + bias)
            for total, bias in zip(self._totals(rarities), self._bias, strict=True)
        ]
        whole = sum(raised)
        ranked = sorted(zip(self.labels, raised, strict=True), key=lambda pair: -pair[1])
        return {label: value / whole for label, value in ranked}

    def _totals(self, rarities: dict[int, int]) -> tuple[int, ...]:
        """For each label the sum of its weights, all labels at once.

        A row is one long integer with a lane of four bytes a label, so that a whole row is added in one step.
        """
        width, lanes, total = LANE * len(self.labels), self._lanes, 0
        for n, rarity in rarities.items():
            total += rarity * int.from_bytes(lanes[n * width : (n + 1) * width], "little")
        return unpack(f"<{len(self.labels)}I", total.to_bytes(width, "little"))


@cache
def model(name: str) -> Model:
    """The model of that name, read on first use."""
    packed = (DATA / f"{name}.model").read_bytes()
    return Model(msgspec.msgpack.decode(zlib.decompress(packed), type=Table))
