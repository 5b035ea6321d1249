"""How many agencies of a state are told to have joined the 287(g) program, against counts of the record.

The number has only grown since 2025: who gives a much smaller one as of now gives an old one
(``data/agencies.yaml``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.counted import resting_on_count
from lexloci.answers.checking.judges.plainly import doubted
from lexloci.answers.checking.judges.spans import told_periods
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.core.dates import first_day, last_day
from lexloci.core.patterns import compiled
from lexloci.places.model import Jurisdiction
from lexloci.reading.lexicon import data
from lexloci.reading.quantities import quantities
from lexloci.reading.words import words_of
from lexloci.record.model.evidence import Statistic

OF_AGENCIES = compiled(r" (?:agencies|sheriffs|agreements) .*(?:287 g|ice) | 287 g agreements ")
"""How a statistic of the record is told to count agencies, or their agreements."""
ISO = compiled(r"\d{4}(?:-\d{2}){0,2}$")
MUCH_MORE = 1.25


class Known(Struct, frozen=True):
    """A count of the record, with every number that it tells, on a day."""

    entry: Statistic
    numbers: tuple[float, ...]
    first: str
    last: str


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """At most one ruling, by the last count of the state, or the one of the time that is told."""
    words, lang = claim.whole.words, claim.lang
    place = claim.place or checking.subject
    if place is None or words.there.isdisjoint(_gate(lang)) or doubted(words):
        return []
    said = _said(words.line, lang)
    known = sorted(_known(checking, place), key=lambda one: one.last) if said else []
    if not known or said is None:
        return []
    times = told_periods(words, lang, checking.on)
    if times:
        then = [k for k in known if times[0].first <= k.first and k.last <= times[0].last]
        return [resting_on_count(checking, k.entry, "supported") for k in then if said in k.numbers][:1]
    last = known[-1]
    if said in last.numbers:
        return [resting_on_count(checking, last.entry, "supported")]
    if said * MUCH_MORE < min(last.numbers):
        return [resting_on_count(checking, last.entry, "outdated")]
    return []


def _said(line: str, lang: str) -> float | None:
    """The number of agencies that a sentence gives."""
    for way in _ways(lang):
        match = way.search(line)
        if match is not None:
            found = quantities(f"{match['n']} agencies", lang)
            return found[0].least if len(found) == 1 else None
    return None


def _known(checking: Checking, place: Jurisdiction) -> Iterator[Known]:
    """The counts of the state that a place lies in."""
    state = checking.context(place).state
    for entry in checking.record.at(Statistic, (state,)) if state else ():
        line = words_of(f"{entry.measure.en} ").line
        if entry.topic != "enforcement" or not OF_AGENCIES.search(line) or not ISO.match(entry.period):
            continue
        main = quantities(entry.value.partition("(")[0], "en")[:1]
        whole = [q.least for q in quantities(entry.value, "en")] if main else []
        numbers = (main[0].least, *(n for n in whole if 2 * n > main[0].least)) if main else ()
        if numbers:
            yield Known(entry, numbers, first_day(entry.period), last_day(entry.period))


@cache
def _gate(lang: str) -> frozenset[str]:
    return frozenset(data("agencies.yaml")[lang]["gate"])


@cache
def _ways(lang: str) -> tuple[re.Pattern[str], ...]:
    numbers = "|".join([r"\d[\d,]*", *data("quantities.yaml")[lang]["numbers"]])
    ways = data("agencies.yaml")[lang]["ways"]
    return tuple(compiled(f" {way} ".replace("NUM", f"(?P<n>{numbers})")) for way in ways)
