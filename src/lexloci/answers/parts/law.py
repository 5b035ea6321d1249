"""Parts made of Findings and of the instruments behind them."""

from __future__ import annotations

from lexloci.answers.context import Context
from lexloci.answers.findings import OPEN, inside, lead, statements
from lexloci.answers.placenames import named
from lexloci.answers.reach import Reach
from lexloci.answers.statement import Citation, Statement, both, from_sources
from lexloci.answers.words import at, bound, dated, listed, say
from lexloci.core.dates import first_day
from lexloci.core.memory import once
from lexloci.law.timeline import Standing, standing
from lexloci.places.agencies import default_sources
from lexloci.record.compile import rule_of
from lexloci.record.compiled import Words
from lexloci.record.model.instrument import Instrument
from lexloci.record.model.place import JurisdictionFile
from lexloci.record.store import RecordStore
from lexloci.record.timeline import BEGINNINGS, Effect, effect_of

POLICY_KINDS = (
    "charter",
    "ordinance",
    "resolution",
    "policy",
    "executive_order",
    "statute",
    "constitution",
    "regulation",
    "consent_decree",
    "opinion",
    "guidance",
)
ENFORCEMENT, SERVICES = "enforcement", "services"
"""The groups of variables on local help to ICE and its limits, and on services."""
LOCAL_POLICY = (
    "charter",
    "ordinance",
    "resolution",
    "policy",
    "executive_order",
    "consent_decree",
    "guidance",
)
MANY = 4_000
"""Statements of instruments that are kept: the guide of the next place tells the same."""
DESIGNATIONS = ("doj_list_2025", "dhs_list_2025")


def standing_of_place(context: Context) -> list[Statement]:
    """How the place stands on every enforcement topic: never one yes or no."""
    names = [name for name in _grouped(context.record, ENFORCEMENT) if name != "local_limits"]
    return _profile(context, names, brief=True)


def _profile(context: Context, names: list[str], *, brief: bool = False) -> list[Statement]:
    """Findings in full (or by their leads), then what was not found, then what is not known."""
    out: list[Statement] = []
    missing: dict[str, list[Words]] = {"no_rule_found": [], "not_surveyed": []}
    days: set[str] = set()
    for name in names:
        finding, variable = context.finding(name), context.variable(name)
        if finding.status not in OPEN:
            out += [lead(finding, variable)] if brief else statements(finding, variable)
        elif brief or not finding.rules:
            missing[finding.status].append(inside(variable))
            if finding.status == "no_rule_found" and finding.surveyed_on:
                days.add(finding.surveyed_on)
        else:
            out += statements(finding, variable)
    for status, key in (("no_rule_found", "not_found_many"), ("not_surveyed", "not_surveyed_many")):
        if missing[status]:
            when = _looked(days or {context.record.meta["read_on"]})
            text = say(key, place=named(context.place), labels=listed(missing[status]), when=when)
            out.append(Statement(text, "not_known"))
    return out


def _looked(days: set[str]) -> Words:
    """When it was last looked for: one day, or the first and the last of several."""
    first, last = dated(min(days)), dated(max(days))
    return say("looked_on", date=first) if len(days) == 1 else say("looked_between", first=first, last=last)


@once(MANY)
def _grouped(record: RecordStore, group: str) -> list[str]:
    """The variables of a group."""
    return [variable.id for variable in record.variables.values() if variable.group == group]


@once(MANY)
def _by_actor(record: RecordStore, role: str) -> list[str]:
    """The variables of enforcement on which the agency with a role acts."""
    names = _grouped(record, ENFORCEMENT)
    return [name for name in names if record.actor(record.variables[name].actor).agency == role]


def findings_police(context: Context) -> list[Statement]:
    """What the police may do, and who they are."""
    who = agency_statement(context, "police")
    return [who, *_profile(context, [*_by_actor(context.record, "police"), "information_sharing"])]


def findings_jail(context: Context) -> list[Statement]:
    """What the jail may do, and who runs it."""
    who = agency_statement(context, "jail")
    return [who, *_profile(context, _by_actor(context.record, "jail"))]


USABLE = "available"
"""The position that only what a person may use can have."""
FLOOR = ("k12", "emergency_care")
"""Services that federal law gives everyone."""


def findings_services(context: Context) -> list[Statement]:
    """Services and rights by state and local law."""
    return _profile(context, [name for name in _grouped(context.record, SERVICES) if name not in FLOOR])


def services_brief(context: Context) -> list[Statement]:
    """Every service that a person may use, in one sentence each: duties of employers are none."""
    variables = context.record.variables
    used = [name for name in _grouped(context.record, SERVICES) if USABLE in variables[name].positions]
    return _profile(context, used, brief=True)


def federal_floor(context: Context) -> list[Statement]:
    """What federal law gives everyone, everywhere."""
    return _profile(context, list(FLOOR))


def state_limits(context: Context) -> list[Statement]:
    """What the state says of local limits."""
    finding, variable = context.finding("local_limits"), context.variable("local_limits")
    return statements(finding, variable)


def agency_statement(context: Context, role: str) -> Statement:
    """Who polices or jails here."""
    agency = context.agency(role)
    cites = _agency_citations(context, agency.id) if agency.known else _default_citations(context, role)
    told = agency.known or (role == "jail" and cites)  # "The police that serve it" tells nothing.
    key = f"agency_{role}" if told else f"agency_{role}_default"
    text = context.nothing(key, agency=agency.name).text
    return Statement(text, "agency" if cites else "not_known", cites)


def _default_citations(context: Context, role: str) -> tuple[Citation, ...]:
    found = default_sources(context.acting.state, role)
    return tuple(Citation(s.title, s.url, s.read_on, None, s.primary) for s in found)


def _agency_citations(context: Context, ident: str | None) -> tuple[Citation, ...]:
    if ident is None:
        return ()
    kept: dict[str, tuple[Citation, ...]] | None = context.record.kept.get(_agency_citations)
    if kept is None:
        kept = context.record.kept[_agency_citations] = {}
        for file in context.record.all(JurisdictionFile):
            for agency in file.agencies:
                if agency.id not in kept:
                    kept[agency.id] = from_sources(file.sources, agency.sources)
    return kept.get(ident, ())


def agencies(context: Context) -> list[Statement]:
    """Who polices, jails and prosecutes here."""
    out = [agency_statement(context, "police"), agency_statement(context, "jail")]
    for file in context.facts:
        for agency in file.agencies:
            if agency.id == file.prosecuted_by:
                text = say("agency_prosecutor", place=named(context.place), agency=agency.name)
                out.append(Statement(text, "agency", from_sources(file.sources, agency.sources)))
    return out


def instruments_here(context: Context) -> list[Statement]:
    """Every instrument of the place, then of its county, then the rules of its state.

    What a state wrote to another place is left out; of each body's rules those with most to say on
    help to ICE come first.
    """
    reach = context.reach(Instrument)
    own = _of_place(reach)
    if not own:
        searched = context.surveyed_on
        key = "instruments_none_surveyed" if searched else "instruments_none"
        values = {"date": dated(searched)} if searched else {}
        own = [context.nothing(key, **values)]
    return [*own, *_above(reach)]


def own_policies(context: Context) -> list[Statement]:
    """The instruments of the place itself on help to ICE and its limits; of a state, none."""
    reach = context.reach(Instrument)
    if reach.home == reach.state:
        return []
    made = [i for ident in reach.own for i in _made_by(reach, ident, LOCAL_POLICY)]
    return _told(reach, [instrument for instrument in made if _on_enforcement(reach.record, instrument)])


@once(MANY)
def _of_place(reach: Reach) -> list[Statement]:
    """The instruments of the place itself; of a state its laws among them."""
    kinds = POLICY_KINDS if reach.home == reach.state else LOCAL_POLICY
    return [s for ident in reach.own for s in _told(reach, _made_by(reach, ident, kinds))]


@once(MANY)
def _above(reach: Reach) -> list[Statement]:
    """The instruments of its counties, and those of its state that are about the place."""
    out = [s for ident in reach.counties for s in _told(reach, _made_by(reach, ident, LOCAL_POLICY))]
    if reach.state and reach.home != reach.state:
        out += _told(reach, [i for i in _made_by(reach, reach.state, POLICY_KINDS) if _reaches(reach, i)])
    return out


def _told(reach: Reach, instruments: list[Instrument]) -> list[Statement]:
    """Instruments of one body, those with most to say on help to ICE first."""
    record = reach.record
    ranked = sorted(instruments, key=lambda instrument: -_on_enforcement(record, instrument))
    return [instrument_statement(instrument, reach.on) for instrument in ranked]


def _reaches(reach: Reach, instrument: Instrument) -> bool:
    """Whether an instrument of the state is about all of it, or about this place among others."""
    return not instrument.about or not set(reach.chain).isdisjoint(instrument.about)


@once(MANY)
def _on_enforcement(record: RecordStore, instrument: Instrument) -> int:
    """How many matters of help to ICE and its limits an instrument is about."""
    names = {*instrument.topics, *(provision.variable for provision in instrument.provisions)}
    known = record.variables
    return sum(name in known and known[name].group == ENFORCEMENT for name in names)


def _made_by(reach: Reach, ident: str, kinds: tuple[str, ...]) -> list[Instrument]:
    """The instruments of one body, of some kinds, that existed on the day."""
    kept: dict[object, list[Instrument]] = reach.record.kept.setdefault(_made_by, {})
    key = (ident, kinds, reach.on)
    found = kept.get(key)
    if found is None:
        if len(kept) >= MANY:
            kept.clear()
        made = [
            i for i in reach.record.at(Instrument, [ident]) if i.jurisdiction == ident and i.kind in kinds
        ]
        found = kept[key] = [i for i in made if _begun(i, reach.on)]
    return found


def _begun(instrument: Instrument, on: str) -> bool:
    """Whether it existed on the day; one of unknown date is always told."""
    dates = [event.date for event in instrument.timeline if event.event != "reviewed"]
    return not dates or dates[0] <= on


@once(MANY)
def instrument_statement(instrument: Instrument, on: str) -> Statement:
    """An instrument: title, citation, when it held by the ISO day ``on``, what it does."""
    text = say(
        "instrument_dates",
        title=both(instrument.title),
        citation=instrument.citation,
        dates=dates_of(instrument, on),
        summary=both(instrument.summary),
    )
    return Statement(text, "rule", from_sources(instrument.sources))


def dates_of(instrument: Instrument, on: str) -> Words:
    """When it began, last changed, ended or was blocked; when it was made, if it never began."""
    past = [event for event in instrument.timeline if event.date <= on]
    begun = [e.date for e in past if effect_of(e.event) in BEGINNINGS]
    read = [e.date for e in past if effect_of(e.event) is Effect.SEEN] if instrument.provisions else []
    if not begun and read and any(h.in_force for h in _standings(instrument, on)):
        return say("read_in_force", date=bound(read[0]))
    if not begun:
        told = [e.date for e in past if e.event != "reviewed"]
        return say("made", date=dated(told[0])) if told else say("undated")
    attested = any(e.event == "attested" and e.date == begun[0] for e in past)
    parts = [say("took_effect_by" if attested else "took_effect", date=bound(begun[0]))]
    if begun[-1] != begun[0]:
        parts.append(say("changed", date=at(begun[-1])))
    held = _standings(instrument, on)
    over = [e.date for e in past if effect_of(e.event) is Effect.END and e.date >= begun[-1]]
    if over and not held:
        parts.append(say("ended_on", date=at(over[-1])))
    if held and not any(h.in_force for h in held):
        ends = [e.date for e in past if effect_of(e.event) is Effect.END]
        parts += [say("ended_on", date=at(ends[-1]))] if ends else []
    elif held and all(h.suspended or not h.in_force for h in held):
        blocks = [e.date for e in past if effect_of(e.event) is Effect.SUSPEND]
        parts += [say("blocked_since", date=bound(blocks[-1]))] if blocks else []
    return {lang: ", ".join(part[lang] for part in parts) for lang in parts[0]}


def _standings(instrument: Instrument, on: str) -> list[Standing]:
    """How each provision stands on the day, where it applies."""
    rules = [rule_of(instrument, provision) for provision in instrument.provisions]
    return [standing(rule.steps, rule.applies_to or (instrument.jurisdiction,), on) for rule in rules]


def resolutions(context: Context) -> list[Statement]:
    """Resolutions of the place and its county."""
    out = _resolutions(context.reach(Instrument))
    return out or [context.nothing("resolutions_none")]


@once(MANY)
def _resolutions(reach: Reach) -> list[Statement]:
    return [
        instrument_statement(i, reach.on)
        for ident in reach.local
        for i in _made_by(reach, ident, ("resolution",))
    ]  # fmt: skip


def welcoming(context: Context) -> list[Statement]:
    """Whether the place holds the welcoming certificate."""
    return statements(context.finding("welcoming_certified"), context.variable("welcoming_certified"))


def federal_lists(context: Context) -> list[Statement]:
    """Where the place stands on each federal list that had been published by the day."""
    out: list[Statement] = []
    for name in DESIGNATIONS:
        if _published(context.record, name, context.nation, context.on):
            out += statements(context.finding(name), context.variable(name))
    return out or [Statement(say("lists_none", date=dated(context.on)), "not_known")]


@once(MANY)
def _published(record: RecordStore, name: str, nation: str, on: str) -> bool:
    """Whether a list had come out by the day; one that the record does not hold may have."""
    begun = [
        step.date
        for rule in record.rules(name, nation)
        for step in rule.steps
        if effect_of(step.event) is Effect.BEGIN
    ]
    return not begun or first_day(min(begun)) <= on


PARTS = {
    "standing": standing_of_place,
    "findings_police": findings_police,
    "findings_jail": findings_jail,
    "findings_services": findings_services,
    "services_brief": services_brief,
    "federal_floor": federal_floor,
    "state_limits": state_limits,
    "agencies": agencies,
    "instruments_here": instruments_here,
    "own_policies": own_policies,
    "resolutions": resolutions,
    "welcoming": welcoming,
    "federal_lists": federal_lists,
}
