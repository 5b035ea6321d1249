"""Who polices and who jails at a place: defaults by state and kind, exceptions from the record.

Counties jail, six states and two territories run one system for all, independent and consolidated
cities jail for themselves. A default names no agency it does not know: it says "the police that
serve X", and ``known`` is false.
"""

from __future__ import annotations

from functools import cache

import msgspec
from msgspec import Struct

from lexloci.places.gazetteer import Gazetteer
from lexloci.places.model import STATE_KINDS, Jurisdiction
from lexloci.places.states import data, states

STATEWIDE = "statewide"
"""Kind of the agencies meant when a whole state is asked about: all its local ones."""


class Agency(Struct, frozen=True, gc=False):
    """A responsible agency. ``jurisdiction`` is the government whose body it is."""

    name: dict[str, str]
    kind: str
    jurisdiction: str
    id: str | None = None
    known: bool = False

    def to_dict(self, lang: str = "en") -> dict[str, str | bool | None]:
        """The agency as JSON; ``known`` is false for a default that names no agency."""
        return {
            "id": self.id,
            "name": self.name[lang],
            "jurisdiction": self.jurisdiction,
            "known": self.known,
        }


class AgencyFacts(Struct):
    """What the record says: agencies by id, and the responsible ones by jurisdiction and role."""

    agencies: dict[str, Agency] = {}
    responsible: dict[tuple[str, str], str] = {}

    def find(self, place: str, role: str) -> Agency | None:
        """The agency that has ``role`` (``police`` or ``jail``) for the jurisdiction ``place``."""
        ident = self.responsible.get((place, role))
        return self.agencies.get(ident) if ident else None


class _Jails(Struct):
    unified: list[str]
    system: dict[str, str]
    county: dict[str, str]
    city: dict[str, str]
    state: dict[str, str]


class DefaultSource(Struct, frozen=True, gc=False):
    """What an exception to the defaults rests on, for some states and roles."""

    roles: list[str]
    states: list[str]
    title: str
    url: str
    primary: bool
    read_on: str


class _Defaults(Struct):
    jails: _Jails
    police: dict[str, dict[str, str]]
    no_county_police: list[str]
    no_sheriffs: list[str]
    sources: list[DefaultSource]


@cache
def _defaults() -> _Defaults:
    return msgspec.convert(data("agencies"), _Defaults)


def default_sources(state: str, role: str) -> list[DefaultSource]:
    """What the default for ``role`` rests on in a state (USPS code) that is an exception."""
    return [source for source in _defaults().sources if role in source.roles and state in source.states]


def responsible(gazetteer: Gazetteer, place: Jurisdiction, role: str, facts: AgencyFacts) -> Agency:
    """The agency with ``role`` (``police`` or ``jail``) for ``place``."""
    for ident in (place.id, *place.same_as, *place.governed_by):
        found = facts.find(ident, role)
        if found is not None:
            return found
    acting = acting_government(gazetteer, place)
    if role == "jail" and (place.counties or place.is_county) and not place.governed_by:
        return _jail(gazetteer, place, facts)
    if acting.id != place.id:
        return responsible(gazetteer, acting, role, facts)
    return _jail(gazetteer, place, facts) if role == "jail" else _police(place)


def acting_government(gazetteer: Gazetteer, place: Jurisdiction) -> Jurisdiction:
    """The government that acts at ``place``: itself, or the one that governs a mere place name.

    Where the county has no government either, that is the state.
    """
    if place.governed_by:
        return gazetteer.by_id(place.governed_by[0])
    if place.governs is False and place.counties and place.counties[0].id != place.id:
        return acting_government(gazetteer, gazetteer.by_id(place.counties[0].id))
    if place.governs is False and place.state:
        return gazetteer.by_id(states()[place.state].id)
    return place


def _jail(gazetteer: Gazetteer, place: Jurisdiction, facts: AgencyFacts) -> Agency:
    jails = _defaults().jails
    if place.state in jails.unified:
        state = states()[place.state]
        name = {
            "en": jails.system["en"].format(state=state.en),
            "es": jails.system["es"].format(state=state.es),
        }
        return Agency(name, "corrections", state.id)
    if place.kind in STATE_KINDS:
        return Agency(_named(jails.state, place), STATEWIDE, place.id)
    own = place.same_as or not place.counties or place.is_county
    if own:
        wording = jails.county if place.is_county else jails.city
        return Agency(_named(wording, place), "jail_default", place.id)
    county = gazetteer.by_id(place.counties[0].id)
    if place.id in county.governed_by:
        return Agency(_named(jails.city, place), "jail_default", place.id)
    return facts.find(county.id, "jail") or Agency(_named(jails.county, county), "jail_default", county.id)


def _police(place: Jurisdiction) -> Agency:
    wordings = _defaults().police
    if place.kind == "state":
        key = "no_sheriffs" if place.state in _defaults().no_sheriffs else "state"
        return Agency(_named(wordings[key], place), STATEWIDE, place.id)
    if place.is_county and place.state not in _defaults().no_county_police:
        return Agency(_named(wordings["county"], place), "sheriff_default", place.id)
    key = "none" if place.governs is None and place.counties else "city"
    return Agency(_named(wordings[key], place), "police_default", place.id)


def _named(wording: dict[str, str], place: Jurisdiction) -> dict[str, str]:
    name = {"en": place.name, "es": place.name}
    if place.kind == "nation":
        name = {"en": "the United States", "es": "Estados Unidos"}
    elif place.kind in STATE_KINDS and place.state:
        name["es"] = states()[place.state].es
    county = place.counties[0].name if place.counties else ""
    return {
        lang: text.format(place=name[lang], county=county or name[lang], state=name[lang])
        for lang, text in wording.items()
    }
