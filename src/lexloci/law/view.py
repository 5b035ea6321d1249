"""What the engine is given: the record as a view, and the place with its governments."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import count
from typing import Any, Protocol

from msgspec import Struct

from lexloci.core.memory import Lazily
from lexloci.places.agencies import Agency
from lexloci.places.model import STATE_KINDS, Jurisdiction
from lexloci.record.compiled import AgreementEntry, Rule, Survey
from lexloci.record.model.codebook import Actor, Variable

MANY = 50_000
"""Keys of places that are kept."""
_NUMBERS: dict[tuple[Hashable, ...], int] = {}
_COUNT = count()


class View(Protocol):
    """The record as the engine needs it.

    :ivar kept: what was worked out from it and may be used again.
    """

    kept: dict[Any, Any]

    def variable(self, name: str) -> Variable:
        """A variable of the codebook."""

    def actor(self, name: str) -> Actor:
        """An actor of the codebook."""

    def rules(self, variable: str, jurisdiction: str) -> Sequence[Rule]:
        """Rules on ``variable`` made by ``jurisdiction``."""

    def surveys(self, variable: str, jurisdiction: str) -> Sequence[Survey]:
        """Searches for rules on ``variable`` in ``jurisdiction``."""

    def agreements(self, kind: str, jurisdiction: str) -> Sequence[AgreementEntry]:
        """Agreements (287(g)) or contracts (detention) of agencies of ``jurisdiction``."""

    def listed(self, kind: str, state: str) -> Sequence[str]:
        """Names of the agencies in ``state`` (id) that an imported list names, wherever they belong."""


class Where(Struct, frozen=True, dict=True):
    """A place with its governments, worked out from the gazetteer by the caller.

    :ivar place: the place asked about.
    :ivar acting: the government that acts there.
    :ivar agency: who answers for the variable, or None where none in particular does.
    :ivar local: the agency's own local governments (ids), most local first; empty for a state.
    :ivar around: other local governments at the place (the county of a city), for information.
    :ivar state: id of the state, or None for the nation.
    :ivar nation: id of the nation.
    :ivar heard: ids of all places that the record speaks of; None where each place counts by itself.
    """

    place: Jurisdiction
    acting: Jurisdiction
    agency: Agency | None
    local: tuple[str, ...]
    around: tuple[str, ...]
    state: str | None
    nation: str
    heard: frozenset[str] | None = None

    @Lazily
    def key(self) -> tuple[Hashable, ...]:
        """Equal for places whose governments and agencies are alike to the law, whatever their names.

        Of a government that the record does not speak of, it only counts that there is one.
        """
        agency, acting = self.agency, self.acting
        first = self.local[:1]
        return (
            self.state, len(first), self._heard(first), self._heard(self.local), bool(self.around),
            self._heard(self.around), self._heard((self.place.id, *self.place.same_as)),
            self.ids if self.heard is None else self.ids & self.heard,
            (agency.kind, agency.known) if agency else None,
            acting.kind, acting.is_county, bool(acting.same_as),
        )  # fmt: skip

    @Lazily
    def alike(self) -> int:
        """A number for :attr:`key`."""
        found = _NUMBERS.get(self.key)
        if found is None:
            if len(_NUMBERS) >= MANY:
                _NUMBERS.clear()
            found = _NUMBERS[self.key] = next(_COUNT)
        return found

    def _heard(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        heard = self.heard
        return ids if heard is None else tuple([ident for ident in ids if ident in heard])

    @Lazily
    def ids(self) -> frozenset[str]:
        """All governments that stand over the place."""
        above = (self.nation, *((self.state,) if self.state else ()))
        return frozenset((*self.local, *self.around, *above, self.place.id, *self.place.same_as))


def where_of(
    place: Jurisdiction, acting: Jurisdiction, agency: Agency | None, state: str | None, nation: str,
    heard: frozenset[str] | None = None,
) -> Where:  # fmt: skip
    """The governments over ``place``, for an ``agency`` (or the acting government itself)."""
    home = (acting.id, *acting.same_as)
    county = tuple(ref.id for ref in acting.counties)
    if acting.kind in STATE_KINDS:
        return Where(place, acting, agency, (), (), state, nation, heard)
    if agency is None or agency.jurisdiction in home:
        around = tuple(ident for ident in county if ident not in home)
        return Where(place, acting, agency, home, around, state, nation, heard)
    if agency.jurisdiction == state:
        return Where(place, acting, agency, (), (*home, *county), state, nation, heard)
    return Where(
        place,
        acting,
        agency,
        (agency.jurisdiction,),
        tuple(i for i in (*home, *county) if i != agency.jurisdiction),
        state,
        nation,
        heard,
    )
