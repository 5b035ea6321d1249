"""The record has not shrunk: each count is at its floor or above."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lexloci.record.model.floors import Floors
from lexloci.record.problems import Complaint
from lexloci.record.rules.context import Context

REMEDY = "Bring back what was deleted; if it had to go, run: lexloci record floors"


def check(entry: Floors, context: Context) -> Iterator[Complaint]:
    """Compare every floor with the whole record."""
    counts = context.counts
    if counts is None:
        return
    yield from _below("entries", entry.entries, counts.entries)
    yield from _below("cells", entry.cells, counts.cells)
    for name in ("primary_share", "sources_per_provision"):
        floor, found = getattr(entry, name), getattr(counts, name)
        if found < floor:
            yield Complaint((name,), f"has fallen from {floor:g} to {found:.3g}", REMEDY)


def _below(key: str, floors: Mapping[str, int], found: Mapping[str, int]) -> Iterator[Complaint]:
    for name, floor in floors.items():
        if found.get(name, 0) < floor:
            yield Complaint((key, name), f"has fallen from {floor} to {found.get(name, 0)}", REMEDY)
