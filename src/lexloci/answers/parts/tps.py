"""Parts about Temporary Protected Status."""

from __future__ import annotations

from lexloci.answers.context import Context
from lexloci.answers.engine import Engine
from lexloci.answers.statement import Statement, both, from_cites, from_sources
from lexloci.answers.words import at, bound, demonyms, names, plain, say
from lexloci.core.memory import once
from lexloci.law.finding import Cited, Finding
from lexloci.law.timeline import standing
from lexloci.places.names import capitalized, fold
from lexloci.places.states import COUNTRY
from lexloci.record.compiled import Words
from lexloci.record.model.evidence import Definition
from lexloci.record.model.instrument import Instrument
from lexloci.record.store import RecordStore
from lexloci.record.timeline import Effect, effect_of

MANY = 2_000
"""Findings and statements that are kept, by country and day."""
OPEN = (Effect.DISPUTE, Effect.LAPSE)


def subjects(context: Context) -> list[str]:
    """Every country the record has a designation of."""
    names = {rule.subject for rule in context.record.rules("tps", context.nation) if rule.subject}
    return sorted(names)


def tps_table(context: Context) -> list[Statement]:
    """Each country: in effect on the day, or when it ended."""
    rows = [country_statement(context, subject) for subject in subjects(context)]
    return [row for row in rows if row is not None] or [context.nothing("part_none")]


def country_statement(context: Context, subject: str) -> Statement | None:
    """Whether a country's TPS is in effect on the day, or when it ended."""
    return _country(context.engine, subject, context.on)


@once(MANY)
def _country(engine: Engine, subject: str, on: str) -> Statement | None:
    finding = _everywhere(engine, subject, on)
    country = country_name(subject)
    top = finding.controlling
    if finding.position == "yes" and top is not None:
        return _in_effect(finding, top, country)
    return _ended(engine.record, subject, on, country)


def country_finding(context: Context, subject: str) -> Finding:
    """The Finding on a country's TPS, which is the same everywhere."""
    return _everywhere(context.engine, subject, context.on)


@once(MANY)
def _everywhere(engine: Engine, subject: str, on: str) -> Finding:
    return engine.law(engine.gazetteer.by_id(COUNTRY), "tps", on, subject=subject)


def _in_effect(finding: Finding, top: Cited, country: Words) -> Statement:
    since = say("since", date=bound(top.since or finding.on))
    until = say("tps_until", date=at(top.until)) if top.until else {"en": "", "es": ""}
    key = "tps_disputed" if finding.status == "contested" else "tps_in_effect"
    text = say(key, country=country, since=since, until=until, note=_dispute(top))
    return Statement(text, "finding", from_cites(top.rule.cites, top.rule.pinpoint), country)


def _dispute(top: Cited) -> Words:
    """What the dispute is about, where the record says it."""
    notes = [step.note for step in top.rule.steps if effect_of(step.event) in OPEN and step.note]
    return notes[-1] if notes else top.rule.summary


def _ended(record: RecordStore, subject: str, on: str, country: Words) -> Statement | None:
    ended = []
    for rule in record.rules("tps", COUNTRY):
        if rule.subject != subject:
            continue
        held = standing(rule.steps, (COUNTRY,), on)
        if held.until is not None and not held.in_force:
            ended.append((held.until, rule))
    if not ended:
        return None
    until, rule = max(ended, key=lambda item: item[0])
    text = say("tps_ended", country=country, date=at(until))
    return Statement(text, "finding", from_cites(rule.cites, rule.pinpoint), country)


def named_countries(context: Context, text: str) -> list[str]:
    """The countries of the record that ``text`` names or whose people it names, in either language.

    A name within a longer one is none: Sudan in South Sudan.
    """
    line = f" {fold(text)} "
    names_of = [(f" {fold(name)} ", subject) for subject in subjects(context) for name in _spellings(subject)]
    found = set()
    for name, subject in sorted(names_of, key=lambda pair: -len(pair[0])):
        if name in line:
            found.add(subject)
            line = line.replace(name, " | ")
    return sorted(found)


def _spellings(subject: str) -> list[str]:
    names_of = country_name(subject).values()
    people = list(demonyms(subject.replace("_", "-")))
    in_brackets = [name.partition(" (")[2].rstrip(")") for name in names_of if " (" in name]
    return [name.partition(" (")[0] for name in names_of] + in_brackets + people


def country_name(subject: str) -> Words:
    """``el-salvador`` → "El Salvador"."""
    slug = subject.replace("_", "-")
    return names("countries").get(slug, plain(capitalized(slug.replace("-", " "))))


def tps_meaning(context: Context) -> list[Statement]:
    """What TPS is and what it changes."""
    return _meaning(context.record) or [context.nothing("part_none")]


@once(MANY)
def _meaning(record: RecordStore) -> list[Statement]:
    out = [
        Statement(
            say("definition", label=both(d.label), by=d.by, text=both(d.text)),
            "definition",
            from_sources(d.sources),
        )
        for d in record.about(Definition, "tps")
    ]
    statute = record.get(Instrument, "us-8-usc-1254a")
    if statute is not None:
        out.append(Statement(both(statute.summary), "rule", from_sources(statute.sources)))
    return out


PARTS = {"tps_table": tps_table, "tps_meaning": tps_meaning}
