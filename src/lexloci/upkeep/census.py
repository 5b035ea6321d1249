"""``lexloci update places``: the Census's own files, joined into a gazetteer of every place.

The place gazetteer is needed; every other file adds what it knows: counties, towns, classes, ZIP
codes, populations, Open Civic Data ids. Curated facts and the record's own places come on top, as
in the embedded gazetteer, and the ids of both stay what they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from lexloci.core.errors import ImportRefused
from lexloci.core.files import writable
from lexloci.core.paths import PACKAGE_DATA, PLACES_FILE
from lexloci.places.compile import Progress, compile_gazetteer
from lexloci.places.curate import curate, overrides
from lexloci.places.model import Row
from lexloci.places.states import COUNTRY, covered
from lexloci.upkeep.census_base import Lender, former_counties_of, read_base
from lexloci.upkeep.census_files import read_files
from lexloci.upkeep.census_ids import town_key
from lexloci.upkeep.census_names import PLACE_KINDS
from lexloci.upkeep.census_record import take_record_ids
from lexloci.upkeep.census_rows import make_rows
from lexloci.upkeep.census_tables import Source, Tables
from lexloci.upkeep.census_ties import add_former_counties, name_municipios_first, name_towns_first
from lexloci.upkeep.census_zips import make_zips


class Summary(Struct):
    """What was loaded.

    :ivar kinds: rows by kind. :ivar governing: rows that are governments.
    :ivar unread: files that are text, but no table. :ivar missing: states with no place in the
        files, whose places stay as the embedded gazetteer has them.
    :ivar unknown_codes: legal descriptions (LSAD) that no kind is known for, with their rows.
    :ivar undecided: places of the record that may be several of the files' places; they stay apart.
    """

    target: str
    places: int
    governing: int
    zips: int
    kinds: dict[str, int]
    sources: list[Source]
    unread: list[str]
    missing: list[str]
    unknown_codes: dict[str, int]
    undecided: list[str]

    def to_dict(self) -> dict[str, Any]:
        """The summary as JSON prints it."""
        return {
            "target": self.target,
            "places": self.places,
            "governments": self.governing,
            "zips": self.zips,
            "kinds": self.kinds,
            "files": [{"file": s.file, "what": s.what, "rows": s.rows} for s in self.sources],
            "not_recognised": self.unread,
            "states_missing": self.missing,
            "unknown_lsad": self.unknown_codes,
            "undecided": self.undecided,
        }


def update_places(
    files: Sequence[Path],
    target: Path,
    overlay: Iterable[Row],
    progress: Progress = lambda _: None,
    *,
    base: Path = PACKAGE_DATA / PLACES_FILE,
) -> Summary:
    """Load Census ``files`` into a gazetteer at ``target``, which is replaced as a whole.

    :param overlay: places the record knows more about; their ids are kept.
    :param base: the embedded gazetteer, for names and ZIP codes that the files do not have.
    :raises ImportRefused: a file cannot be used, or the place gazetteer is not among them;
        ``target`` stays as it was.
    """
    writable(target)
    tables = read_files(files, progress)
    if not tables.places:
        raise _no_places(files, tables)
    extra = list(overlay)
    embedded = read_base(base)
    rows = make_rows(tables, known_ids(tables, extra))
    undecided = take_record_ids(rows, extra, tables)
    name_towns_first(rows, tables)
    name_municipios_first(rows)
    add_former_counties(rows, tables, former_counties_of(embedded, tables))
    lender = Lender(embedded, rows, tables, {row.id for row in extra})
    kept = lender.lend()
    rows.register(kept)
    progress(f"{len(rows.all()):,} places of the Census, {len(kept):,} other names")
    _former_ids(rows.all(), tables)
    finished = curate([*rows.all(), *kept], extra, located=True)
    now = {former: row.id for row in finished for former in row.former}
    zips = make_zips(tables, rows, embedded, lender.numbers)
    for zip_row in zips:
        zip_row.county = now.get(zip_row.county or "", zip_row.county)
        zip_row.places = [(now.get(ident, ident), share) for ident, share in zip_row.places]
    meta = {"source": "census", "basis": "; ".join(sorted({s.what for s in tables.sources}))}
    count = compile_gazetteer(finished, zips, target, meta, progress)
    kinds = Counter(row.kind for row in finished)
    return Summary(
        str(target), count, sum(row.governs is True for row in finished), len(zips),
        dict(kinds.most_common()), tables.sources, tables.unread, _missing(tables),
        dict(Counter(a.lsad for a in tables.places.values() if a.lsad not in PLACE_KINDS)),
        undecided,
    )  # fmt: skip


def known_ids(tables: Tables, overlay: Iterable[Row]) -> dict[str, str]:
    """GEOID → id: as curated, else as the record has it, else as the OCD file has it."""
    first = {row.geoid: row.id for row in overlay if row.geoid}
    first |= {o.geoid: f"{COUNTRY}/{o.id}" for o in overrides() if o.geoid}
    taken = {ident: geoid for geoid, ident in first.items()}
    known = {
        town_key(geoid): ident for geoid, ident in tables.ids.items() if taken.get(ident, geoid) == geoid
    }
    return known | {geoid: ident for geoid, ident in first.items() if len(geoid) > 2}


def _former_ids(rows: Iterable[Row], tables: Tables) -> None:
    """Ids of Open Civic Data that are not the row's own: its aliases, and those of any of its GEOIDs."""
    by_id = {row.id: row for row in rows}
    for alias, ident in tables.aliases:
        row = by_id.get(ident)
        if row is not None and alias not in by_id:
            row.former.append(alias)
            name = alias.rpartition("/")[2]
            if name.startswith("place:") and ident.rpartition("/")[2].startswith("place:"):
                row.aliases.append(name.removeprefix("place:").replace("_", " "))
    for row in by_id.values():
        for geoid in (row.geoid, *row.other_geoids):
            other = tables.ids.get(geoid or "")
            if other is not None and other not in by_id and other not in row.former:
                row.former.append(other)


def _missing(tables: Tables) -> list[str]:
    there = {area.state for area in tables.places.values()}
    return sorted(set(covered()) - there)


def _no_places(files: Sequence[Path], tables: Tables) -> ImportRefused:
    found = ", ".join(sorted({source.what for source in tables.sources})) or "nothing known"
    return ImportRefused(
        f"the place gazetteer is not among the {len(files)} files (found: {found})",
        where=str(files[0]) if len(files) == 1 else "",
        remedy="Add the Census file …_Gaz_place_national (.txt, .zip or .gz). Nothing was changed.",
    )
