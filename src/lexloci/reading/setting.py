"""The place a text is about: its mentions put together, and looked up as one."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, structs

from lexloci.core.errors import LexlociError
from lexloci.places import premise
from lexloci.places.gazetteer import Gazetteer
from lexloci.places.lookup import lookup
from lexloci.places.model import STATE_KINDS, Jurisdiction, Match, PlaceResult, Premise
from lexloci.places.names import fold
from lexloci.places.query import Parts
from lexloci.places.states import states
from lexloci.reading.lexicon import data
from lexloci.reading.places import Mention

CITY_MEANT = 1_000_000
"""A city of the name of its state is meant only if it is as large as this."""
FAR_LARGER = 6
"""Of a county and a city elsewhere of one name, the one so many times larger is meant."""
SURE = 4.5
"""A name as strong as this is a place's, whatever states the text speaks of."""
NATION = frozenset({"united states", "usa", "us", "america"})
"""What lies in no county."""
OF_A_STATE = ("state of ", "commonwealth of ", "estado de ")
"""How a state is named in full: it lies in no county."""
BESIDE_GAP = 4
"""How many words may lie between a place and the county it is said to be in."""
REMEMBERED = 2_048
"""Look-ups that are kept: a page names the same places again and again."""
CODE = 2
"""A state's two letters may be a city's too: LA."""
LOCAL = frozenset({"police", "jail", "local"})
LEGISLATURE = "session"
"""The concept of what a state has in its capital."""
SHERIFF, JAIL = "sheriff", "jail"
"""What belongs to a county: a name beside it may be the county's, if a county has it."""


class Setting(Struct, frozen=True):
    """Where a text is set.

    :ivar results: one look-up for each place; several when places are compared.
    :ivar premise: false premises about them.
    """

    results: tuple[PlaceResult, ...] = ()
    premise: tuple[Premise, ...] = ()

    @property
    def kinds(self) -> tuple[Premise, ...]:
        """What to say of the kinds of place that the text names: they are loose words, and no premise."""
        return tuple(result.kind for result in self.results if result.kind is not None)


def setting(gazetteer: Gazetteer, mentions: Sequence[Mention], concepts: frozenset[str]) -> Setting:
    """The places that ``mentions`` name, each looked up with the state, county and ZIP code beside it."""
    if not mentions:
        return Setting()
    alone = [m for m in mentions if m.kind == "state"]
    zips = list(dict.fromkeys(m.name for m in mentions if m.kind == "zip"))
    counties = _once([m for m in mentions if m.kind == "county"])
    places = _once([m for m in mentions if m.kind == "place"])
    if counties or alone or any(m.name not in NATION for m in places):
        places = [m for m in places if m.name not in NATION]
    places = [m for m in places if not _elsewhere(gazetteer, m, alone)]
    if len(counties) == 1 and len(places) == 1 and _beside(places[0], counties[0]):
        both = _in_county(gazetteer, places[0], counties[0], zips, concepts)
        if both.results:
            return both
    named = sorted([*counties, *places], key=lambda m: m.first)
    if not named and not zips:
        return Setting(_distinct(_states(gazetteer, alone, concepts)))
    told = zips if len(named) == 1 else []
    found, notes = _each(gazetteer, named, alone, told, LEGISLATURE in concepts)
    if named and not found:
        alone = [
            *alone,
            *(structs.replace(m, kind="state", name=m.state.casefold()) for m in named if m.state),
        ]
    if not named:
        found = [result for code in zips if (result := looked_up(gazetteer, code)) is not None]
    if not found or (named and not zips):
        found = _in_one_state(found)
        found += _apart(_states(gazetteer, alone, concepts, beside=found), found)
    if len(found) == 1 and concepts & {SHERIFF, JAIL} and places and not places[0].city:
        found = [_namesake(gazetteer, found[0], places[0], SHERIFF in concepts)]
    notes += [note for result in found if result.clear for note in result.premise]
    return Setting(_distinct(found), tuple(notes))


def _statehouse(gazetteer: Gazetteer, result: PlaceResult) -> PlaceResult:
    """Of a capital the state: "Richmond's General Assembly"."""
    capitals = data("places/capitals.yaml")
    for match in result.matches:
        place = match.place
        if capitals.get(fold(place.name)) == place.state and not place.is_county:
            return PlaceResult(
                result.query, (Match(gazetteer.by_id(states()[place.state].id), 1.0),), clear=True
            )
    return result


def _each(
    gazetteer: Gazetteer, named: list[Mention], alone: list[Mention], zips: list[str], legislature: bool
) -> tuple[list[PlaceResult], list[Premise]]:
    """Each place named, looked up by itself, and what is false of them."""
    found: list[PlaceResult] = []
    notes: list[Premise] = []
    for mention in named:
        result = looked_up(gazetteer, _query(mention, alone, zips, gazetteer))
        result = _city(result) if result is not None and mention.city and result.kind is None else result
        result = _statehouse(gazetteer, result) if result is not None and legislature else result
        missing = _no_such_county(gazetteer, mention, alone, result)
        if missing is not None:
            notes.append(missing)
        elif result is not None:
            found.append(result)
    return found, notes


def _beside(place: Mention, county: Mention) -> bool:
    """Whether a place and a county are named as one: "Clayton in St. Louis County"."""
    if place.apart or county.apart or place.name.startswith(OF_A_STATE):
        return False
    gap = county.first - place.last if place.last < county.first else place.first - county.last
    return gap <= BESIDE_GAP


def _in_county(
    gazetteer: Gazetteer, place: Mention, county: Mention, zips: list[str], concepts: frozenset[str]
) -> Setting:
    """A county and a place in it."""
    result = looked_up(gazetteer, _joined(gazetteer, place, county, zips))
    if result is None:
        return Setting()
    chosen = _county_or_city(gazetteer, result, county, place, concepts)
    return Setting((chosen,), result.premise)


def _elsewhere(gazetteer: Gazetteer, mention: Mention, alone: list[Mention]) -> bool:
    """Whether a doubtful name has no place in the states that the text speaks of: a person's, a country's."""
    said = {m.state for m in alone}
    surer = mention.strength > max((m.strength for m in alone if len(m.name) <= CODE), default=SURE)
    if mention.state or not said or mention.strength >= SURE or surer:
        return False
    return not any(ref.state in said for ref in gazetteer.named(mention.name))


def _no_such_county(
    gazetteer: Gazetteer, mention: Mention, alone: list[Mention], result: PlaceResult | None
) -> Premise | None:
    """The premise that there is such a county, where the look-up found only one of another name."""
    if mention.kind != "county":
        return None
    said = mention.state or (alone[0].state if alone else "")
    if any(ref.state == said or not said for ref in gazetteer.named(mention.name)):
        return None
    if not mention.state and gazetteer.named(mention.name):
        return None
    if not said:
        return None if result is not None and _same_name(result, mention) else _unknown(mention)
    if result is None:
        return None
    parts = Parts(county=mention.name.rpartition(" ")[0], state=said)
    return premise.no_such_county(parts, gazetteer.by_id(states()[said].id))


def _same_name(result: PlaceResult, mention: Mention) -> bool:
    return fold(result.matches[0].place.name) == mention.name


def _unknown(mention: Mention) -> Premise:
    name = mention.name.title()
    return Premise(name, {"en": f"There is no {name}.", "es": f"No existe {name}."})


def _apart(states_named: list[PlaceResult], found: list[PlaceResult]) -> list[PlaceResult]:
    """States that no place found may lie in: they are spoken of beside them."""
    around = {match.place.state for result in found for match in result.matches}
    return [result for result in states_named if result.matches[0].place.state not in around]


def _city(result: PlaceResult) -> PlaceResult:
    """Of a look-up the cities only: "the City of St. Louis" is not its county."""
    cities = tuple(match for match in result.matches if not match.place.is_county)
    if not cities:
        return result
    sizes = [match.place.population or 0 for match in cities]
    alone = len(cities) == 1 or sizes[0] >= FAR_LARGER * max(sizes[1:])
    return structs.replace(result, matches=cities, clear=result.clear or alone)


def _cities(found: Sequence[PlaceResult]) -> bool:
    """Whether a city elsewhere is spoken of, so that New York beside it is the city too."""
    return any(not result.matches[0].place.is_county for result in found)


def _states(
    gazetteer: Gazetteer,
    alone: list[Mention],
    concepts: frozenset[str],
    *,
    beside: Sequence[PlaceResult] = (),
) -> list[PlaceResult]:
    """The states named by themselves.

    :param beside: the places named too.
    """
    spoken = concepts | LOCAL if _cities(beside) else concepts
    found = [_state(gazetteer, m, spoken) for m in _once(alone) if len(m.name) > CODE]
    codes = [looked_up(gazetteer, m.name) for m in _once(alone) if len(m.name) <= CODE]
    return [*found, *(_coded(result, beside) for result in codes if result is not None)]


def _coded(result: PlaceResult, beside: Sequence[PlaceResult]) -> PlaceResult:
    """What two letters mean: of LA the city, where a city of another state is named beside it."""
    state = result.matches[0].place.state
    if not _cities(beside) or any(other.matches[0].place.state == state for other in beside):
        return result
    large = [m for m in result.matches if _large_city(m.place)]
    return structs.replace(result, matches=tuple(large), clear=True) if len(large) == 1 else result


def _large_city(place: Jurisdiction) -> bool:
    return (place.population or 0) >= CITY_MEANT and place.kind not in STATE_KINDS and not place.is_county


def _in_one_state(found: list[PlaceResult]) -> list[PlaceResult]:
    """Of a name that many places have the one in the state of the others: "St. Louis or St. Louis County"."""
    clear = [result.matches[0].place for result in found if result.clear]
    if len({place.state for place in clear}) != 1:
        return found
    return [result if result.clear else _within(result, clear) for result in found]


def _within(result: PlaceResult, others: Sequence[Jurisdiction]) -> PlaceResult:
    known = {place.id for place in others}
    inside = tuple(m for m in result.matches if m.place.state == others[0].state and m.place.id not in known)
    return structs.replace(result, matches=inside, clear=True) if len(inside) == 1 else result


def _state(gazetteer: Gazetteer, mention: Mention, concepts: frozenset[str]) -> PlaceResult:
    """The state; of New York the city, where police, a jail or a city are spoken of."""
    state = gazetteer.by_id(states()[mention.state].id)
    if concepts & LOCAL:
        others = [match.place for match in lookup(gazetteer, mention.name).matches]
        for place in others:
            if _large_city(place) and place.state == mention.state:
                return PlaceResult(mention.name, (Match(place, 1.0), Match(state, 0.5)), clear=True)
    return PlaceResult(mention.name, (Match(state, 1.0),), clear=True)


def _once(mentions: list[Mention]) -> list[Mention]:
    """The same name counts once in each state that is said, and by itself only where none is."""
    stated = {mention.name for mention in mentions if mention.state}
    best: dict[tuple[str, str], Mention] = {}
    for mention in mentions:
        if mention.state or mention.name not in stated:
            best.setdefault((mention.name, mention.state), mention)
    return list(best.values())


def _query(mention: Mention, alone: list[Mention], zips: list[str], gazetteer: Gazetteer) -> str:
    state = mention.state
    if not state and len({m.state for m in alone}) == 1:
        said = alone[0].state
        named = gazetteer.named(mention.name)
        state = said if not named or any(ref.state == said for ref in named) else ""
    return " ".join(part for part in (f"{_with_kind(mention)},", state, *zips) if part).strip(", ")


def _with_kind(mention: Mention) -> str:
    """The name with the kind said beside it: "town of hempstead", "jackson township"."""
    said, name = mention.said, mention.name
    return f"{said} {name}" if said.endswith(" of") else f"{name} {said}".strip()


def _joined(gazetteer: Gazetteer, place: Mention, county: Mention, zips: list[str]) -> str:
    only = {ref.state for ref in gazetteer.named(county.name)}
    state = place.state or county.state or (only.pop() if len(only) == 1 else "")
    return f"{_with_kind(place)}, {county.name}, {state} {' '.join(zips)}".strip(", ")


def looked_up(gazetteer: Gazetteer, query: str) -> PlaceResult | None:
    """What a look-up finds, kept; None where it finds nothing."""
    known = gazetteer.asked
    found = known.get(query)
    if found is None:
        if len(known) >= REMEMBERED:
            known.clear()
        found = known[query] = (_look_up(gazetteer, query),)
    return found[0]


def _look_up(gazetteer: Gazetteer, query: str) -> PlaceResult | None:
    try:
        result = lookup(gazetteer, query)
    except LexlociError:
        return None
    return result if result.matches else None


def _county_or_city(
    gazetteer: Gazetteer, result: PlaceResult, county: Mention, place: Mention, concepts: frozenset[str]
) -> PlaceResult:
    """Of a county and a city in it: the county, if it is named first or its jail or sheriff is meant."""
    if county.first > place.first and not concepts & {SHERIFF, JAIL}:
        return result
    name = county.name.rpartition(" ")[0]
    for ref in result.matches[0].place.counties:
        if ref.name.casefold().startswith(name):
            found = (Match(gazetteer.by_id(ref.id), 1.0), *result.matches)
            return structs.replace(result, matches=found, clear=True)
    return result


def _namesake(gazetteer: Gazetteer, result: PlaceResult, mention: Mention, sheriff: bool) -> PlaceResult:
    """``butler sheriff``: the county of that name; both, if the city of that name lies elsewhere."""
    best = result.matches[0].place
    county = gazetteer.county_in(mention.name, best.state) if best.state and not best.is_county else None
    if county is None and not result.clear:
        return _far_larger_county(gazetteer, result, mention)
    if county is None or county.id in best.same_as:
        return result
    inside = county.id in {ref.id for ref in best.counties}
    weights = {ref.is_county: ref.weight for ref in gazetteer.named(mention.name) if ref.state == best.state}
    size, own = weights.get(True, 0), weights.get(False, 0)
    if (inside and not sheriff) or own >= FAR_LARGER * size > 0:
        return result
    others = tuple(match for match in result.matches if match.place.id != county.id)
    plain = (inside and result.clear) or size >= FAR_LARGER * own
    return structs.replace(result, matches=(Match(county, 1.0), *others), clear=plain)


def _far_larger_county(gazetteer: Gazetteer, result: PlaceResult, mention: Mention) -> PlaceResult:
    """``Cobb jail``: the one county of a name that some small places have too."""
    counties = gazetteer.named(f"{mention.name} county")
    largest = max((ref.weight for ref in gazetteer.named(mention.name) if not ref.is_county), default=0)
    if mention.state or len(counties) != 1 or counties[0].weight < FAR_LARGER * largest:
        return result
    found = gazetteer.county_in(mention.name, counties[0].state)
    if found is None:
        return result
    others = tuple(match for match in result.matches if match.place.id != found.id)
    return structs.replace(result, matches=(Match(found, 1.0), *others), clear=True)


def _distinct(results: list[PlaceResult]) -> tuple[PlaceResult, ...]:
    """One result for each place, in order."""
    kept: dict[str, PlaceResult] = {}
    for result in results:
        kept.setdefault(result.matches[0].place.id, result)
    return tuple(kept.values())
