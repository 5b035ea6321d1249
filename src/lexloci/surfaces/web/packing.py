"""Packing answers for the wire: each way with a quick setting, and a close one for what is asked for often.

A page of 250 kB is packed quickly in a millisecond or two, and closely in about fifteen. One that is then
still too heavy for a first visit is packed by settings between the two in turn, and closely if none does.
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
BROTLI_BETWEEN = 5
LARGE = 250_000
"""Bytes of a large page, for which settings are made."""
ZSTD_QUICK = zstandard.ZstdCompressionParameters.from_level(3, source_size=LARGE, min_match=5)
"""For pages: repeated text is looked for from five bytes on. With four, the level's own, they take a fifth
longer and come out no smaller."""
ZSTD_BETWEEN = [zstandard.ZstdCompressionParameters.from_level(level, source_size=LARGE) for level in (7, 10)]
"""The first takes twice as long as the quick one and does for two of three heavy pages, the second four times
as long."""
ZSTD_CLOSE = zstandard.ZstdCompressionParameters(
    window_log=18, chain_log=18, hash_log=18, search_log=4, min_match=4, target_length=16,
    strategy=zstandard.STRATEGY_BTLAZY2,
)  # fmt: skip
"""Pages come out a hundredth smaller than at level 12, in about the same time."""
HEAVY = 59_000
"""Bytes of a packed page above which it weighs, with the head of its answer, more than the 60 kB of a first
visit."""
BELOW, TOP = b"<h2", 40_000
"""Before what the top of a page ends, and the most bytes of it."""

Work = Callable[[bytes], bytes]


class Packing(Struct, frozen=True):
    """One way of packing (a content coding, RFC 9110, 8.4.1): its settings, and the way back."""

    quick: Work
    close: Work
    unpacked: Work
    between: tuple[Work, ...] = ()

    def first(self, body: bytes) -> bytes:
        """Pack what nobody asked for before: quickly, and closer only where that does not do."""
        packed = self.quick(body)
        for closer in self.between:
            if len(packed) > HEAVY:
                packed = closer(body)
        return packed


def _zstd(settings: zstandard.ZstdCompressionParameters) -> Work:
    """Zstandard, the top of a page in a block of its own. A browser unpacks whole blocks, which else hold
    128 kB of a page: a phone would show nothing until half of it has come.
    """
    compressor = zstandard.ZstdCompressor(compression_params=settings)

    def packed(body: bytes) -> bytes:
        view, at, way = memoryview(body), body.find(BELOW, 0, TOP), compressor.compressobj(size=len(body))
        if at < 0:
            return b"".join([way.compress(view), way.flush()])
        top = [way.compress(view[:at]), way.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK)]
        return b"".join([*top, way.compress(view[at:]), way.flush()])

    return packed


def _brotli(quality: int) -> Work:
    return lambda body: brotli.compress(body, quality=quality)


_CLOSE = _zstd(ZSTD_CLOSE)
PACKINGS = {
    b"zstd": Packing(
        _zstd(ZSTD_QUICK), _CLOSE, zstandard.ZstdDecompressor().decompress,
        (*map(_zstd, ZSTD_BETWEEN), _CLOSE),
    ),
    b"br": Packing(
        _brotli(BROTLI_QUICK), _brotli(BROTLI_CLOSE), brotli.decompress, (_brotli(BROTLI_BETWEEN),)
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
