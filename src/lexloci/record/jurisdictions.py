"""The jurisdictions the record describes, as rows that refine any gazetteer and keep their ids there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lexloci.places.model import Row
from lexloci.places.states import COUNTRY, states
from lexloci.record.entries import PlaceOutline
from lexloci.record.model.place import JurisdictionFile


def rows_of(files: Iterable[JurisdictionFile | PlaceOutline]) -> Iterator[Row]:
    """A row for each place below the states; its counties are GEOIDs of places among ``files``."""
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
