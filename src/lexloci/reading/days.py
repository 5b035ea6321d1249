"""Days and periods named in a text: dates, months, years, "two years ago", "under Obama"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any, Literal

from msgspec import Struct

from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data
from lexloci.reading.phrases import Phrases
from lexloci.reading.words import Words

FIRST_YEAR, LAST_YEAR = 1986, 2049
"""Immigration law was made over in 1986; a number outside this span is no year here."""
DIGIT = compiled(r"\d")
YEAR = compiled(r"(?:19|20)\d\d")
YEAR_DIGITS = 4
DAY = compiled(r"([0-3]?\d)(?:st|nd|rd|th|o)?")
ISO = compiled(r"(?<![\d-])((?:19|20)\d\d)-(\d\d)-(\d\d)(?![\d-])")
SLASHED = compiled(r"(?<![\d/])(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)(?![\d/])")
SLASHED_SHORT = compiled(r"(?<![\d/.-])(\d{1,2})/(\d{1,2})/(\d\d)(?![\d/])")
SHORT_YEAR = compiled(r"(?<![\w'’])['’](\d\d)(?![\w'’])")
DASHES = frozenset("-–—")
DECADE = compiled(r"\b(?:the|los|early|late|mid) (?:19|20)?([0-9]0)['’]?s\b")
SHORT_PIVOT = 50
SHORT_DIGITS = 2
NUMBER_DIGITS = 3
"""A longer number counts no years that lie back."""
EVENT_REACH = 5
"""How many words before a period a verb of an event may stand."""

Relation = Literal["before", "after", "during"]


class Period(Struct, frozen=True):
    """A stretch of time named in a text, from word ``begin`` to ``end``; ISO days, both included.

    :ivar told: a verb beside it says that something happened then.
    """

    first: str
    last: str
    relation: Relation
    begin: int
    end: int
    told: bool = False


def periods(words: Words, lang: str, today: str) -> list[Period]:
    """Every day or period in ``words``, in order; of overlapping ones the longer.

    :param today: the ISO day on which "last year" is said.
    """
    asked = (periods, lang, today)
    known = words.known.get(asked)
    if known is None:
        known = words.known[asked] = tuple(_periods(words, lang, today))
    return list(known)


def _periods(words: Words, lang: str, today: str) -> list[Period]:
    numbered, cued = DIGIT.search(words.text) is not None, _cues(lang).stand_in(words)
    if not numbered and not cued:
        return []
    rules = rules_of(lang)
    found = [*_iso(words, lang), *_calendar(words, rules)]
    found += [*(_relative(words, rules, today) if cued else ()), *_short(words)]
    found += [*(_eras(words, rules) if cued else ()), *_spans(words, rules)]
    found.sort(key=lambda item: (item[2] - item[3], item[2]))
    kept: list[tuple[str, str, int, int]] = []
    for item in found:
        if not any(item[2] <= other[3] and other[2] <= item[3] for other in kept):
            kept.append(item)
    return [_period(words, rules, item) for item in sorted(kept, key=lambda item: item[2])]


@cache
def rules_of(lang: str) -> dict[str, Any]:
    """How days are spoken of in a language."""
    return dict(data(f"dates/{lang}.yaml"))


@cache
def _cues(lang: str) -> Phrases:
    """Phrases for a time that have no year: "last month", "under the first Trump term"."""
    rules = rules_of(lang)
    phrases = [
        *(rule["phrase"] for rule in rules["relative"]),
        *(phrase for group in ("eras", "comings") for named in rules[group].values() for phrase in named),
        *(phrase for named in rules["ago"]["unit"].values() for phrase in named),
    ]
    return Phrases(" ".join(_keys(phrase)) for phrase in phrases)


Span = tuple[str, str, int, int]


def _period(words: Words, rules: dict[str, Any], item: Span) -> Period:
    first, last, begin, end = item
    before = words.keys[max(0, begin - 4) : begin]
    line = f" {' '.join(before)}"
    relation: Relation = "during"
    best = 0
    for name, leads in rules["relations"].items():
        for lead in leads:
            if line.endswith(f" {lead}") and len(lead) > best:
                relation, best = name, len(lead)
    told = any(word in rules["events"] for word in words.keys[max(0, begin - EVENT_REACH) : begin])
    return Period(first, last, relation, begin, end, told)


def _iso(words: Words, lang: str) -> Iterator[Span]:
    if "-" not in words.text and "/" not in words.text:
        return
    for match in ISO.finditer(words.text):
        yield from _real(words, match, match.group(1), match.group(2), match.group(3))
    for match in (*SLASHED.finditer(words.text), *SLASHED_SHORT.finditer(words.text)):
        one, two, year = match.groups()
        year = year if len(year) > SHORT_DIGITS else str(_century(int(year)))
        month, day = (two, one) if lang == "es" else (one, two)
        yield from _real(words, match, year, month, day)


def _real(words: Words, match: re.Match[str], year: str, month: str, day: str) -> Iterator[Span]:
    try:
        iso = date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return
    inside = [n for n, (start, end) in enumerate(words.spans) if start < match.end() and end > match.start()]
    yield iso, iso, inside[0], inside[-1]


def _short(words: Words) -> Iterator[Span]:
    """``'23`` and ``the 90s``."""
    for match in SHORT_YEAR.finditer(words.text) if "'" in words.text or "’" in words.text else ():
        yield from _years(words, match, *(2 * [_century(int(match.group(1)))]))
    for match in DECADE.finditer(words.text) if "0" in words.text else ():
        first = _century(int(match.group(1)))
        yield from _years(words, match, first, first + 9)


def _century(short: int) -> int:
    return short + (2000 if short < SHORT_PIVOT else 1900)


def _years(words: Words, match: re.Match[str], first: int, last: int) -> Iterator[Span]:
    inside = [n for n, (start, end) in enumerate(words.spans) if start < match.end() and end > match.start()]
    if inside:
        yield f"{first}-01-01", f"{last}-12-31", inside[0], inside[-1]


def _calendar(words: Words, rules: dict[str, Any]) -> Iterator[Span]:
    """``March 5, 2025``, ``5 de marzo de 2025``, ``March 2025``, ``2025``."""
    keys = words.keys
    for n in _year_words(keys):
        key = keys[n]
        at = [i for i in range(max(0, n - 4), n) if month_of(rules, keys[i])]
        if at and all(_filler(keys[i]) for i in range(at[-1] + 1, n)):
            month = month_of(rules, keys[at[-1]])
            days = [(i, _day(keys[i])) for i in range(max(0, at[-1] - 2), n) if i != at[-1]]
            days = [(i, day) for i, day in days if day and calendar.monthrange(int(key), month)[1] >= day]
            begin = min([at[-1], *(i for i, _ in days)])
            yield *_month_span(int(key), month, days[-1][1] if days else 0), begin, n
        elif not cited(words, rules, n):
            yield from _part_of_year(words, rules, n)
            yield f"{key}-01-01", f"{key}-12-31", n, n


def _part_of_year(words: Words, rules: dict[str, Any], n: int) -> Iterator[Span]:
    """``early 2017``, ``summer of 2018``: the months meant, by the words before the year."""
    line = f" {' '.join(words.keys[max(0, n - 4) : n])}"
    for phrase, (first, last) in rules["parts"].items():
        if line.endswith(f" {phrase}"):
            year = words.keys[n]
            end = calendar.monthrange(int(year), last)[1]
            yield f"{year}-{first:02}-01", f"{year}-{last:02}-{end}", n - phrase.count(" ") - 1, n


def _spans(words: Words, rules: dict[str, Any]) -> Iterator[Span]:
    """``between 2019 and 2021``, ``from 2019 to 2021``, ``2019-2021``."""
    keys, joins = words.keys, rules["spans"]["join"]
    for n in _year_words(keys[:-1]):
        key = keys[n]
        dashed = words.gap(n).strip() in DASHES
        last = n + 1 if dashed else n + 2
        led = n > 0 and keys[n - 1] in rules["spans"]["lead"] and keys[n + 1] in joins
        if (dashed or led) and last < len(keys) and is_year(keys[last]) and key < keys[last]:
            yield f"{key}-01-01", f"{keys[last]}-12-31", n if dashed else n - 1, last


def _year_words(keys: list[str]) -> list[int]:
    """The numbers of the words that are years."""
    return [n for n, key in enumerate(keys) if len(key) == YEAR_DIGITS and is_year(key)]


def is_year(key: str) -> bool:
    """Whether a word is a year within the record's reach."""
    return len(key) == YEAR_DIGITS and YEAR.fullmatch(key) is not None and FIRST_YEAR <= int(key) <= LAST_YEAR


def _month_span(year: int, month: int, day: int) -> tuple[str, str]:
    first = day or 1
    last = day or calendar.monthrange(year, month)[1]
    return f"{year}-{month:02}-{first:02}", f"{year}-{month:02}-{last:02}"


def month_of(rules: dict[str, Any], key: str) -> int:
    """The number of a month's name; 0 for another word."""
    for names in (rules["months"], rules["short_months"]):
        if key in names:
            return int(names.index(key)) + 1
    return 0


def _day(key: str) -> int:
    match = DAY.fullmatch(key)
    return int(match.group(1)) if match and 1 <= int(match.group(1)) <= 31 else 0


def _filler(key: str) -> bool:
    return key in ("de", "del", "of") or _day(key) > 0


def cited(words: Words, rules: dict[str, Any], n: int) -> bool:
    """Whether the year only describes a law (the 2017 ordinance) or is the number of one (HB 2023)."""
    keys = words.keys
    before, after = keys[n - 1] if n else "", keys[n + 1] if n + 1 < len(keys) else ""
    number = before in ("hb", "sb", "bill", "act", "section", "chapter", "no", "number", "ab", "ld", "ley")
    described = after in rules["described"] and (before in rules["articles"] or n == 0 or before == "")
    possessed = after in rules["described"] and n > 0 and words.text[words.spans[n - 1][1] - 2 :][:1] in "'’"
    of_law = before in ("de", "of") and n > 1 and keys[n - 2] in rules["described"]
    return number or described or possessed or of_law


def _relative(words: Words, rules: dict[str, Any], today: str) -> Iterator[Span]:
    now = date.fromisoformat(today)
    for rule in rules["relative"]:
        if _keys(rule["phrase"])[0] not in words.there:
            continue
        amount = {unit: int(value) for unit, value in rule.items() if unit != "phrase"}
        for begin, end in _phrase(words, rule["phrase"]):
            yield *_back(now, **amount), begin, end
    lead = rules["ago"]["lead"]
    for unit, phrases in rules["ago"]["unit"].items():
        for phrase in phrases:
            for begin, end in _phrase(words, phrase):
                number = _number(rules, words.keys[begin - 1]) if begin else 0
                start = begin - 1 - bool(lead)
                if number and (not lead or (start >= 0 and words.keys[start] == lead)):
                    yield *_ago(now, unit, number), start, end


def _number(rules: dict[str, Any], key: str) -> int:
    return int(key) if key.isdigit() and len(key) <= NUMBER_DIGITS else int(rules["numbers"].get(key, 0))


def _back(now: date, years: int = 0, months: int = 0, days: int = 0) -> tuple[str, str]:
    """The calendar year ``years`` back, else the month, else the day."""
    if years:
        return f"{now.year - years}-01-01", f"{now.year - years}-12-31"
    if months:
        number = now.year * 12 + now.month - 1 - months
        return _month_span(number // 12, number % 12 + 1, 0)
    day = (now - timedelta(days=days)).isoformat()
    return day, day


def _ago(now: date, unit: str, number: int) -> tuple[str, str]:
    """The day ``number`` years, months, weeks or days before ``now``."""
    if unit in ("weeks", "days"):
        return _back(now, days=number * (7 if unit == "weeks" else 1))
    months = now.year * 12 + now.month - 1 - number * (12 if unit == "years" else 1)
    year, month = months // 12, months % 12 + 1
    day = min(now.day, calendar.monthrange(year, month)[1])
    return _month_span(year, month, day)


def _eras(words: Words, rules: dict[str, Any]) -> Iterator[Span]:
    spans = data("dates/eras.yaml")
    for era, phrases in rules["eras"].items():
        for phrase in phrases:
            for begin, end in _phrase(words, phrase):
                first, last = spans[era]
                yield first, last, begin, end
    for era, phrases in rules["comings"].items():
        for phrase in phrases:
            for begin, end in _phrase(words, phrase):
                if _led(words, begin, rules["relations"]["before"]):
                    yield *spans[era], begin, end


def _led(words: Words, begin: int, leads: list[str]) -> bool:
    """Whether one of some words stands right before word ``begin``."""
    line = f" {' '.join(words.keys[max(0, begin - 4) : begin])}"
    return any(line.endswith(f" {lead}") for lead in leads)


@cache
def _keys(phrase: str) -> tuple[str, ...]:
    return tuple(Words(phrase).keys)


@cache
def _spaced(phrase: str) -> str:
    return f" {' '.join(_keys(phrase))} "


def _phrase(words: Words, phrase: str) -> Iterator[tuple[int, int]]:
    if _keys(phrase)[0] not in words.there or _spaced(phrase) not in words.line:
        return
    parts = list(_keys(phrase))
    for n in range(len(words) - len(parts) + 1):
        if words.keys[n : n + len(parts)] == parts:
            yield n, n + len(parts) - 1
