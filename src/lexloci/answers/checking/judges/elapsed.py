"""The time between the steps of a law's life, or since then, against its days (``data/elapsed.yaml``).

"It took effect the day it was signed", "six months passed before it took effect", "it came into force the
next year", "it passed in the fall of 2024", "it is more than ten years old". Wrong is only what fits no pair
of the law's days, give or take what people round.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.plainly import laws_among, ruled, stated
from lexloci.answers.checking.linking import just_named, told
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.checking.thread import other_things
from lexloci.core.dates import days_between, first_day, last_day
from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data
from lexloci.reading.patterns import filled
from lexloci.reading.ways import Ways
from lexloci.record.model.instrument import Instrument

MADE = frozenset({"passed", "enacted", "signed", "announced"})
BEGUN = frozenset({"effective"})
CHANGED = frozenset({"amended", "extended", "reinstated", "superseded"})
KINDS = ("same", "same_year", "next_year", "gap", "later", "season", "month", "until", "age")
YEAR, MONTHS = 365.25, 12
UNTIL = frozenset({"until", "not", "never", "hasta", "no", "nunca"})
"""Words of "not until October", which else are of something else."""
LONG = 1100
"""Days after which a first day is that of another version."""
AT_ONCE = 15
"""Days within which something may be said to have come at once."""
SLACK: Mapping[str, float] = {"day": 10, "week": 14, "month": 50, "year": 300}
"""Days by which a time that is told may be off, by its unit."""
AGED = 200
"""Days by which the age of a law may be off."""
NEAR = 31
"""Days by which a season or a month may be off."""
EVER = 1e6
SIGNED = compiled(r"\b(?:signed|issued) it\b|\bday (?:it was signed|of (?:the )?signature)", re.I)
"""How the record tells that a law was made on the day it began."""


class Step(Struct, frozen=True):
    """When a step of a law's life came: its first and last possible ISO day."""

    first: str
    last: str


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """A ruling where the record's days do not allow the time that is told."""
    words = claim.whole.words
    there, lang = words.there, claim.lang
    if there.isdisjoint(_words(lang, "times")) or there.isdisjoint(_words(lang, "steps")):
        return []
    kinds = set(_ways(lang).found(words))
    until = kinds == {"until"}
    if (
        not kinds
        or not (until or stated(claim))
        or not there.isdisjoint(_words(lang, "others") - (UNTIL if until else frozenset()))
    ):
        return []
    laws = told(checking, claim) or just_named(checking, claim, frozenset())
    laws = [law for law in laws_among(laws) if law.bill is None]
    if not laws or other_things(claim, laws) or _changed(checking, laws):
        return []
    for kind in KINDS:
        if kind in kinds and _excluded(checking, claim, laws, kind):
            return [ruled(checking, laws[0], "contradicted", "check_date")]
    return []


def _changed(checking: Checking, laws: Sequence[Instrument]) -> bool:
    """Whether laws were changed in a year that is told here or in the sentence before."""
    years = checking.thread.years | checking.thread.years_before
    return any(e.event in CHANGED and e.date[:4] in years for law in laws for e in law.timeline)


def _excluded(checking: Checking, claim: Claim, laws: Sequence[Instrument], kind: str) -> bool:
    match = _pattern(claim.lang, kind).search(claim.whole.words.line)
    if match is None:
        return False
    if kind in _BY_CALENDAR:
        return _BY_CALENDAR[kind](checking, match, laws, claim.lang)
    pairs = [pair for law in laws for pair in _pairs(law)]
    if not pairs or (kind == "later" and not _after_its_making(checking)):
        return False
    if kind in ("same_year", "next_year"):
        years = 0 if kind == "same_year" else 1
        return all(_year_off(made, begun, years) for made, begun in pairs)
    low, high = (-EVER, AT_ONCE) if kind == "same" else _span(match, claim.lang)
    return all(_gap(made, begun)[0] > high or _gap(made, begun)[1] < low for made, begun in pairs)


def _after_its_making(checking: Checking) -> bool:
    """Whether "later" is later than the law was made: that is told here or in the sentence before."""
    return checking.thread.making or checking.thread.making_before


def _pairs(law: Instrument) -> list[tuple[Step, Step]]:
    """When a law was made, with each day on which it may have begun to apply for that reason."""
    return [
        (made, begun)
        for made in _steps(law, MADE)
        for begun in _steps(law, BEGUN)
        if begun.last >= made.first and _gap(made, begun)[0] < LONG
    ]


def _steps(law: Instrument, kinds: frozenset[str]) -> list[Step]:
    """Steps of some kinds; a law that was signed on its first day was made on it."""
    found = [Step(first_day(e.date), last_day(e.date)) for e in law.timeline if e.event in kinds]
    if found or kinds is not MADE:
        return found
    signed = [e for e in law.timeline if e.event in BEGUN and e.note and SIGNED.search(e.note.en)]
    return [Step(first_day(e.date), last_day(e.date)) for e in signed]


def _gap(made: Step, begun: Step) -> tuple[int, int]:
    """The least and the most days between two steps."""
    return days_between(made.last, begun.first), days_between(made.first, begun.last)


def _year_off(made: Step, begun: Step, years: int) -> bool:
    """Whether two steps are surely not so many calendar years apart."""
    least = int(begun.first[:4]) - int(made.last[:4])
    return not least <= years <= int(begun.last[:4]) - int(made.first[:4])


def _span(match: re.Match[str], lang: str) -> tuple[float, float]:
    """The least and the most days that a told time may stand for."""
    number, unit = _number(match["num"], lang), _unit(match["unit"], lang)
    days, off = number * unit, _slack(unit) + number * unit / 10
    qual = (match["qual"] or "").strip()
    known = data("elapsed.yaml")[lang]
    if re.fullmatch(known["less"], qual):
        return -EVER if qual in ("within", "en menos de") else days / 3, days + off
    return days - off, EVER if re.fullmatch(known["more"], qual) else days + off


def _slack(unit: float) -> float:
    return SLACK["year" if unit > 300 else "month" if unit > 20 else "week" if unit > 1 else "day"]


def _number(text: str, lang: str) -> float:
    return float(text) if text.isdigit() else float(_numbers(lang)[text])


def _unit(text: str, lang: str) -> float:
    units = data("elapsed.yaml")[lang]["units"]
    return next(float(days) for way, days in units.items() if re.fullmatch(way, text))


def _not_then(checking: Checking, match: re.Match[str], laws: Sequence[Instrument], lang: str) -> bool:
    """Whether no step of the laws came in the season or the month that is told."""
    known = data("elapsed.yaml")[lang]
    begun = re.fullmatch(known["begun"], match["step"]) is not None
    steps = [step for law in laws for step in _steps(law, BEGUN if begun else MADE)]
    if not steps or any(step.first[:7] != step.last[:7] for step in steps):
        return False
    groups = match.groupdict()
    years = [groups["year"]] if groups.get("year") else sorted(_years(checking, laws, match, lang))
    if len(years) != 1:
        return False
    year = int(years[0])
    if groups.get("season"):
        first, last = known["seasons"][match["season"]]
        spans = [(year, first, last)] + ([(year - 1, first, last)] if last > 12 else [])
    else:
        month = data(f"dates/{lang}.yaml")["months"].index(match["month"]) + 1
        spans = [(year, month, month)]
    return all(_apart(step, *span) for step in steps for span in spans)


def _not_in_month(checking: Checking, match: re.Match[str], laws: Sequence[Instrument], lang: str) -> bool:
    """Whether no first day of the laws is near the month before which none is said to be."""
    steps = [step for law in laws for step in _steps(law, BEGUN)]
    if checking.thread.years or not steps or any(step.first[:7] != step.last[:7] for step in steps):
        return False
    month = data(f"dates/{lang}.yaml")["months"].index(match["month"]) + 1
    off = [abs(int(step.first[5:7]) - month) for step in steps]
    return all(1 < months < MONTHS - 1 for months in off)


def _years(checking: Checking, laws: Sequence[Instrument], match: re.Match[str], lang: str) -> set[str]:
    """The year of "that summer", which was just told, and of "June of the same year"."""
    if match.group().rstrip().endswith(("same year", "mismo ano")):
        return {step.first[:4] for law in laws for step in _steps(law, MADE)}
    told_year = set(checking.thread.years or checking.thread.years_before)
    begun = re.fullmatch(data("elapsed.yaml")[lang]["begun"], match["step"]) is not None
    return told_year & {step.first[:4] for law in laws for step in _steps(law, BEGUN if begun else MADE)}


def _apart(step: Step, year: int, first: int, last: int) -> bool:
    """Whether a step lies over a month from months of a year; those beyond the twelfth are the next's."""
    begin = f"{year}-{first:02}-01"
    end = last_day(f"{year + (last > 12)}-{last - 12 if last > 12 else last:02}")
    return days_between(end, step.first) > NEAR or days_between(step.last, begin) > NEAR


def _not_so_old(checking: Checking, match: re.Match[str], laws: Sequence[Instrument], lang: str) -> bool:
    """Whether the law is surely younger or older than is told, by each of the days it may be counted from."""
    steps = [step for law in laws for step in _steps(law, MADE | BEGUN)]
    steps = [step for step in steps if step.first <= checking.on]
    if not steps or any(e.event in CHANGED | {"attested"} for law in laws for e in law.timeline):
        return False
    days = _number(match["num"], lang) * YEAR
    qual, known = (match["qual"] or "").strip(), data("elapsed.yaml")[lang]
    if re.fullmatch(known["less"], qual):
        low, high = -EVER, days + AGED
    else:
        low, high = days - AGED, EVER if re.fullmatch(known["more"], qual) else days + YEAR + AGED
    ages = [(days_between(s.last, checking.on), days_between(s.first, checking.on)) for s in steps]
    return all(most < low or least > high for least, most in ages)


_BY_CALENDAR: Mapping[str, Callable[[Checking, re.Match[str], Sequence[Instrument], str], bool]] = {
    "until": _not_in_month, "season": _not_then, "month": _not_then, "age": _not_so_old,
}  # fmt: skip
"""What decides the kinds that need no two steps of a law."""


def _blanks(lang: str) -> dict[str, str]:
    known = data("elapsed.yaml")[lang]
    months = "|".join(data(f"dates/{lang}.yaml")["months"])
    numbers = "|".join(sorted(_numbers(lang), key=len, reverse=True))
    return {
        "QUAL": f"(?:{known['less']}|{known['more']}|{known['about']})", "NUM": rf"(?:\d{{1,3}}|{numbers})",
        "UNIT": f"(?:{'|'.join(known['units'])})", "SEASON": f"(?:{'|'.join(known['seasons'])})",
        "MONTH": f"(?:{months})", "MADE": known["made"], "BEGUN": known["begun"],
    }  # fmt: skip


@cache
def _filled(lang: str) -> dict[str, list[str]]:
    """The patterns of each kind with what stands in their blanks."""
    told_so = data("elapsed.yaml")[lang]
    return {kind: [filled(pattern, _blanks(lang)) for pattern in told_so[kind]] for kind in KINDS}


@cache
def _ways(lang: str) -> Ways[str]:
    """What is told of times, without the names of groups, which a pattern may have but once."""
    return Ways({kind: f" (?:{'|'.join(_nameless(told))}) " for kind, told in _filled(lang).items()})


def _nameless(patterns: Sequence[str]) -> Iterator[str]:
    yield from (re.sub(r"\?P<\w+>", "?:", pattern) for pattern in patterns)


class _Several(Struct, frozen=True):
    """Several patterns of one kind, of which the first that matches counts."""

    patterns: tuple[re.Pattern[str], ...]

    def search(self, line: str) -> re.Match[str] | None:
        """The first match."""
        return next((found for pattern in self.patterns if (found := pattern.search(line))), None)


@cache
def _pattern(lang: str, kind: str) -> _Several:
    return _Several(tuple(compiled(f" {pattern} ") for pattern in _filled(lang)[kind]))


@cache
def _numbers(lang: str) -> dict[str, int]:
    return {**data("quantities.yaml")[lang]["numbers"], **data("elapsed.yaml")[lang]["numbers"]}


@cache
def _words(lang: str, name: str) -> frozenset[str]:
    return frozenset(data("elapsed.yaml")[lang][name])
