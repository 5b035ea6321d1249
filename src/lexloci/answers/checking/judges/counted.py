"""What was counted in a place: detainers, people handed over, arrests, money (``data/counted.yaml``).

A number is held against a statistic of the record only where both count the same things, of the same body, in
the same time: "57 detainers in 2025" against those of the city's police in 2025.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.plainly import doubted
from lexloci.answers.checking.judges.spans import DURING, told_periods
from lexloci.answers.checking.report import Verdict
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.statement import Statement, both, from_sources
from lexloci.answers.words import lower_first, say
from lexloci.core.patterns import compiled
from lexloci.places.model import STATE_KINDS, Jurisdiction
from lexloci.reading.days import Period
from lexloci.reading.lexicon import data
from lexloci.reading.quantities import UNITS, Quantity, quantities
from lexloci.reading.ways import Ways
from lexloci.reading.words import Words, words_of
from lexloci.record.model.evidence import Statistic

RECORD = "en"
"""The language in which what was counted is read."""
WHOLE = compiled(
    r"(?:fiscal year )?(?:\d{4}|(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December) (?:\d{1,2}, )?\d{4})$"
)
"""A time that is a year, a month or a day, of which one number is told."""
HELD = frozenset({"held"})
"""What goes without saying of whoever is booked, or has a detainer."""
OVER = compiled(r"\b(handed|turned|hand|turn)( (?:[\w,]+ ){0,3}?)over\b", re.I)
"""An "over" that bounds no number: "turned over 436"."""
SMALL = 12
"""A number so small says little of a time that is only about the same."""


class Count(Struct, frozen=True):
    """What a statistic, or a sentence, says was counted.

    :ivar kinds: what it was, and what was done; ``bodies``: who did it.
    :ivar first: the first day of the time, ``last`` its last; ``exact``: it is a year, a month or a day.
    :ivar rate: by day; ``money``: in dollars.
    """

    number: Quantity
    kinds: frozenset[str]
    bodies: frozenset[str]
    first: str
    last: str
    exact: bool
    rate: bool
    money: bool

    def of_one_thing(self, other: Count) -> bool:
        """Whether both count one thing of one body."""
        alike = self.kinds | HELD == other.kinds | HELD and self.kinds - HELD == other.kinds - HELD
        alike = (self.kinds == other.kinds or (alike and bool(self.kinds - HELD))) and self.rate == other.rate
        alike = alike and self.money == other.money
        return alike and (not (self.bodies and other.bodies) or not self.bodies.isdisjoint(other.bodies))


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """At most one ruling: by the statistics of the place, its counties or its state."""
    words, place = claim.whole.words, claim.place or checking.subject
    if place is None or words.there.isdisjoint(_words(claim.lang, "gate")) or doubted(words):
        return []
    said = _said(checking, claim)
    if said is None:
        return []
    known = [(entry, count) for entry, count in _known(checking, claim, place) if said.of_one_thing(count)]
    for entry, count in known:
        if _same(said, count):
            return [resting_on_count(checking, entry, "supported")]
    then = [(e, c) for e, c in known if c.exact and (c.first, c.last) == (said.first, said.last)]
    if then and all(said.number.apart(count.number) for _, count in then):
        return [resting_on_count(checking, then[0][0], "contradicted")]
    return []


def _said(checking: Checking, claim: Claim) -> Count | None:
    """What the sentence counts, if it gives one number for one time, and denies nothing."""
    words, lang = claim.whole.words, claim.lang
    times = told_periods(words, lang, checking.on)
    if not words.there.isdisjoint(_words(lang, "unlike")) or len(times) != 1 or times[0].relation != DURING:
        return None
    return _count(words, lang, times[0], exact=True)


def _count(words: Words, lang: str, when: Period, *, exact: bool) -> Count | None:
    text = OVER.sub(r"\1\2", words.text)
    numbers = [one for one in quantities(text, lang) if one.counted not in UNITS or "$" in words.text]
    kinds = frozenset(_kinds(lang).found(words))
    if len(numbers) != 1 or not kinds:
        return None
    return Count(
        number=numbers[0], kinds=kinds - {"rate", "police", "jail"}, bodies=kinds & {"police", "jail"},
        first=when.first, last=when.last, exact=exact, rate="rate" in kinds, money="$" in words.text,
    )  # fmt: skip


def _known(checking: Checking, claim: Claim, place: Jurisdiction) -> Iterator[tuple[Statistic, Count]]:
    """What the record has counted in the place; in its county too, where the sentence names no place."""
    context = checking.context(place)
    homes = set(context.own)
    if not claim.own_places:
        homes.update(context.counties if place.kind not in STATE_KINDS else ())
    kept: dict[str, list[tuple[Statistic, Count]]] = checking.record.kept.setdefault("counts", {})
    for home in sorted(homes):
        if home not in kept:
            kept[home] = list(_counts(checking, home))
        yield from kept[home]


def _counts(checking: Checking, home: str) -> Iterator[tuple[Statistic, Count]]:
    for entry in checking.record.at(Statistic, (home,)):
        measure = entry.measure.en.partition(";")[0]
        words = words_of(f"{measure}: {entry.value}")
        times = told_periods(words_of(f"in {entry.period}"), RECORD, checking.on)
        exact = WHOLE.match(entry.period) is not None and len(times) == 1
        if times:
            first, last = min(p.first for p in times), max(p.last for p in times)
            when = Period(first, last, DURING, 0, 0)
            count = _count(words, RECORD, when, exact=exact)
            if count is not None:
                yield entry, count


def _same(said: Count, known: Count) -> bool:
    """Whether a sentence gives the number that was counted, of the same time or of one within it."""
    if not said.number.meets(known.number) or said.number.apart(known.number):
        return False
    if (said.first, said.last) == (known.first, known.last):
        return True
    within = said.first <= known.first and known.last <= said.last
    overlap = not known.exact and said.first <= known.last and known.first <= said.last
    return (within or overlap) and said.number.least == known.number.least > SMALL


def resting_on_count(checking: Checking, entry: Statistic, verdict: Verdict) -> Ruling:
    """A ruling that rests on a statistic."""
    key = "check_supported" if verdict == "supported" else "check_count"
    geography = checking.engine.gazetteer.by_id(entry.geography)
    text = say(
        "statistic", geography=geography.label(), period=entry.period,
        measure=lower_first(both(entry.measure)), value=entry.value.rstrip("."),
    )  # fmt: skip
    return Ruling(
        verdict=verdict, reason=say(key),
        truth=Statement(text, "evidence", from_sources(entry.sources)),
    )  # fmt: skip


@cache
def _kinds(lang: str) -> Ways[str]:
    return Ways({name: f" (?:{way}) " for name, way in data("counted.yaml")[lang]["kinds"].items()})


@cache
def _words(lang: str, name: str) -> frozenset[str]:
    return frozenset(data("counted.yaml")[lang][name])
