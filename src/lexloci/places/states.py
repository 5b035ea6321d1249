"""The states, the District and the territories: postal codes, FIPS codes, names in use."""

from __future__ import annotations

from functools import cache

import msgspec
from msgspec import Struct

from lexloci.core.yaml import packaged
from lexloci.places.names import fold

COUNTRY = "ocd-division/country:us"
ISLANDS = frozenset({"AS", "GU", "MP", "VI"})
"""Territories of which the record holds nothing."""


class State(Struct, frozen=True):
    """A state or its equivalent."""

    postal: str
    fips: str
    id: str
    en: str
    es: str
    aliases: tuple[str, ...]

    @property
    def kind(self) -> str:
        """``state``, ``district`` or ``territory``."""
        return self.id.rsplit("/", 1)[1].partition(":")[0]


class _Beside(Struct):
    beside: dict[str, list[str]]


@cache
def data(name: str) -> object:
    """One of the room's data files (``data/<name>.yaml``) as plain values; nobody changes them."""
    found: object = packaged("places", "data", f"{name}.yaml")
    return found


@cache
def states() -> dict[str, State]:
    """Every state by postal code."""
    rows = msgspec.convert(data("states"), dict[str, tuple[str, str, str, str, tuple[str, ...]]])
    return {
        postal: State(postal, fips, f"{COUNTRY}/{segment}", en, es, aliases)
        for postal, (fips, segment, en, es, aliases) in rows.items()
    }


@cache
def covered() -> dict[str, State]:
    """The states that the record covers by postal code: the fifty, the District, Puerto Rico."""
    return {postal: state for postal, state in states().items() if postal not in ISLANDS}


@cache
def by_name() -> dict[str, str]:
    """Folded name, alias or postal code of a state → postal code."""
    out: dict[str, str] = {}
    for state in states().values():
        for name in (state.en, state.es, *state.aliases, state.postal):
            out.setdefault(fold(name), state.postal)
    for postal in states():
        out.setdefault(" ".join(postal.casefold()), postal)
    return out


@cache
def by_fips() -> dict[str, str]:
    """State FIPS code → postal code."""
    return {state.fips: state.postal for state in states().values()}


@cache
def kinds_beside() -> dict[str, list[str]]:
    """Kinds of towns and townships that lie beside cities of the same name → the states that have them."""
    return msgspec.convert(data("kinds"), _Beside).beside
