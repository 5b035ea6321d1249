"""Whom a rule on masks is said to bind: federal agents, local officers (``data/masks.yaml``)."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from lexloci.answers.checking.byyear import years_told
from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.plainly import doubted, notes_of
from lexloci.answers.checking.judges.reach import BLOCKED
from lexloci.answers.checking.judges.rule import resting_on
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.words import say
from lexloci.core.patterns import compiled
from lexloci.law.finding import Finding
from lexloci.reading.lexicon import data
from lexloci.reading.words import words_of
from lexloci.record.compiled import Rule
from lexloci.record.model.instrument import Instrument

VARIABLE = "officer_identification"
FEDERAL, EVERYBODY = "federal_officers", "everyone"
OWN = frozenset({"police", "sheriff", "jail"})
"""Values of ``binds`` that take in nobody of the federal government."""
LOCAL = frozenset({"police", "law_enforcement", EVERYBODY, "sheriff"})
BINDING = frozenset({"limited", "required"})
SINCE = frozenset({"since", "desde"})
"""Words before a day from which on it is so."""


class _Said(NamedTuple):
    """Patterns of a language: who is bound or free, what tells of something else or of exceptions."""

    bound: re.Pattern[str]
    free: re.Pattern[str]
    local: re.Pattern[str]
    beside: re.Pattern[str]
    excepted: re.Pattern[str]


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """At most one ruling: those who are said to be bound are not, or those said to be free are bound."""
    words = claim.whole.words
    if words.there.isdisjoint(_gate()):
        return []
    place, said = claim.place or checking.subject, _said(claim.lang)
    past = bool(years_told(claim)) and SINCE.isdisjoint(words.there)
    if place is None or said.beside.search(words.line) or doubted(words) or past:
        return []
    finding = checking.context(place).finding(VARIABLE)
    if finding.status != "settled" or not _is_wrong(checking, words.line, said, finding):
        return []
    return [resting_on(checking, finding, "contradicted", say("check_reach"))]


def _is_wrong(checking: Checking, line: str, said: _Said, finding: Finding) -> bool:
    """Whether a line says of federal or local officers what the rules in force surely do not say of them."""
    rules = [c.rule for c in finding.rules if not (c.suspended or c.disputed or c.until or c.ended)]
    if said.bound.search(line):
        faced = any(_way("faced").search(words_of(rule.summary.get("en", "")).line) for rule in rules)
        return faced and all(_spares(checking, rule) for rule in rules)
    if said.free.search(line):
        return any(_reaches(checking, rule) for rule in rules)
    local = said.local.search(line) is not None and said.excepted.search(line) is None
    return local and finding.position in BINDING and any(_shows(rule) for rule in rules)


def _told(checking: Checking, rule: Rule) -> str:
    """What the record says of a rule and of what became of it, folded."""
    instrument = checking.record.get(Instrument, rule.instrument)
    texts = [rule.summary.get("en", ""), (rule.conditions or {}).get("en", "")]
    return " ".join(words_of(text).line for text in (*texts, *(notes_of(instrument) if instrument else ())))


def _spares(checking: Checking, rule: Rule) -> bool:
    """Whether a rule surely does not hold for federal officers."""
    binds = set(rule.binds)
    if not binds or binds & {FEDERAL, EVERYBODY}:
        return False
    return binds <= OWN or _way("spared").search(_told(checking, rule)) is not None


def _reaches(checking: Checking, rule: Rule) -> bool:
    """Whether a rule surely holds for federal officers, and no court has said otherwise."""
    instrument = checking.record.get(Instrument, rule.instrument)
    if instrument is None or any(event.event in BLOCKED for event in instrument.timeline):
        return False
    told = _way("reached").search(_told(checking, rule)) is not None
    return FEDERAL in rule.binds or (EVERYBODY in rule.binds and told)


def _shows(rule: Rule) -> bool:
    """Whether a rule has the police of a place show their faces or names, some work aside."""
    line = words_of(rule.summary.get("en", "")).line
    return not LOCAL.isdisjoint(rule.binds) and _way("shown").search(line) is not None


@cache
def _gate() -> frozenset[str]:
    return frozenset(data("masks.yaml")["gate"])


@cache
def _way(name: str) -> re.Pattern[str]:
    return compiled(f" {data('masks.yaml')[name]} ")


@cache
def _said(lang: str) -> _Said:
    told = data("masks.yaml")[lang]

    def of(who: str, what: str) -> str:
        return f"{told[who]}{told['between']} (?:{'|'.join(told[what])})"

    outside = "|".join(told["outside"])
    return _Said(
        bound=compiled(f" {of('federal', 'bound')}(?= |$)"),
        free=compiled(f" (?:{of('federal', 'free')}|{outside})(?= |$)"),
        local=compiled(f" {of('local', 'free')}(?= |$)"),
        beside=compiled(f" {told['beside']} "), excepted=compiled(f" {told['excepted']} "),
    )  # fmt: skip
