"""Packing answers for the wire: each way with a quick setting, and a close one for what is asked for often.

A page of 250 kB is packed quickly in a millisecond or two, and closely in about ten.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable

import brotli
import zstandard
from isal import igzip
from msgspec import Struct

GZIP_QUICK, GZIP_CLOSE = 2, 6
BROTLI_QUICK, BROTLI_CLOSE = 2, 6
ZSTD_QUICK, ZSTD_CLOSE = 3, 12

Work = Callable[[bytes], bytes]


class Packing(Struct, frozen=True):
    """One way of packing (a content coding, RFC 9110, 8.4.1): two settings, and the way back."""

    quick: Work
    close: Work
    unpacked: Work


def _zstd(level: int) -> Work:
    """Zstandard at a level. The result is copied: the library's own keeps room for the whole body."""
    packed = zstandard.ZstdCompressor(level).compress
    return lambda body: bytes(memoryview(packed(body)))


PACKINGS = {
    b"zstd": Packing(
        _zstd(ZSTD_QUICK), _zstd(ZSTD_CLOSE), zstandard.ZstdDecompressor().decompress,
    ),
    b"br": Packing(
        lambda body: brotli.compress(body, quality=BROTLI_QUICK),
        lambda body: brotli.compress(body, quality=BROTLI_CLOSE), brotli.decompress,
    ),
    b"gzip": Packing(
        lambda body: igzip.compress(body, GZIP_QUICK, mtime=0),
        lambda body: gzip.compress(body, GZIP_CLOSE, mtime=0), gzip.decompress,
    ),
}  # fmt: skip
"""By name, the best first: Zstandard (RFC 8878), Brotli (RFC 7932), which older phones take instead, gzip."""


def packing(accepted: bytes) -> bytes:
    """The name of the best packing that an ``Accept-Encoding`` header takes; empty for none.

    ``*`` is taken as none: no browser sends it, and who does takes any answer.
    """
    taken = set()
    for part in accepted.lower().split(b","):
        name, _, weight = part.replace(b" ", b"").partition(b";q=")
        if weight.strip(b"0.") or not weight:
            taken.add(name)
    return next((name for name in PACKINGS if name in taken), b"")
