"""Dates of the record against periods that a sentence names."""

from __future__ import annotations

import re

from lexloci.core.dates import first_day, last_day
from lexloci.reading.days import Period, periods
from lexloci.reading.lexicon import data
from lexloci.reading.marks import marks
from lexloci.reading.words import Words


def compatible(period: Period, date: str) -> bool:
    """Whether an event of the (partial) ISO ``date`` may have come in ``period``."""
    return first_day(date) <= period.last and last_day(date) >= period.first


def precise(period: Period) -> bool:
    """Whether a period is a month or a day, no whole year."""
    return period.first[:7] == period.last[:7]


LEADS = {
    "en": r"(?:in|since|last|this past|back in|during|by|early in|late in)",
    "es": r"(?:en|desde|en el mes de|a finales de|a principios de)",
}
"""Words before a month that is told without its year."""
SEASONS = {
    "en": {r"last spring": 3, r"last summer": 6, r"last (?:autumn|fall)": 9},
    "es": {r"la primavera pasada": 3, r"el verano pasado": 6, r"el otono pasado": 9},
}
"""Seasons that are told without their year, by their first month."""


def lately(words: Words, lang: str, on: str) -> Period | None:
    """The one month, or season, that a text tells without its year: the last one that was over by ``on``."""
    months: list[str] = data(f"dates/{lang}.yaml")["months"]
    found = re.findall(rf" {LEADS[lang]} ({'|'.join(months)}) (?!\d|of |de |del )", words.line + " ")
    spans = [(months.index(name) + 1, months.index(name) + 1) for name in found]
    spans += [(m, m + 2) for way, m in SEASONS[lang].items() if re.search(rf" {way} ", words.line)]
    if len(spans) != 1:
        return None
    first, last = spans[0]
    year = int(on[:4]) - (f"{last:02}" >= on[5:7])
    return Period(f"{year}-{first:02}-01", last_day(f"{year}-{last:02}"), "during", 0, 0)


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
