"""Census names and codes in the words of the gazetteer: kinds, names, what governs.

``"Clayton city"`` with the legal description 25 is a city called Clayton; ``"Ada township"`` is Ada
Township, and in some states just Ada; a functional status of A, B or C means a government that acts.
"""

from __future__ import annotations

import re

from lexloci.places.model import Row
from lexloci.places.names import bare_place, bare_subdivision
from lexloci.places.premise import TOWN_STATES
from lexloci.upkeep.census_tables import Area

GOVERNING = frozenset("ABC")
PLACE_KINDS = {
    "25": "city", "43": "town", "47": "village", "21": "borough", "57": "cdp", "55": "comunidad",
    "62": "zona_urbana", "53": "city_and_borough", "37": "municipality", "00": "municipality",
    "UG": "unified_government", "CG": "consolidated_government", "UC": "urban_county",
    "MG": "metropolitan_government", "CN": "corporation",
}  # fmt: skip
STATISTICAL = frozenset({"57", "55", "62"})
SUBDIVISION_KINDS = (
    (" charter township", "charter_township"), (" township", "township"), (" town", "town"),
    (" plantation", "plantation"), (" borough", "borough"), (" village", "village"),
)  # fmt: skip
ACTIVE_TOWNS = TOWN_STATES | {"MI", "MN", "WI"}
"""States where most people live under a town or township that acts."""
NEW_ENGLAND = frozenset({"CT", "MA", "ME", "NH", "RI", "VT"})
BARE_TOWNSHIP = {"NJ": 0.8, "NY": 0.8, "PA": 0.8}
"""How good a claim a town or township has to its bare name, where people commonly use that."""
BARE_ELSEWHERE, BARE_STATISTICAL, BESIDE_CITY, NOT_GOVERNING = 0.6, 0.6, 0.7, 0.9
TOWN_CITY = re.compile(r"^(.+) Town$")
OF = re.compile(r"^(?:City|Town|Village|Borough) of (?!the )(.+)$")
INSIDE = re.compile(r"^(.+?) \((.+)\)$")
NUMBERED = re.compile(r"^Township \d+$")


def place_row(area: Area) -> Row:
    """A line of the place gazetteer as a row, still without an id."""
    bare = bare_place(area.name.removesuffix(" (balance)"))
    town = TOWN_CITY.match(bare) if area.state == "MA" else None
    name = town.group(1) if town else bare
    row = _row(area, name, PLACE_KINDS.get(area.lsad, "place"))
    row.aliases = [bare] if town else other_names(bare)
    if area.lsad == "62":
        row.lesser[name] = BARE_STATISTICAL
    return row


def other_names(bare: str) -> list[str]:
    """Names that a name contains: ``"Hartford (Croton)"`` answers to both."""
    inside, of = INSIDE.match(bare), OF.match(bare)
    if inside:
        return [*inside.groups(), *other_names(inside.group(1))]
    if of:
        return [of.group(1)]
    head, comma, _ = bare.partition(", ")
    return [head] if comma else []


def slug_name(area: Area) -> str:
    """The name an Open Civic Data id is made of: Weymouth Town keeps its last word."""
    return bare_place(area.name.removesuffix(" (balance)"))


def subdivision_row(area: Area) -> Row | None:
    """A town or township as a row, still without an id; None for a mere statistical division."""
    kind = subdivision_kind(area.name)
    if not kind or (area.status not in GOVERNING and kind not in ("town", "township")):
        return None
    bare = bare_subdivision(area.name)
    if kind == "town" and area.state in NEW_ENGLAND:
        return _row(area, bare, kind)
    word = "Township" if kind == "charter_township" else kind.capitalize()
    full = f"Town of {bare}" if kind == "town" else f"{bare} {kind.replace('_', ' ').title()}"
    if NUMBERED.match(area.name):
        bare = full = area.name
    row = _row(area, full, kind)
    common = f"{bare} {word}" if bare != full else full
    if area.status in GOVERNING:
        row.names = list(dict.fromkeys([full, common]))
        row.lesser = {bare: BARE_TOWNSHIP.get(area.state, BARE_ELSEWHERE)} if bare != full else {}
    else:
        row.names, row.lesser = [], {full: NOT_GOVERNING}
    return row


def subdivision_kind(name: str) -> str:
    """``"Ada township"`` → ``"township"``; empty for divisions that no one takes for a government."""
    if NUMBERED.match(name):
        return "township"
    return next((kind for suffix, kind in SUBDIVISION_KINDS if name.endswith(suffix)), "")


def _row(area: Area, name: str, kind: str) -> Row:
    return Row(
        id="", name=name, kind=kind, state=area.state, geoid=area.geoid, names=[name],
        governs=area.status in GOVERNING, status=area.status or None, lsad=area.lsad or None,
    )  # fmt: skip
