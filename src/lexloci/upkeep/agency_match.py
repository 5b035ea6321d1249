"""Whose agency is it? From an agency's name in a list to the government it belongs to.

The name says it, or nothing does: a county named in it, a city before "Police Department", the state for
a state agency. The county that the list gives only tells namesakes apart. Bodies that belong to no city
or county (school districts, task forces, regional jails) are put under the county that the list names
for them. What stays open is left open.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from msgspec import Struct

from lexloci.core.yaml import loads
from lexloci.places.gazetteer import Gazetteer, Ref
from lexloci.places.model import Jurisdiction
from lexloci.places.names import fold
from lexloci.places.states import COUNTRY, states

COUNTY_WORD = re.compile(r"^(?:the )?(?:county of )?(.+?) (?:county|parish|conty)\b")
BOROUGH = re.compile(r"^(.+?) borough\b")
"""A county equivalent in Alaska, and elsewhere a town."""
COUNTY_OF = re.compile(r"^county of (.+?)(?: |$)")
SHERIFF = re.compile(r"\bsheriff")
CAMPUS = re.compile(r"\b(?:university|college)\b(?! station| park| place| corner| springs| city| view)")
LEGAL_WORD = re.compile(r" (?:city|town|borough|village)$")
CITY_OF = re.compile(r"^(?:the )?(?:city|town|village|borough|township) of ")
BODY = re.compile(
    r"\s+(?:(?:metropolitan )?police(?: services)? (?:department|departement|dept|deparment)|police|pd"
    r"|(?:department|dept|division|bureau) of (?:police|public safety)|public safety(?: department)?"
    r"|(?:city )?marshals?(?: office)?|sheriffs? (?:office|department)|constables?\b.*)$"
)
SPECIAL = re.compile(
    r"\b(?:school|isd|independent school|airport|port authority|task force|drug"
    r"|regional|cooperative|authority|hospital|railroad|transit|ward \d+|district|attorney|prosecutor"
    r"|constable|precinct|jail|detention|correction|prison)"
)
KINDS = (
    ("sheriff", re.compile(r"sheriff")),
    ("jail", re.compile(r"jail|detention|correction|prison")),
    ("police", re.compile(r"police|marshal|constable|public safety")),
)


@cache
def known(name: str) -> dict[str, dict[str, str]]:
    """Homes by state and folded name that no rule finds, from ``data/<name>.yaml``."""
    text = resources.files("lexloci.upkeep").joinpath("data", f"{name}.yaml").read_text("utf-8")
    loaded: dict[str, dict[str, str]] = loads(text)
    return loaded


class Home(Struct, frozen=True):
    """The government an agency belongs to, or the county a special body lies in."""

    jurisdiction: str
    kind: str


class Matcher:
    """Finds the home of agencies by the names in a gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.complete = gazetteer.meta.get("source") != "embedded"
        """Whether it knows every place, so that a name found once in a state is unique there."""

    def home(self, state: str, agency: str, kind: str = "", county: str = "") -> Home | None:
        """The home of ``agency`` in ``state`` (USPS code); None when its name does not settle it.

        :param kind: the list's own type (``County``, ``Municipality``, ``State Agency``).
        :param county: the county that the list gives.
        """
        name = fold(agency)
        told = known("agencies").get(state, {}).get(name)
        if told is not None:
            return Home(f"{COUNTRY}/{told}", "police")
        own = next((code for code, words in KINDS if words.search(name)), "other")
        if fold(kind) == "state agency":
            return Home(states()[state].id, "state_agency")
        listed = self._county(state, _bare(county)) if county else None
        place = self._by_county(state, name) or self._by_city(state, name, listed)
        if place is None and CAMPUS.search(name):
            return Home(states()[state].id, "other")
        if place is None and _statewide(state, name):
            return Home(states()[state].id, "state_agency")
        if place is None and listed is not None and (SPECIAL.search(name) or fold(kind) == "county"):
            place = listed
        return Home(place.id, own) if place is not None else None

    def county(self, state: str, name: str) -> Jurisdiction | None:
        """The county of ``state`` that is called so, with or without its kind."""
        key = CITY_OF.sub("", fold(name))
        return self._by_county(state, key) or self._county(state, key)

    def city(self, state: str, name: str) -> Jurisdiction | None:
        """The one government of ``state`` below the counties that is called so; a city before a town."""
        key = CITY_OF.sub("", fold(name))
        found = self._only(state, key, None) or self._only(state, key, None, "city")
        legal = LEGAL_WORD.search(key)
        if found is None and legal is not None:
            found = self._only(state, key[: legal.start()], None, legal.group().strip())
        return found

    def _by_county(self, state: str, name: str) -> Jurisdiction | None:
        """The county whose name stands at the head, unless it is a city's own name."""
        found = COUNTY_WORD.match(name) or COUNTY_OF.match(name)
        if found is None and state == "AK":
            found = BOROUGH.match(name)
        if found is None:
            return None
        county = self._county(state, found.group(1)) or self._misspelt_county(state, found.group(1))
        return county or self._independent(state, found.group(1))

    def _misspelt_county(self, state: str, bare: str) -> Jurisdiction | None:
        """The one county of the state whose name is a single slip away."""
        near = {
            ref.n for close in self.gazetteer.similar(f"{bare} county") if close.slips == 1
            for ref in close.refs if ref.is_county and ref.state == state
        }  # fmt: skip
        return self.gazetteer.by_number(near.pop()) if len(near) == 1 else None

    def _independent(self, state: str, bare: str) -> Jurisdiction | None:
        """An independent city that the list calls a county."""
        city = self._only(state, bare, None)
        return city if city is not None and city.kind == "independent_city" else None

    def _by_city(self, state: str, name: str, listed: Jurisdiction | None) -> Jurisdiction | None:
        bare = BODY.sub("", CITY_OF.sub("", name)).strip()
        if not bare or bare == name:
            return None
        found = self._only(state, bare, listed)
        legal = LEGAL_WORD.search(bare)
        if found is None and legal is not None:
            found = self._only(state, bare[: legal.start()], listed, legal.group().strip())
        if found is not None:
            return found
        return self._county(state, bare) if SHERIFF.search(name) else None

    def _only(self, state: str, key: str, listed: Jurisdiction | None, kind: str = "") -> Jurisdiction | None:
        """The one government of that name in the state; county and legal kind tell several apart."""
        refs = [ref for ref in self.gazetteer.named(key) if ref.state == state and not ref.is_county]
        places = [self._place(ref) for ref in refs if ref.quality >= 0.5]
        places = [place for place in places if place.kind != "tribal_nation"]
        if len(places) > 1 and listed is not None:
            places = [p for p in places if any(c.id == listed.id for c in p.counties)] or places
        if len(places) > 1 and kind:
            places = [p for p in places if p.kind == kind]
        if len(places) > 1:
            places = [p for p in places if p.governs is not False and p.kind not in ("cdp", "place")]
        if len(places) != 1 or (not self.complete and _elsewhere(places[0], listed)):
            return None
        return places[0]

    def _place(self, ref: Ref) -> Jurisdiction:
        return self.gazetteer.by_number(ref.n)

    def _county(self, state: str, bare: str) -> Jurisdiction | None:
        return self.gazetteer.county_in(bare, state)


def _statewide(state: str, name: str) -> bool:
    """Whether a name is that of a state agency: it begins with the state, or names no place at all."""
    return name.startswith((f"{fold(states()[state].en)} ", "department of corrections"))


def _elsewhere(place: Jurisdiction, listed: Jurisdiction | None) -> bool:
    """Whether a place is known to lie in other counties than the listed one."""
    return listed is not None and bool(place.counties) and all(c.id != listed.id for c in place.counties)


def _bare(county: str) -> str:
    """``Allen Parish`` → ``allen``."""
    name = fold(county)
    found = COUNTY_WORD.match(name)
    return found.group(1) if found else name
