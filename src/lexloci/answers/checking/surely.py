"""Whether what bears a sentence out tells of the people, sums and deeds that the sentence tells of.

A judge looks at one thing: the day of an order bears out "Mayor Ann Lee signed it in May" only where the
record tells of Ann Lee. Words of people and deeds are data (``data/surely.yaml``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.holders import named_terms
from lexloci.answers.checking.judges.plainly import notes_of, rules_of, sentences_of
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.core.dates import first_day, last_day
from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data
from lexloci.reading.people import people
from lexloci.reading.quantities import quantities
from lexloci.reading.words import Words, words_of
from lexloci.record.model.instrument import Instrument

RECORD = "en"
ROUNDED = 1.02
"""How far a rounded sum may be from the one told."""


def told_of(checking: Checking, claim: Claim, ruling: Ruling) -> bool:
    """Whether a ruling that bears a sentence out rests on what tells of its people, sums and deeds."""
    words, lang = claim.whole.words, claim.lang
    law = checking.record.get(Instrument, ruling.instrument) if ruling.instrument else None
    if law is None:
        return _deeds(lang).isdisjoint(words.there) or _does(lang).search(words.line) is None
    texts = list(_texts(checking, law))
    if not _people_told(checking, claim, law, texts):
        return False
    return _sums_told(words, lang, texts) or _sums_told(words, lang, [*_beside(checking, law)])


def _texts(checking: Checking, law: Instrument) -> Iterator[str]:
    """All that the record says of a law."""
    yield from (law.title.en, law.summary.en, law.issuer or "", law.citation)
    yield from sentences_of([law], rules_of(checking, [law]))
    yield from notes_of(law)
    yield from (p.penalty.en for p in law.provisions if p.penalty is not None)
    if law.case is not None:
        yield law.case.outcome.en


def _beside(checking: Checking, law: Instrument) -> Iterator[str]:
    """What the record says of the laws that are told to belong to a law."""
    for other in (checking.record.get(Instrument, ident) for ident in law.relates):
        if other is not None:
            yield from _texts(checking, other)


def _people_told(checking: Checking, claim: Claim, law: Instrument, texts: Sequence[str]) -> bool:
    """Whether the record names whoever is said to have done something: with the law, or in office there."""
    last = people(claim.whole.words.text, claim.lang)
    if not last:
        return True
    told = {key for text in texts for key in words_of(text).there}
    return last <= told or last <= told | _in_office(checking, claim, law)


def _in_office(checking: Checking, claim: Claim, law: Instrument) -> set[str]:
    """The last names of those who held office in the places spoken of when something befell the law."""
    days = [(first_day(event.date), last_day(event.date)) for event in law.timeline]
    return {one.last for one in named_terms(checking, claim) if any(one.term.held(*day) for day in days)}


def _sums_told(words: Words, lang: str, texts: Sequence[str]) -> bool:
    """Whether each sum of money in a sentence is told."""
    said = [q for q in quantities(words.text, lang) if "$" in words.text and q.least > 0]
    if "$" not in words.text or len(said) != 1:
        return True
    known = [q for text in texts for q in quantities(text, RECORD)]
    return any(q.least <= said[0].most * ROUNDED and said[0].least <= q.most * ROUNDED for q in known)


@cache
def _file(lang: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = data("surely.yaml")[lang]
    return found


@cache
def _deeds(lang: str) -> frozenset[str]:
    return frozenset(_file(lang)["deeds"])


@cache
def _does(lang: str) -> re.Pattern[str]:
    """Somebody did something about a law: "the council rejected the ban", "put the fund forward"."""
    deeds, laws = "|".join(_file(lang)["deeds"]), "|".join(_file(lang)["laws"])
    return compiled(rf" (?:{deeds}) (?:\S+ ){{0,6}}?(?:{laws}) ")
