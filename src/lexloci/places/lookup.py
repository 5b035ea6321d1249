"""From messy text to jurisdictions: ranked, never silently guessed, false premises mended.

A look-up tries the cheapest reading first: the whole text as a name (with a state at its end), then
the text taken apart (ZIP code, county, kind), then other spellings, then names a slip away. Where
several places answer, the first is used without asking back only if it stands out.
"""

from __future__ import annotations

from msgspec import structs

from lexloci.core.errors import AmbiguousPlace, BadInput, UnknownPlace
from lexloci.places import asides, kinds, premise
from lexloci.places.compile import STATE
from lexloci.places.gazetteer import Gazetteer, Ref
from lexloci.places.model import Jurisdiction, Match, PlaceResult
from lexloci.places.names import fold
from lexloci.places.query import (
    AMBIGUOUS_WORDS,
    MAX_QUERY,
    Parts,
    names_a_kind,
    parse,
    readings,
    spellings,
    split_state,
    without_country,
)
from lexloci.places.ranking import (
    MAX_MATCHES,
    around,
    clear,
    exact,
    misspelt,
    misspelt_county,
    misspelt_state,
    obscure,
    rank,
    settlements,
    state_slip,
    with_kind_read,
    with_slips,
)
from lexloci.places.states import by_name

GEOID_LENGTHS = (7, 10)
MAX_CHOICES = 5
"""How many places an error offers."""
KIND_WORDS = frozenset({"state", "estado", "city", "ciudad", "town", "pueblo", "village", "territory"})
SHORT_COUNTY_TAIL = " co"
"""Colorado, or a county in any state."""
ZIP_LEAD = 2
"""A ZIP code means its first place if that has twice the share of the next."""


def lookup(gazetteer: Gazetteer, query: str) -> PlaceResult:
    """Places that ``query`` may mean.

    :raises BadInput: an empty or overlong text.
    :raises UnknownPlace: an id, GEOID or ZIP code that is not in use.
    """
    if len(query) > MAX_QUERY:
        raise BadInput(
            f"a place of {len(query)} characters", where=query[:40] + "…", remedy=f"Use at most {MAX_QUERY}."
        )
    key = fold(query)
    if not key:
        raise BadInput("no place was given", where=repr(query), remedy='Name one, for example "Clayton, MO".')
    if query.startswith("ocd-division/") or (key.isdigit() and len(key) in GEOID_LENGTHS):
        return _result(gazetteer, query, [Match(gazetteer.by_id(query.strip()), 1.0)])
    found = _looked_up(gazetteer, query, key)
    offered = found.clear and found.matches[0].score <= asides.OFFERED
    return found if offered or not names_a_kind(key) else kinds.minded(gazetteer, query, found)


def _looked_up(gazetteer: Gazetteer, query: str, key: str) -> PlaceResult:
    """The text as a whole, else a region, else the text taken apart."""
    if not key[-1].isdigit():
        matches = _whole(gazetteer, without_country(key))
        if clear(matches):
            return _result(gazetteer, query, matches)
        found = _result(gazetteer, query, matches) if matches else None
        aside = asides.region(gazetteer, query, key, found)
        found = aside or asides.ended_county(gazetteer, query, without_country(key)) or found
        if found is not None:
            return found
    parts = parse(query)
    found = _taken_apart(gazetteer, query, parts)
    city = asides.city_around(gazetteer, parts) if parts.rest else None
    if city is not None:
        return asides.in_city(query, parts, city, found if _named(gazetteer, parts) else None)
    if not parts.state and any(_unread(gazetteer, text) for text in parts.rest):
        return structs.replace(found, clear=False)
    return found if found.matches or found.remarks else asides.elsewhere(gazetteer, query, parts)


def _unread(gazetteer: Gazetteer, text: str) -> bool:
    """Whether what stands behind a name says something else than a kind of place or a county."""
    return text not in KIND_WORDS and not any(ref.is_county for ref in gazetteer.named(text))


def resolve(gazetteer: Gazetteer, query: str) -> tuple[Jurisdiction, PlaceResult]:
    """The one place meant by ``query``.

    :raises UnknownPlace: none found.
    :raises AmbiguousPlace: several, none of which stands out.
    """
    result = lookup(gazetteer, query)
    told = result.kind.correction["en"] if result.kind is not None else ""
    if not result.matches:
        raise UnknownPlace(
            told.rstrip(".") or "no such place was found",
            where=repr(query),
            remedy='Check the spelling or add a state, for example "Clayton, MO".',
        )
    if not result.clear:
        alone = len(result.matches) == 1
        what = told.rstrip(".") or (
            "no place has just that name" if alone else "several places have that name"
        )
        raise AmbiguousPlace(what, where=repr(query), remedy=f"Say which: {'; '.join(_choices(result))}.")
    return result.matches[0].place, result


def _choices(result: PlaceResult) -> list[str]:
    """The likeliest places, each as it can be typed; what else is told of it stands behind it."""
    places = [match.place for match in result.matches[:MAX_CHOICES]]
    labels = [place.label() for place in places]
    return [_full(place, alone=labels.count(place.label()) == 1) for place in places]


def _full(place: Jurisdiction, *, alone: bool) -> str:
    kind = place.kind.replace("_", " ")
    told = [kind] if kind not in ("place", "state", "county") else []
    told += [county.name for county in place.counties[:1]]
    name = f"{place.name} State" if place.kind == "state" else place.label()
    if not alone and place.counties:
        name, told = f"{place.name}, {place.counties[0].name}, {place.state}", told[:1]
    return f"{name} ({', '.join(told)})" if told else name


def _whole(gazetteer: Gazetteer, key: str) -> list[Match]:
    """The whole text as a name, or as a name and a state."""
    found = _read(gazetteer, key, "")
    if not found:
        for text, kind in readings(key):
            found = _read(gazetteer, text, kind)
            if found:
                break
    return found


def _read(gazetteer: Gazetteer, text: str, kind: str) -> list[Match]:
    """One reading as a name, or as a name and a state; ``kind`` is what the name claims to be."""
    refs = exact(gazetteer, text, "", kind)
    if refs:
        refs = with_kind_read(gazetteer, text, "", refs)
        return with_slips(gazetteer, text, refs) if obscure(refs) else rank(gazetteer, refs)
    rest, state = split_state(text)
    refs = exact(gazetteer, rest, state, kind) if state else []
    if refs and not (text.endswith(SHORT_COUNTY_TAIL) and all(ref.is_county for ref in refs)):
        return rank(gazetteer, with_kind_read(gazetteer, rest, state, refs))
    return []


def _result(gazetteer: Gazetteer, query: str, matches: list[Match]) -> PlaceResult:
    notes = premise.about(gazetteer, matches[0].place) if matches else []
    read_as = premise.read_as(query, matches[0].place) if matches and matches[0].guessed else None
    return PlaceResult(query, tuple(matches), tuple(notes), clear(matches), read_as)


def _taken_apart(gazetteer: Gazetteer, query: str, parts: Parts) -> PlaceResult:
    _mind_rest(gazetteer, parts)
    if parts.zip and not parts.name and not parts.county:
        return _by_zip(gazetteer, query, parts.zip)
    if not parts.name and not parts.county:
        return _result(gazetteer, query, rank(gazetteer, _state(gazetteer, parts.state)))
    if parts.colorado and not parts.county and all(ref.is_county for ref in _named(gazetteer, parts)):
        county = Parts(county=parts.name)
        parts = county if _county(gazetteer, county) else parts
    if not parts.name:
        return _by_county(gazetteer, query, parts)
    if parts.county:
        return _by_name_in_county(gazetteer, query, parts)
    matches = _by_name(gazetteer, parts)
    if not matches and parts.zip:
        return _by_zip(gazetteer, query, parts.zip)
    if parts.zip and len(matches) > 1:
        matches = _mind_zip(gazetteer, parts.zip, matches)
    found = _result(gazetteer, query, matches)
    note = asides.zip_elsewhere(gazetteer, parts.zip, matches[0].place) if parts.zip and matches else None
    return structs.replace(found, premise=(*found.premise, note)) if note is not None else found


def _mind_rest(gazetteer: Gazetteer, parts: Parts) -> None:
    """Find the state in what follows the name: misspelt, or a city it lies in."""
    for text in parts.rest:
        if parts.state:
            return
        parts.state = misspelt_state(text)
        if not parts.state:
            place = around(gazetteer, text, "")
            parts.state = place.state if place is not None else ""


def _state(gazetteer: Gazetteer, state: str) -> list[Ref]:
    refs = gazetteer.named(state.casefold()) if state else []
    return sorted((ref for ref in refs if ref.state == state), key=lambda ref: -ref.weight)[:1]


def _named(gazetteer: Gazetteer, parts: Parts) -> list[Ref]:
    """Places with the name said, or another spelling of it."""
    for text, kind in spellings(parts.name):
        refs = exact(gazetteer, text, parts.state, parts.kind or kind)
        if refs:
            return with_kind_read(gazetteer, text, parts.state, refs)
    return []


def _by_name(gazetteer: Gazetteer, parts: Parts) -> list[Match]:
    """Matches for the name (within the state, if one was given), misspelt if need be."""
    refs = _named(gazetteer, parts)
    if refs:
        return rank(gazetteer, refs)
    if not parts.state:
        rest, state = state_slip(parts.name)
        refs = exact(gazetteer, rest, state) if state else []
        if refs:
            return rank(gazetteer, refs)
    return misspelt(gazetteer, parts.name, parts.state, parts.kind)


def _by_zip(gazetteer: Gazetteer, query: str, code: str) -> PlaceResult:
    found = gazetteer.zip(code)
    if found is None:
        raise UnknownPlace(
            f"ZIP code {code} is not in use",
            where=repr(query),
            remedy="Check the digits or name the city.",
        )
    county, inside = found
    matches = [Match(place, 0.55 + 0.45 * share, share) for place, share in inside]
    if county is not None and county.id not in {match.place.id for match in matches}:
        matches.append(Match(county, asides.OFFERED if matches else 1.0, 0.0 if matches else 1.0))
    stands_out = len(inside) <= 1 or inside[0][1] >= ZIP_LEAD * inside[1][1]
    notes = premise.about(gazetteer, matches[0].place) if matches else []
    return PlaceResult(query, tuple(matches[:MAX_MATCHES]), tuple(notes), bool(matches) and stands_out)


def _mind_zip(gazetteer: Gazetteer, code: str, matches: list[Match]) -> list[Match]:
    found = gazetteer.zip(code)
    if found is None:
        return matches
    ids = {place.id for place, _ in found[1]} | ({found[0].id} if found[0] else set())
    return _alone([match for match in matches if match.place.id in ids]) or matches


def _alone(matches: list[Match]) -> list[Match]:
    """A single match stands out, however small its share was among the others."""
    return [Match(matches[0].place, 1.0)] if len(matches) == 1 else matches


def _by_county(gazetteer: Gazetteer, query: str, parts: Parts) -> PlaceResult:
    """Only a county was named."""
    refs = _county(gazetteer, parts)
    if refs:
        return _result(gazetteer, query, rank(gazetteer, refs))
    kind = "borough" if parts.county_word == "borough" else ""
    place = Parts(name=parts.county, state=parts.state, kind=kind)
    if query.casefold().find("cty") >= 0:
        refs = exact(gazetteer, f"{parts.county} city", parts.state)
        if refs:
            return _result(gazetteer, query, rank(gazetteer, refs))
    matches = misspelt_county(gazetteer, parts.county, parts.county_word, parts.state)
    if matches:
        return _result(gazetteer, query, matches)
    refs = [ref for ref in _named(gazetteer, place) if ref.sort != STATE]
    if refs:
        found = rank(gazetteer, refs)
        if parts.county_word in AMBIGUOUS_WORDS:
            return _result(gazetteer, query, found)
        note = premise.no_such_county(parts, found[0].place)
        return PlaceResult(query, tuple(found), (note,), clear(found))
    return _no_county(gazetteer, query, parts)


def _county(gazetteer: Gazetteer, parts: Parts) -> list[Ref]:
    """Counties with the name said, in other spellings and with other words for a county."""
    for name, _ in spellings(parts.county):
        whole = f"{name} {parts.county_word}"
        for key in (whole,) if parts.county_word in AMBIGUOUS_WORDS else (whole, f"{name} county", name):
            refs = [ref for ref in exact(gazetteer, key, parts.state) if ref.is_county]
            if refs:
                return refs
    return _county_of_city(gazetteer, parts)


def _county_of_city(gazetteer: Gazetteer, parts: Parts) -> list[Ref]:
    """The county that has the name of the city meant by another name: ``condado de Nueva York``."""
    cities = rank(gazetteer, settlements(exact(gazetteer, parts.county, parts.state)))
    if not clear(cities) or fold(cities[0].place.name) == parts.county:
        return []
    name, state = fold(cities[0].place.name), cities[0].place.state
    return [ref for ref in exact(gazetteer, f"{name} county", state) if ref.is_county]


def _no_county(gazetteer: Gazetteer, query: str, parts: Parts) -> PlaceResult:
    """There is neither a county nor a place of that name: say so of the state."""
    state = parts.state or by_name().get(parts.county, "")
    refs = _state(gazetteer, state)
    if not refs:
        return PlaceResult(query, ())
    place = gazetteer.by_number(refs[0].n)
    return PlaceResult(query, (Match(place, asides.OFFERED),), (premise.no_such_county(parts, place),), False)


def _by_name_in_county(gazetteer: Gazetteer, query: str, parts: Parts) -> PlaceResult:
    """Use the county named to choose; where it is wrong, say so."""
    refs = settlements(_named(gazetteer, parts))
    inside = [ref for ref in refs if _lies_in(gazetteer, ref, parts)]
    if inside:
        return _result(gazetteer, query, rank(gazetteer, inside))
    found = rank(gazetteer, refs) or misspelt(gazetteer, parts.name, parts.state, parts.kind)
    near = [m for m in found if premise.lies_in(gazetteer, m.place, parts.county)] if not refs else []
    if near or not found:
        return _result(gazetteer, query, _alone(near))
    state = by_name().get(parts.county, "") if not parts.state else ""
    matches = _alone([match for match in found if match.place.state == state]) or found
    if parts.state or clear(matches):
        note = premise.wrong_county(gazetteer, parts, matches[0].place)
    else:
        note = premise.in_no_county(gazetteer, parts)
    return PlaceResult(query, tuple(matches), (note,) if note else (), clear(matches))


def _lies_in(gazetteer: Gazetteer, ref: Ref, parts: Parts) -> bool:
    return premise.lies_in(gazetteer, gazetteer.by_number(ref.n), parts.county)
