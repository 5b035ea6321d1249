"""Kinds of government that a state does not have: "the Skokie Parish Jail", "Orleans County"."""

from __future__ import annotations

from lexloci.core.patterns import compiled
from lexloci.places.gazetteer import Gazetteer
from lexloci.places.kinds import has_kind
from lexloci.places.model import Jurisdiction, Premise
from lexloci.places.names import fold
from lexloci.places.premise import about, no_such_county, worded
from lexloci.places.query import Parts
from lexloci.places.states import states
from lexloci.reading.kinds import describing
from lexloci.reading.setting import looked_up

NO_COUNTIES = {"LA": "parish", "AK": "borough"}
"""States that call their counties otherwise."""
NAME = r"(?P<name>(?:[A-ZÁÉÍÓÚÑ][\w.'’-]*\s){0,3}[A-ZÁÉÍÓÚÑ][\w.'’-]+)"
BODY = (
    r"(?:Jail|Council|Assembly|Commission|Police|Sheriff|Prison|Court|Board|Immigration|Detention|Government|Executive"
    r"|jail|sheriff|deput|police|prison|government)"
)
KINDS = (
    compiled(rf"{NAME}\s(?P<kind>Parish|Borough|County)(?:['’]s)?\s{BODY}"),
    compiled(
        rf"\b(?:sheriff|Sheriff|jail|deputies|commissioners|assembly|Assembly) (?:of|in) (?:the )?{NAME}\s"
        r"(?P<kind>Parish|Borough)\b"
    ),
    compiled(
        r"\b(?:[Cc]árcel|[Pp]risión|[Jj]unta|[Ss]heriff|[Aa]lguacil|[Cc]omisión|[Cc]oncejo)"
        r"(?: [A-Z]?\w+){0,2}? "
        rf"(?:de la|del) (?P<kind>[Pp]arroquia|[Cc]ondado) de {NAME}"
    ),
    compiled(rf"\b(?:[Cc]árcel|[Pp]risión) (?P<kind>[Pp]arroquial) de {NAME}"),
)
KIND = {"parroquia": "parish", "parroquial": "parish", "condado": "county"}
OF_CITY = (
    compiled(rf"{NAME}\sCity\s(?:Charter|Ordinance|Code|Act)\b"),
    compiled(rf"\b(?:Carta|Ordenanza|Ley)\b[^.,;]{{0,30}}? de la [Cc]iudad de {NAME}"),
)
"""How a city's own law is named after it."""
CITIES = frozenset({"city", "ciudad"})
LAWS_OF_CITIES = frozenset({"charter", "ordinance", "code", "act", "carta", "ordenanza", "ley"})
OF_COUNTY = (
    compiled(
        rf"{NAME}\sCounty(?:['’]s)?\s(?:Commission(?:ers)?|Board of (?:Commissioners|Supervisors)|Council"
        r"|Legislature|Executive|commissioners|supervisors|legislature|council|executive)\b(?! (?:on|for) )"
    ),
    compiled(
        r"\b(?:[Cc]omisionad[oa]s|[Cc]omisión|[Jj]unta|[Cc]oncejo|[Ll]egislatura) del [Cc]ondado de "
        rf"{NAME}"
    ),
)
"""Those who govern a county, who are not there where none does: "the Providence County Commission"."""
PAST = compiled(r"\b1[789]\d\d\b")
"""A year in which a county may have had a government that it has no more."""
SIGNS = frozenset({"parish", "borough", "county", "parroquia", "parroquial", "condado"})
"""One of these words is in every such sentence."""


def odd_kinds(
    gazetteer: Gazetteer, text: str, there: frozenset[str], subject: Jurisdiction | None
) -> tuple[Premise, ...]:
    """What is wrongly taken for granted of the kinds of government in the page's state.

    :param there: the folded words of ``text``.
    """
    if not LAWS_OF_CITIES.isdisjoint(there) and not CITIES.isdisjoint(there):
        nowhere = _no_city(gazetteer, text)
        if nowhere is not None:
            return (nowhere,)
    if subject is None or not subject.state or SIGNS.isdisjoint(there):
        return ()
    for pattern in KINDS:
        for match in pattern.finditer(text):
            words = match["name"].split()
            for first in range(len(words)):
                found = _odd(gazetteer, " ".join(words[first:]), fold(match["kind"]), subject)
                if found is not None:
                    return (found,)
    return _ungoverned(gazetteer, text, subject)


def _ungoverned(gazetteer: Gazetteer, text: str, subject: Jurisdiction) -> tuple[Premise, ...]:
    """That nobody governs a county of the page's state whose commission or council is spoken of."""
    if PAST.search(text):
        return ()
    for pattern in OF_COUNTY:
        for match in pattern.finditer(text):
            keys = fold(match["name"]).split()
            named = (gazetteer.county_in(" ".join(keys[n:]), subject.state) for n in range(len(keys)))
            county = next((one for one in named if one is not None), None)
            if county is not None and county.governs is False:
                return tuple(about(gazetteer, county)[:1])
    return ()


def _no_city(gazetteer: Gazetteer, text: str) -> Premise | None:
    """That no city has the name of one whose charter is spoken of: "the Finger Lakes City Charter"."""
    for pattern in OF_CITY:
        for match in pattern.finditer(text):
            name = match["name"].removeprefix("The ")
            key = fold(name)
            if not describing("cities").isdisjoint(key.split()) or gazetteer.named(f"{key} city"):
                continue
            if gazetteer.named(key) or looked_up(gazetteer, name) or looked_up(gazetteer, f"{name} City"):
                continue
            return Premise(f"{name} City", worded("no_city", name=name))
    return None


def _odd(gazetteer: Gazetteer, name: str, kind: str, subject: Jurisdiction) -> Premise | None:
    """What there is instead of a government of this name and kind in the page's state."""
    kind, state = KIND.get(kind, kind), subject.state
    base = fold(name).removeprefix("the ").removeprefix("la ")
    if _has(kind, state) or not base:
        return None
    place = _known(gazetteer, base, state)
    if place is None or (kind == "county" and not _no_county(gazetteer, base, state, subject)):
        return None
    return no_such_county(Parts(county=base, county_word=kind, state=state), place)


def _has(kind: str, state: str) -> bool:
    return kind == NO_COUNTIES.get(state) or has_kind(state, kind)


def _known(gazetteer: Gazetteer, base: str, state: str) -> Jurisdiction | None:
    """A place, or a county by another word, of this name in the state."""
    for key in (base, f"{base} county", f"{base} parish", f"{base} borough"):
        refs = [ref for ref in gazetteer.named(key) if ref.state == state]
        if refs:
            return gazetteer.by_number(refs[0].n)
    return None


def _no_county(gazetteer: Gazetteer, base: str, state: str, subject: Jurisdiction) -> bool:
    """Whether the page's own state has no county of that name, and the page speaks of no other."""
    if any(ref.state == state for ref in gazetteer.named(f"{base} county")):
        return False
    if state in NO_COUNTIES:
        return any(ref.state == state for ref in gazetteer.named(f"{base} {NO_COUNTIES[state]}"))
    return fold(subject.name) == base and states()[state].en.casefold() != base
