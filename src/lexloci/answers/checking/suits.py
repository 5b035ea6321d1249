"""Cases that a sentence means without their names: the suit of a month, the suit over a law or on a topic."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.spans import told_periods
from lexloci.answers.checking.ruling import Checking
from lexloci.reading.courts import courts
from lexloci.reading.lexicon import data
from lexloci.reading.ways import Way
from lexloci.reading.words import Words
from lexloci.record.model.instrument import Instrument


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
    month = when[0].first[:7]
    found = [
        case
        for case in _around(checking, claim, known)
        if any(e.event == "filed" and e.date[:7] == month for e in case.timeline)
    ]
    return found if len(found) == 1 else []


def suits_over(checking: Checking, claim: Claim, laws: Sequence[Instrument]) -> list[Instrument]:
    """The cases about laws that a sentence means; the one of the court or the year it names, if one is."""
    ids = {law.id for law in laws}
    related = {other for law in laws for other in law.relates}
    known = checking.index(claim.places or ((checking.subject,) if checking.subject else ())).all.values()
    found = [c for c in known if c.case is not None and (c.id in related or ids & set(c.relates))]
    return narrowed(checking, claim, found)


def narrowed(checking: Checking, claim: Claim, found: list[Instrument]) -> list[Instrument]:
    """Of several cases the one in the court, or of the year, that the sentence names."""
    if len(found) < 2:
        return found
    state = claim.places[0].state if claim.places else ""
    said = courts(claim.whole.words.text, state)
    inside = [c for c in found if c.case is not None and said & courts(f"{c.case.court} {c.citation}", state)]
    return inside if len(inside) == 1 else []


def _around(checking: Checking, claim: Claim, known: Iterable[Instrument]) -> list[Instrument]:
    """Cases of the governments around the sentence, or about them."""
    places = claim.places or ((checking.subject,) if checking.subject is not None else ())
    own = {ident for place in places for ident in checking.context(place).own}
    own |= {ident for place in places for ident in checking.context(place).chain[-2:]} - {
        "ocd-division/country:us"
    }
    return [c for c in known if c.case is not None and (c.jurisdiction in own or own & set(c.about))]
