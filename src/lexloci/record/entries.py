"""The entries of a record by path. Those that an earlier build compiled are decoded when they are asked for.

What a build asks of every file, changed or not, is in its outline, which is kept from build to build; and of
most files it asks no more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping

import msgspec
from msgspec import Struct

from lexloci.record.layout import type_of
from lexloci.record.model.common import Entry, Source
from lexloci.record.model.instrument import Instrument
from lexloci.record.model.place import JurisdictionFile
from lexloci.record.model.survey import SurveyFile


class PlaceOutline(Struct, frozen=True, array_like=True):
    """Of a jurisdiction file: what the gazetteer takes from it."""

    id: str
    name: str
    kind: str
    geoid: str | None
    counties: list[str]
    seat_of: str | None
    population: int | None


class Outline(Struct, frozen=True, array_like=True):
    """What the whole record is asked of each of its entries; empty where an entry has no such thing.

    :ivar variables: those of its provisions or searches.
    :ivar read_on: the newest day on which one of its sources was read.
    :ivar provisions: how many there are; ``primary``: how many of them cite a primary text; ``cited``:
        how many sources they cite.
    """

    id: str | None = None
    kind: str | None = None
    jurisdiction: str | None = None
    former_ids: list[str] = []
    variables: list[str] = []
    read_on: str = ""
    provisions: int = 0
    primary: int = 0
    cited: int = 0
    agencies: list[str] = []
    place: PlaceOutline | None = None


class Entries(MutableMapping[str, Entry]):
    """Entries by path.

    :param documents: compiled documents of entries that need not be read from their text again.
    :param outlines: outlines of some of them that were made before.
    :ivar kept: the paths of those entries that are still what their documents say.
    """

    def __init__(
        self, documents: Mapping[str, bytes] | None = None, outlines: Mapping[str, Outline] | None = None
    ) -> None:
        self._documents = documents or {}
        self.kept = set(self._documents)
        self._paths = dict.fromkeys(self._documents)
        self._read: dict[str, Entry] = {}
        self._models = {path: model for path in self._paths if (model := type_of(path)) is not None}
        self._sorted: dict[type[Entry], list[str]] = {}
        self._outlines = dict(outlines or {})
        self._decoders: dict[type, msgspec.json.Decoder[Entry]] = {}

    def __getitem__(self, path: str) -> Entry:
        """The entry at ``path``, decoded once."""
        found = self._read.get(path)
        if found is None:
            model = self.model(path)
            if model not in self._decoders:
                self._decoders[model] = msgspec.json.Decoder(model)
            found = self._read[path] = self._decoders[model].decode(self._documents[path])
        return found

    def __setitem__(self, path: str, entry: Entry) -> None:
        """Take another entry for ``path``."""
        self._sorted.clear()
        self.kept.discard(path)
        self._outlines.pop(path, None)
        self._paths[path] = None
        self._read[path] = entry
        self._models[path] = type(entry)

    def __delitem__(self, path: str) -> None:
        """Do without ``path``."""
        self._sorted.clear()
        del self._paths[path]
        self.kept.discard(path)
        for known in (self._read, self._models, self._outlines):
            known.pop(path, None)

    def __iter__(self) -> Iterator[str]:
        """Every path."""
        return iter(self._paths)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._paths)

    def model(self, path: str) -> type[Entry]:
        """The type of the entry at ``path``."""
        return self._models[path]

    def paths(self, model: type[Entry]) -> list[str]:
        """The paths of the entries of one type, in order."""
        if not self._sorted:
            for path in sorted(self._models):
                self._sorted.setdefault(self._models[path], []).append(path)
        return list(self._sorted.get(model, ()))

    def outline(self, path: str) -> Outline:
        """The outline of the entry at ``path``."""
        found = self._outlines.get(path)
        if found is None:
            found = self._outlines[path] = outline_of(self[path])
        return found

    def document(self, path: str) -> bytes | None:
        """The compiled document of the entry at ``path``, where it is kept."""
        return self._documents[path] if path in self.kept else None


def outline_of(entry: Entry) -> Outline:
    """The outline of an entry."""
    sources: list[Source] = [one for one in getattr(entry, "sources", ()) if isinstance(one, Source)]
    read_on = max((source.read_on for source in sources), default="")
    ident, jurisdiction = getattr(entry, "id", None), getattr(entry, "jurisdiction", None)
    if isinstance(entry, Instrument):
        texts = {source.id for source in sources if source.primary}
        return Outline(
            ident, entry.kind, jurisdiction, entry.former_ids,
            list(dict.fromkeys(provision.variable for provision in entry.provisions)), read_on,
            len(entry.provisions), sum(not texts.isdisjoint(p.sources) for p in entry.provisions),
            sum(len(provision.sources) for provision in entry.provisions),
        )  # fmt: skip
    if isinstance(entry, SurveyFile):
        variables = list(dict.fromkeys(name for row in entry.surveys for name in row.variables))
        return Outline(ident, None, jurisdiction, variables=variables)
    if isinstance(entry, JurisdictionFile):
        place = PlaceOutline(
            entry.id, entry.name, entry.kind, entry.geoid, entry.counties, entry.seat_of, entry.population
        )
        agencies = [agency.id for agency in entry.agencies]
        return Outline(ident, entry.kind, read_on=read_on, agencies=agencies, place=place)
    return Outline(ident, None, jurisdiction, read_on=read_on)
