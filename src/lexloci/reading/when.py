"""The day that a question asks about, of all the days it names.

A day of somebody's life ("my husband came here ten years ago") is none, nor is that of a story told before
the question ("Last month two agents walked in. May they?"), the day of an event or the year of a law. A
year that no law of the record reaches is one all the same: it is asked about, and that nothing is known of
it must be said.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from functools import cache

from lexloci.core.dates import EARLIEST, LATEST, day_before
from lexloci.core.patterns import compiled
from lexloci.reading.asked import begins_question
from lexloci.reading.days import FIRST_YEAR, LAST_YEAR, Period, cited, month_of, periods, rules_of
from lexloci.reading.words import Words

BREAKS = frozenset(".?!;:,¿¡—–\n()")
"""Marks that part clauses."""
STOPS = frozenset(".?!¿¡\n")
"""Marks that part sentences."""
LONG_ENOUGH = 4
"""Letters that a verb has more than, to be known by its ending."""
BARE = 2
"""A clause with no more words than these beside its date belongs to the next: "In 2009, my uncle …"."""
FAR = compiled(r"1[0-9]\d\d|2[01]\d\d")
FAR_LEADS = 3
"""The longest words, in number, that lead to a year."""


def day_asked(words: Words, lang: str, today: str) -> str | None:
    """The ISO day that ``words``, a question, ask about; None when it is about today.

    A period that ended is meant by its last day, one that goes on by today; "before" means the day
    before it. What a verb of an event dates is not the day asked about, nor is "since".
    """
    found = [p for p in periods(words, lang, today) if not _of_a_life(words, p, lang)]
    found = [p for p in found if not _of_a_story(words, p, lang)]
    for period in _narrowest(_put_right(words, found, lang)):
        if period.told and period.relation != "before":
            continue
        if period.relation == "before":
            return day_before(period.first)
        if period.relation == "during" and period.last < today:
            return period.last
        if period.relation == "during" and period.first > today:
            return period.first
    return next(_far(words, lang), None)


def _put_right(words: Words, found: list[Period], lang: str) -> list[Period]:
    """The periods after the last words that put a date right ("in 2019 … I mean in June 2017"), if any."""
    before = max(words.line.rfind(f" {phrase} ") for phrase in rules_of(lang)["put_right"])
    done = len(words.line[: before + 1].split()) if before >= 0 else 0
    return [p for p in found if p.begin >= done] or found


def _narrowest(found: list[Period]) -> list[Period]:
    """The periods without those around a shorter one: "Trump's first term, back in 2017"."""
    return [p for p in found if not any(_around(p, other) for other in found)]


def _around(period: Period, other: Period) -> bool:
    """Whether ``other`` says more exactly which part of ``period`` is meant."""
    both_during = period.relation == other.relation == "during"
    overlap = period.first <= other.last and other.first <= period.last
    return both_during and overlap and _days(other) < _days(period)


def _days(period: Period) -> int:
    return (date.fromisoformat(period.last) - date.fromisoformat(period.first)).days


def _of_a_life(words: Words, period: Period, lang: str) -> bool:
    """Whether a period dates something in a person's life, which the question only tells."""
    verbs = _listed(lang, "lives"), _listed(lang, "done")
    if words.there.isdisjoint(verbs[0] | verbs[1]):
        return False
    clause = _clause(words, period, _listed(lang, "joins"))
    keys = [words.keys[n] for n in clause if not period.begin <= n <= period.end]
    persons = _listed(lang, "persons")
    after = words.keys[period.end + 1 : clause[-1] + 1]
    asks = begins_question(keys, lang) or begins_question(after, lang)
    if asks or (persons and persons.isdisjoint(keys)):
        return False
    if any(f" {phrase} " in words.line for phrase in rules_of(lang)["then"]):
        return False
    if not verbs[1].isdisjoint(keys):
        return not _in_the_past(words, clause, lang)
    return not verbs[0].isdisjoint(keys)


def _of_a_story(words: Words, period: Period, lang: str) -> bool:
    """Whether a period dates what a sentence tells, where another sentence asks what is so now."""
    sentences = list(_sentences(words))
    own = next(s for s in sentences if period.begin in s)
    asking = [s for s in sentences if s != own and _asks(words, s, lang)]
    if not asking or _asks(words, own, lang) or not _tells(words, own, lang):
        return False
    if any(f" {phrase} " in words.line for phrase in rules_of(lang)["then"]):
        return False
    past = _listed(lang, "asked") | _listed(lang, "might")
    return not any(past & {words.keys[n] for n in s} for s in asking)


def _sentences(words: Words) -> Iterator[range]:
    first = 0
    for n in range(len(words)):
        if n + 1 == len(words) or not STOPS.isdisjoint(words.gap(n)):
            yield range(first, n + 1)
            first = n + 1


def _asks(words: Words, sentence: range, lang: str) -> bool:
    """Whether a sentence asks: by its mark, or by the word it begins with."""
    last = sentence[-1]
    after = words.gap(last) if last + 1 < len(words) else words.text[words.spans[last][1] :]
    return "?" in after or begins_question([words.keys[n] for n in sentence], lang)


def _tells(words: Words, sentence: range, lang: str) -> bool:
    """Whether a sentence has a verb that tells what happened."""
    verbs = _listed(lang, "lives") | _listed(lang, "done") | _listed(lang, "happened")
    ending = tuple(_listed(lang, "past_endings"))
    keys = [words.keys[n] for n in sentence]
    return any(key in verbs or (len(key) > LONG_ENOUGH and ending and key.endswith(ending)) for key in keys)


def _clause(words: Words, period: Period, joins: Collection[str]) -> range:
    """The words of the clause in which a period stands; with the next, where it stands by itself."""
    first, last = _start(words, period.begin, joins), _end(words, period.end, joins)
    if last - first - (period.end - period.begin) <= BARE and last + 1 < len(words):
        last = _end(words, last + 1, joins)
    return range(first, last + 1)


def _start(words: Words, n: int, joins: Collection[str]) -> int:
    while n > 0 and BREAKS.isdisjoint(words.gap(n - 1)) and words.keys[n - 1] not in joins:
        n -= 1
    return n


def _end(words: Words, n: int, joins: Collection[str]) -> int:
    while n + 1 < len(words) and BREAKS.isdisjoint(words.gap(n)) and words.keys[n + 1] not in joins:
        n += 1
    return n


def _in_the_past(words: Words, clause: range, lang: str) -> bool:
    """Whether another clause asks what was: "my dad was arrested there in 2015. Were they to ask …?"."""
    asked, joins = _listed(lang, "asked"), _listed(lang, "joins")
    starts = (n for n in range(len(words)) if n not in clause and n == _start(words, n, joins))
    return any(begins_question(words.keys[n : _end(words, n, joins) + 1], lang, asked) for n in starts)


def _far(words: Words, lang: str) -> Iterator[str]:
    """The days of years that lie beyond every law: ``in 1885``, ``before 1950``, ``in 2080``."""
    rules = rules_of(lang)
    for n, key in enumerate(words.keys):
        near = not FAR.fullmatch(key[:4]) or FIRST_YEAR <= int(key[:4]) <= LAST_YEAR
        if near or key[4:] not in ("", "s") or cited(words, rules, n):
            continue
        line = f" {' '.join(words.keys[max(0, n - FAR_LEADS) : n])}"
        led = any(line.endswith(f" {lead}") for lead in (*rules["far"], "the") if lead != "the" or key[4:])
        if led or (n and month_of(rules, words.keys[n - 1])):
            year = min(max(int(key[:4]), EARLIEST + 1), LATEST)
            early = any(line.endswith(f" {lead}") for lead in rules["relations"]["before"])
            yield f"{year - early}-12-31" if year < FIRST_YEAR else f"{year}-01-01"


@cache
def _listed(lang: str, name: str) -> frozenset[str]:
    return frozenset(rules_of(lang)[name])
