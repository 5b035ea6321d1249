"""Names in sorted leaves, and where the names are that one letter away from a text hashes to.

A leaf is a few thousand bytes: names, one a line, an empty line, and of each name what it means, one a line.
The first names of all leaves tell in which leaf a name is; it is read once and kept. So a look-up is a
search in memory, where a database needs a statement. Of names with a letter left out the hashes lie in order,
each beside the spot of the name: the number of the leaf, and that of the name in it.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from sys import byteorder
from zlib import crc32

LEAF = 16_000
"""Bytes of a leaf: few enough to read for one name, and most leaves are known after some hundred names."""
SHELVES = 256
"""Parts that the hashes are kept in, by their first eight bits."""
LINE_BITS = 16
"""Last bits of a spot: which name of its leaf is meant."""
BITS_EACH = 6
"""Bits of a sieve for each hash in it, at least."""
UINT = "I"

Read = Callable[[int], bytes]
Leaf = tuple[list[str], list[str]]


def without_one(key: str) -> list[int]:
    """Hashes of each string that lacks one letter of ``key``, and of ``key``."""
    text = key.encode()
    if len(text) == len(key):
        return [crc32(text[:index] + text[index + 1 :]) for index in range(len(text) + 1)]
    return [crc32((key[:index] + key[index + 1 :]).encode()) for index in range(len(key) + 1)]


class Sieve:
    """Which 32-bit hashes may be there: a bit for each of their last digits.

    :ivar bits: a power of two of bits; a hash that is there has its bit set, and few others have.
    """

    def __init__(self, bits: bytes | bytearray) -> None:
        self.bits, self._mask = bits, len(bits) * 8 - 1

    @classmethod
    def of(cls, hashes: Collection[int]) -> Sieve:
        """The sieve that lets ``hashes`` through, and about one in ten of others."""
        bits = bytearray((1 << (len(hashes) * BITS_EACH - 1).bit_length()) // 8 or 1)
        sieve = cls(bits)
        mask = sieve._mask
        for value in hashes:
            at = value & mask
            bits[at >> 3] |= 1 << (at & 7)
        return sieve

    def without_one(self, key: str) -> list[int]:
        """Of the hashes of ``key`` and of each string that lacks one of its letters those let through."""
        text = key.encode()
        if len(text) != len(key):
            return [value for value in without_one(key) if value in self]
        bits, mask, out = self.bits, self._mask, []
        for index in range(len(text) + 1):
            value = crc32(text[:index] + text[index + 1 :])
            if bits[(value & mask) >> 3] >> (value & 7) & 1:
                out.append(value)
        return out

    def has(self, key: str) -> bool:
        """Whether the hash of ``key`` may be there."""
        value = crc32(key.encode())
        return bool(self.bits[(value & self._mask) >> 3] >> (value & 7) & 1)

    def __contains__(self, value: int) -> bool:
        return bool(self.bits[(value & self._mask) >> 3] >> (value & 7) & 1)


def packed(names: Iterable[tuple[str, bytes]]) -> tuple[list[tuple[str, bytes]], list[int]]:
    """Sorted names and what they mean as leaves, each with its first name; and the spot of each name."""
    leaves: list[list[tuple[str, bytes]]] = []
    spots, size = [], LEAF
    for name, means in names:
        more = len(name.encode()) + len(means) + 2
        if size + more > LEAF:
            leaves.append([])
            size = 1
        spots.append((len(leaves) - 1) << LINE_BITS | len(leaves[-1]))
        leaves[-1].append((name, means))
        size += more
    return [(leaf[0][0], _leaf(leaf)) for leaf in leaves], spots


def _leaf(names: list[tuple[str, bytes]]) -> bytes:
    keys = "\n".join(name for name, _ in names)
    return b"%b\n\n%b" % (keys.encode(), b"\n".join(means for _, means in names))


def shelved(keys: Sequence[str], spots: Sequence[int]) -> tuple[list[bytes], set[int]]:
    """Hashes of ``keys`` with a letter left out, each with the spot of the key; and the hashes alone."""
    # Of a hash and a spot one number is made, since those are sorted in a third of the time of pairs.
    both = sorted(
        {value << 32 | spot for key, spot in zip(keys, spots, strict=True) if len(key) > 2
         for value in without_one(key)}
    )  # fmt: skip
    shelves = []
    first = 0
    for shelf in range(SHELVES):
        last = bisect_left(both, (shelf + 1) << 56, first)
        part = both[first:last]
        shelves.append(_bytes([one >> 32 for one in part]) + _bytes([one & 0xFFFFFFFF for one in part]))
        first = last
    return shelves, {one >> 32 for one in both}


def _bytes(numbers: list[int]) -> bytes:
    out = array(UINT, numbers)
    if byteorder == "big":
        out.byteswap()
    return out.tobytes()


def _numbers(body: bytes) -> array[int]:
    out = array(UINT)
    out.frombytes(body)
    if byteorder == "big":
        out.byteswap()
    return out


class Leaves:
    """The names of a gazetteer, each with what it means. ``read`` gives a leaf by its number."""

    def __init__(self, firsts: list[str], read: Read) -> None:
        self._firsts, self._read = firsts, read
        self._leaves: list[Leaf | None] = [None] * len(firsts)

    def find(self, name: str) -> str | None:
        """What ``name`` means."""
        number = bisect_right(self._firsts, name) - 1
        if number < 0:
            return None
        names, meanings = self._leaves[number] or self._leaf(number)
        at = bisect_left(names, name)
        return meanings[at] if at < len(names) and names[at] == name else None

    def at(self, spot: int) -> tuple[str, str]:
        """The name at a spot and what it means."""
        number = spot >> LINE_BITS
        names, meanings = self._leaves[number] or self._leaf(number)
        at = spot & ((1 << LINE_BITS) - 1)
        return names[at], meanings[at]

    def between(self, first: str, end: str) -> Iterator[tuple[str, str]]:
        """Names from ``first`` on that come before ``end``, each with what it means."""
        for number in range(max(bisect_right(self._firsts, first) - 1, 0), bisect_left(self._firsts, end)):
            names, meanings = self._leaves[number] or self._leaf(number)
            inside = slice(bisect_left(names, first), bisect_left(names, end))
            yield from zip(names[inside], meanings[inside], strict=True)

    def _leaf(self, number: int) -> Leaf:
        names, _, meanings = self._read(number).decode().partition("\n\n")
        leaf = self._leaves[number] = names.split("\n"), meanings.split("\n")
        return leaf


class Shelves:
    """Where names are that lack one letter: hashes in order. ``read`` gives a shelf by its number."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._shelves: list[tuple[array[int], array[int]] | None] = [None] * SHELVES

    def spots(self, hashes: Collection[int]) -> set[int]:
        """The spots of the names that have one of ``hashes``."""
        found: set[int] = set()
        for value in hashes:
            known, spots = self._shelves[value >> 24] or self._shelf(value >> 24)
            at = bisect_left(known, value)
            while at < len(known) and known[at] == value:
                found.add(spots[at])
                at += 1
        return found

    def _shelf(self, number: int) -> tuple[array[int], array[int]]:
        numbers = _numbers(self._read(number))
        half = len(numbers) // 2
        shelf = self._shelves[number] = numbers[:half], numbers[half:]
        return shelf
