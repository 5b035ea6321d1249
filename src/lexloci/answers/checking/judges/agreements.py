"""What a sentence says of an agency's agreement with ICE: that there is one, of which model, since when."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from lexloci.answers.checking.claims import Claim, Part
from lexloci.answers.checking.judges.spans import compatible
from lexloci.answers.checking.judges.unlisted import unlisted
from lexloci.answers.checking.judges.whose import MODELS, VARIABLE, Meant, meant_by, models_in, on_models
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.statement import Statement, from_cites
from lexloci.answers.words import bound, plain, say
from lexloci.core.dates import days_between, first_day, last_day
from lexloci.core.patterns import compiled
from lexloci.law.agreements import agreement_standing
from lexloci.law.finding import AgreementStanding, Finding
from lexloci.places.model import STATE_KINDS, Jurisdiction
from lexloci.reading.days import Period, periods
from lexloci.reading.events import happenings
from lexloci.reading.lexicon import data
from lexloci.reading.phrases import Phrases
from lexloci.reading.stance import MODALS, modals

SHORTLY = 90
"""Days by which ICE may sign after the agency."""
OFFERED_NOT = ("2013-01-01", "2024-12-31")
"""The years between in which ICE offered no task force agreement."""
RULES = frozenset(MODALS)
"""A sentence of duty or leave is about a rule on agreements, not about an agreement."""


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """At most one ruling, where the record holds agreements of the agency that is meant."""
    told = data("agreements.yaml")[claim.lang]
    part = _speaking(checking, claim, told)
    if part is None:
        return []
    checking.thread.variable = VARIABLE
    modal = {hit.concept for hit in modals(part.words, claim.lang)}
    meant = _meant(checking, claim, part, modal)
    return _weighed(checking, claim, part, meant, modal) if meant is not None else []


def _meant(checking: Checking, claim: Claim, part: Part, modal: set[str]) -> Meant | None:
    """The agreements that the sentence tells of, which the next may go on with; None if of none."""
    thread, lang = checking.thread, claim.lang
    if not claim.own_places and on_models(claim.whole.words, lang):
        thread.deals, thread.models = (), models_in(claim.whole.words, lang)
        return None
    if modal & RULES and claim.before == VARIABLE and not claim.own_places:
        return None
    meant = meant_by(checking, claim)
    thread.deals, thread.models = (), frozenset()
    if not part.stance.plain or modal & RULES or meant is None:
        return None
    live = [deal for deal in meant.own if deal.active] or meant.own
    thread.deals = tuple([deal.entry.instrument for deal in meant.own])
    named = _models(claim, part, data("agreements.yaml")[lang])
    thread.models = named or frozenset([deal.entry.model for deal in live])
    return meant


def _weighed(checking: Checking, claim: Claim, part: Part, meant: Meant, modal: set[str]) -> list[Ruling]:
    """At most one ruling on what is said of agreements."""
    told, own, place = data("agreements.yaml")[claim.lang], meant.own, meant.place
    counted = _counted(checking, claim, part, place, told, modal) if place.kind in STATE_KINDS else None
    if counted is not None:
        return [counted]
    finding = checking.context(place).finding(VARIABLE)
    if not own:
        return [] if meant.named else unlisted(checking, claim, part, place, finding)
    if re.search(told["denied"], part.words.line):
        ruling = _denied(own, finding)
    elif compiled(f" {told['dropped']}").search(part.words.line):
        ruling = _dropped(own, finding)
    elif modal & {"not", "does_not", "no_subject"} or not (_speaks(part, told["has"]) or _chosen(part, told)):
        ruling = None
    else:
        ruling = _affirmed(checking, claim, part, own, finding, _models(claim, part, told))
    return [ruling] if ruling is not None else []


def _speaking(checking: Checking, claim: Claim, told: dict[str, Any]) -> Part | None:
    """The clause that speaks of an agreement: by its name, or of the one before by "it", "the program"."""
    names, program = _named(claim.lang)
    part = next((p for p in claim.parts if names.stand_in(p.words)), None)
    if part is None and checking.thread.variable == VARIABLE:
        part = next((p for p in claim.parts if program.stand_in(p.words)), None)
        itself = part is not None and compiled(told["itself"]).match(part.words.line) is not None
        part = part if part is None or not itself or _tells(part, told) else None
    if part is None and claim.before == VARIABLE:
        way = compiled(told["again"])
        again = [p for p in claim.parts if way.search(p.words.line)]
        part = next((p for p in again if _tells(p, told)), None)
    return part


def _tells(part: Part, told: dict[str, Any]) -> bool:
    """Whether a clause says of which model the agreement before is, whether it stands, or since when."""
    line = part.words.line
    return bool(models_in(part.words, part.lang)) or any(
        compiled(told[way]).search(line) for way in ("affirms", "denied", "stood")
    )


def _chosen(part: Part, told: dict[str, Any]) -> bool:
    """Whether a clause names a model as the agency's own: "he took the task force model"."""
    return bool(models_in(part.words, part.lang)) and not compiled(told["unchosen"]).search(part.words.line)


def _models(claim: Claim, part: Part, told: dict[str, Any]) -> frozenset[str]:
    """The models that the clause names; else those of one that goes on with it: "and it is a …"."""
    found = models_in(part.words, claim.lang)
    on = [p for p in claim.parts if p is not part and compiled(told["goes_on"]).match(p.words.line)]
    return found or frozenset(name for p in on for name in models_in(p.words, claim.lang))


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
    nobody = nobody and not compiled(told["of_them"]).search(part.words.line)
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
    said: frozenset[str],
) -> Ruling | None:
    words, told = part.words, data("agreements.yaml")[claim.lang]
    fitting = [a for a in own if not said or a.entry.model in said]
    if not fitting:
        known = all(a.entry.model in MODELS for a in own)
        return _ruling("contradicted", "check_agreement_model", own[0], finding) if known else None
    events = {hit.concept for hit in happenings(words, claim.lang)}
    live = [a for a in fitting if a.active]
    if "ended" in events or _speaks(part, told["over"]):
        ever = any(a.until for a in own) or _ended_once(own)
        return _ruling("contradicted", "check_agreement_is", live[0], finding) if live and not ever else None
    return _since(checking, claim, part, fitting, finding)


def _since(
    checking: Checking, claim: Claim, part: Part, fitting: list[AgreementStanding], finding: Finding
) -> Ruling | None:
    """What is said of how long it has stood or when it was signed; that there is one, if nothing is."""
    words, told = part.words, data("agreements.yaml")[claim.lang]
    live = [a for a in fitting if a.active]
    ended = [] if live else [a for a in fitting if a.standing == "ended" and a.until]
    if ended and compiled(told["still"]).search(words.line):
        return _ruling("outdated", "check_outdated", ended[0], finding)
    when = [p for p in periods(words, claim.lang, checking.on) if p.relation == "during"]
    topic = claim.whole.topic.id if claim.whole.topic else VARIABLE
    if topic == VARIABLE and compiled(told["stood"]).search(words.line):
        begun = _begun(checking, claim, fitting, finding)
        if begun is not None:
            return begun
    if when or part.details:
        made = _speaks(part, told["entered"]) or any(
            h.concept == "made" for h in happenings(words, claim.lang)
        )
        signed = made and len(when) == 1 and "list" not in part.concepts
        return _signed(checking, fitting, when[0], finding) if signed else None
    if live:
        return _ruling("supported", "check_supported", live[0], finding)
    now = compiled(told["present"]).search(words.line) and not compiled(told["bygone"]).search(words.line)
    return _ruling("outdated", "check_outdated", ended[0], finding) if ended and now else None


def _signed(checking: Checking, fitting: list[AgreementStanding], when: Period, finding: Finding) -> Ruling:
    """A date of signing, held against those on record."""
    dated = [a for a in fitting if any(compatible(when, date) for date in _signings(a))]
    if not dated:
        return _ruling("contradicted", "check_agreement_date", fitting[0], finding)
    checking.thread.agreement = dated[0].entry.instrument
    return _ruling("supported", "check_supported", dated[0], finding)


def _begun(
    checking: Checking, claim: Claim, fitting: list[AgreementStanding], finding: Finding
) -> Ruling | None:
    """``It has stood since 2023``, held against the days of signing; an older one may have gone before it."""
    when = [
        p for p in periods(claim.whole.words, claim.lang, checking.on) if p.relation in ("during", "after")
    ]
    live = [a for a in fitting if a.active]
    if len(when) != 1 or not live:
        return None
    period = Period(when[0].first, _end_of(when[0]), "during", 0, 0)
    if any(compatible(period, date) for deal in fitting for date in _signings(deal)):
        return _ruling("supported", "check_supported", live[0], finding)
    before = all(date < period.first for deal in live for date in _signings(deal))
    gap = all(a.entry.model == "TFM" for a in live) and OFFERED_NOT[0] < period.first < OFFERED_NOT[1]
    return _ruling("contradicted", "check_agreement_date", live[0], finding) if before or gap else None


def _end_of(period: Period) -> str:
    """The last day of what "since 2023" or "since May 2023" names."""
    if period.relation == "during":
        return period.last
    first = period.first
    if first[5:] == "01-01":
        return f"{first[:4]}-12-31"
    return last_day(first[:7]) if first[8:] == "01" else first


def _signings(deal: AgreementStanding) -> list[str]:
    """Every date on which the agreement was signed, by ICE or shortly before by the agency, or began."""
    steps = deal.entry.steps
    told = [step.date for step in steps if step.event == "announced" and step.date <= deal.since]
    ahead = [date for date in told if days_between(last_day(date), first_day(deal.since)) <= SHORTLY]
    return [deal.since, *ahead, *(step.date for step in steps if step.event in ("signed", "extended"))]


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
