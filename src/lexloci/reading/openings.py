"""When a thing is open to people and when nobody is there: days and hours as sets (``data/openings.yaml``).

"Answered around the clock" and "after five nobody picks up" cannot both be so, nor can "opens on Saturday
mornings" and "closed the whole weekend"; "opens on Saturdays" and "closed on Saturday afternoons" can.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct, structs

from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data
from lexloci.reading.ways import Way
from lexloci.reading.words import Words, words_of

Cells = frozenset[tuple[int, int]]
"""Hours of a week: a day from Monday and an hour."""
WEEK, DAY = range(7), range(24)
ALL_DAY = frozenset(DAY)
HALF = 12
LATEST_MORNING, EARLIEST = 11, 7
"""Hours told without "a.m.": up to the one work may still begin, from the other on it mostly does."""
LUNCH = 3
"""Who is shut for fewer hours is not said to be open all through."""
CUT = compiled(r"[;:]|, (?:and|y) ")


class Opening(Struct, frozen=True):
    """When a thing is open, or shut.

    :ivar shut: it is shut at each of the hours; else it is open at some hour of each of ``times``.
    :ivar times: the hours, for each day that is meant; ``whole``: it is open at each hour of them.
    :ivar there: the words of the piece of the sentence, if it has several; ``seasons``: those it names.
    :ivar only: open at no others; ``days``, ``hours``: whether they are told, not merely meant.
    """

    shut: bool
    times: tuple[Cells, ...]
    whole: bool
    only: bool
    days: bool
    hours: bool
    seasons: frozenset[str]
    there: frozenset[str] = frozenset()

    def closed(self) -> Cells:
        """The hours at which it is shut."""
        cells = frozenset(cell for some in self.times for cell in some)
        if self.shut:
            return cells
        return _cells(WEEK, ALL_DAY) - cells if self.only else frozenset()

    def clashes(self, other: Opening) -> bool:
        """Whether one is open when the other is shut."""
        if self.seasons != other.seasons:
            return False
        return self._open_in(other) or other._open_in(self)

    def _open_in(self, other: Opening) -> bool:
        """Whether it is open at an hour at which ``other`` is shut."""
        closed = other.closed()
        if self.shut or not closed:
            return False
        if self.whole and len({hour for _, hour in closed}) < LUNCH:
            return False
        told = self.days or (self.hours and not other.days) or (self.hours and other.only and other.hours)
        if not told:
            return False
        return any(not some.isdisjoint(closed) if self.whole else some <= closed for some in self.times)


class _Rules(Struct, frozen=True):
    days: dict[str, frozenset[int]]
    parts: list[tuple[re.Pattern[str], frozenset[int]]]
    ways: dict[str, Way]
    clock: dict[str, int]
    halves: dict[str, int]
    gate: frozenset[str]


WAYS = (
    *("no_part", "spans", "from", "to", "before", "at", "closes", "always", "daily", "only", "open", "shut"),
    *("closing", "never_shut", "loose", "seasons"),
)


@cache
def _rules(lang: str) -> _Rules:
    told, days = data("openings.yaml")[lang], data("extents.yaml")[lang]["days"]
    ends = "|".join(told["ends"])
    hour = (
        rf"((?:{'|'.join(told['clock'])}|\d{{1,2}})(?: [0-5]\d)?)(?: o clock)?"
        rf"(?: ({'|'.join(told['halves'])})(?= )|(?= (?:(?:{ends}) |$)))"
    )
    when = "|".join([*sorted(days, key=len, reverse=True), *told["parts"]])

    def way(name: str) -> Way:
        texts = "|".join(told[name]).replace("HOUR", hour).replace("WHEN", when)
        return Way(rf" (?:{texts})(?= )")

    parts = [
        (compiled(rf" (?:{part}) "), frozenset(h % 24 for h in range(*span)))
        for part, span in told["parts"].items()
    ]
    words = {word for name in days for word in name.split()[-1:]}
    gate = frozenset([*words, *told["gate"], *told["clock"]])
    return _Rules(
        days={name: frozenset(some) for name, some in days.items()}, parts=parts,
        ways={name: way(name) for name in WAYS}, clock=told["clock"], halves=told["halves"], gate=gate,
    )  # fmt: skip


def openings(words: Words, lang: str) -> tuple[Opening, ...]:
    """When the things of ``words``, one sentence, are open or shut."""
    rules = _rules(lang)
    if words.there.isdisjoint(rules.gate) or words.text.rstrip().endswith("?"):
        return ()
    if rules.ways["loose"].search(words) is not None:
        return ()
    cuts = "|".join(data("openings.yaml")[lang]["cuts"])
    pieces = re.split(rf"{CUT.pattern}|,? (?:{cuts}) ", words.text)
    found = [(_opening(words_of(piece), rules, lang), words_of(piece).there) for piece in pieces]
    if len(found) == 1:
        return tuple(one for one, _ in found if one is not None)
    return tuple(structs.replace(one, there=there) for one, there in found if one is not None)


def _opening(piece: Words, rules: _Rules, lang: str) -> Opening | None:
    """When the thing of a piece of a sentence is open or shut, if a time is told."""
    ways = rules.ways
    always = ways["always"].search(piece) is not None
    never_shut = ways["never_shut"].search(piece) is not None
    rest = ways["shut"].pattern.sub(" ", piece.line) if not never_shut else piece.line
    shut = rest != piece.line
    opens = ways["open"].pattern.search(rest) is not None or always
    closes = ways["closes"].search(piece)
    closing = not never_shut and ways["closing"].search(piece) is not None
    if shut and (opens or closing):
        return None
    days, some = _days(piece, rules, lang)
    daily = ways["daily"].search(piece) is not None
    hours, told_hours = _hours(piece, rules)
    if closes is not None and closing and ways["spans"].search(piece) is None:
        end = _clock(closes[1], closes[2], rules, late=True)
        hours, told_hours, shut = frozenset(range(end, 24)) or hours, True, True
    elif closing:
        shut = True
    if not (shut or opens) or not (days or daily or told_hours or always) or (shut and some):
        return None
    whole = always or ways["spans"].search(piece) is not None
    seasons = frozenset(match[0] for match in ways["seasons"].finditer(piece))
    span = _from_day_to_day(piece, rules, lang) if shut else None
    times = (span,) if span else tuple(_cells([day], hours) for day in sorted(days or WEEK))
    only = not shut and ways["only"].search(piece) is not None
    return Opening(
        shut, times, whole, only, days=bool(days) or (not shut and (daily or always)),
        hours=told_hours or always, seasons=seasons,
    )  # fmt: skip


def _cells(days: Iterable[int], hours: Iterable[int]) -> Cells:
    some = tuple(hours)
    return frozenset((day, hour) for day in days for hour in some)


def _days(piece: Words, rules: _Rules, lang: str) -> tuple[set[int], bool]:
    """The days that are named, and whether only one such day of several is meant."""
    found: set[int] = set()
    some = False
    names = "|".join(data("openings.yaml")[lang]["some"])
    for name, days in rules.days.items():
        at = piece.line.find(f" {name} ")
        if at >= 0:
            found |= days
            some = some or re.search(rf" (?:{names})$", piece.line[:at]) is not None
    span = _span(lang).search(piece)
    if span is not None:
        first, last = (min(rules.days[day]) for day in span.groups())
        found |= {day % 7 for day in range(first, last + 1 if last >= first else last + 8)}
    return found, some


@cache
def _span(lang: str) -> Way:
    days = "|".join(data("measures.yaml")[lang]["weekdays"])
    joins = "through|to|thru" if lang == "en" else "a|hasta"
    return Way(rf" ({days}) (?:{joins}) (?:el )?({days})(?= )")


def _from_day_to_day(piece: Words, rules: _Rules, lang: str) -> Cells | None:
    """The hours from a part of one day to a part of another: "from Friday evening to Monday morning"."""
    days = "|".join(data("measures.yaml")[lang]["weekdays"])
    match = re.search(
        rf" (?:from|desde|del?) (?:el )?({days}) (\S+ ){{1,3}}?"
        rf"(?:to|until|till|through|hasta|a) (?:el )?({days}) ",
        piece.line,
    )
    if match is None:
        return None
    first, last = min(rules.days[match[1]]), min(rules.days[match[3]])
    day, out = (first + 1) % 7, set[int]()
    while day != last and len(out) < len(WEEK):
        out.add(day)
        day = (day + 1) % 7
    return _cells(out, DAY) | _cells([first], range(22, 24)) | _cells([last], range(6))


def _hours(piece: Words, rules: _Rules) -> tuple[frozenset[int], bool]:
    """The hours that are told; all if none is."""
    ways = rules.ways
    span = ways["spans"].search(piece)
    if span is not None:
        first = _clock(span[1], span[2], rules, late=False)
        last = _clock(span[3], span[4], rules, late=True)
        return frozenset(range(first, last)) or ALL_DAY, True
    for name, make in (("from", _after), ("to", _until), ("before", range), ("at", _at)):
        match = ways[name].search(piece)
        if match is not None:
            groups = [group for group in match.groups() if group]
            hour = _clock(
                groups[0], groups[1] if len(groups) > 1 else None, rules, late=name in ("from", "to")
            )
            return frozenset(make(hour)) or ALL_DAY, True
    line = (
        ways["no_part"].pattern.sub(" ", piece.line)
        if ways["closes"].search(piece) is not None
        else piece.line
    )
    found = [hours for part, hours in rules.parts if part.search(line)]
    return (frozenset().union(*found), True) if found else (ALL_DAY, False)


def _after(hour: int) -> Iterator[int]:
    return iter(range(hour, 24))


def _until(hour: int) -> Iterator[int]:
    """The last hour before: that it opens earlier tells nothing of when."""
    return iter(range(max(hour - 1, 0), hour))


def _at(hour: int) -> Iterator[int]:
    return iter(range(hour, hour + 1))


def _clock(text: str, half: str | None, rules: _Rules, *, late: bool) -> int:
    """The hour of a day: five is five in the afternoon where something ends."""
    first = text.split(maxsplit=1)[0]
    hour = rules.clock.get(first, int(first) if first.isdigit() else 0)
    if half:
        later = rules.halves[half]
        return hour % HALF + later if hour <= HALF else hour
    if hour < EARLIEST or (late and hour <= LATEST_MORNING):
        return hour + HALF
    return min(hour, 24)
