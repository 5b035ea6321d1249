"""From a topic of a question to statements and Findings."""

from __future__ import annotations

from functools import cache

import msgspec
from msgspec import Struct

from lexloci.answers.asking.specifics import rare_words, weigh
from lexloci.answers.asking.turned import says_more, turned
from lexloci.answers.context import Context
from lexloci.answers.engine import Engine
from lexloci.answers.findings import OPEN, brief, inside, statements
from lexloci.answers.parts import PARTS
from lexloci.answers.parts.community import definition_statement
from lexloci.answers.parts.law import agency_statement
from lexloci.answers.parts.tps import country_finding, country_statement, named_countries
from lexloci.answers.placenames import named
from lexloci.answers.statement import Statement, both, from_cites
from lexloci.answers.words import at, lower_first, say
from lexloci.core.patterns import compiled
from lexloci.core.yaml import packaged
from lexloci.law.agreements import AGREEMENT_VARIABLES
from lexloci.law.diff import Change
from lexloci.law.finding import Finding
from lexloci.places.names import fold
from lexloci.record.compiled import Words
from lexloci.record.model.evidence import Definition

LISTS = ("cases", "bills", "studies", "organizations", "polls", "instruments", "pending", "arguments")
"""Parts that are lists, in which a question may look for one thing; the others have an order of their own."""
LONG = 4
"""Shorter lists are told whole."""
DEFINITION, ABOUT = "about.definition", "about."
DEFINED_BY_PARTS = ("sanctu", "santuar", "welcom", "acoged")
"""How words begin that several definitions are of, whatever else the question says."""
SHORT_FORM = compiled(r" \(([A-Z]{3,})\)")
"""The letters that stand for a term, after its name."""
AHEAD_YEARS = 3
"""How far ahead known changes of a rule are told."""


class Plan(Struct, frozen=True, forbid_unknown_fields=True):
    """What is said to a topic: ``parts`` of the guide, then the leads of ``variables``.

    :ivar most: how many statements of each part.
    :ivar national: it can be answered without a place.
    :ivar everywhere: the answer is the same at every place.
    :ivar itself: the topic is a variable, whose Finding is told in full before the parts.
    :ivar group: the group of the codebook whose Findings its parts tell.
    """

    parts: tuple[str, ...] = ()
    variables: tuple[str, ...] = ()
    most: int = 4
    national: bool = False
    everywhere: bool = False
    itself: bool = False
    group: str = ""


class Said(Struct, frozen=True):
    """Statements to a topic, and the Findings they rest on."""

    statements: tuple[Statement, ...]
    findings: tuple[Finding, ...] = ()


@cache
def plans() -> dict[str, Plan]:
    """Every plan by topic (``plans.yaml``)."""
    return msgspec.convert(packaged("answers", "asking", "plans.yaml"), dict[str, Plan])


def national(topic: str) -> bool:
    """Whether the topic can be answered without a place."""
    plan = plans().get(topic)
    return plan is not None and plan.national


def everywhere(topic: str) -> bool:
    """Whether the answer is the same at every place, so that none need be asked for."""
    plan = plans().get(topic)
    return plan is not None and plan.everywhere


def label_of(engine: Engine, topic: str) -> Words:
    """What the topic is called."""
    variable = engine.record.variables.get(topic)
    return inside(variable) if variable else say(f"topic_{topic.removeprefix(ABOUT)}")


def said(context: Context, topic: str, text: str) -> Said:
    """What the record says to ``topic`` at the context's place; ``text`` is the question."""
    own = OF_THE_TEXT.get(topic)
    found = own(context, text) if own is not None else None
    if found is not None:
        return found
    plan = plans().get(topic)
    if plan is None:
        return _variable(context, topic)
    defined = _defined(context, text) if topic == DEFINITION else []
    if defined:
        return Said(tuple(defined[: plan.most]))
    if topic == DEFINITION and not any(f" {word}" in f" {fold(text)}" for word in DEFINED_BY_PARTS):
        return Said((Statement(say("definition_none"), "not_known"),))
    parts = [_part(context, part, text) for part in plan.parts]
    if plan.itself:
        whole = _variable(context, topic)
        return Said((*whole.statements, *(s for found in parts for s in found[: plan.most])), whole.findings)
    if topic in AGREEMENT_VARIABLES:
        parts = [_agreements_first(context, [s for found in parts for s in found])]
    out = [s for found in parts for s in found[: plan.most]]
    if any(statement.kind == "evidence" for statement in out):
        out.sort(key=lambda statement: statement.kind == "not_known")
    findings = [context.finding(name) for name in plan.variables]
    out += [brief(finding, context.variable(finding.variable)) for finding in findings]
    if plan.group:
        findings += [
            context.finding(v.id) for v in context.record.variables.values() if v.group == plan.group
        ]
    if topic in context.record.variables and not context.variable(topic).subjects:
        findings.append(context.finding(topic))
    return Said(tuple(out), tuple(findings))


def _countries(context: Context, text: str) -> Said | None:
    """TPS of the countries that the question names, if the record tells of one."""
    countries = named_countries(context, text)
    told = [s for s in (country_statement(context, subject) for subject in countries) if s is not None]
    if not told:
        return None
    return Said(tuple(told), tuple(country_finding(context, subject) for subject in countries))


def _changes(context: Context, text: str) -> Said:
    told, findings = turned(context, text)
    return Said(tuple(told), tuple(findings))


OF_THE_TEXT = {"tps": _countries, "about.changes": _changes}
"""Topics of which the question's own words say what is told."""


def _agreements_first(context: Context, out: list[Statement]) -> list[Statement]:
    """Agreements of the place's own agencies first; those of a state's agencies after the rule here."""
    state = context.state
    kinds = ("agreement", "contract")
    above = tuple(entry.agency for kind in kinds for entry in context.record.agreements(kind, state or ""))

    def rank(statement: Statement) -> int:
        if statement.kind != "agreement":
            return 1
        if above and statement.text["en"].startswith(above):
            return 2
        return 0 if context.place.id != state else 1

    return sorted(out, key=rank)


def _part(context: Context, part: str, text: str) -> list[Statement]:
    """A part of the guide; of a list, what comes closest to the question first."""
    found = PARTS[part](context)
    return _nearest(found, text, context) if part.startswith(LISTS) else found


def _nearest(found: list[Statement], text: str, context: Context) -> list[Statement]:
    """Lists with what shares rare words with the question first; else as they are."""
    if len(found) < LONG:
        return found
    rare = rare_words(context.record, text, "", fold(context.place.name).split())
    weights = [weigh(s.text["en"] + " " + s.text["es"], rare) for s in found]
    return [found[n] for n in sorted(range(len(found)), key=lambda n: -weights[n])]


def _defined(context: Context, text: str) -> list[Statement]:
    """The definitions of the terms that the question names."""
    line = f" {fold(text)} "
    found = []
    for entry in context.record.all(Definition):
        label, letters = SHORT_FORM.sub("", entry.label.en), SHORT_FORM.findall(entry.label.en)
        names = (entry.term.replace("_", " "), entry.label.en, entry.label.es, label, *letters, *entry.names)
        near = entry.jurisdiction is None or entry.jurisdiction in context.chain
        if near and any(f" {fold(name)} " in line or f" {fold(name)}s " in line for name in names):
            found.append(definition_statement(entry))
    return found


def _variable(context: Context, name: str) -> Said:
    """A Finding in full: the point, the rule, who acts, what lies ahead."""
    finding, variable = context.finding(name), context.variable(name)
    out = _before_all(context, finding) or statements(finding, variable)
    role = context.record.actor(variable.actor).agency
    if role != "none" and context.place.state:
        who = agency_statement(context, role)
        out += [who] if who.citations else []
    turns = [_turn(context, change) for change in _told_apart(_ahead(context, name))]
    return Said((*out, *(turn for turn in turns if turn not in out)), (finding,))


def _told_apart(changes: list[Change]) -> list[Change]:
    """Changes without those that leave the position that the one before brought."""
    return [c for n, c in enumerate(changes) if not n or c.after.position != changes[n - 1].after.position]


def _before_all(context: Context, finding: Finding) -> list[Statement]:
    """How far back the record goes, where the day lies before every rule that it holds on this here."""
    read_on = context.record.meta["read_on"]
    if finding.rules or finding.status not in OPEN or context.on >= read_on:
        return []
    first = next(iter(context.engine.changes(context.place, context.on, read_on, [finding.variable])), None)
    if first is None:
        return []
    label = inside(context.variable(finding.variable))
    text = say("before_all", place=named(context.place), label=label)
    return [Statement(text, "not_known"), _turn(context, first, "first_turn")]


def _ahead(context: Context, name: str) -> list[Change]:
    until = f"{int(context.on[:4]) + AHEAD_YEARS}-12-31"
    found = context.engine.changes(context.place, context.on, until, [name])
    return [change for change in found if says_more(change)]


def _turn(context: Context, change: Change, key: str = "turns") -> Statement:
    """A known change to come, with the rules that bring it."""
    wording = context.variable(change.after.variable).positions.get(change.after.position)
    sentence = lower_first(both(wording)) if wording else say("part_changes")
    cites = tuple(cite for cause in change.causes for cite in from_cites(cause.rule.cites[:1]))
    told = [cause.step.date for cause in change.causes]
    return Statement(
        say(key, date=at(min(told, key=len, default=change.on)), sentence=sentence), "event", cites
    )
