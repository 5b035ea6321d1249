"""How much a text says, and of what: "90 days", "$5,000", "3 percent", "seven languages", "from age 14".

An amount has a kind, which tells what it measures or counts, and two ends (``data/amounts.yaml``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from msgspec import Struct

from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data
from lexloci.reading.words import Words, words_of

AGE = "age"
OF_TIME = frozenset({"time", "workdays"})
RATE = frozenset({"once", "twice", "times", "each", "per", "every", "vez", "veces"})
"""Words before "a year" by which it tells how often."""
SLACK = 0.035
"""How far months told in days may be from those of the calendar: 60 days and two months."""
ROUNDED = 1.25
"""How far a number that is called a rounded one may be off."""
CALENDAR = 7 / 5
"""Days of the calendar to a day of work."""
GROUPED = compiled(r"(?<=\d)[,.](?=\d{3}(?!\d))")
POINT = compiled(r"(?<=\d)[.,](?=\d{1,2}(?!\d))")
MONEY = compiled(r"\$\s?(\d+(?:p\d+)?)((?:\s|-)(?:million|billion|millones|mil)\b)?", re.I)
SHARE = compiled(r"(?<=\d)\s?%")
WORD = r"[^ ]+"


class Amount(Struct, frozen=True):
    """Between which numbers, in hours, feet, dollars, percent, years of age or things counted.

    :ivar kind: what it measures: ``time``, ``workdays``, ``way``, ``dollars``, ``percent``, ``age`` or
        what is counted.
    :ivar told: ``over`` or ``under`` where it is only a bound, ``about`` where it is rounded, else empty.
    :ivar first: where it begins in the line of :func:`plainer`; ``last``: where it ends.
    """

    kind: str
    least: float
    most: float
    told: str
    first: int
    last: int

    def alike(self, other: Amount) -> bool:
        """Whether both measure the same."""
        return self.kind == other.kind or {self.kind, other.kind} <= OF_TIME

    def agrees(self, known: Amount) -> bool:
        """Whether what is told here may be what is ``known``."""
        if not self.alike(known):
            return False
        factors = (1.0,) if self.kind == known.kind else (1.0, CALENDAR, 1 / CALENDAR)
        return any(self._agrees(known, factor) for factor in factors)

    def _agrees(self, known: Amount, factor: float) -> bool:
        rounded = "about" in (self.told, known.told)
        slack = ROUNDED if rounded else 1 + SLACK if self.kind in OF_TIME else 1.0001
        least, most = known.least * factor, known.most * factor
        if self.told == "over" and most * slack >= self.least:
            return True
        if self.told == "under" and least <= self.most * slack:
            return True
        return self.least <= most * slack and least <= self.most * slack


def plainer(words: Words) -> Words:
    """The words with sums and shares written out: ``$5,000`` as "5000 dollars", ``3%`` as "3 percent"."""
    text = words.text
    if not any(map(str.isdigit, text)):
        return words
    text = POINT.sub("p", GROUPED.sub("", text))
    text = SHARE.sub(" percent", MONEY.sub(lambda m: f"{m[1]}{m[2] or ''} dollars", text))
    return words if text == words.text else words_of(text)


def amounts(words: Words, lang: str) -> tuple[Amount, ...]:
    """The amounts of a text that :func:`plainer` wrote out, in their order."""
    found: tuple[Amount, ...] = words.told(_amounts, lang)
    return found


def _amounts(words: Words, lang: str) -> tuple[Amount, ...]:
    if not _signs(lang).isdisjoint(words.there) or not _few(lang).isdisjoint(words.there):
        line = words.line
        ages = list(_aged(line, lang))
        taken = {n for age in ages for n in range(age.first, age.last)}
        rest = [
            a
            for a in (*_measured(line, lang), *_shares(line, lang))
            if taken.isdisjoint(range(a.first, a.last))
        ]
        return tuple(sorted((*ages, *rest), key=lambda a: a.first))
    return ()


def _measured(line: str, lang: str) -> Iterator[Amount]:
    kinds = _kinds(lang)
    for match in _pattern(lang).finditer(line):
        unit = next(name for name in match.groupdict() if name.startswith("u") and match[name])
        kind, size = kinds[int(unit[1:])]
        most, low = number(match["number"], lang), match["low"] or match["between"]
        least = number(low, lang) if low else most
        if not most or least > most or _is_rate(line, match, lang):
            continue
        half = 0.5 if match["half"] else 0.0
        lead = (match["lead"] or "").strip()
        yield Amount(
            kind, (least + half) * size, (most + half) * size, _lead(lang, lead), match.start(), match.end()
        )


def _is_rate(line: str, match: re.Match[str], lang: str) -> bool:
    """Whether "a year" tells how often: "once a year", "35 hours a week"."""
    if match["number"] not in _file(lang)["ones"]:
        return False
    before = line[: match.start("number")].split()[-1:]
    return not RATE.isdisjoint(before) or any(
        word.isdigit() or word in _numbers(lang) or re.fullmatch(_units(lang), word) for word in before
    )


def _aged(line: str, lang: str) -> Iterator[Amount]:
    for match in _age(lang).finditer(line):
        told = [number(group, lang) for group in match.groups() if group]
        if all(told):
            yield Amount(AGE, told[0], told[-1], "", match.start(), match.end())


def _shares(line: str, lang: str) -> Iterator[Amount]:
    for told, share in _file(lang)["fractions"].items():
        at = line.find(f" {told} ")
        if at >= 0:
            yield Amount("percent", share, share, "about", at + 1, at + 1 + len(told))


def number(told: str, lang: str) -> float:
    """The number that words say; 0 if none."""
    if told in _file(lang)["half"]:
        return 0.5
    total, scale, hundreds = 0.0, _numbers(lang), _file(lang)["hundreds"]
    for word in told.split():
        if word[0].isdigit():
            total = float(word.replace("p", "."))
        elif word in hundreds:
            total = max(total, 1.0) * hundreds[word]
        elif word in scale or word in _file(lang)["ones"]:
            total += scale.get(word, 1.0)
    return total


def _lead(lang: str, lead: str) -> str:
    """The kind of a bound; ``just`` is none."""
    kinds = [kind for kind, ways in _file(lang)["leads"].items() if lead in ways]
    return kinds[0] if kinds and kinds[0] != "just" else ""


@cache
def _file(lang: str) -> dict[str, Any]:
    told: dict[str, Any] = data("amounts.yaml")[lang]
    return told


@cache
def _numbers(lang: str) -> dict[str, float]:
    told = {**data("quantities.yaml")[lang]["numbers"], **_file(lang)["numbers"]}
    return {str(name): float(value) for name, value in told.items()}


@cache
def _number_way(lang: str) -> str:
    """A number in digits or in words."""
    hundreds = "|".join(_file(lang)["hundreds"])
    words = "|".join(sorted({*_numbers(lang), *_file(lang)["hundreds"]}, key=len, reverse=True))
    ones = "|".join(_file(lang)["ones"])
    halves = "|".join(_file(lang)["half"])
    joined = rf"(?:{words})(?: (?:y |and (?=[a-z]+ty|\w+teen))?(?:{words}))*"
    return rf"(?:\d+(?:p\d+)?(?: (?:{hundreds}))?|(?:(?:{ones}) )?{joined}|{halves}|{ones})"


@cache
def _table(lang: str) -> list[tuple[str, str, float]]:
    """Patterns of units with the kind and the size of each."""
    told = {**data("figures.yaml")[lang]["units"], **_file(lang)["units"]}
    units = [(way, str(kind), float(size)) for way, (kind, size) in told.items()]
    return [*units, *((way, kind, 1.0) for kind, way in _file(lang)["counts"].items())]


@cache
def _kinds(lang: str) -> list[tuple[str, float]]:
    return [(kind, size) for _, kind, size in _table(lang)]


@cache
def _units(lang: str) -> re.Pattern[str]:
    return compiled("|".join(way for way, _, _ in _table(lang)))


@cache
def _pattern(lang: str) -> re.Pattern[str]:
    file, way = _file(lang), _number_way(lang)
    leads = sorted((lead for ways in file["leads"].values() for lead in ways), key=len, reverse=True)
    units = "|".join(f"(?P<u{n}>{unit})" for n, (unit, _, _) in enumerate(_table(lang)))
    to = "(?:to|or|a|o)"
    more = rf"(?:{file['more']} )?"
    low = rf"(?:(?P<low>{way}) {to} |(?:between|entre) (?P<between>{way}) (?:and|y) )?"
    return compiled(
        rf"(?<= )(?:(?P<lead>{'|'.join(leads)}) )?{low}(?P<number>{way}) {more}{file['joins']}(?:{units})"
        rf"(?P<half>{file['and_half']})?(?= )"
    )


@cache
def _age(lang: str) -> re.Pattern[str]:
    units = "|".join(way for way, _, _ in _table(lang) if way != _file(lang)["years"])
    ways = "|".join(_file(lang)["ages"]).replace("NUM", rf"({_number_way(lang)})(?! (?:{units}) )")
    return compiled(rf"(?<= )(?:{ways})(?= )")


@cache
def _signs(lang: str) -> frozenset[str]:
    """Words of units, one of which a text has that tells an amount."""
    return frozenset(data("amounts.yaml")["signs"][lang])


@cache
def _few(lang: str) -> frozenset[str]:
    """Last words of shares without a number."""
    return frozenset(told.split()[-2] for told in _file(lang)["fractions"])
