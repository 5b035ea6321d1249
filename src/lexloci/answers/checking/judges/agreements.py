"""What a sentence says of an agency's agreement with ICE: that there is one, of which model, since when."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from lexloci.answers.checking.claims import Claim, Part
from lexloci.answers.checking.judges.spans import compatible
from lexloci.answers.checking.judges.unlisted import unlisted
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.statement import Statement, from_cites
from lexloci.answers.words import bound, plain, say
from lexloci.law.agreements import agreement_standing
from lexloci.law.finding import AgreementStanding, Finding
from lexloci.places.model import STATE_KINDS, Jurisdiction
from lexloci.reading.days import Period, periods
from lexloci.reading.events import happenings
from lexloci.reading.lexicon import data
from lexloci.reading.phrases import Phrases
from lexloci.reading.stance import MODALS, modals
from lexloci.reading.words import Words

VARIABLE = "agreement_287g"
RULES = frozenset(MODALS)
"""A sentence of duty or leave is about a rule on agreements, not about an agreement."""


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """At most one ruling, where the record holds agreements of the agency that is meant."""
    told = data("agreements.yaml")[claim.lang]
    names, program = _named(claim.lang)
    part = next((p for p in claim.parts if names.stand_in(p.words)), None)
    if part is None and checking.thread.variable == VARIABLE:
        part = next((p for p in claim.parts if program.stand_in(p.words)), None)
    if part is None:
        return []
    checking.thread.variable = VARIABLE
    modal = {hit.concept for hit in modals(part.words, claim.lang)}
    if not part.stance.plain or modal & RULES or len(claim.places) != 1:
        return []
    place = claim.places[0]
    if place.kind in STATE_KINDS:
        counted = _counted(checking, claim, part, place, told, modal)
        if counted is not None:
            return [counted]
    finding = checking.context(place).finding(VARIABLE)
    own = _own(checking, claim, place, finding)
    if not own:
        return unlisted(checking, claim, part, place, finding)
    if re.search(told["denied"], part.words.line):
        ruling = _denied(own, finding)
    elif re.search(f" {told['dropped']}", part.words.line):
        ruling = _dropped(own, finding)
    elif modal & {"not", "does_not", "no_subject"} or not _speaks(part, told["has"]):
        ruling = None
    else:
        ruling = _affirmed(checking, claim, part, own, finding, told)
    return [ruling] if ruling is not None else []


@cache
def _named(lang: str) -> tuple[Phrases, Phrases]:
    """How agreements are called, and how they are once one was named."""
    told = data("agreements.yaml")[lang]
    return Phrases(told["names"]), Phrases(told["program"])


def _speaks(part: Part, phrases: list[str]) -> bool:
    return any(f" {phrase} " in part.words.line for phrase in phrases)


def _counted(
    checking: Checking,
    claim: Claim,
    part: Part,
    state: Jurisdiction,
    told: dict[str, Any],
    modal: set[str],
) -> Ruling | None:
    """``No other agency of the state has joined``, ``one of two agencies in the program``."""
    of = re.search(told["one_of"], part.words.line)
    of = of if of is not None and of.group(1) in told["numbers"] else None
    nobody = "no_subject" in modal and _speaks(part, told["agencies"])
    if of is None and not nobody:
        return None
    when = periods(part.words, claim.lang, checking.on)
    day = when[0].last if len(when) == 1 else checking.on
    others = [
        deal for deal in _of_state(checking, state, min(day, checking.on))
        if not nobody or "other" not in part.words.keys or deal.entry.instrument != checking.thread.agreement
    ]  # fmt: skip
    said = told["numbers"].index(of.group(1)) if of is not None else 0
    if len(others) <= said:
        return None
    key = "check_agreement_count" if of is not None else "check_agreement_is"
    verdict = "outdated" if of is not None else "contradicted"
    finding = checking.context(state).finding(VARIABLE)
    return _ruling(verdict, key, others[0], finding, count=str(len(others)))


def _of_state(checking: Checking, state: Jurisdiction, day: str) -> list[AgreementStanding]:
    """The 287(g) agreements of agencies in ``state`` that stood on the day."""
    out = []
    for entry in checking.record.all_agreements():
        if entry.kind == "agreement" and (
            entry.jurisdiction == state.id or entry.jurisdiction.startswith(f"{state.id}/")
        ):
            place = checking.engine.gazetteer.by_id(entry.jurisdiction)
            deal = agreement_standing(entry, checking.engine.where(place, VARIABLE), day)
            if deal is not None and deal.active:
                out.append(deal)
    return out


def _own(checking: Checking, claim: Claim, place: Jurisdiction, finding: Finding) -> list[AgreementStanding]:
    """Agreements of the agency the sentence is about: of the place's own government, or the one it names."""
    context = checking.context(place)
    sheriff = "sheriff" in claim.whole.concepts
    homes = set(context.counties) if sheriff and not place.is_county else set(context.own)
    own = [a for a in finding.agreements if a.entry.jurisdiction in homes]
    if place.kind in STATE_KINDS:
        return [a for a in own if _names(claim.whole.words, a.entry.agency)]
    return own


def _names(words: Words, agency: str) -> bool:
    """Whether the sentence names the agency by each word that tells it from others."""
    wanted = set(Words(agency).keys) - frozenset(data("named.yaml")["agencies"])
    return bool(wanted) and wanted <= set(words.keys) | set(Words(words.text.replace("-", " ")).keys)


def _denied(own: list[AgreementStanding], finding: Finding) -> Ruling | None:
    active = [a for a in own if a.active]
    if active:
        return _ruling("contradicted", "check_agreement_is", active[0], finding)
    if all(a.standing == "ended" for a in own):
        return _ruling("supported", "check_agreement_ended", own[-1], finding)
    return None


def _dropped(own: list[AgreementStanding], finding: Finding) -> Ruling | None:
    """An agreement that stands, and that is said to have come off ICE's sheet."""
    live = [deal for deal in own if deal.active]
    ever = any(deal.until for deal in own) or _ended_once(own)
    return _ruling("contradicted", "check_agreement_is", live[0], finding) if live and not ever else None


def _affirmed(
    checking: Checking,
    claim: Claim,
    part: Part,
    own: list[AgreementStanding],
    finding: Finding,
    told: dict[str, Any],
) -> Ruling | None:
    words = part.words
    said = {model for model, names in told["models"].items() if any(f" {n} " in words.line for n in names)}
    fitting = [a for a in own if not said or a.entry.model in said]
    if not fitting:
        return _ruling("contradicted", "check_agreement_model", own[0], finding)
    events = {hit.concept for hit in happenings(words, claim.lang)}
    live = [a for a in fitting if a.active]
    if "ended" in events or _speaks(part, told["over"]):
        ever = any(a.until for a in own) or _ended_once(own)
        return _ruling("contradicted", "check_agreement_is", live[0], finding) if live and not ever else None
    when = [p for p in periods(words, claim.lang, checking.on) if p.relation == "during"]
    if when or part.details:
        made = "made" in events or _speaks(part, told["entered"])
        signed = made and len(when) == 1 and "list" not in part.concepts
        return _signed(checking, fitting, when[0], finding) if signed else None
    if live:
        return _ruling("supported", "check_supported", live[0], finding)
    ended = [a for a in fitting if a.standing == "ended" and a.until]
    return _ruling("outdated", "check_outdated", ended[0], finding) if ended else None


def _signed(checking: Checking, fitting: list[AgreementStanding], when: Period, finding: Finding) -> Ruling:
    """A date of signing, held against those on record."""
    dated = [a for a in fitting if any(compatible(when, date) for date in _signings(a))]
    if not dated:
        return _ruling("contradicted", "check_agreement_date", fitting[0], finding)
    checking.thread.agreement = dated[0].entry.instrument
    return _ruling("supported", "check_supported", dated[0], finding)


def _signings(deal: AgreementStanding) -> list[str]:
    """Every date on which the agreement was signed, and the first day on which it stood."""
    return [deal.since, *(step.date for step in deal.entry.steps if step.event in ("signed", "extended"))]


def _ended_once(own: list[AgreementStanding]) -> bool:
    ends = {"terminated", "expired", "withdrawn", "superseded"}
    return any(step.event in ends for deal in own for step in deal.entry.steps)


def _ruling(verdict: str, key: str, deal: AgreementStanding, finding: Finding, count: str = "") -> Ruling:
    entry = deal.entry
    span = say("since", date=bound(deal.since))
    if deal.until:
        ended = say("ended", date=bound(deal.until))
        span = {lang: f"{span[lang]}, {ended[lang]}" for lang in span}
    model = (
        say(f"model_{entry.model.lower()}") if entry.model in ("JEM", "WSO", "TFM") else plain(entry.model)
    )
    text = say("check_agreement", agency=entry.agency, model=model, span=span)
    reason = (
        say(key, date=bound(deal.until)) if deal.until and verdict == "outdated" else say(key, count=count)
    )
    return Ruling(
        verdict=verdict, reason=reason, variable=VARIABLE, finding=finding,  # type: ignore[arg-type]
        truth=Statement(text, "agreement", from_cites(entry.cites)), instrument=entry.instrument,
    )  # fmt: skip
