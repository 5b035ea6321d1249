"""Whose agreement with ICE a sentence means: a state agency's, its place's own, or the one last spoken of."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.ruling import Checking
from lexloci.core.patterns import compiled
from lexloci.law.finding import AgreementStanding, Finding
from lexloci.places.model import STATE_KINDS, Jurisdiction
from lexloci.places.states import states
from lexloci.reading.lexicon import data
from lexloci.reading.phrases import Phrases
from lexloci.reading.words import Words

VARIABLE = "agreement_287g"
MODELS = ("JEM", "WSO", "TFM")
POWERS = frozenset({"civil_arrest", "status_inquiry"})
"""What officers have no power for but by an agreement."""
EITHER, IN_JAIL = "JAIL", ("JEM", "WSO")
"""How an agreement of either model that stays in the jail is called in the data."""


class Meant(Struct, frozen=True):
    """Agreements that are meant, and the place whose they are.

    :ivar named: the agency is named outright, so that none of the place's own is meant.
    """

    place: Jurisdiction
    own: list[AgreementStanding]
    named: bool = False


def meant_by(checking: Checking, claim: Claim) -> Meant | None:
    """The agreements of the agency that the sentence is about; None where it is about several places."""
    if len(claim.places) != 1:
        return None
    place = claim.places[0]
    of_state = _of_state_agency(checking, claim, place)
    if of_state is not None:
        return of_state
    spoken = _last_spoken_of(checking, claim)
    if spoken is not None:
        return spoken
    finding = checking.context(place).finding(VARIABLE)
    return Meant(place, _own(checking, claim, place, finding))


def models_in(words: Words, lang: str) -> frozenset[str]:
    """The models of agreements that a text names."""
    found = {name for name, phrases in _models(lang) if phrases.stand_in(words)}
    either = found == {EITHER}
    return frozenset(IN_JAIL if either else found - {EITHER})


def by_agreement(checking: Checking, claim: Claim) -> bool:
    """Whether officers are said to do something by the agreement of the sentence before, not by a rule."""
    topic = claim.whole.topic.id if claim.whole.topic else ""
    if not checking.thread.models or claim.before != VARIABLE or topic not in POWERS:
        return False
    return compiled(data("models.yaml")[claim.lang]["by_it"]).search(claim.whole.words.line) is not None


def deal_told(checking: Checking, claim: Claim) -> bool:
    """Whether a sentence that names no law tells of an agency's agreement, not of a law on agreements."""
    topic = claim.whole.topic.id if claim.whole.topic else ""
    return topic == VARIABLE and bool(checking.thread.deals) and not checking.thread.told


def on_models(words: Words, lang: str) -> bool:
    """Whether a text is about a model of agreements, whoever has one."""
    return bool(models_in(words, lang)) and _general(lang).match(words.line) is not None


def _of_state_agency(checking: Checking, claim: Claim, place: Jurisdiction) -> Meant | None:
    """The state's agency that the sentence names by its own name: "the Highway Patrol"."""
    line = claim.whole.words.line
    told = data("agreements.yaml")[claim.lang]
    match = compiled(told["of_state"]).search(line)
    local = any(own.kind not in STATE_KINDS for own in claim.own_places)
    if match is None or not place.state or local or compiled(told["not_of"]["state"]).search(line):
        return None
    state = checking.engine.gazetteer.by_id(states()[place.state].id)
    deals = checking.context(state).finding(VARIABLE).agreements
    called = data("agreements.yaml")["called"]
    name = called.get(match.group().strip(), match.group().strip())
    own = [d for d in deals if d.entry.jurisdiction == state.id and f" {name}" in Words(d.entry.agency).line]
    return Meant(state, own, named=True)


def _last_spoken_of(checking: Checking, claim: Claim) -> Meant | None:
    """The agreement of the sentence before, where this one names no place and nobody else."""
    ids = checking.thread.deals
    if not ids or claim.own_places or claim.before != VARIABLE:
        return None
    entries = [e for e in checking.record.all_agreements() if e.instrument in ids]
    if not entries:
        return None
    home = checking.engine.gazetteer.by_id(entries[0].jurisdiction)
    other = data("agreements.yaml")[claim.lang]["not_of"][
        "county" if home.is_county else "state" if home.kind in STATE_KINDS else "city"
    ]
    if compiled(other).search(claim.whole.words.line):
        return None
    deals = checking.context(home).finding(VARIABLE).agreements
    own = [deal for deal in deals if deal.entry.instrument in ids]
    return Meant(home, own, named=True) if own else None


def _own(checking: Checking, claim: Claim, place: Jurisdiction, finding: Finding) -> list[AgreementStanding]:
    """Agreements of the place's own government, or of the agency that is named."""
    context = checking.context(place)
    sheriff = "sheriff" in claim.whole.concepts
    homes = set(context.counties) if sheriff and not place.is_county else set(context.own)
    own = [a for a in finding.agreements if a.entry.jurisdiction in homes]
    if place.kind in STATE_KINDS:
        return [a for a in own if _names(claim.whole.words, a.entry.agency)]
    counties = set(context.counties) - homes
    near = [a for a in finding.agreements if a.entry.jurisdiction in counties] if not own else []
    return _of_body(claim, own) or [a for a in near if _names(claim.whole.words, a.entry.agency)]


def _of_body(claim: Claim, own: list[AgreementStanding]) -> list[AgreementStanding]:
    """Those of the sheriff, or of the constable, where that is whom the sentence names."""
    line = f"{claim.whole.words.line} "
    for names in data("agreements.yaml")["bodies"]:
        if any(f" {name} " in line for name in names):
            return [a for a in own if any(f" {name} " in Words(a.entry.agency).line for name in names)] or own
    return own


def _names(words: Words, agency: str) -> bool:
    """Whether the sentence names the agency by each word that tells it from others."""
    wanted = set(Words(agency).keys) - frozenset(data("named.yaml")["agencies"])
    return bool(wanted) and wanted <= set(words.keys) | set(Words(words.text.replace("-", " ")).keys)


@cache
def _models(lang: str) -> tuple[tuple[str, Phrases], ...]:
    told = data("agreements.yaml")[lang]["models"]
    return tuple((name, Phrases(phrases)) for name, phrases in told.items())


@cache
def _general(lang: str) -> re.Pattern[str]:
    told = data("agreements.yaml")[lang]
    every = "|".join(phrase for phrases in told["models"].values() for phrase in phrases)
    return compiled(
        told["general"].replace("MODEL", rf"(?:{every})(?: (?:model|modelo|agreements?|program))?")
    )
