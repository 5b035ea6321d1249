"""Cases that a sentence means without their names: the suit of a month, the suit over a law or on a topic."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.spans import told_periods
from lexloci.answers.checking.ruling import Checking
from lexloci.answers.past import OPEN_CASES
from lexloci.core.patterns import compiled
from lexloci.places.model import STATE_KINDS, Jurisdiction
from lexloci.reading.courts import courts, one_rank
from lexloci.reading.lexicon import data
from lexloci.reading.ways import Way
from lexloci.reading.words import Words
from lexloci.record.model.instrument import Instrument

NATION = "United States v. "
"""How the names of cases begin that the federal government brought."""
AGAINST = compiled(
    r"\b(?:suit|lawsuit|case|(?:demanda|pleito)(?: federal| del [\w ]{1,30}?| de \w+ de \d{4})*) "
    r"(?:against|contra) (?:the |el |la )?"
    r"(?:(?:[Ss]tate|[Cc]ity|[Cc]ounty|estado|ciudad|condado) (?:of|de) )?((?:[A-Z]\w+ ?){1,3})"
    r"\b(?! *(?:over|about|sobre|por|for)\b)"
)
"""``the suit against Newark``."""
LED = compiled(r"\b(?:led|headed|encabezad[oa]s?|dirigid[oa]s?) (?:by|por) (?:the )?((?:[A-Z]\w+ ?){1,3})")
"""``led by San Francisco``."""
BY_NATION = compiled(
    r" (?:justice department|united states|federal government|washington|administration"
    r"|federal (?:suit|lawsuit|case|complaint|challenge)|(?:demanda|pleito|juicio|caso) federal"
    r"|departamento de justicia|gobierno federal|estados unidos) "
)
"""How a text speaks of the federal government as a party."""


def says(words: Words, step: str, lang: str) -> bool:
    """Whether a sentence tells of a step of a court: ``block``, ``let``, ``none``, ``decided``, ``sued``."""
    known, asked = words.known, (says, step, lang)
    if asked not in known:
        known[asked] = _steps(lang)[step].search(words) is not None
    return bool(known[asked])


@cache
def _steps(lang: str) -> dict[str, Way]:
    return {step: Way(rf" (?:{'|'.join(ways)}) ") for step, ways in data("rulings.yaml")[lang].items()}


def suit_of_its_time(checking: Checking, claim: Claim, known: Iterable[Instrument]) -> list[Instrument]:
    """The one case that was filed in the period a sentence gives for a suit: "In May 2025 they sued"."""
    words = claim.whole.words
    if words.there.isdisjoint(data("rulings.yaml")["suits"]) or not says(words, "sued", claim.lang):
        return []
    when = [
        p
        for p in told_periods(claim.whole.words, claim.lang, checking.on)
        if p.relation in ("during", "after")
    ]
    exact = len(when) == 1 and (when[0].relation == "after" or when[0].first[:7] == when[0].last[:7])
    if not exact:
        return []
    known = list(known)
    near = _filed(_around(checking, claim, known), when[0].first[:7])
    day = when[0].first if when[0].first == when[0].last else ""
    found = near or (_filed([c for c in known if c.case is not None], day) if day else [])
    return found if len(found) == 1 else []


def suit_led(checking: Checking, claim: Claim, known: Iterable[Instrument]) -> list[Instrument]:
    """The one open case over federal money that a place leads: "the group led by San Francisco"."""
    words = claim.whole.words
    money = not words.there.isdisjoint(data("rulings.yaml")["money"])
    match = LED.search(words.text) if money else None
    if match is None:
        return []
    leader = Words(match[1]).line
    found = [
        case
        for case in known
        if case.case is not None
        and case.case.status in OPEN_CASES
        and "funding_conditions" in case.topics
        and leader in Words(case.title.en.split(" v. ")[0]).line
    ]
    filed = [e.date for case in found for e in case.timeline if e.event == "filed"]
    early = any(p.last < min(filed) for p in told_periods(words, claim.lang, checking.on)) if filed else True
    return found if len(found) == 1 and not early else []


def suit_against(claim: Claim, known: Iterable[Instrument]) -> list[Instrument]:
    """The one case of the federal government against a place: "Washington's suit against Newark".

    One that is told with what it is over may be another than that on record.
    """
    words = claim.whole.words
    facing = not words.there.isdisjoint(("against", "contra"))
    match = AGAINST.search(words.text) if facing and BY_NATION.search(words.line) else None
    if match is None:
        return []
    place = next(
        (place for place in claim.own_places if Words(place.name).line in Words(match[0]).line), None
    )
    sued = Words(place.name if place else match[1].removesuffix(" ").removesuffix(" City")).line
    found = [
        case
        for case in known
        if case.case is not None
        and case.title.en.startswith(NATION)
        and sued in Words(case.title.en.removeprefix(NATION).split("(")[0]).line
    ]
    if len(found) > 1 and place is not None:
        found = [case for case in found if _names_level(case, place)]
    return found if len(found) == 1 else []


def _names_level(case: Instrument, place: Jurisdiction) -> bool:
    """Whether the title of a case calls what was sued a city, a county or a state, as the place is one."""
    sued = Words(case.title.en.removeprefix(NATION).split("(")[0]).there
    if place.kind in STATE_KINDS:
        return sued.isdisjoint({"city", "county", "village", "town"})
    return ("county" if place.is_county else "city") in sued


def _filed(cases: Iterable[Instrument], when: str) -> list[Instrument]:
    """Those that were filed on a day, or in a month."""
    return [
        case
        for case in cases
        if any(e.event == "filed" and e.date[: len(when)] == when for e in case.timeline)
    ]


def suits_over(checking: Checking, claim: Claim, laws: Sequence[Instrument]) -> list[Instrument]:
    """The cases about laws that a sentence means; the one of the court or the year it names, if one is."""
    return narrowed(checking, claim, _over(checking, claim, laws))


def _over(checking: Checking, claim: Claim, laws: Sequence[Instrument]) -> list[Instrument]:
    ids = {law.id for law in laws}
    related = {other for law in laws for other in law.relates}
    known = checking.index(claim.places or ((checking.subject,) if checking.subject else ())).all.values()
    return [c for c in known if c.case is not None and (c.id in related or ids & set(c.relates))]


def suit_meant(checking: Checking, claim: Claim, found: Sequence[Instrument]) -> list[Instrument]:
    """The one case among what a sentence means, or the one over the law that it means and calls a suit."""
    cases = [i for i in found if i.case is not None]
    if not cases and found and _suit(claim.lang).search(claim.whole.words.line):
        every = [case for case in _over(checking, claim, found) if after(case, found)]
        federal = [c for c in every if c.title.en.startswith(NATION)]
        of_nation = federal and BY_NATION.search(claim.whole.words.line)
        own = {place.id for place in claim.places}
        about = [c for c in every if own & {*c.about, c.jurisdiction}]
        cases = narrowed(checking, claim, federal if of_nation else every) or about
    return cases if len(cases) == 1 else []


def after(case: Instrument, laws: Sequence[Instrument]) -> bool:
    """Whether a case may be over one of ``laws``: an older one is only a precedent."""
    began = [min(e.date for e in law.timeline) for law in laws if law.case is None and law.timeline]
    last = max((event.date for event in case.timeline), default="")
    return not began or any(last[:4] >= date[:4] for date in began)


@cache
def _suit(lang: str) -> re.Pattern[str]:
    return compiled(rf" (?:{'|'.join(data('rulings.yaml')['meant'][lang])}) ")


def narrowed(checking: Checking, claim: Claim, found: list[Instrument]) -> list[Instrument]:
    """Of several cases the one in the court, or of the year, that the sentence names."""
    if len(found) < 2:
        return found
    state = claim.places[0].state if claim.places else ""
    said = courts(claim.whole.words.text, state)
    inside = [
        c
        for c in found
        if c.case is not None and one_rank(said, courts(f"{c.case.court} {c.citation}", state))
    ]
    return inside if len(inside) == 1 else []


def _around(checking: Checking, claim: Claim, known: Iterable[Instrument]) -> list[Instrument]:
    """Cases of the governments around the sentence, or about them."""
    places = claim.places or ((checking.subject,) if checking.subject is not None else ())
    own = {ident for place in places for ident in checking.context(place).own}
    own |= {ident for place in places for ident in checking.context(place).chain[-2:]} - {
        "ocd-division/country:us"
    }
    return [c for c in known if c.case is not None and (c.jurisdiction in own or own & set(c.about))]
