"""What there is to tell where a text names more, or less, than one place: regions, parts of cities, a ZIP
code of another state, a name that only other states have.
"""

from __future__ import annotations

from functools import cache

import msgspec
from msgspec import Struct, structs

from lexloci.places.gazetteer import Gazetteer
from lexloci.places.model import STATE_KINDS, Jurisdiction, Match, PlaceResult, Premise
from lexloci.places.names import capitalized, fold
from lexloci.places.premise import county_es, worded
from lexloci.places.query import Parts, county_lead_of, split_state, without_noise
from lexloci.places.ranking import MAX_MATCHES, around, exact, rank
from lexloci.places.states import COUNTRY, data, states

OFFERED = 0.3
"""Score of what is offered although the text does not name it."""
FORMER = 0.97
"""Score of the place of today that holds what the text names by an older name."""


@cache
def _regions() -> dict[str, list[str]]:
    return msgspec.convert(data("regions"), dict[str, list[str]])


@cache
def _first_words() -> frozenset[str]:
    """The first words of the names of regions."""
    return frozenset(name.partition(" ")[0] for name in _regions())


def region(gazetteer: Gazetteer, query: str, key: str, found: PlaceResult | None) -> PlaceResult | None:
    """The states of the region that folded ``key`` names, then what was ``found``; None for no region."""
    if _first_words().isdisjoint(key.split(" ")):
        return None
    whole = without_noise(key)
    rest, state = split_state(whole)
    for name, within in ((whole, ""), (rest, state)):
        inside = _regions().get(name)
        if inside is None or (within and within not in inside):
            continue
        offered = [gazetteer.by_id(states()[postal].id) for postal in inside]
        others = found.matches if found is not None else ()
        matches = [Match(place, OFFERED, 0.0) for place in offered]
        matches += [structs.replace(match, share=0.0) for match in others if match.place not in offered]
        told = _typed(query, name)
        note = Premise(told, worded("region", name=told))
        return PlaceResult(query, tuple(matches[:MAX_MATCHES]), kind=note)
    return None


class _Ended(Struct, forbid_unknown_fields=True):
    ended: int
    now: list[str]


@cache
def _ended_counties() -> dict[str, list[tuple[str, str, _Ended]]]:
    """By folded name: the state, the name and what became of the counties that ended."""
    known = msgspec.convert(data("ended_counties"), dict[str, dict[str, _Ended]])
    found: dict[str, list[tuple[str, str, _Ended]]] = {}
    for state, counties in known.items():
        for name, what in counties.items():
            found.setdefault(fold(name), []).append((state, name, what))
    return found


def ended_county(gazetteer: Gazetteer, query: str, key: str) -> PlaceResult | None:
    """Where the land lies of the ended county that folded ``key`` names; None for no such county."""
    name, within = split_state(key)
    lead = county_lead_of(name)
    name = name if lead is None else f"{name[lead.end() :]} county"
    known = [entry for entry in _ended_counties().get(name, ()) if within in ("", entry[0])]
    if len(known) != 1 or (not within and any(ref.is_county for ref in gazetteer.named(name))):
        return None
    [(_, title, what)] = known
    now = [gazetteer.by_id(f"{COUNTRY}/{ident}") for ident in what.now]
    labels = [place.label() for place in now]
    county, year = {"en": title, "es": county_es(title)}, str(what.ended)
    key = "ended_county" if len(now) == 1 else "ended_county_parts"
    note = Premise(title, worded(key, county=county, year=year, now=labels[0], other=labels[-1]))
    if len(now) == 1:
        return PlaceResult(query, (Match(now[0], FORMER, 1.0),), (note,), clear=True)
    return PlaceResult(query, tuple(Match(place, OFFERED, 0.0) for place in now), kind=note)


def elsewhere(gazetteer: Gazetteer, query: str, parts: Parts) -> PlaceResult:
    """Places of other states that have the name for which ``parts`` gives a state without one."""
    refs = exact(gazetteer, parts.name, "", parts.kind) if parts.name and parts.state else []
    if not refs:
        return PlaceResult(query, ())
    matches = [structs.replace(match, score=OFFERED, share=0.0) for match in rank(gazetteer, refs)]
    name = _typed(query, parts.name)
    state = states()[parts.state]
    told = worded("elsewhere", name=name, state={"en": state.en, "es": state.es})
    return PlaceResult(query, tuple(matches), kind=Premise(f"{name}, {parts.state}", told))


def zip_elsewhere(gazetteer: Gazetteer, code: str, place: Jurisdiction) -> Premise | None:
    """That the ZIP code beside ``place`` lies in another state; None where it does not or is not in use."""
    found = gazetteer.zip(code)
    if found is None:
        return None
    county, inside = found
    there = [place for place, _ in inside] or ([county] if county is not None else [])
    known = {other.state for other in (*there, county) if other is not None}
    if not there or not place.state or place.state in known:
        return None
    real, state = there[0].label(), states()[place.state]
    told = worded("zip_elsewhere", code=code, real=real, state={"en": state.en, "es": state.es})
    return Premise(f"{place.label()} {code}", told)


def city_around(gazetteer: Gazetteer, parts: Parts) -> Jurisdiction | None:
    """The city that follows the name: ``Hyde Park, Chicago``."""
    for text in parts.rest:
        place = around(gazetteer, text, parts.state)
        if place is not None and place.governs and not place.is_county and place.kind not in STATE_KINDS:
            return place
    return None


def in_city(query: str, parts: Parts, city: Jurisdiction, found: PlaceResult | None) -> PlaceResult:
    """What was ``found`` for a name that ``city`` stands behind, with a word on what that makes of it.

    :param found: None where no place has just that name: a part of a city is no slip for another place.
    """
    if found is None or not found.matches:
        return _part(query, parts, city)
    place = found.matches[0].place
    if place.id == city.id or city.id in place.governed_by:
        return found
    if not place.governs and not {ref.id for ref in place.counties} & {ref.id for ref in city.counties}:
        return _part(query, parts, city)
    key = "apart" if place.governs else "perhaps_part"
    note = Premise(f"{place.name}, {city.name}", worded(key, name=place.name, city=city.label()))
    return structs.replace(found, premise=(*found.premise, note))


def _part(query: str, parts: Parts, city: Jurisdiction) -> PlaceResult:
    name = _typed(query, parts.name)
    note = Premise(f"{name}, {city.name}", worded("part", name=name, city=city.label()))
    return PlaceResult(query, (Match(city, OFFERED, 1.0),), (note,), clear=True)


def _typed(query: str, name: str) -> str:
    """Folded ``name`` as ``query`` writes it, or with capitals where it does not."""
    start = query.partition(",")[0].strip()
    if fold(start) == name and start != start.lower():
        return start
    return capitalized(name)
