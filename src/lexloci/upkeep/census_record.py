"""Which Census row each of the record's places is, where neither a GEOID nor an id tells.

The record calls Maplewood in New Jersey ``nj/place:maplewood``; Open Civic Data, which names townships
within their counties, ``nj/county:essex/place:maplewood``. They are one government and become one row,
with the record's id; the other id goes on finding it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from lexloci.places.curate import UNKNOWN, overrides
from lexloci.places.model import Row
from lexloci.places.names import bare_place, bare_subdivision, fold
from lexloci.places.states import COUNTRY
from lexloci.upkeep.census_rows import Rows
from lexloci.upkeep.census_tables import Tables

TOWNSHIPS = frozenset({"town", "township", "charter_township"})
"""Kinds that people and their own laws take for one another."""


def take_record_ids(rows: Rows, overlay: Iterable[Row], tables: Tables) -> list[str]:
    """Give Census rows the ids that the record has for them, unless curated facts give them theirs.

    A place of the record whose id no row has is the row of its GEOID; without one, the only government
    of its name, kind and counties in its state that no other place of the record is.

    :returns: places that may be several rows, or a row that is another place's, with the GEOIDs of these
        rows: ``Millcreek, PA (township): 4204949548, 4207549560``. They stay rows of their own.
    """
    own = list(overlay)
    claimed = {row.id for row in own} | {f"{COUNTRY}/{override.id}" for override in overrides()}
    there = {row.id for row in rows.all()}
    named = _by_name(rows, tables, claimed)
    choices = [
        (place, _by_geoid(place, rows) if place.geoid else _same(place, named))
        for place in own
        if place.id not in there and not place.is_county
    ]
    wanted = Counter(same[0].id for _, same in choices if len(same) == 1)
    undecided = []
    for place, same in choices:
        if len(same) == 1 and wanted[same[0].id] == 1 and same[0].id not in claimed:
            same[0].former.append(same[0].id)
            same[0].id = place.id
        elif same:
            geoids = ", ".join(sorted(row.geoid or row.id for row in same))
            undecided.append(f"{place.name}, {place.state} ({place.kind.replace('_', ' ')}): {geoids}")
    return undecided


def _by_geoid(place: Row, rows: Rows) -> list[Row]:
    row = rows.by_geoid.get(place.geoid or "")
    return [] if row is None else [row]


def _by_name(rows: Rows, tables: Tables, claimed: set[str]) -> dict[tuple[str, str], list[Row]]:
    """Governments whose ids are not settled, by state and each of their names without a kind."""
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in (*rows.places, *rows.towns):
        if row.governs and row.id not in claimed:
            for name in _bare_names(row, tables):
                found[row.state, name].append(row)
    return found


def _bare_names(row: Row, tables: Tables) -> set[str]:
    names = {fold(row.name)}
    for geoid in (row.geoid, *row.other_geoids):
        place, town = tables.places.get(geoid or ""), tables.subdivisions.get(geoid or "")
        names |= {fold(bare_place(place.name))} if place is not None else set()
        names |= {fold(bare_subdivision(town.name))} if town is not None else set()
    return names


def _same(place: Row, named: dict[tuple[str, str], list[Row]]) -> list[Row]:
    """The rows that ``place`` may be: of its kind, in its counties, by its name as it stands or without
    its kind."""
    kind = place.kind.replace("_", " ")
    full = fold(place.name)
    for name in dict.fromkeys((full, full.removesuffix(f" {kind}"), full.removeprefix(f"{kind} of "))):
        same = [row for row in named.get((place.state, name), []) if _of_kind(row, place.kind)]
        exact = [row for row in same if row.kind == place.kind]
        inside = [row for row in exact or same if not place.counties or {*place.counties} & {*row.counties}]
        if inside:
            return inside
    return []


def _of_kind(row: Row, kind: str) -> bool:
    """Whether ``row`` is what the record calls a ``kind``: Massachusetts' cities go on being towns."""
    spoken = kind.replace("_", " ")
    return (
        kind in (UNKNOWN, row.kind)
        or {kind, row.kind} <= TOWNSHIPS
        or any(fold(name).endswith(f" {spoken}") for name in row.aliases)
    )
