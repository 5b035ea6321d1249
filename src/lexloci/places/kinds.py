"""The kind of place that a text names, held against the place found: Jackson Township is not Jackson.

A kind that the place found does not have is never passed over. Where the state has governments of that
kind beside its cities (townships, New York's towns), another one is probably meant: the places of the
name and the counties are offered. Elsewhere the word is only a loose one, and a remark suffices.
"""

from __future__ import annotations

from functools import cache

import msgspec
from msgspec import Struct, structs

from lexloci.places.compile import (
    BOROUGH,
    CITY,
    COUNTY,
    OTHER,
    STATISTICAL,
    TOWN,
    TOWNSHIP,
    VILLAGE,
    sort_of,
)
from lexloci.places.gazetteer import Gazetteer
from lexloci.places.model import STATE_KINDS, Jurisdiction, Match, PlaceResult, Premise
from lexloci.places.names import capitalized, fold
from lexloci.places.premise import county_es
from lexloci.places.query import AMBIGUOUS_WORDS, GENERIC, Parts, kind_of, lead_of, parse, tail_of
from lexloci.places.ranking import MAX_MATCHES
from lexloci.places.states import covered, data, kinds_beside

SUBDIVISIONS = "county-subdivision gazetteer"
"""What a gazetteer is made from that knows every township."""
SORTS = {
    "city": {CITY}, "village": {VILLAGE}, "borough": {BOROUGH, COUNTY}, "town": {TOWN, TOWNSHIP},
    "township": {TOWN, TOWNSHIP}, "plantation": {TOWN}, "cdp": {STATISTICAL},
}  # fmt: skip
NAMES = {
    CITY: "city", TOWN: "town", VILLAGE: "village", BOROUGH: "borough", TOWNSHIP: "township",
    STATISTICAL: "cdp", COUNTY: "county",
}  # fmt: skip
WITHOUT = STATE_KINDS | {"tribal_nation"}
"""Kinds that no such word is held against: of a nation that calls itself a pueblo it is the name."""
FIRST, THEN = 0.5, 0.4
"""Scores where a place of another kind was meant: of the places of its name, then of the counties; first of
the county where the text names it."""


class Said(Struct, frozen=True):
    """A kind that a text names beside a name.

    :ivar full: the folded name with it, as typed.
    :ivar bare: the folded name without it.
    :ivar leads: the kind stands first: "Town of Hempstead".
    """

    kind: str
    full: str
    bare: str
    leads: bool

    def title(self, lang: str) -> str:
        """``Jackson Township``, ``Town of Hempstead``, ``township de Jackson``."""
        name = capitalized(self.bare)
        if lang == "es":
            return f"{_words(self.kind, lang)[0].partition(' ')[2]} de {name}"
        word = "CDP" if self.kind == "cdp" else self.kind.capitalize()
        return f"{word} of {name}" if self.leads else f"{name} {word}"


class _Kinds(Struct):
    own: dict[str, list[str]]
    loose: dict[str, list[str]]
    words: dict[str, dict[str, tuple[str, str]]]


def has_kind(state: str, kind: str) -> bool:
    """Whether places of a bare name may be of this kind in a state."""
    return state in _kinds().own.get(kind, ())


@cache
def _kinds() -> _Kinds:
    return msgspec.convert(data("kinds"), _Kinds)


def _words(kind: str, lang: str) -> tuple[str, str]:
    """``a town`` and ``towns``."""
    return _kinds().words[kind][lang]


def minded(gazetteer: Gazetteer, query: str, result: PlaceResult) -> PlaceResult:
    """``result`` of looking up ``query``, with a word on the kind it names if what was found is not one."""
    parts = parse(query)
    said = kind_said(parts)
    if said is None or (parts.state and parts.state not in covered()):
        return result
    if not result.matches:
        return _not_held(gazetteer, parts, said, result)
    place = result.matches[0].place
    if place.kind in WITHOUT or place.state in ("PR", *_kinds().loose.get(said.kind, ())):
        return result
    if _is_named(gazetteer, said, place):
        return _one_of_many(gazetteer, parts, said, result)
    if not parts.state and not result.clear:
        return _in_states_that_have(gazetteer, said, result)
    return _held_against(gazetteer, parts, said, result)


def _held_against(gazetteer: Gazetteer, parts: Parts, said: Said, result: PlaceResult) -> PlaceResult:
    """The kind named, held against what the first match is."""
    place = result.matches[0].place
    sort = sort_of(place)
    own = has_kind(place.state, said.kind) or said.kind in ("city", "cdp")
    if sort in SORTS[said.kind]:
        return _one_of_many(gazetteer, parts, said, result)
    if sort == OTHER and own and said.kind != "cdp":
        return result
    if place.state in kinds_beside().get(said.kind, ()):
        return _not_held(gazetteer, parts, said, result)
    told = place.governs is False or not result.clear
    return result if told else structs.replace(result, kind=_remark(said, place, sort, own))


def kind_said(parts: Parts) -> Said | None:
    """The kind named beside the name; None where none is, or only that it is some municipality."""
    if not parts.name and parts.county_word in AMBIGUOUS_WORDS:
        generic = parts.county_word in GENERIC
        full = f"{parts.county} {parts.county_word}"
        return None if generic else Said("borough", full, parts.county, leads=False)
    if parts.kind:
        return Said(parts.kind, f"{parts.name} {parts.kind}", parts.name, leads=False)
    lead, tail = lead_of(parts.name), tail_of(parts.name)
    for found in (lead, tail):
        if found is not None and found.group("kind") and found.group("kind") not in GENERIC:
            bare = parts.name[found.end() :] if found is lead else parts.name[: found.start()]
            return Said(kind_of(found), parts.name, bare, leads=found is lead)
    return None


def _is_named(gazetteer: Gazetteer, said: Said, place: Jurisdiction) -> bool:
    """Whether the kind is part of a name of ``place``: Kansas City, Weymouth Town."""
    names = {said.full, f"{said.bare} {said.kind}", f"{said.kind} of {said.bare}"}
    own = f" {place.name.casefold()} "
    return f" {said.kind} " in own or any(
        gazetteer.by_number(ref.n).id == place.id for name in names for ref in gazetteer.named(name)
    )


def _not_held(gazetteer: Gazetteer, parts: Parts, said: Said, result: PlaceResult) -> PlaceResult:
    """Another place was meant, which the gazetteer does not hold: what there is of the name, and where."""
    best = result.matches[0].place if result.matches else None
    state = parts.state or (best.state if best else "")
    county = gazetteer.county_in(parts.county, state) if parts.county and parts.name and state else None
    around = [ref.id for match in result.matches[:1] for ref in match.place.counties]
    counties = [county] if county is not None else list(map(gazetteer.by_id, around))
    like = [(m.place, m.share) for m in result.matches if m.place not in counties]
    where = [(place, 0.0) for place in counties]
    first, then = (where, like) if county is not None else (like, where)
    matches = [Match(place, FIRST, share) for place, share in first]
    matches += [Match(place, THEN, share) for place, share in then]
    premises = () if county is not None else result.premise
    return PlaceResult(
        result.query, tuple(matches), premises, clear=False, kind=_lack(gazetteer, said, state)
    )


def _one_of_many(gazetteer: Gazetteer, parts: Parts, said: Said, result: PlaceResult) -> PlaceResult:
    """A township found by its name: which others of the name a gazetteer without townships lacks."""
    place = result.matches[0].place
    if said.kind != "township" or parts.county or not result.clear or _holds_townships(gazetteer):
        return result
    if place.state not in kinds_beside()["township"]:
        return result
    if parts.state or parts.zip:
        return structs.replace(result, kind=_others(gazetteer, said, place))
    return _which(gazetteer, said, result)


def _which(gazetteer: Gazetteer, said: Said, result: PlaceResult) -> PlaceResult:
    """Townships of a name, and the other places of it in states that have townships: which state is meant?"""
    known = {match.place.id for match in result.matches}
    others = [gazetteer.by_number(ref.n) for ref in gazetteer.named(said.bare)]
    like = tuple(
        Match(other, THEN, 0.0)
        for other in sorted(others, key=lambda other: (-(other.population or 0), other.id))
        if other.state in kinds_beside()["township"] and not other.is_county and other.id not in known
    )
    return structs.replace(
        result, matches=(*result.matches, *like)[:MAX_MATCHES], clear=False, kind=_few(said, "")
    )


def _in_states_that_have(gazetteer: Gazetteer, said: Said, result: PlaceResult) -> PlaceResult:
    """Of places in several states those in states that have the kind."""
    beside = kinds_beside().get(said.kind, [])
    there = {*beside, *_kinds().own.get(said.kind, [])}
    matches = tuple(match for match in result.matches if match.place.state in there)
    if not matches:
        return result
    found = structs.replace(result, matches=matches, clear=False)
    if said.kind != "township" or _holds_townships(gazetteer):
        return found
    if sort_of(matches[0].place) in SORTS[said.kind]:
        return _which(gazetteer, said, found)
    return structs.replace(found, kind=_lack(gazetteer, said, ""))


def _holds_townships(gazetteer: Gazetteer) -> bool:
    return SUBDIVISIONS in gazetteer.meta.get("basis", "")


def _lack(gazetteer: Gazetteer, said: Said, state: str) -> Premise:
    return _of_state("kind_not_there" if _holds_townships(gazetteer) else "kind_not_loaded", said, state)


def _few(said: Said, state: str) -> Premise:
    return _of_state("kind_few", said, state)


def _others(gazetteer: Gazetteer, said: Said, place: Jurisdiction) -> Premise | None:
    """The townships of the state that have the name of ``place`` as well; None where there is no other."""
    name = fold(place.name).removesuffix(" township")
    others = namesakes().get((place.state, name))
    if others is None:
        return _few(said, place.state)
    if isinstance(others, int):
        where = {lang: {"count": str(others), "state": _state(place.state, lang)} for lang in LANGS}
        return _premise("kind_many", said, where)
    counties = [gazetteer.by_id(geoid).name for geoid in others]
    where = {lang: {"counties": _listed(counties, lang)} for lang in LANGS}
    return _premise("kind_also", said, where) if counties else None


@cache
def namesakes() -> dict[tuple[str, str], list[str] | int]:
    """State and folded name of a township → the counties of others of that name, or how many there are."""
    known = msgspec.convert(data("townships"), dict[str, dict[str, list[str] | int]])
    return {(state, fold(name)): others for state, names in known.items() for name, others in names.items()}


def _listed(counties: list[str], lang: str) -> str:
    within, last = {"en": ("in ", " and "), "es": ("en ", " y ")}[lang]
    named = [within + (county if lang == "en" else county_es(county)) for county in counties]
    return last.join([", ".join(named[:-1]), named[-1]] if len(named) > 1 else named)


def _of_state(key: str, said: Said, state: str) -> Premise:
    within = {"en": f" in {_state(state, 'en')}", "es": f" en {_state(state, 'es')}"} if state else {}
    values = {lang: {"where": within.get(lang, ""), "many": _words(said.kind, lang)[1]} for lang in LANGS}
    return _premise(key, said, values)


def _remark(said: Said, place: Jurisdiction, sort: int, own: bool) -> Premise:
    """The word is a loose one: what the place is, and whether its state has such places at all."""
    key = "kind_other" if own else "kind_none" if sort in NAMES else "kind_none_untold"
    return _premise(
        key, said,
        {
            lang: {
                "name": place.name, "state": _state(place.state, lang), "many": _words(said.kind, lang)[1],
                "one": _words(NAMES.get(sort, "city"), lang)[0], "said_one": _words(said.kind, lang)[0],
            }
            for lang in LANGS
        },
    )  # fmt: skip


LANGS = ("en", "es")


def _state(postal: str, lang: str) -> str:
    return covered()[postal].en if lang == "en" else covered()[postal].es


@cache
def _wordings() -> dict[str, dict[str, str]]:
    return msgspec.convert(data("premises"), dict[str, dict[str, str]])


def _premise(key: str, said: Said, values: dict[str, dict[str, str]]) -> Premise:
    return Premise(
        said.title("en"),
        {lang: _wordings()[key][lang].format(said=said.title(lang), **values[lang]) for lang in LANGS},
    )
