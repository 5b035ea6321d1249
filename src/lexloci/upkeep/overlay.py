"""The jurisdictions the record describes, as rows that keep their ids in any gazetteer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from lexloci.core.paths import RECORD_FILE, data_file
from lexloci.places.model import Row
from lexloci.places.states import COUNTRY, states
from lexloci.record.model.place import JurisdictionFile
from lexloci.record.store import RecordStore


def overlay_of(store: RecordStore) -> list[Row]:
    """Rows for the places of a compiled record, below the states."""
    return list(_rows(store.all(JurisdictionFile)))


def overlay_in(folder: Path | None = None) -> list[Row]:
    """Rows for the places of the compiled record in use (in ``folder``, if given).

    :raises RecordError: the compiled record is missing or damaged.
    """
    store = RecordStore(data_file(RECORD_FILE, folder))
    try:
        return overlay_of(store)
    finally:
        store.close()


def _rows(files: Iterable[JurisdictionFile]) -> Iterator[Row]:
    known = {file.id: file for file in files}
    for file in known.values():
        segment, _, rest = file.id.removeprefix(f"{COUNTRY}/").partition("/")
        state = segment.partition(":")[2].upper()
        if state not in states() or not rest:
            continue
        geoids = [known[county].geoid for county in file.counties if county in known]
        yield Row(
            id=file.id, name=file.name, kind=file.kind.replace(" ", "_"), state=state, geoid=file.geoid,
            counties=[geoid for geoid in geoids if geoid], population=file.population, governs=True,
            seat_of=file.seat_of,
        )  # fmt: skip
