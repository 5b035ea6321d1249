"""A door said to open to ICE for less than the rule asks: "a badge opens a classroom" (``doors.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from lexloci.answers.checking.byyear import years_told
from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.plainly import doubted, ruled
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.core.patterns import compiled
from lexloci.law.finding import Finding
from lexloci.places.model import Jurisdiction
from lexloci.places.states import COUNTRY
from lexloci.reading.lexicon import data
from lexloci.reading.patterns import way_of
from lexloci.reading.ways import Ways
from lexloci.reading.words import Words
from lexloci.record.model.instrument import Instrument

DOORS = "sensitive_locations"
RULES = frozenset({"limited", "prohibited"})
VOCABULARY = "doors.yaml"


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """At most one ruling: a rule of the place closes such a site to whoever has no more than is said."""
    place, words = claim.place or checking.subject, claim.whole.words
    sites = _sites(claim.lang).found(words) if place is not None else []
    if place is None or len(sites) != 1 or not _stands("who", words.line, claim.lang):
        return []
    if doubted(words) or years_told(claim):
        return []
    line = _less(words, claim.lang)
    if not line or not _goes_in(line, claim.lang):
        return []
    any_warrant = _stands("badge", words.line, claim.lang) or _stands("bare", words.line, claim.lang)
    finding = checking.context(place).finding(DOORS)
    for law in _closing(checking, finding, place, sites[0], any_warrant=any_warrant):
        return [ruled(checking, law, "contradicted", "check_judge")]
    return []


def _less(words: Words, lang: str) -> str:
    """The line without what is said to be enough, if that is less than a judge's warrant; empty otherwise."""
    line = f"{words.line} "
    weak = way_of("enough.yaml", lang, "weak").search(words)
    if weak is not None:
        return f"{line[: weak.start()]} {line[weak.end() :]}"
    for name in ("shown", "bare", "badge"):
        found = compiled(f" {data(VOCABULARY)[lang][name]} ").search(line)
        if found is not None:
            return f"{line[: found.start()]} {line[found.end() - 1 :]}"
    return ""


def _goes_in(line: str, lang: str) -> bool:
    """Whether what is left tells that somebody may go in, and of nothing more that it takes."""
    if any(_stands(name, line, lang) for name in ("more", "open")):
        return False
    denied = way_of("enough.yaml", lang, "not").pattern.search(line) is not None
    return not denied and _stands("enter", line, lang) and _stands("enough", line, lang)


def _stands(name: str, line: str, lang: str) -> bool:
    return compiled(f" {data(VOCABULARY)[lang][name]} ").search(f"{line} ") is not None


def _closing(
    checking: Checking, finding: Finding, place: Jurisdiction, site: str, *, any_warrant: bool
) -> Iterator[Instrument]:
    """The laws in force that ask for a warrant at such a site; for one of a judge unless any will refute."""
    told: dict[str, Any] = data(VOCABULARY)
    for cited in finding.rules if finding.status == "settled" else ():
        rule = cited.rule
        off = cited.suspended or cited.disputed or cited.until or cited.ended
        if off or rule.jurisdiction == COUNTRY or rule.position not in RULES:
            continue
        line = Words(f"{rule.summary['en']} {(rule.conditions or {}).get('en', '')}").line
        asked = compiled(f" {told['asks']} ").search(line)
        if asked is None or not re.search(f" {told['told'][site]} ", line):
            continue
        law = checking.record.get(Instrument, rule.instrument)
        if law is not None and (any_warrant or re.search(f" {told['judge']} ", line)):
            yield law


@cache
def _sites(lang: str) -> Ways[str]:
    return Ways({name: f" {way} " for name, way in data(VOCABULARY)[lang]["sites"].items()})
