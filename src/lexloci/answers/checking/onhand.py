"""The law that is on hand: named in a sentence or a little before, for sentences on nothing but how it came about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.spans import DURING, compatible, told_periods
from lexloci.answers.checking.judges.votes import STATE_DEEP
from lexloci.answers.checking.linking import around, meant, names_unknown
from lexloci.answers.checking.named import titles
from lexloci.answers.checking.ruling import Checking
from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data
from lexloci.reading.marks import marks
from lexloci.record.model.instrument import Event, Instrument

FAR = 2
"""How many sentences may lie between a law and a sentence on its making."""
LONG = 24
"""Words of a sentence from which on it may be on more than the law before it."""
DAY = 10
"""Characters of a date with its day."""
ROOTS = frozenset({"passed", "enacted", "signed", "effective", "announced", "amended", "failed", "repealed"})
INDEFINITE = compiled(
    r" (?:a|an|another|una?|otr[oa]) (?:\w+ ){0,2}?(?:bill|measure|ordinance|resolution|law|act|plan|motion"
    r"|proposal|budget|amendment|ley|ordenanza|resolucion|medida|mocion|enmienda|proyecto) "
)
"""How something is brought up that was not spoken of before."""


def on_hand(checking: Checking, claim: Claim) -> list[Instrument]:
    """The one act that the sentence, or one or two before it, spoke of; nothing where that is not plain.

    Has to be asked for every sentence of a page, in their order.
    """
    thread, start = checking.thread, claim.sentence.start
    if thread.hand_at == start:
        return list(thread.hand)
    thread.hand_at = start
    thread.hand_age += 1
    own = [law for law in meant(checking, claim) if law.case is None]
    if not thread.told and thread.hand and _goes_on(claim):
        own = []  # what is only guessed does not turn away from a law that was spoken of
    own = next((some for some in _narrowed(checking, claim, own) if _one_act(some)), [])
    own = own or _made_that_day(checking, claim)
    if own:
        thread.hand, thread.hand_age = tuple(own), 0
    elif thread.hand_age > FAR or (thread.hand_age and _turns_away(checking, claim)):
        thread.hand = ()
    if thread.years:
        thread.hand_years = thread.years
    elif own:
        thread.hand_years = frozenset()
    return list(thread.hand)


def _one_act(laws: Sequence[Instrument]) -> bool:
    """Whether laws are one, or the sections of one act."""
    return bool(laws) and len({(law.jurisdiction, law.kind) for law in laws}) == 1


def _narrowed(checking: Checking, claim: Claim, laws: Sequence[Instrument]) -> Iterator[list[Instrument]]:
    """Laws, and those of them that the body named may have made, and that came about in the year told."""
    yield list(laws)
    there, known, years = claim.whole.words.there, data("enacted.yaml")[claim.lang], checking.thread.years
    local = not there.isdisjoint(known["local_bodies"]) and there.isdisjoint(known["state_bodies"])
    if local:
        yield [law for law in laws if law.jurisdiction.count("/") > STATE_DEEP]
    yield [law for law in laws if any(e.date[:4] in years and e.event in ROOTS for e in law.timeline)]


def _goes_on(claim: Claim) -> bool:
    """Whether the sentence names nothing itself."""
    return not marks(claim.whole.words.text) and not any(titles(claim.whole.words.text))


def _turns_away(checking: Checking, claim: Claim) -> bool:
    """Whether a sentence may be on something else than the law before it, so that what follows may be too."""
    words = claim.whole.words
    known = data("enacted.yaml")[claim.lang]
    return (
        len(words) > LONG
        or not words.there.isdisjoint(known["turned"])
        or INDEFINITE.search(words.line) is not None
        or names_unknown(checking, claim)
    )


def _made_that_day(checking: Checking, claim: Claim) -> list[Instrument]:
    """The only thing that the government of the place did on the day that the sentence tells."""
    place = claim.place or checking.subject
    if place is None or names_unknown(checking, claim) or checking.thread.told:
        return []
    when = [p for p in told_periods(claim.whole.words, claim.lang, checking.on) if p.relation == DURING]
    if len(when) != 1 or when[0].first != when[0].last:
        return []
    words, known = claim.whole.words, data("enacted.yaml")[claim.lang]
    if words.there.isdisjoint({*known["local_bodies"], *known["state_bodies"], *known["acting"]}):
        return []
    own = checking.context(place).own
    made = [
        law
        for law in checking.index(around(checking, claim)).known
        if law.jurisdiction in own
        and law.case is None
        and law.agreement is None
        and any(_then(event) and compatible(when[0], event.date) for event in law.timeline)
    ]
    return made if len(made) == 1 else []


def _then(event: Event) -> bool:
    return len(event.date) == DAY and event.event in ROOTS
