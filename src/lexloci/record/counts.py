"""How much a record holds: what its floors are compared with."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from msgspec import Struct

from lexloci.record.load import Record
from lexloci.record.model.floors import Floors
from lexloci.record.model.instrument import Instrument
from lexloci.record.model.survey import SurveyFile

STATE = ("state", "district", "territory")


class Counts(Struct, frozen=True):
    """Counts and shares of a whole record, in the terms of :class:`Floors`."""

    entries: dict[str, int]
    cells: dict[str, int]
    primary_share: float
    sources_per_provision: float

    def floors(self) -> Floors:
        """These counts as floors; shares are rounded down, so that they hold for themselves."""
        return Floors(
            entries=dict(sorted(self.entries.items())),
            cells=dict(sorted(self.cells.items())),
            primary_share=int(self.primary_share * 100) / 100,
            sources_per_provision=int(self.sources_per_provision * 10) / 10,
        )


def count(record: Record) -> Counts:
    """The counts of ``record``. Bills have no rules, and a provision without any does not count."""
    models = [record.model(path) for path in record.entries]
    entries = Counter(model.__name__.lower() for model in models if model is not Floors)
    cells: dict[str, set[str]] = defaultdict(set)
    provisions = primary = sources = 0
    for outline in map(record.outline, record.paths(Instrument)):
        provisions += outline.provisions
        primary += outline.primary
        sources += outline.cited
        state = _state(outline.jurisdiction)
        if state and outline.kind != "bill":
            cells[state].update(outline.variables)
    for outline in map(record.outline, record.paths(SurveyFile)):
        state = _state(outline.jurisdiction)
        if state:
            cells[state].update(outline.variables)
    total = provisions or 1
    return Counts(
        dict(entries), {state: len(found) for state, found in cells.items()}, primary / total, sources / total
    )


def lowered(old: Floors | None, new: Floors) -> Iterator[str]:
    """A line for each floor that ``new`` sets lower than ``old``."""
    if old is None:
        return
    for key, before, after in (("entries", old.entries, new.entries), ("cells", old.cells, new.cells)):
        for name, floor in before.items():
            if after.get(name, 0) < floor:
                yield f"lowered: {key}.{name} from {floor} to {after.get(name, 0)}"
    for name in ("primary_share", "sources_per_provision"):
        if getattr(new, name) < getattr(old, name):
            yield f"lowered: {name} from {getattr(old, name):g} to {getattr(new, name):g}"


def _state(ocd_id: str | None) -> str | None:
    """The folder of a state; None for the nation and for local governments."""
    parts = (ocd_id or "").split("/")
    if len(parts) != 3:
        return None
    kind, _, name = parts[2].partition(":")
    return name if kind in STATE else None
