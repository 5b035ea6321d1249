"""A city's police said to answer to others, a county's jail to be the city's (``data/overseers.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.plainly import stated
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.statement import Statement, from_sources
from lexloci.answers.words import say
from lexloci.core.patterns import compiled
from lexloci.places.agencies import Agency
from lexloci.places.model import STATE_KINDS, Jurisdiction
from lexloci.places.names import fold
from lexloci.reading.lexicon import data
from lexloci.reading.patterns import NAMED
from lexloci.reading.words import Words
from lexloci.record.model.place import JurisdictionFile

DENIED = frozenset({"no", "not", "never", "nor", "neither", "nunca", "ningun", "tampoco", "jamas"})
RUNNERS = {"police": frozenset({"police"}), "jail": frozenset({"jail", "sheriff", "corrections"})}
"""Kinds of agencies that have each role."""


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """A ruling where the record knows who polices, or who jails, and it is another government's body."""
    words = claim.whole.words
    if not words.there.isdisjoint(DENIED) or not stated(claim):
        return []
    city = _city(checking, claim)
    if city is None:
        return []
    if _said(words, claim.lang, city, "runs") and (agency := _known(checking, city, "police")) is not None:
        own = agency.jurisdiction == city.id and city.id not in data("overseers.yaml")["boards"]
        return [_refuted(checking, city, agency, "check_police")] if own else []
    if _said(words, claim.lang, city, "jail") and (agency := _known(checking, city, "jail")) is not None:
        return [_refuted(checking, city, agency, "check_jailed")] if agency.jurisdiction != city.id else []
    return []


def _city(checking: Checking, claim: Claim) -> Jurisdiction | None:
    """The city whose police or jail is meant: one that the sentence names, else the page's."""
    subject = [checking.subject] if checking.subject is not None else []
    for place in (*claim.own_places, *subject):
        if not (place.is_county or place.same_as or place.kind in STATE_KINDS):
            return place
    return None


def _known(checking: Checking, city: Jurisdiction, role: str) -> Agency | None:
    agency = checking.record.agency_facts.find(city.id, role)
    return agency if agency is not None and agency.kind in RUNNERS[role] else None


def _said(words: Words, lang: str, city: Jurisdiction, what: str) -> bool:
    told = data("overseers.yaml")[lang]
    if what == "runs" and words.there.isdisjoint(told["county"]):
        return False
    line = words.line.replace(f" {fold(city.name)} ", f" {NAMED} ")
    return _pattern(lang, what).search(line) is not None


@cache
def _pattern(lang: str, what: str) -> re.Pattern[str]:
    told: Mapping[str, Any] = data("overseers.yaml")[lang]
    ways: Sequence[str] = told[what]
    filled = [
        way.replace("POLICE", _any(told["police"]))
        .replace("OTHERS", _any(told["others"]))
        .replace("CITY", f"(?:{NAMED}|the city|la ciudad)")
        for way in ways
    ]
    return compiled(rf" (?:{'|'.join(filled)}) ")


def _any(ways: Sequence[str]) -> str:
    return f"(?:{'|'.join(ways)})"


def _refuted(checking: Checking, city: Jurisdiction, agency: Agency, key: str) -> Ruling:
    """The ruling with who has the role, by the record's own sources."""
    file = checking.record.get(JurisdictionFile, agency.jurisdiction)
    wanted = {
        ident for one in (file.agencies if file else ()) if one.id == agency.id for ident in one.sources
    }
    text = say(key, place=city.label(), agency=agency.name["en"])
    cites = from_sources(file.sources, wanted) if file is not None else ()
    return Ruling(verdict="contradicted", reason=text, truth=Statement(text, "event", cites))
