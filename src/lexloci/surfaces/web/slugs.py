"""Addresses of places: ``…/state:mo/place:clayton`` is ``mo/place-clayton``; the nation is ``us``."""

from __future__ import annotations

import re
from urllib.parse import quote

from lexloci.places.states import COUNTRY, states
from lexloci.record.layout import folder_of

NATION = "us"
SEGMENT = re.compile(r"([a-z_]{2,40})-([^/?#\x00-\x20]{1,120})")


def slug_of(ident: str) -> str:
    """The address of the place with this OCD id, without slashes at its ends."""
    return folder_of(ident).removeprefix(f"{NATION}/")


def id_of(slug: str) -> str | None:
    """The OCD id behind an address; None when it cannot be one. There may be no such place."""
    parts = slug.strip("/").split("/")
    if parts == [NATION]:
        return COUNTRY
    state = states().get(parts[0].upper())
    out = [state.id] if state is not None and parts[0].islower() else [COUNTRY]
    for part in parts[1:] if state is not None else parts:
        match = SEGMENT.fullmatch(part)
        if match is None:
            return None
        out.append(f"{match[1]}:{match[2]}")
    return "/".join(out)


def href(path: str) -> str:
    """A path as it may stand in a link: letters beyond ASCII are escaped."""
    return quote(path, safe="/~:-._")
