"""How far something goes that a sentence says of a thing: its days, languages, shares, members and age.

Two sentences that give one thing two of them cannot both be true (``data/extents.yaml``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from lexloci.reading.lexicon import data
from lexloci.reading.likeness import stemmed
from lexloci.reading.quantities import quantities
from lexloci.reading.things import TOKEN, Things
from lexloci.reading.ways import Way
from lexloci.reading.words import Words

ITSELF = -2
"""The body whose page it is: "we went on the air"."""
THE_PAGES = frozenset({"this", "our", "este", "esta", "nuestro", "nuestra"})
MANY_TONGUES = frozenset({"languages", "tongues", "idiomas", "lenguas"})
"""What is counted of languages that are not named."""
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
    """What the data says, ready to be held against lines."""

    days: dict[str, frozenset[int]]
    only: frozenset[str]
    opens: frozenset[str]
    tongues: dict[str, str]
    some: frozenset[str]
    units: dict[str, str]
    crowd: frozenset[str]
    single: dict[str, Way]
    shares: list[tuple[Way, float, float]]
    doing: dict[str, Way]
    sizes: list[Way]
    given: list[Way]
    no_given: list[Way]
    ages: list[tuple[str, Way]]


SINGLE = (
    *("range", "one_day", "closed", "only_tongues", "count_tongues", "no_tongue", "lacks"),
    *("did", "did_not", "without"),
)
"""Names of the data of which each is one pattern."""


@cache
def _rules(lang: str) -> _Rules:
    told, pieces = data("extents.yaml")[lang], _pieces(lang)

    def way(ways: str | list[str]) -> Way:
        text = ways if isinstance(ways, str) else "|".join(ways)
        for name, piece in pieces.items():
            text = text.replace(name, piece)
        return Way(rf" (?:{text})(?= )")

    return _Rules(
        days={name: frozenset(days) for name, days in told["days"].items()},
        only=frozenset(told["only"]), opens=frozenset(told["opens"]),
        some=frozenset(told["some"]), crowd=frozenset(told["crowd"]),
        tongues={name: names[0] for names in told["tongues"] for name in names},
        units={stemmed(unit): units[0] for units in told["units"] for unit in units},
        single={name: way(told[name]) for name in SINGLE},
        shares=[(way(text), least, most) for text, (least, most) in told["shares"].items()],
        doing={name: way(ways) for name, ways in told["doing"].items()},
        sizes=[way(text) for text in told["sizes"]], given=[way(text) for text in told["given"]],
        no_given=[way(text) for text in told["no_given"]],
        ages=[(kind, way(text)) for kind, texts in told["ages"].items() for text in texts],
    )  # fmt: skip


def _pieces(lang: str) -> dict[str, str]:
    """What stands for each piece of a pattern."""
    told, numbers = data("extents.yaml")[lang], data("quantities.yaml")[lang]
    weekdays = "|".join(data("measures.yaml")[lang]["weekdays"])
    tongues = "|".join(name for names in told["tongues"] for name in names)
    first = "|".join([*numbers["numbers"], r"\d+", *told["one"]])
    more = "|".join([*numbers["numbers"], *numbers["times"]])
    return {
        "#": rf"{TOKEN}(?P<t>\d)", "NUMBER": rf"(?P<n>(?:{first})(?: (?:y )?(?:{more}))?)",
        "YEAR": r"(?P<y>(?:19|20)\d\d)", "UNIT": r"(?P<u>\S+)(?: (?P<v>\S+))??",
        "DAY": f"({weekdays})", "TONGUE": f"(?:{tongues})", "LACKED": f"(?P<l>{tongues})",
    }  # fmt: skip


def _days(words: Words, rules: _Rules) -> Days | None:
    """The weekdays that a sentence names."""
    found: set[int] = set()
    line = words.line
    for name, days in rules.days.items():
        if f" {name} " in line:
            found |= days
    span = rules.single["range"].search(words)
    if span is not None:
        first, last = (min(rules.days[day]) for day in span.groups()[-2:])
        found |= set(range(first, last + 1))
    if not found:
        return None
    only = not rules.only.isdisjoint(words.there) or rules.single["one_day"].search(words) is not None
    return Days(
        frozenset(found), only or span is not None, rules.single["closed"].search(words) is not None,
        not rules.opens.isdisjoint(words.there),
    )  # fmt: skip


def _tongues(words: Words, rules: _Rules, lang: str) -> Tongues | None:
    """The languages that a sentence names, or counts."""
    if rules.tongues.keys().isdisjoint(words.there) and MANY_TONGUES.isdisjoint(words.there):
        return None
    named = frozenset(rules.tongues[key] for key in words.there & rules.tongues.keys())
    counted = rules.single["count_tongues"].search(words)
    count = _number(counted["n"], lang) if counted is not None else 0
    lacks = frozenset(rules.tongues[match["l"]] for match in rules.single["lacks"].finditer(words))
    if lacks and named == lacks:
        return Tongues(frozenset(), 0, only=False, lacks=lacks)
    if (not named and not count) or rules.single["no_tongue"].search(words) is not None:
        return None
    return Tongues(named, max(int(count), len(named)), rules.single["only_tongues"].search(words) is not None)


def _number(text: str, lang: str) -> float:
    found = quantities(text, lang)
    return found[0].most if found else 0.0


def _shares(line: Words, rules: _Rules, lang: str) -> Iterator[Share]:
    """The shares that a sentence gives, each of the things at its end."""
    text = line.line
    did, did_not = (rules.single[name].search(line) is not None for name in ("did", "did_not"))
    if did and did_not:
        return
    for way, least, most in rules.shares:
        match = way.search(line)
        if match is None:
            continue
        turned = did_not or rules.single["without"].pattern.match(text, match.end()) is not None
        low, high = (1 - most, 1 - least) if turned else (least, most)
        doing = (name for name, ways in rules.doing.items() if ways.search(line))
        yield Share(int(match["t"]), low, high, "did" if did or did_not else next(doing, ""))
        return


def _sizes(line: Words, its: Things, rules: _Rules, lang: str) -> Iterator[Size]:
    """Of how many of what the things of a sentence consist."""
    text = line.line
    for way in rules.sizes:
        match = way.search(line)
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
        match = way.search(line)
        if match is not None:
            yield Size(int(match["t"]), GIVEN, frozenset(), 0, 0)
    for way in rules.given:
        match = way.search(line)
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
    for kind, way in rules.ages:
        match = way.search(line)
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
