"""Small worlds to govern: a city in a county in a state, and rules made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from msgspec import Struct

from lexloci.law.view import Where
from lexloci.places.agencies import Agency
from lexloci.places.model import CountyRef, Jurisdiction
from lexloci.record.compiled import AgreementEntry, Cite, Rule, Step, Survey
from lexloci.record.model.codebook import Actor, Variable
from lexloci.record.model.common import Text

NATION = "ocd-division/country:us"
STATE = f"{NATION}/state:mo"
COUNTY = f"{STATE}/county:st_louis"
CITY = f"{STATE}/place:clayton"
OTHER_CITY = f"{STATE}/place:ladue"
READ = "2026-11-22"
LEVEL_KIND = {NATION: "statute", STATE: "statute", COUNTY: "ordinance", CITY: "ordinance"}

SCALES = {
    "cooperation": ("required", "permitted", "limited", "prohibited", "no_rule"),
    "service": ("available", "limited", "unavailable", "prohibited"),
    "everify": ("required", "limited", "no_rule", "prohibited"),
    "designation": ("yes", "no", "withdrawn"),
}
ACTORS = {
    "police": [
        "police",
        "law_enforcement",
        "local_agencies",
        "local_governments",
        "all_agencies",
        "everyone",
    ],
    "jail": ["jail", "sheriff", "law_enforcement", "local_agencies", "all_agencies", "everyone"],
    "everyone": ["everyone"],
    "public_offices": ["local_governments", "local_agencies", "state_agencies", "all_agencies", "everyone"],
}

ROLES: dict[str, Literal["police", "jail"]] = {"police": "police", "jail": "jail"}


def both(text: str) -> Text:
    """A text for tests, alike in each language."""
    return Text(en=text, es=text)


def variable(name: str, scale: str = "cooperation", **changes: Any) -> Variable:
    """A variable of the codebook."""
    plain = {
        "group": "enforcement",
        "actor": "police",
        "levels": ["local", "state", "nation"],
        "baseline": SCALES[scale][1],
        "positions": {position: both(f"It is {position}.") for position in SCALES[scale]},
        "review_days": 180,
    }
    words = dict.fromkeys(
        ("label", "question", "definition", "coding", "example", "counter_example"), both("Words.")
    )
    return Variable(id=name, scale=scale, **{**plain, **words, **changes})


VARIABLES = {
    entry.id: entry
    for entry in (
        variable("status_inquiry"),
        variable("detainer_hold", actor="jail"),
        variable("agreement_287g"),
        variable("municipal_id", "service", group="services", baseline="unavailable"),
        variable(
            "language_access", "service", group="services", actor="public_offices", baseline="unavailable"
        ),
        variable("everify_public", "everify", baseline="no_rule"),
        variable("local_limits", levels=["state"], baseline="no_rule", actor="everyone"),
        variable(
            "doj_list",
            "designation",
            group="designations",
            levels=["nation"],
            baseline="no",
            actor="everyone",
        ),
        variable("tps", "designation", group="designations", levels=["nation"], baseline="no", subjects=True),
    )
}


def step(date: str, event: str, **more: Any) -> Step:
    """An event; the record learned of it on :data:`READ` unless told otherwise."""
    return Step(date, event, more.pop("known_on", READ), **more)


def rule(position: str, at: str = CITY, since: str = "2010-01-01", **more: Any) -> Rule:
    """A rule of the government ``at`` on police asking for status, in force ``since``."""
    name = more.pop("name", f"{at.rsplit(':', 1)[-1]}-{position}")
    events = [("effective", since), *more.pop("then", ())]
    plain: dict[str, Any] = {
        "instrument": name,
        "provision": "rule",
        "kind": LEVEL_KIND.get(at, "ordinance"),
        "citation": f"§ {name}",
        "title": {"en": name, "es": name},
        "jurisdiction": at,
        "variable": "status_inquiry",
        "position": position,
        "binds": ("everyone",),
        "pinpoint": "1",
        "summary": {"en": "It says so.", "es": "Lo dice."},
        "cites": (Cite("Text", "https://example.org", "Publisher", True, READ),),
        "steps": tuple(step(date, event) for event, date in events),
    }
    return Rule(**{**plain, **more})


def ban(since: str = "2010-01-01", reaches: Sequence[str] = ("status_inquiry",), **more: Any) -> Rule:
    """A state's ban on local limits."""
    more.setdefault("name", "mo-ban")
    return rule("prohibited", STATE, since, variable="local_limits", reaches=tuple(reaches), **more)


def survey(at: str, on: str = READ, result: str = "none_found", **more: Any) -> Survey:
    """A search for rules of ``at``."""
    return Survey(at, on, more.pop("method", "code_read"), result, ("https://example.org",), **more)


def agreement(agency: str, at: str = COUNTY, *steps: Step, **more: Any) -> AgreementEntry:
    """A 287(g) agreement of an agency."""
    plain: dict[str, Any] = {
        "instrument": "agreement-" + agency.lower().replace(" ", "-"),
        "kind": "agreement",
        "jurisdiction": at,
        "agency": agency,
        "agency_kind": "sheriff",
        "model": "JEM",
        "counterpart": "ICE",
        "title": {"en": agency, "es": agency},
        "cites": (Cite("List", "https://example.org/list", "ICE", True, READ),),
        "steps": steps or (step("2020-03-01", "signed"),),
    }
    return AgreementEntry(**{**plain, **more})


class FakeView(Struct):
    """A record small enough to see through. ``surveys`` holds pairs of variable and survey."""

    rules_made: Sequence[Rule] = ()
    searches: Sequence[tuple[str, Survey]] = ()
    deals: Sequence[AgreementEntry] = ()
    names: Sequence[str] = ()
    kept: dict[Any, Any] = {}

    def variable(self, name: str) -> Variable:
        """A variable of the codebook."""
        return VARIABLES[name]

    def actor(self, name: str) -> Actor:
        """An actor of the codebook."""
        return Actor(id=name, label=both(name), agency=ROLES.get(name, "none"), bound_by=ACTORS[name])

    def rules(self, variable: str, jurisdiction: str) -> Sequence[Rule]:
        """Rules on ``variable`` made by ``jurisdiction``."""
        return [r for r in self.rules_made if (r.variable, r.jurisdiction) == (variable, jurisdiction)]

    def surveys(self, variable: str, jurisdiction: str) -> Sequence[Survey]:
        """Searches for rules on ``variable`` in ``jurisdiction``."""
        return [s for name, s in self.searches if (name, s.jurisdiction) == (variable, jurisdiction)]

    def agreements(self, kind: str, jurisdiction: str) -> Sequence[AgreementEntry]:
        """Agreements of agencies of ``jurisdiction``."""
        return [deal for deal in self.deals if (deal.kind, deal.jurisdiction) == (kind, jurisdiction)]

    def listed(self, kind: str, state: str) -> Sequence[str]:
        """Names of the agencies that a list names."""
        return self.names


CLAYTON = Jurisdiction(
    id=CITY, name="Clayton", kind="city", state="MO", governs=True,
    counties=(CountyRef("29189", "St. Louis County", COUNTY),),
)  # fmt: skip
MISSOURI = Jurisdiction(id=STATE, name="Missouri", kind="state", state="MO", governs=True)
CLAYTON_POLICE = Agency(
    {"en": "Clayton police", "es": "Policía de Clayton"}, "police", CITY, "clayton-police", True
)
COUNTY_JAIL = Agency({"en": "County jail", "es": "Cárcel del condado"}, "jail", COUNTY, "county-jail", True)

CITY_POLICE = Where(CLAYTON, CLAYTON, CLAYTON_POLICE, (CITY,), (COUNTY,), STATE, NATION)
"""The city's own police act."""
CITY_JAIL = Where(CLAYTON, CLAYTON, COUNTY_JAIL, (COUNTY,), (CITY,), STATE, NATION)
"""The county jails for the city."""
STATEWIDE = Where(MISSOURI, MISSOURI, None, (), (), STATE, NATION)
"""The question is asked of the state as a whole."""
