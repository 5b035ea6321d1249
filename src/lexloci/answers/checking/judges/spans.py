"""Dates of the record against periods that a sentence names."""

from __future__ import annotations

import re
from typing import Final

from lexloci.core.dates import days_between, first_day, last_day
from lexloci.core.patterns import compiled
from lexloci.reading.days import Period, periods
from lexloci.reading.lexicon import data
from lexloci.reading.marks import marks
from lexloci.reading.words import Words
from lexloci.record.model.instrument import Event, Instrument

DURING: Final = "during"
"""How a time is told at which something happened."""


def compatible(period: Period, date: str) -> bool:
    """Whether an event of the (partial) ISO ``date`` may have come in ``period``."""
    return first_day(date) <= period.last and last_day(date) >= period.first


def befell_then(law: Instrument, words: Words, lang: str, on: str) -> bool:
    """Whether something befell a law at each time at which a sentence says that something was."""
    when = [period for period in told_periods(words, lang, on) if period.relation == DURING]
    return all(any(compatible(period, event.date) for event in law.timeline) for period in when)


def precise(period: Period) -> bool:
    """Whether a period is a month or a day, no whole year."""
    return period.first[:7] == period.last[:7]


MONTH = 31
VOTED = frozenset({"passed", "enacted", "signed"})
VOTED_ON = frozenset({"statute", "ordinance", "resolution"})


def close(when: Period, date: str) -> bool:
    """Whether a date lies within a month of the period: sources may count the first day otherwise."""
    gaps = (days_between(when.last, first_day(date)), days_between(last_day(date), when.first))
    return all(gap <= MONTH for gap in gaps)


def only_announced(law: Instrument, event: Event) -> bool:
    """Whether something was said of a law that was voted on: that is no step of its making."""
    made = any(e.event in VOTED for e in law.timeline)
    return event.event == "announced" and law.kind in VOTED_ON and made


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
    spans += [(m, m + 2) for way, m in SEASONS[lang].items() if compiled(rf" {way} ").search(words.line)]
    if len(spans) != 1:
        return None
    first, last = spans[0]
    year = int(on[:4]) - (f"{last:02}" >= on[5:7])
    return Period(f"{year}-{first:02}-01", last_day(f"{year}-{last:02}"), "during", 0, 0)


BOUNDED = compiled(
    r" (?:less than|more than|fewer than|over|under|at least|not even|well over|barely|almost|nearly"
    r"|menos de|mas de|al menos|por lo menos|casi|ni siquiera) (?:\w+ )?$"
)
"""Words before "three years ago" by which it is only a bound."""
AGO = frozenset({"ago", "hace"})
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
        and not _bounded(words, p)
    ]


CALLED = compiled(
    r" (?:law|act|ordinance|resolution|order|directive|policy|ban|measure|statute"
    r"|ley|ordenanza|resolucion|orden|directiva|medida|norma) (?:\w+ ){0,3}?(?:of|de|del)(?: (?:el|la))?$"
)
"""Words before a time by which a law is called: "the ordinance of May 2019"."""
STEPPED = compiled(
    r" (?:passed|adopted|approved|enacted|signed|issued|effect|force|law|vigor|vigencia|aprob\w+|adopt\w+"
    r"|firm\w+|promulg\w+|dict\w+|emit\w+) (?:(?:in|on|en|el|early in|late in|back in) )?$"
)
"""Words before the time of a step."""


def of_the_step(words: Words, found: list[Period]) -> list[Period]:
    """Of two times the one that dates a step, where the other is that by which the law is called."""
    if len(found) != 2:
        return found
    before = [" ".join(["", *words.keys[max(0, p.begin - 7) : p.begin]]) for p in found]
    called = [p for p, line in zip(found, before, strict=True) if CALLED.search(line)]
    stepped = [p for p, line in zip(found, before, strict=True) if STEPPED.search(f"{line} ")]
    return stepped if len(called) == 1 and len(stepped) == 1 and called != stepped else found


def _bounded(words: Words, period: Period) -> bool:
    """Whether a time is only the most or the least that something lies back: "less than two years ago"."""
    keys = words.keys
    if AGO.isdisjoint(keys[max(0, period.begin - 3) : period.end + 1]):
        return False
    before = " ".join(["", *keys[max(0, period.begin - 4) : period.begin + 1], ""])
    return any(BOUNDED.search(f"{before.rsplit(' ', n)[0]} ") for n in (1, 2)) or bool(
        BOUNDED.search(" " + " ".join(keys[period.begin : period.begin + 3][:2]) + " ")
    )
