"""``lexloci update doj-list`` and ``dhs-list``: who is on a federal list of sanctuary jurisdictions.

The record states the list's dates and sources and some of its names; the file gives them all. A name
that fits no government of its state is left aside, and the list then answers only for the places of that
state it does name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct, structs

from lexloci.core.errors import ImportRefused, UnknownPlace
from lexloci.places.gazetteer import Gazetteer
from lexloci.places.model import Jurisdiction
from lexloci.places.names import fold
from lexloci.places.states import COUNTRY, states
from lexloci.record.imports import Found, write_imports
from lexloci.record.readings import ListReading, running
from lexloci.record.store import RecordStore
from lexloci.upkeep.agency_match import Matcher, known
from lexloci.upkeep.ice_sheets import Unread
from lexloci.upkeep.place_lists import COUNTY, STATE, Listed

LISTS = {"doj-list": "doj_list_2025", "dhs-list": "dhs_list_2025"}
"""The variable that each command is about."""
NO_GOVERNMENT = ("cdp", "place")
FITTING = 0.9
"""Of a real list nine names in ten fit a government of their state."""


class Reading(Struct, frozen=True):
    """A file of a list: its name, the day it is of, its entries."""

    name: str
    on: str
    entries: list[Listed]


class Summary(Struct):
    """What was imported. ``unmatched`` names fit no government of their state."""

    target: str
    files: list[tuple[str, str, int]]
    places: int
    levels: dict[str, int]
    matched: float
    unmatched: list[Unread]

    def to_dict(self) -> dict[str, Any]:
        """The summary as JSON prints it."""
        return {
            **structs.asdict(self),
            "files": [{"file": name, "on": on, "entries": count} for name, on, count in self.files],
            "unmatched": [structs.asdict(row) for row in self.unmatched],
        }


def update_list(
    name: str, files: Sequence[Reading], target: Path, gazetteer: Gazetteer, record: RecordStore, read_on: str
) -> Summary:
    """Match the names of the ``files`` with governments and write the readings to ``target``.

    :param name: which list: a key of ``LISTS``.
    :param read_on: the day of the import, an ISO day.
    :raises ImportRefused: a file is of a day on which the list was not up, or its names do not fit.
    """
    variable = LISTS[name]
    rules = record.rules(variable, COUNTRY)
    matcher, readings, unmatched = Matcher(gazetteer), [], []
    for file in files:
        if running(rules, file.on) is None:
            raise ImportRefused(
                f"the list was not up on {file.on}", where=file.name, remedy="Say its day with --as-of DATE."
            )
        found = {entry: place_of(matcher, entry) for entry in file.entries}
        left = [entry for entry, place in found.items() if place is None]
        if len(left) > (1 - FITTING) * len(found):
            raise ImportRefused(
                f"{len(left):,} of {len(found):,} names fit no government of the state they stand under",
                where=file.name, remedy="Give a table with a state for each name.",
            )  # fmt: skip
        unmatched += [
            Unread(f"{e.state}, {e.level}, {e.name}", "no one government has this name", e.state)
            for e in left
        ]
        readings.append(_reading(file, [p for p in found.values() if p], {e.state for e in left}, read_on))
    write_imports(target, Found(readings={variable: readings}), {"source": name})
    newest, latest = max(files, key=lambda file: file.on), max(readings, key=lambda one: one.on)
    missed = sum(place_of(matcher, entry) is None for entry in newest.entries)
    return Summary(
        str(target), [(f.name, f.on, len(f.entries)) for f in files], len(latest.places),
        dict(Counter(entry.level for entry in newest.entries)), 1 - missed / len(newest.entries), unmatched,
    )  # fmt: skip


def _reading(file: Reading, places: list[Jurisdiction], left: set[str], read_on: str) -> ListReading:
    ids = {ident for place in places for ident in (place.id, *place.same_as)}
    return ListReading(file.on, read_on, tuple(sorted(ids)), tuple(sorted(states()[s].id for s in left)))


def place_of(matcher: Matcher, entry: Listed) -> Jurisdiction | None:
    """The government an entry names: as its heading says, else of the other kind."""
    state = states()[entry.state]
    if entry.level == STATE or state.kind == "district":
        return matcher.gazetteer.by_id(state.id)
    told = known("listed").get(entry.state, {}).get(fold(entry.name))
    if told is not None:
        return _there(matcher.gazetteer, f"{COUNTRY}/{told}")
    first, second = matcher.county, matcher.city
    if entry.level != COUNTY:
        first, second = second, first
    name = entry.name.partition("/")[0]
    found = first(entry.state, name) or second(entry.state, name)
    return None if found and matcher.complete and found.kind in NO_GOVERNMENT else found


def _there(gazetteer: Gazetteer, ident: str) -> Jurisdiction | None:
    try:
        return gazetteer.by_id(ident)
    except UnknownPlace:
        return None
