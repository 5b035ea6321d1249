"""What the embedded gazetteer knows beyond the Census files: other names, post-office places, ZIPs.

The Census does not know every name people use. A place of the embedded gazetteer that is one of the
Census's lends it its further names and its id; the others stay as they are, government unknown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from pathlib import Path

from msgspec import Struct, field

from lexloci.core.errors import LexlociError
from lexloci.places.compile import ALIAS, MAIN
from lexloci.places.curate import connecticut
from lexloci.places.gazetteer import Gazetteer
from lexloci.places.model import STATE_KINDS, Jurisdiction, Row
from lexloci.places.names import bare_place, bare_subdivision, fold
from lexloci.upkeep.census_ids import town_key
from lexloci.upkeep.census_names import ACTIVE_TOWNS
from lexloci.upkeep.census_rows import Rows
from lexloci.upkeep.census_tables import Tables

Key = tuple[str, str]
UNOFFICIAL = 0.85
"""How good a claim a place that the Census does not know has to its name."""
NOT_PLACES = STATE_KINDS | {"tribal_nation"}


class Base(Struct):
    """The embedded gazetteer, unpacked.

    :ivar names: by row number, every folded name with its quality.
    """

    rows: list[Jurisdiction] = field(default_factory=list)
    names: dict[int, list[tuple[str, float]]] = field(default_factory=dict)
    zips: list[tuple[str, int | None, list[tuple[int, float]]]] = field(default_factory=list)


def read_base(path: Path) -> Base:
    """Unpack the gazetteer at ``path``; an empty one when there is none that can be read."""
    try:
        gazetteer = Gazetteer(path)
    except LexlociError:
        return Base()
    names: dict[int, list[tuple[str, float]]] = defaultdict(list)
    for key, refs in gazetteer.names():
        for ref in refs:
            names[ref.n].append((key, ref.quality))
    rows = [gazetteer.by_number(n) for n in range(gazetteer.count())]
    base = Base(rows, names, list(gazetteer.zips()))
    gazetteer.close()
    return base


def former_counties_of(base: Base, tables: Tables) -> dict[str, str]:
    """Connecticut: GEOID of a place, or key of a town → GEOID of its former county.

    From Open Civic Data ids, which still carry the old GEOIDs of towns; else by name.
    """
    old = {town_key(g): g[:5] for g in tables.ids if g.startswith("09") and len(g) == 10}
    by_name = {
        fold(place.name): county.geoid
        for place in base.rows
        if place.state == "CT" and not place.is_county
        for county in reversed(place.counties)
        if county.geoid in connecticut()["former_counties"]
    }
    for geoid, area in (*tables.subdivisions.items(), *tables.places.items()):
        county = by_name.get(fold(bare_place(area.name))) if area.state == "CT" else None
        if county is not None:
            old.setdefault(town_key(geoid), county)
    return old


class Lender:
    """Matches the places of the embedded gazetteer with those of the Census."""

    def __init__(self, base: Base, rows: Rows, tables: Tables, own: Collection[str]) -> None:
        """Index ``rows`` by every name that a place of ``base`` may share with them.

        :param own: ids of the record's places, which have found their rows already and are no others.
        """
        self.base, self.rows, self.own = base, rows, own
        self.by_id = {row.id: row for row in rows.all()}
        self.by_name: dict[Key, list[Row]] = defaultdict(list)
        self.folded: dict[str, set[str]] = {}
        for row in (*rows.places, *rows.towns):
            for name in _shared_names(row, tables):
                for key in {name, name.replace(" ", "")}:
                    self.by_name[row.state, key].append(row)
        self.numbers: dict[int, str] = {}

    def lend(self) -> list[Row]:
        """Give the Census rows what the base knows of them; returns rows only the base has."""
        kept = []
        for n, place in enumerate(self.base.rows):
            self.numbers[n] = place.id
            if place.kind in NOT_PLACES:
                continue
            row = self._same(place)
            if row is None:
                kept.append(self._row(n, place))
                continue
            self.numbers[n] = row.id
            self._name(row, n)
            row.population = place.population if row.population is None else row.population
            row.counties = row.counties or [county.geoid for county in place.counties]
            if place.id not in self.by_id:
                row.former.append(place.id)
        return kept

    def _same(self, place: Jurisdiction) -> Row | None:
        geoids = [geoid for geoid in (place.geoid, *place.other_geoids) if geoid]
        known = next((self.rows.by_geoid[g] for g in geoids if g in self.rows.by_geoid), None)
        if known is not None or place.is_county or place.id in self.own:
            return known or self.by_id.get(place.id)
        key = fold(place.name)
        namesakes = self.by_name.get((place.state, key)) or self.by_name.get(
            (place.state, key.replace(" ", "")), []
        )
        counties = {county.geoid for county in place.counties}
        near = [row for row in namesakes if counties & set(row.counties)]
        choice = near or [row for row in namesakes if row.lsad is not None or not counties]
        best = max(choice, key=lambda row: (row.population or 0, row.id), default=None)
        return best or self.by_id.get(place.id)

    def _name(self, row: Row, n: int) -> None:
        known = {fold(name) for name in (row.name, *row.names, *row.aliases, *row.lesser)}
        names = [key for key, quality in self.base.names[n] if quality >= ALIAS]
        row.aliases += [key for key in names if key not in known]

    def _row(self, n: int, place: Jurisdiction) -> Row:
        names = self.base.names[n]
        claim = UNOFFICIAL if place.kind == "place" else MAIN
        return Row(
            id=place.id, name=place.name, kind=place.kind, state=place.state, geoid=place.geoid,
            counties=[county.geoid for county in place.counties], population=place.population,
            governs=place.governs, same_as=list(place.same_as), seat_of=place.seat_of,
            governed_by=list(place.governed_by), other_geoids=list(place.other_geoids),
            names=[key for key, quality in names if quality >= MAIN],
            aliases=[key for key, quality in names if ALIAS <= quality < MAIN],
            lesser={place.name: claim} if claim < MAIN else {},
        )  # fmt: skip


def _shared_names(row: Row, tables: Tables) -> Iterator[str]:
    """Folded names under which a post-office place is the same place as ``row``."""
    for geoid in (row.geoid, *row.other_geoids):
        place, town = tables.places.get(geoid or ""), tables.subdivisions.get(geoid or "")
        if place is not None:
            yield from (fold(bare_place(place.name)), fold(place.name))
        if town is not None and (town.state in ACTIVE_TOWNS or row.lsad is not None):
            yield fold(bare_subdivision(town.name))
    yield from map(fold, (row.name, *row.names, *row.aliases))
