"""What can be read by address: entries of the record, places, the codebook. Knows nothing of the protocol."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, unquote

import msgspec

from lexloci.core.errors import BadInput
from lexloci.library import Lexloci
from lexloci.record.compile import type_name
from lexloci.record.model.common import Entry
from lexloci.record.model.evidence import Argument, Definition, Poll, Statistic, Study
from lexloci.record.model.instrument import Instrument
from lexloci.record.model.service import Organization

SCHEME = "lexloci://"
CODEBOOK = f"{SCHEME}codebook"
PLACE = f"{SCHEME}place/{{geoid}}"
SHELVES: dict[str, type[Entry]] = {
    type_name(model): model
    for model in (Instrument, Definition, Study, Poll, Statistic, Argument, Organization)
}
"""Kinds of entry that have an address, by name."""
MAX_OFFERED = 100


def address(kind: str, ident: str) -> str | None:
    """Where the entry of this kind is read; None for kinds without an address."""
    return f"{SCHEME}{kind}/{quote(ident, safe='')}" if kind in SHELVES else None


def template(kind: str) -> str:
    """The addresses of entries of this kind, as a URI template."""
    return f"{SCHEME}{kind}/{{id}}"


def read(lx: Lexloci, uri: str) -> Any:
    """What lies at ``uri``, as plain data.

    :raises LexlociError: nothing does.
    """
    if uri == CODEBOOK:
        return codebook(lx)
    kind, _, rest = uri.removeprefix(SCHEME).partition("/")
    ident = unquote(rest)
    if uri.startswith(SCHEME) and kind == "place" and ident.isdigit():
        return _place(lx, ident)
    entry = lx.record.get(SHELVES[kind], ident) if uri.startswith(SCHEME) and kind in SHELVES else None
    if entry is None:
        raise BadInput("nothing has this address", where=uri[:200], remedy="Find one with the tool search.")
    return msgspec.to_builtins(entry)


def codebook(lx: Lexloci) -> dict[str, Any]:
    """The codebook (positions, statuses, events and other terms in both languages) with its variables."""
    book: dict[str, Any] = msgspec.to_builtins(lx.record.codebook)
    return {**book, "variables": [msgspec.to_builtins(variable) for variable in lx.record.variables.values()]}


def _place(lx: Lexloci, geoid: str) -> dict[str, Any]:
    place = lx.gazetteer.by_id(geoid)
    return {
        **place.to_dict(),
        "agencies": {role: agency.to_dict("en") for role, agency in lx.agencies(place).items()},
    }


def offered(lx: Lexloci, uri: str, begun: str) -> list[str]:
    """Ids for the URI template ``uri`` that start with ``begun``, then those that have it elsewhere."""
    known = next((model for kind, model in SHELVES.items() if template(kind) == uri), None)
    if known is None:
        return []
    ids = lx.record.ids(known)
    part = begun.lower()
    return sorted(
        (ident for ident in ids if part in ident), key=lambda ident: (not ident.startswith(part), ident)
    )
