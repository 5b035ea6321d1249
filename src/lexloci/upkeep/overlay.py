"""The places of a compiled record, for gazetteers made from other data."""

from __future__ import annotations

from pathlib import Path

from lexloci.core.paths import RECORD_FILE, data_file
from lexloci.places.model import Row
from lexloci.record.jurisdictions import rows_of
from lexloci.record.model.place import JurisdictionFile
from lexloci.record.store import RecordStore


def overlay_of(store: RecordStore) -> list[Row]:
    """Rows for the places of a compiled record, below the states."""
    return list(rows_of(store.all(JurisdictionFile)))


def overlay_in(folder: Path | None = None) -> list[Row]:
    """Rows for the places of the compiled record in use (in ``folder``, if given).

    :raises RecordError: the compiled record is missing or damaged.
    """
    store = RecordStore(data_file(RECORD_FILE, folder))
    try:
        return overlay_of(store)
    finally:
        store.close()
