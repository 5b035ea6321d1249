"""Open Civic Data ids for Census rows: the known id of a GEOID, else one made from the name.

Namesakes within a state are told apart as the Open Civic Data project does it: by kind, then by
county (``franklin_city``, ``reno_~lamar_county~``). A mere name on the map never takes the id of a
government.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping

from lexloci.places.model import Row
from lexloci.places.names import ocd_slug
from lexloci.upkeep.census_names import STATISTICAL

Wanted = tuple[str, str]
"""What an id is made of: the id of the enclosing division, and the name."""


class Ids:
    """Ids given so far, and those known by GEOID."""

    def __init__(self, known: Mapping[str, str]) -> None:
        """Begin with ``known``: GEOID → id, each id once."""
        self.known = known
        self.given: dict[str, Row] = {}

    def fixed(self, geoid: str | None) -> str | None:
        """The known id of a GEOID; Connecticut's towns kept the last digits of theirs."""
        if geoid is None:
            return None
        return self.known.get(geoid) or self.known.get(town_key(geoid))

    def give(
        self, rows: Iterable[Row], wanted: Mapping[str, Wanted], counties: Mapping[str, str]
    ) -> list[tuple[Row, Row]]:
        """Give each of ``rows`` an id, except those that only repeat another row.

        :param wanted: by GEOID, what an id is made of where none is known.
        :param counties: county GEOID → its name, to tell namesakes apart.
        :returns: each row left without an id, with the row it repeats.
        """
        repeated: list[tuple[Row, Row]] = []
        unknown: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            ident = self.fixed(row.geoid)
            if ident is None:
                base, name = wanted[row.geoid or ""]
                unknown[f"{base}/place:{_slug(name)}"].append(row)
            elif ident in self.given:
                repeated.append((row, self.given[ident]))
            else:
                self._take(row, ident)
        for ident, namesakes in sorted(unknown.items()):
            repeated += self._settle(ident, namesakes, counties)
        return repeated

    def _settle(self, ident: str, namesakes: list[Row], counties: Mapping[str, str]) -> list[tuple[Row, Row]]:
        real = [row for row in namesakes if row.lsad not in STATISTICAL]
        mere = [row for row in namesakes if row.lsad in STATISTICAL]
        taken = self.given.get(ident)
        repeated = []
        if taken is not None:
            repeated = [(row, taken) for row in real if not row.governs and row.name == taken.name]
            real = [row for row in real if row.governs or row.name != taken.name]
        elif len(real) == 1 or (not real and len(mere) == 1):
            self._take((real or mere).pop(), ident)
        self._suffixed(ident, real, counties)
        self._suffixed(ident, mere, counties)
        return repeated

    def _suffixed(self, ident: str, rows: list[Row], counties: Mapping[str, str]) -> None:
        """Tell namesakes apart by kind, those of one kind by county, the last by GEOID."""
        kinds = [row.kind for row in rows]
        for row in rows:
            county = counties.get(row.counties[0], "") if row.counties else ""
            choices = [f"{ident}_{row.kind}"] if kinds.count(row.kind) == 1 else []
            choices += [f"{ident}_{row.kind}_~{_slug(county)}~"] if county else []
            choices.append(f"{ident}_{row.kind}_{row.geoid}")
            self._take(row, next(choice for choice in choices if choice not in self.given))

    def _take(self, row: Row, ident: str) -> None:
        row.id = ident
        self.given[ident] = row


def town_key(geoid: str) -> str:
    """The key of a Connecticut town, whatever county or region its GEOID names."""
    return f"09-{geoid[5:]}" if len(geoid) == 10 and geoid.startswith("09") else geoid


def _slug(name: str) -> str:
    return ocd_slug(unicodedata.normalize("NFC", name))
