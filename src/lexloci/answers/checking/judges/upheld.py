"""A high court said to have upheld, or struck down, a law that it is not on record as having touched.

A local law's history is on record with its dated events, and the record holds the cases about a place.
Where neither has a ruling of the court that is named, the ruling is taken for what it is not
(``data/upheld.yaml``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.lives import COURTS, GONE, life_of
from lexloci.answers.checking.judges.plainly import granted, ruled, stated
from lexloci.answers.checking.linking import around, told
from lexloci.answers.checking.report import Verdict
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.words import say
from lexloci.core.patterns import compiled
from lexloci.places.model import STATE_KINDS, Jurisdiction
from lexloci.places.states import COUNTRY
from lexloci.reading.courts import courts, one_rank
from lexloci.reading.lexicon import data
from lexloci.reading.stance import modals
from lexloci.reading.ways import Way
from lexloci.reading.words import Words
from lexloci.record.model.instrument import Instrument

HIGH = ("us_supreme", "state_supreme", "circuit")
"""Courts whose rulings on a place the record would hold."""
NEVER = frozenset({"never", "nor", "neither", "no", "not", "nunca", "jamas", "ni"})
LEVELS = ("place:", "county:", "cousub:")
BAN = "local_limits"


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """At most one ruling, where one high court is named and the local law it is said to have ruled on."""
    line = claim.whole.words.line
    match = _phrases(claim.lang, "verbs").search(claim.whole.words)
    told_ = stated(claim) or (match is not None and granted(claim) and match.end() < _comma(claim))
    court = _high(claim) if match is not None and told_ else ""
    if match is None or not court or _denied(claim):
        return []
    taken = _phrases(claim.lang, "taken").pattern.search(line[: match.start()])
    verdict: Verdict = "false_premise" if taken else "contradicted"
    laws = _laws(checking, claim, line[match.end() :])
    known = not any(touched(law) for law in laws if _local(law))
    if laws and not all(_local(law) for law in laws):
        struck = match.group().strip() not in data("upheld.yaml")[claim.lang]["stood"]
        known = struck and court.startswith("state") and all(_holds(checking, law) for law in laws)
    if laws and known and not _cases(checking, claim, laws, court):
        return [ruled(checking, laws[0], verdict, "check_stands")]
    place = _imagined(checking, claim, line[match.end() - 1 :])
    if place is not None:
        finding = checking.context(place).finding(BAN)
        reason = say("check_no_sanctuary", place=place.label())
        return [Ruling(verdict=verdict, reason=reason, variable=BAN, finding=finding)]
    return []


def _comma(claim: Claim) -> int:
    """Where in the line the words before the first comma end."""
    return len(Words(claim.whole.words.text.split(",")[0]).line)


def _denied(claim: Claim) -> bool:
    """Whether the ruling is said never to have come."""
    words = claim.whole.words
    led = _phrases(claim.lang, "taken").pattern.match(words.line)
    ends = words.text.find(",") if led else len(words.text)
    last = sum(start < ends for start, _ in words.spans)
    hits = {hit.concept for hit in modals(words, claim.lang) if hit.first < last}
    return bool(hits & {"not", "does_not", "no_subject"} or NEVER & set(words.keys[:last]))


def _high(claim: Claim) -> str:
    """The one court named, if it is a high one."""
    said = courts(claim.whole.words.text, claim.places[0].state if claim.places else "")
    return next((court for court in said if court.startswith(HIGH)), "") if len(said) == 1 else ""


def _laws(checking: Checking, claim: Claim, after: str) -> list[Instrument]:
    """The laws that are the object of the verb: named right behind it, or pointed back to there."""
    found = [law for law in told(checking, claim) if law.case is None]
    if not found or any(law.jurisdiction == COUNTRY or law.bill is not None for law in found):
        return []
    object_ = claim.whole.words.text[_at(claim, after) :].split(",")[0]
    index = checking.index(around(checking, claim))
    named = [*index.by_number(object_), *index.by_title(object_), *index.by_short_name(object_)]
    back = _back(claim.lang).match(after)
    return found if back or {law.id for law in named} & {law.id for law in found} else []


def _local(law: Instrument) -> bool:
    return law.jurisdiction.rsplit("/", 1)[-1].startswith(LEVELS)


def _holds(checking: Checking, law: Instrument) -> bool:
    """Whether a state's law holds, whatever federal courts did to it: its own courts did not end it."""
    life = life_of(checking, [law])
    return bool(law.provisions) and not life.dead and not life.blocked


def _at(claim: Claim, after: str) -> int:
    """Where in the text the words begin that stand behind the verb."""
    words = claim.whole.words
    return words.spans[max(0, len(words) - len(after.split()))][0] if after.split() else len(words.text)


def touched(law: Instrument) -> bool:
    """Whether a court, or an end, is on record for it."""
    return bool({event.event for event in law.timeline} & (COURTS | GONE))


def _cases(checking: Checking, claim: Claim, laws: Sequence[Instrument], court: str) -> list[Instrument]:
    """Cases in the court that the record ties to the laws or to their government."""
    ids = {law.id for law in laws} | {law.jurisdiction for law in laws}
    related = {other for law in laws for other in law.relates}
    return [
        case
        for case in checking.index(around(checking, claim)).known
        if case.case is not None
        and (case.id in related or ids & {*case.relates, *case.about, case.jurisdiction})
        and one_rank({court}, _courts(case, claim.places[0].state if claim.places else ""))
    ]


def _courts(case: Instrument, state: str) -> frozenset[str]:
    assert case.case is not None
    told_ = (case.case.court, case.citation, case.summary.en, case.case.outcome.en)
    return frozenset().union(*(courts(text, state) for text in told_))


def _imagined(checking: Checking, claim: Claim, after: str) -> Jurisdiction | None:
    """The place whose sanctuary law is spoken of, where the state bars such laws and none was found there."""
    if _object(claim.lang).match(after) is None:
        return None
    for place in claim.own_places or claim.places:
        if place.kind in STATE_KINDS:
            continue
        context = checking.context(place)
        finding = context.finding(BAN)
        barred = finding.status == "settled" and finding.position == "prohibited"
        own = [i for i in checking.index((place,)).known if i.jurisdiction in context.own]
        made = any(i.kind in ("ordinance", "resolution", "charter") or i.case is not None for i in own)
        if barred and not made and context.surveyed_on is not None and Words(place.name).line in after:
            return place
    return None


@cache
def _phrases(lang: str, name: str) -> Way:
    return Way(rf" (?:{'|'.join(data('upheld.yaml')[lang][name])}) ")


@cache
def _back(lang: str) -> re.Pattern[str]:
    return compiled(rf"(?:{'|'.join(data('upheld.yaml')[lang]['back'])}) ")


@cache
def _object(lang: str) -> re.Pattern[str]:
    return compiled(rf" (?:{'|'.join(data('upheld.yaml')[lang]['sanctuary'])})(?= |$)")
