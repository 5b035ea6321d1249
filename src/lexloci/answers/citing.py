"""How near the record's provisions are to the texts of the rules they tell.

A provision that names the address of a law may have been read there, in a copy elsewhere, or only through a
report. ``primary`` alone does not tell these apart; the record keeps what does (``mirror`` and ``via``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal

from lexloci.record.model.common import Source
from lexloci.record.model.instrument import Instrument

Way = Literal["own_address", "copy", "through_report", "report_only"]
WAYS: tuple[Way, ...] = ("own_address", "copy", "through_report", "report_only")
"""From nearest to farthest: read where the issuer publishes it; read in a copy; its address is cited and it
was read through a report; only reports are cited."""


def ways(instruments: Iterable[Instrument]) -> dict[Way, int]:
    """How many provisions are cited in each way; each counts once, by its nearest source."""
    found: Counter[Way] = Counter()
    for instrument in instruments:
        sources = {source.id: source for source in instrument.sources}
        for provision in instrument.provisions:
            cited = [_way(sources[ident], sources) for ident in provision.sources]
            found[min(cited, key=WAYS.index)] += 1
    return {way: found[way] for way in WAYS}


def _way(source: Source, sources: dict[str, Source]) -> Way:
    if not source.primary:
        return "report_only"
    if source.via is None:
        return "copy" if source.mirror else "own_address"
    read = sources[source.via]
    return _way(read, sources) if read.primary else "through_report"
