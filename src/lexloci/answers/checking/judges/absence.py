"""Claims of absence: "Tacoma has never passed any resolution on ICE", where one of its own is on record."""

from __future__ import annotations

from functools import cache

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.plainly import doubted, ruled
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.law.timeline import standing
from lexloci.places.model import STATE_KINDS, Jurisdiction
from lexloci.reading.lexicon import data
from lexloci.reading.patterns import way_of
from lexloci.reading.ways import Way
from lexloci.record.model.instrument import Instrument

DENYING = frozenset({"never", "not", "yet", "declined", "refused", "no", "nunca", "jamas"})
"""Words of which one is in every such claim."""
GROUP = "enforcement"
"""The group of variables that are about work with ICE."""


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """At most one ruling: a law of its own is on record of a place that is said to have none."""
    words, lang = claim.whole.words, claim.lang
    if words.there.isdisjoint(DENYING):
        return []
    if doubted(words) or claim.whole.details:
        return []
    kind = next((name for name, way in _kinds(lang) if way.search(words)), "")
    about, other = (way_of("absence.yaml", lang, name) for name in ("about", "other"))
    if not kind or not about.search(words) or other.search(words):
        return []
    place = claim.place if claim.own_places else claim.place or checking.subject
    if place is None:
        return []
    found = _own(checking, place, data("absence.yaml")["kinds"][kind])
    return [ruled(checking, found, "contradicted", "check_there_is")] if found is not None else []


def _own(checking: Checking, place: Jurisdiction, kinds: list[str]) -> Instrument | None:
    """A law of the place itself on work with ICE that is in force."""
    if place.kind in STATE_KINDS:
        return None
    for variable in checking.record.variables.values():
        if variable.group != GROUP or variable.subjects:
            continue
        for rule in checking.record.rules(variable.id, place.id):
            held = rule.kind in kinds and rule.jurisdiction == place.id
            if held and standing(rule.steps, (rule.jurisdiction,), checking.on).in_force:
                return checking.record.get(Instrument, rule.instrument)
    return None


@cache
def _kinds(lang: str) -> tuple[tuple[str, Way], ...]:
    told = data("absence.yaml")[lang]
    return tuple(
        (name, Way(rf" {none.replace('KIND', kind)} "))
        for name, kind in told["kinds"].items()
        for none in told["none"]
    )
