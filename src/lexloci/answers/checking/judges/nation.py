"""Federal facts, the same everywhere: what a detainer is, whose TPS holds (``data/federal_facts.yaml``)."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from msgspec import Struct

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.plainly import ruled
from lexloci.answers.checking.report import Verdict
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.parts.tps import country_finding, country_statement, named_countries
from lexloci.answers.words import say
from lexloci.core.patterns import compiled
from lexloci.places.states import COUNTRY
from lexloci.reading.lexicon import data
from lexloci.reading.phrases import Phrases
from lexloci.reading.stance import modals
from lexloci.record.model.instrument import Instrument

UNSURE = frozenset({"hedge", "reported", "proposal"})
UNREAL = frozenset(
    {"if", "would", "should", "could", "might", "whether", "si", "podria", "myth", "mito", "not", "false"}
)
"""Words by which a sentence does not say outright that a wrong thing is so."""
TPS = Phrases(("tps", "temporary protected status", "estatus de proteccion temporal"))
NONE = frozenset({"no", "ya", "lost", "without"})
"""Words by which what "has" or "protects" is denied."""
SHORT = 14
"""Words of a sentence that says nothing besides the fact."""
DESIGNATION = frozenset({"designation", "designations", "designacion", "protection", "proteccion"})
"""What TPS is called in the sentence after one that names it."""
DESIGNATED = compiled(r" (?:the designations? (?:for|of)|designation for|la designacion de) ")
"""``The designation for Haiti``, which is none but that for TPS where a country follows."""
BECAUSE = compiled(r" since (?=(?:the|that|this|their|its) )")
"""A "since" that gives a reason and no time."""
UNTIL = frozenset({"until", "through", "since", "hasta", "desde", "before", "after", "when", "once", "used"})
"""Words behind which a time stands, of which the sentence tells."""


class Fact(Struct, frozen=True):
    """A fact: the law that tells it, words of which one must be there, how texts get it wrong and right.

    :ivar after: the variable that the sentence before it is about, where it must be about one.
    :ivar verdict: what a wrong sentence is: contradicted, or outdated where it was so once.
    """

    instrument: str
    gate: frozenset[str]
    wrong: tuple[str, ...]
    right: tuple[str, ...]
    verdict: Verdict
    after: str


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """Rulings on the federal facts that the sentence states."""
    return [*_of_facts(checking, claim), *_of_tps(checking, claim)]


def _of_facts(checking: Checking, claim: Claim) -> list[Ruling]:
    words = claim.whole.words
    for fact in _facts(claim.lang) if not _gates(claim.lang).isdisjoint(words.there) else ():
        if words.there.isdisjoint(fact.gate) or (fact.after and claim.before != fact.after):
            continue
        right, wrong = _either(fact.right).search(words.line), _either(fact.wrong).search(words.line)
        law = checking.record.get(Instrument, fact.instrument) if bool(right) != bool(wrong) else None
        if law is None or {hit.concept for hit in modals(words, claim.lang)} & UNSURE:
            continue
        if right and not claim.own_places and len(words) <= SHORT:
            return [ruled(checking, law, "supported")]
        if right:
            continue
        if wrong is not None and UNREAL.isdisjoint(words.line[: wrong.end()].split()):
            return [ruled(checking, law, fact.verdict, "check_once" if fact.verdict == "outdated" else "")]
    return []


def _of_tps(checking: Checking, claim: Claim) -> list[Ruling]:
    """Whether the country's TPS holds, against what is said; what is contested decides nothing."""
    words = claim.whole.words
    on_tps = TPS.stand_in(words) or (claim.before == "tps" and not words.there.isdisjoint(DESIGNATION))
    on_tps = on_tps or DESIGNATED.search(words.line) is not None
    timed = UNTIL.intersection(BECAUSE.sub(" ", words.line).split())
    if not on_tps or words.there & (UNREAL - {"not"}) or timed or claim.whole.details:
        return []
    found = {name: match.end() for name, way in _tps(claim.lang) if (match := way.search(words.line))}
    told = set(found) - ({"holds"} if words.there & NONE and "ended" in found else set())
    if len(told) != 1:
        return []
    ends = len(words.line[: found[next(iter(told))]].split())
    if any(hit.concept in UNSURE and hit.first < ends for hit in modals(words, claim.lang)):
        return []
    context = checking.context(checking.engine.gazetteer.by_id(COUNTRY))
    countries = named_countries(context, words.text)
    if len(countries) != 1:
        return []
    finding, truth = country_finding(context, countries[0]), country_statement(context, countries[0])
    if truth is None or finding.status == "contested":
        return []
    holds = finding.position == "yes"
    right = holds == ("holds" in told)
    verdict = "supported" if right else "contradicted" if holds else "outdated"
    reason = say("check_supported" if right else "check_tps")
    return [Ruling(verdict=verdict, reason=reason, variable="tps", truth=truth, finding=finding)]  # type: ignore[arg-type]


@cache
def _gates(lang: str) -> frozenset[str]:
    """The words of all facts."""
    return frozenset[str]().union(*(fact.gate for fact in _facts(lang)))


@cache
def _facts(lang: str) -> tuple[Fact, ...]:
    return tuple(
        Fact(
            fact["instrument"],
            frozenset(fact["gate"]),
            tuple(fact["wrong"][lang]),
            tuple(fact["right"][lang]),
            fact.get("verdict", "contradicted"),
            fact.get("after", ""),
        )
        for fact in data("federal_facts.yaml")["facts"]
    )


@cache
def _tps(lang: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    ways: dict[str, Any] = data("federal_facts.yaml")["tps"][lang]
    return tuple((name, _either(tuple(some))) for name, some in ways.items())


@cache
def _either(ways: tuple[str, ...]) -> re.Pattern[str]:
    return compiled(rf" (?:{'|'.join(ways)})(?= )")
