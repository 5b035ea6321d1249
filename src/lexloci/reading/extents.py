"""How far something goes that a sentence says of a thing: its days, languages, shares, members and age.

Two sentences that give one thing two of them cannot both be true (``data/extents.yaml``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from msgspec import Struct

from lexloci.reading.lexicon import data
from lexloci.reading.likeness import stemmed
from lexloci.reading.quantities import quantities
from lexloci.reading.things import TOKEN, Things
from lexloci.reading.words import Words

ITSELF = -2
"""The body whose page it is: "we went on the air"."""
THE_PAGES = frozenset({"this", "our", "este", "esta", "nuestro", "nuestra"})
GIVEN = "given"
"""The unit of things of which so many were given out, or came in."""


class Days(Struct, frozen=True):
    """On which days something is so, and whether on no others; ``closed``: it is not so on these."""

    days: frozenset[int]
    only: bool
    closed: bool
    opens: bool


class Tongues(Struct, frozen=True):
    """In which languages something is done, in how many at the least, and whether in no others."""

    named: frozenset[str]
    count: int
    only: bool
    lacks: frozenset[str] = frozenset()


class Share(Struct, frozen=True):
    """For what share of all things of a kind something is so: ``what``, or what the words say."""

    thing: int
    least: float
    most: float
    what: str


class Size(Struct, frozen=True):
    """Of how many of what a thing consists."""

    thing: int
    unit: str
    told: frozenset[str]
    least: float
    most: float


class Age(Struct, frozen=True):
    """The year in which a thing began, or how many years old it is."""

    thing: int
    kind: str
    years: int


class Extents(Struct, frozen=True):
    """All that a sentence tells of this sort."""

    days: Days | None
    tongues: Tongues | None
    shares: tuple[Share, ...]
    sizes: tuple[Size, ...]
    ages: tuple[Age, ...]
    crowd: tuple[float, float] | None


def extents(line: Words, its: Things, words: Words, lang: str) -> Extents:
    """What a sentence tells of this sort.

    :param line: its words with a sign for each thing.
    """
    rules = _rules(lang)
    return Extents(
        days=_days(words, rules), tongues=_tongues(words, rules, lang),
        shares=tuple(_shares(line, rules, lang)), sizes=tuple(_sizes(line, its, rules, lang)),
        ages=tuple(_ages(line, rules, lang)), crowd=_crowd(words, rules, lang),
    )  # fmt: skip


class _Rules(Struct, frozen=True):
    days: dict[str, frozenset[int]]
    only: frozenset[str]
    range: re.Pattern[str]
    closed: re.Pattern[str]
    opens: frozenset[str]
    one_day: re.Pattern[str]
    tongues: dict[str, str]
    only_tongues: re.Pattern[str]
    count_tongues: re.Pattern[str]
    no_tongue: re.Pattern[str]
    lacks: re.Pattern[str]
    shares: list[tuple[re.Pattern[str], float, float]]
    did: re.Pattern[str]
    did_not: re.Pattern[str]
    without: re.Pattern[str]
    doing: dict[str, re.Pattern[str]]
    sizes: list[re.Pattern[str]]
    given: list[re.Pattern[str]]
    no_given: list[re.Pattern[str]]
    some: frozenset[str]
    units: dict[str, str]
    ages: list[tuple[str, re.Pattern[str]]]
    crowd: frozenset[str]


@cache
def _rules(lang: str) -> _Rules:
    told = data("extents.yaml")[lang]
    number = "(?P<n>(?:" + "|".join([*data("quantities.yaml")[lang]["numbers"], r"\d+", *told["one"]]) + ")(?: (?:y )?" + (
        "(?:" + "|".join([*data("quantities.yaml")[lang]["numbers"], *data("quantities.yaml")[lang]["times"]]) + "))?") + ")"

    def way(text: str) -> re.Pattern[str]:
        text = text.replace("#", rf"{TOKEN}(?P<t>\d)").replace("NUMBER", number)
        text = text.replace("YEAR", r"(?P<y>(?:19|20)\d\d)").replace("UNIT", r"(?P<u>\S+)(?: (?P<v>\S+))??")
        return re.compile(rf" (?:{text})(?= )")

    weekdays = data("measures.yaml")["en" if lang == "en" else lang]["weekdays"]
    days = {name: frozenset(told["days"][name]) for name in told["days"]}
    return _Rules(
        days=days, only=frozenset(told["only"]),
        range=way(told["range"].replace("DAY", rf"({'|'.join(weekdays)})")),
        closed=way("|".join(told["closed"])), opens=frozenset(told["opens"]), one_day=way(told["one_day"]),
        tongues={name: names[0] for names in told["tongues"] for name in names},
        only_tongues=way("|".join(told["only_tongues"]).replace("TONGUE", _either(told))),
        count_tongues=way(told["count_tongues"]), no_tongue=way("|".join(told["no_tongue"]).replace("TONGUE", _either(told))),
        lacks=way(told["lacks"].replace("TONGUE", _either(told).replace("(?:", "(?P<l>", 1))),
        shares=[(way(text), least, most) for text, (least, most) in told["shares"].items()],
        did=way("|".join(told["did"])), did_not=way("|".join(told["did_not"])), without=way("|".join(told["without"])),
        doing={name: way("|".join(ways)) for name, ways in told["doing"].items()},
        sizes=[way(text) for text in told["sizes"]], given=[way(text) for text in told["given"]],
        no_given=[way(text) for text in told["no_given"]], some=frozenset(told["some"]),
        units={stemmed(unit): units[0] for units in told["units"] for unit in units},
        ages=[(kind, way(text)) for kind, texts in told["ages"].items() for text in texts],
        crowd=frozenset(told["crowd"]),
    )  # fmt: skip


def _either(told: dict[str, Any]) -> str:
    return "(?:" + "|".join(name for names in told["tongues"] for name in names) + ")"


def _days(words: Words, rules: _Rules) -> Days | None:
    """The weekdays that a sentence names."""
    found: set[int] = set()
    line = words.line
    for name, days in rules.days.items():
        if f" {name} " in line:
            found |= days
    span = rules.range.search(line)
    if span is not None:
        first, last = (min(rules.days[day]) for day in span.groups()[-2:])
        found |= set(range(first, last + 1))
    if not found:
        return None
    only = not rules.only.isdisjoint(words.there) or rules.one_day.search(line) is not None
    return Days(
        frozenset(found), only or span is not None, rules.closed.search(line) is not None,
        not rules.opens.isdisjoint(words.there),
    )  # fmt: skip


def _tongues(words: Words, rules: _Rules, lang: str) -> Tongues | None:
    """The languages that a sentence names, or counts."""
    line = words.line
    named = frozenset(rules.tongues[key] for key in words.there & rules.tongues.keys())
    counted = rules.count_tongues.search(line)
    count = _number(counted["n"], lang) if counted is not None else 0
    lacks = frozenset(rules.tongues[match["l"]] for match in rules.lacks.finditer(line))
    if lacks and named == lacks:
        return Tongues(frozenset(), 0, only=False, lacks=lacks)
    if (not named and not count) or rules.no_tongue.search(line) is not None:
        return None
    return Tongues(named, max(int(count), len(named)), rules.only_tongues.search(line) is not None)


def _number(text: str, lang: str) -> float:
    found = quantities(text, lang)
    return found[0].most if found else 0.0


def _shares(line: Words, rules: _Rules, lang: str) -> Iterator[Share]:
    """The shares that a sentence gives, each of the things at its end."""
    text = line.line
    did, did_not = rules.did.search(text), rules.did_not.search(text)
    if did is not None and did_not is not None:
        return
    for way, least, most in rules.shares:
        match = way.search(text)
        if match is None:
            continue
        turned = did_not is not None or rules.without.match(text[match.end() :]) is not None
        low, high = (1 - most, 1 - least) if turned else (least, most)
        yield Share(int(match["t"]), low, high, "did" if did or did_not else next((name for name, ways in rules.doing.items() if ways.search(text)), ""))
        return


def _sizes(line: Words, its: Things, rules: _Rules, lang: str) -> Iterator[Size]:
    """Of how many of what the things of a sentence consist."""
    text = line.line
    for way in rules.sizes:
        match = way.search(text)
        if match is None or text[match.end() :].split(" ", 2)[1:2] in ([word] for word in rules.some):
            continue
        unit, told = match["u"], frozenset[str]()
        if unit.startswith(TOKEN):
            thing = its.found[int(unit[1])]
            unit, told = thing.head, thing.told
        elif match["v"]:
            unit, told = match["v"], frozenset({stemmed(unit)})
        number = _bounded(match[0], match["n"], lang)
        kind = rules.units.get(stemmed(unit), "")
        if number is not None and kind:
            yield Size(int(match["t"]), kind, told, *number)


    for way in rules.no_given:
        match = way.search(text)
        if match is not None:
            yield Size(int(match["t"]), GIVEN, frozenset(), 0, 0)
    for way in rules.given:
        match = way.search(text)
        number = _bounded(match[0], match["n"], lang) if match is not None else None
        if match is not None and number is not None:
            yield Size(int(match["t"]), GIVEN, frozenset(), *number)


def _bounded(whole: str, number: str, lang: str) -> tuple[float, float] | None:
    if number in data("extents.yaml")[lang]["one"]:
        return 1.0, 1.0
    found = quantities(whole[: whole.index(number) + len(number)].strip(), lang)
    return (found[-1].least, found[-1].most) if found else None


def _ages(line: Words, rules: _Rules, lang: str) -> Iterator[Age]:
    """In which year the things of a sentence began, or how old they are."""
    text = line.line
    for kind, way in rules.ages:
        match = way.search(text)
        if match is None:
            continue
        told = match.groupdict()
        thing = int(told["t"]) if told.get("t") else ITSELF
        if kind == "since":
            yield Age(thing, kind, int(told["y"]))
        elif kind == "anniversary":
            yield Age(thing, "since", int(told["y"]) - _ordinal(told["o"], lang))
        else:
            yield Age(thing, kind, int(_number(told["n"], lang)))


def _ordinal(word: str, lang: str) -> int:
    return int(data("extents.yaml")[lang]["ordinals"].get(word, 0)) or int(re.sub(r"\D", "", word) or 0)


def _crowd(words: Words, rules: _Rules, lang: str) -> tuple[float, float] | None:
    """The one number of people in a sentence."""
    if rules.crowd.isdisjoint(words.there):
        return None
    found = [q for q in quantities(words.text, lang) if q.counted in rules.crowd]
    return (found[0].least, found[0].most) if len(found) == 1 else None
