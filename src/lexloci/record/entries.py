"""The entries of a record by path. Those that an earlier build compiled are decoded when they are asked for.

Most of what a build asks of a file that did not change is in its outline, which takes a tenth of the time
to read; and of most files it asks no more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping

import msgspec
from msgspec import Struct

from lexloci.record.layout import type_of
from lexloci.record.model.common import Entry


class SourceOutline(Struct, frozen=True):
    """Of a source: what counts of the record look at."""

    id: str
    primary: bool
    read_on: str


class ProvisionOutline(Struct, frozen=True):
    """Of a provision: its variable and sources."""

    variable: str
    sources: list[str]


class SurveyOutline(Struct, frozen=True):
    """Of a search: its variables."""

    variables: list[str]


class Outline(Struct, frozen=True):
    """What the whole record is asked of each of its entries; empty where an entry has no such thing."""

    id: str | None = None
    kind: str | None = None
    jurisdiction: str | None = None
    former_ids: list[str] = []
    sources: list[SourceOutline] = []
    provisions: list[ProvisionOutline] = []
    surveys: list[SurveyOutline] = []


class Entries(MutableMapping[str, Entry]):
    """Entries by path.

    :param kept: compiled documents of entries that need not be read from their text again.
    """

    def __init__(self, kept: Mapping[str, bytes]) -> None:
        self.kept = dict(kept)
        self._paths = dict.fromkeys(kept)
        self._read: dict[str, Entry] = {}
        self._models = {path: model for path in kept if (model := type_of(path)) is not None}
        self._sorted: dict[type[Entry], list[str]] = {}
        self._outlines: dict[str, Outline] = {}
        self._decoders: dict[type, msgspec.json.Decoder[Entry]] = {}
        self._outline = msgspec.json.Decoder(Outline)

    def __getitem__(self, path: str) -> Entry:
        """The entry at ``path``, decoded once."""
        found = self._read.get(path)
        if found is None:
            model = self.model(path)
            if model not in self._decoders:
                self._decoders[model] = msgspec.json.Decoder(model)
            found = self._read[path] = self._decoders[model].decode(self.kept[path])
        return found

    def __setitem__(self, path: str, entry: Entry) -> None:
        """Take another entry for ``path``."""
        self._sorted.clear()
        self.kept.pop(path, None)
        self._outlines.pop(path, None)
        self._paths[path] = None
        self._read[path] = entry
        self._models[path] = type(entry)

    def __delitem__(self, path: str) -> None:
        """Do without ``path``."""
        self._sorted.clear()
        del self._paths[path]
        for known in (self.kept, self._read, self._models, self._outlines):
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
            doc = self.kept.get(path)
            found = outline_of(self._read[path]) if doc is None else self._outline.decode(doc)
            self._outlines[path] = found
        return found


def outline_of(entry: Entry) -> Outline:
    """The outline of an entry."""
    return msgspec.convert(entry, Outline, from_attributes=True)
