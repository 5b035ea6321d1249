"""Findings: every variable at a spread of places."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.clock import spread
from benchmarks.table import Row
from lexloci.library import Lexloci
from lexloci.places.model import Jurisdiction
from lexloci.places.states import COUNTRY

P99_US = 200.0
ON = "2026-11-01"
PLACES = 200

Case = tuple[Jurisdiction, str, str | None]


def rows(quick: bool) -> Iterator[Row]:
    """Findings a second, and the time of one, the first time round and once warm."""
    lx = Lexloci()
    cases = every_case(lx, 20 if quick else PLACES)
    engine = lx.engine

    def find(case: Case) -> object:
        place, variable, subject = case
        return engine.law(place, variable, ON, subject=subject)

    first = spread(find, cases)
    warm = spread(find, cases)
    yield Row(name="law: Findings, warm", measured=warm.count / warm.total * 1e6, unit="/s")
    yield Row(name="law: one Finding, warm, median", measured=warm.median, unit="µs")
    yield Row(name="law: one Finding, warm, p99", measured=warm.p99, unit="µs", target=P99_US)
    yield Row(name="law: one Finding, first time, p99", measured=first.p99, unit="µs")


def every_case(lx: Lexloci, count: int) -> list[Case]:
    """Every variable at ``count`` places: half that the record describes, half from all over."""
    subjects = sorted(rule.subject for rule in lx.record.rules("tps", COUNTRY) if rule.subject)
    named = [(v.id, subjects[0] if v.subjects else None) for v in lx.record.variables.values()]
    return [(place, *name) for place in spread_of_places(lx, count) for name in named]


def spread_of_places(lx: Lexloci, count: int) -> list[Jurisdiction]:
    """Places at even distances in the two lists of ids, so that each run takes the same."""
    described = sorted({jurisdiction for _, jurisdiction in lx.record.surveyed()})
    chosen = evenly(described, count // 2)
    chosen += evenly(list(lx.gazetteer.all_ids()), count - len(chosen))
    return [lx.gazetteer.by_id(ident) for ident in chosen]


def evenly(ids: list[str], count: int) -> list[str]:
    """``count`` of ``ids`` at even distances, or all there are; none twice."""
    count = min(count, len(ids))
    return [ids[index * len(ids) // count] for index in range(count)]
