"""Until when one may apply for something: "the deadline is June 15" and "apply until the end of August".

Both must be of one thing; the ways to tell such a day are data (``data/deadlines.yaml``).
"""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from lexloci.reading.lexicon import data
from lexloci.reading.ways import Way
from lexloci.reading.words import Words

SOON = 3
"""Days by which two ways to tell one end may differ: the last day of a month and its end."""
MONTH = 31


class _Rules(Struct, frozen=True):
    way: Way
    loose: Way
    months: dict[str, int]
    part: dict[str, int]
    acts: frozenset[str]


@cache
def _rules(lang: str) -> _Rules:
    told, months = data("deadlines.yaml")[lang], data(f"dates/{lang}.yaml")["months"]
    date = told["date"].replace("MONTH", "|".join(months))
    texts = [way.replace("DATE", _numbered(date, n)) for n, way in enumerate(told["ways"])]
    return _Rules(
        way=Way(rf" (?:{'|'.join(texts)})(?= )"), loose=Way(rf" (?:{'|'.join(told['loose'])})(?= )"),
        months={month: n for n, month in enumerate(months, 1)}, part=told["part"],
        acts=frozenset(told["acts"]),
    )  # fmt: skip


def _numbered(date: str, number: int) -> str:
    """``date`` with names of groups of its own: a pattern has each name once."""
    for name in ("part", "m", "d"):
        date = date.replace(f"(?P<{name}>", f"(?P<{name}{number}>")
    return date


def deadline(words: Words, lang: str) -> int | None:
    """The day of the year, months counted as of 31 days, until which one may apply; None if none is told."""
    rules = _rules(lang)
    if rules.acts.isdisjoint(words.there) or rules.months.keys().isdisjoint(words.there):
        return None
    match = rules.way.search(words)
    if match is None or rules.loose.search(words) is not None:
        return None
    found = {name.rstrip("0123456789"): text for name, text in match.groupdict().items() if text}
    day = int(found["d"]) if "d" in found else rules.part.get(found.get("part", ""), 0)
    return (rules.months[found["m"]] - 1) * MONTH + day if day else None


def other_deadline(one: int | None, other: int | None) -> bool:
    """Whether these are two days."""
    return one is not None and other is not None and abs(one - other) > SOON
