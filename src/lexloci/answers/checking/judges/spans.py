"""Dates of the record against periods that a sentence names."""

from __future__ import annotations

from lexloci.core.dates import first_day, last_day
from lexloci.reading.days import Period, periods
from lexloci.reading.marks import marks
from lexloci.reading.words import Words


def compatible(period: Period, date: str) -> bool:
    """Whether an event of the (partial) ISO ``date`` may have come in ``period``."""
    return first_day(date) <= period.last and last_day(date) >= period.first


def precise(period: Period) -> bool:
    """Whether a period is a month or a day, no whole year."""
    return period.first[:7] == period.last[:7]


UNTIL = frozenset({"until", "till", "hasta", "through"})
"""Words before a date on which something ended, whatever the sentence says began."""


def told_periods(words: Words, lang: str, on: str) -> list[Period]:
    """The periods that a text names, without those that are a law's number: "Executive Order 2009-10"."""
    numbers = [(mark.start, mark.end) for mark in marks(words.text)]
    return [
        p
        for p in periods(words, lang, on)
        if not any(start <= words.spans[p.end][0] < end for start, end in numbers)
        and not UNTIL & set(words.keys[max(0, p.begin - 1) : p.end])
    ]
