"""The place a text is about: its mentions put together, and looked up as one."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, structs

from lexloci.core.errors import LexlociError
from lexloci.places.gazetteer import Gazetteer
from lexloci.places.lookup import lookup
from lexloci.places.model import Match, PlaceResult, Premise
from lexloci.reading.places import Mention

SHERIFF, JAIL = "sheriff", "jail"
"""What belongs to a county: a name beside it may be the county's, if a county has it."""


class Setting(Struct, frozen=True):
    """Where a text is set.

    :ivar results: one look-up for each place; several when places are compared.
    :ivar premise: false premises about them.
    """

    results: tuple[PlaceResult, ...] = ()
    premise: tuple[Premise, ...] = ()


def setting(gazetteer: Gazetteer, mentions: Sequence[Mention], concepts: frozenset[str]) -> Setting:
    """The places that ``mentions`` name, each looked up with the state, county and ZIP code beside it."""
    states = [m for m in mentions if m.kind == "state"]
    zips = list(dict.fromkeys(m.name for m in mentions if m.kind == "zip"))
    counties = _once([m for m in mentions if m.kind == "county"])
    places = _once([m for m in mentions if m.kind == "place"])
    if len(counties) == 1 and len(places) == 1:
        queries = [_joined(places[0], counties[0], zips)]
    else:
        queries = [_query(m, states, zips if len(places) + len(counties) == 1 else [], gazetteer)
                   for m in sorted([*counties, *places], key=lambda m: m.first)]  # fmt: skip
    if not queries:
        queries = zips or list(dict.fromkeys(m.name for m in states))
    found = [result for query in queries if (result := _looked_up(gazetteer, query)) is not None]
    premise = tuple(note for result in found for note in result.premise)
    if len(counties) == 1 and len(places) == 1:
        found = [_county_or_city(gazetteer, found, counties[0], places[0], concepts)] if found else []
    elif len(found) == 1 and concepts & {SHERIFF, JAIL} and places:
        found = [_namesake(gazetteer, found[0], places[0], SHERIFF in concepts)]
    return Setting(_distinct(found), premise)


def _once(mentions: list[Mention]) -> list[Mention]:
    """The same name counts once: where its state is said, if anywhere."""
    best: dict[str, Mention] = {}
    for mention in mentions:
        known = best.get(mention.name)
        if known is None or (mention.state and not known.state):
            best[mention.name] = mention
    return list(best.values())


def _query(mention: Mention, states: list[Mention], zips: list[str], gazetteer: Gazetteer) -> str:
    state = mention.state
    if not state and len({m.state for m in states}) == 1:
        said = states[0].state
        named = gazetteer.named(mention.name)
        state = said if not named or any(ref.state == said for ref in named) else ""
    return " ".join(part for part in (f"{mention.name},", state, *zips) if part).strip(", ")


def _joined(place: Mention, county: Mention, zips: list[str]) -> str:
    state = place.state or county.state
    return f"{place.name}, {county.name}, {state} {' '.join(zips)}".strip(", ")


def _looked_up(gazetteer: Gazetteer, query: str) -> PlaceResult | None:
    try:
        result = lookup(gazetteer, query)
    except LexlociError:
        return None
    return result if result.matches else None


def _county_or_city(
    gazetteer: Gazetteer, found: list[PlaceResult], county: Mention, place: Mention, concepts: frozenset[str]
) -> PlaceResult:
    """Of a county and a city in it: the county, if it is named first or its jail or sheriff is meant."""
    result = found[0]
    if county.first > place.first and not concepts & {SHERIFF, JAIL}:
        return result
    name = county.name.rpartition(" ")[0]
    for ref in result.matches[0].place.counties:
        if ref.name.casefold().startswith(name):
            return structs.replace(
                result, matches=(Match(gazetteer.by_id(ref.id), 1.0), *result.matches), clear=True
            )
    return result


def _namesake(gazetteer: Gazetteer, result: PlaceResult, mention: Mention, sheriff: bool) -> PlaceResult:
    """``butler sheriff``: the county of that name; both, if the city of that name lies elsewhere."""
    best = result.matches[0].place
    county = gazetteer.county_in(mention.name, best.state) if best.state and not best.is_county else None
    if county is None or county.id in best.same_as:
        return result
    inside = county.id in {ref.id for ref in best.counties}
    if inside and not sheriff:
        return result
    others = tuple(match for match in result.matches if match.place.id != county.id)
    return structs.replace(result, matches=(Match(county, 1.0), *others), clear=inside and result.clear)


def _distinct(results: list[PlaceResult]) -> tuple[PlaceResult, ...]:
    """One result for each place, in order."""
    kept: dict[str, PlaceResult] = {}
    for result in results:
        kept.setdefault(result.matches[0].place.id, result)
    return tuple(kept.values())
