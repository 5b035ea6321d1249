"""One thing told twice and otherwise: two years of a beginning, two counts, two days (``data/twice.yaml``).

What one sentence names must be all, or nearly all, of what the other does: "the first welcoming parade" and
"the first welcoming proclamation" are two things.
"""

from __future__ import annotations

from collections.abc import Set
from functools import cache
from typing import Any

from msgspec import Struct

from lexloci.core.memory import remembered
from lexloci.core.patterns import compiled
from lexloci.reading.clash import MAY
from lexloci.reading.lexicon import data
from lexloci.reading.likeness import SHORTEST, Gist, stemmed
from lexloci.reading.quantities import quantities
from lexloci.reading.stance import modal_lexicon
from lexloci.reading.words import Words

PREFIX = 4
"""Letters by which two forms of a word are known as one: "written" and "writing"."""
PAGES = 8
"""Pages of which is kept how their rare words begin: each of their pairs of sentences is asked about."""
LEAST, FEW = 2, 3
"""Words that both must have: where all of one stand in the other, and of days and states."""
DAY = r" ({month}) (\d{{1,2}})(?= )"
DAY_ES = r" (\d{{1,2}}) de ({month})(?= )"
STAFF = "staff"
NEW_YEAR = compiled(r" (?:first day of (?:this|the) year|primer dia de(?:l| este) ano) ")
THAN = compiled(r" (?:more than|mas de)(?= )")
NUMBER_OF = compiled(r" (?:number of|numero de) (?:such |these |those |the |estas |esas |las )?(\w+) ")
"""``the number of such cards``, of which the only number of a sentence may be."""
SET_UP = " set up "
STOPS = frozenset(",;:")
SMALL = frozenset({"a", "an", "the", "of", "these", "such", "police", "corrections", "estas"})
"""Words between a number and what it counts."""


class Twice(Struct, frozen=True):
    """What of a sentence is held against others.

    :ivar named: the beginnings of words that name what it is about.
    :ivar year: the one year in which it begins; ``counts``: numbers by what they count.
    :ivar day: the month, day and weekday of the one day told; ``states``: sides of pairs of states.
    :ivar fresh: it is of a new thing.
    :ivar begins: a word of beginning stands there; ``part``: its number may be that of a part.
    :ivar when: the months and weekdays that are named.
    :ivar tells: it plainly tells a year, a number or a day, which another sentence may tell otherwise.
    """

    named: frozenset[str]
    year: str
    counts: dict[str, tuple[float, float]]
    day: tuple[str, str, str] | None
    states: tuple[tuple[int, int], ...]
    fresh: bool
    years: frozenset[str] = frozenset()
    begins: bool = False
    part: bool = False
    when: frozenset[str] = frozenset()
    tells: bool = False


def twice_told(words: Words, lang: str, own: Gist) -> Twice:
    """What of ``words``, one sentence with the gist ``own``, is held against others."""
    return words.lately(twice_told, (lang, own), lambda: _twice_told(words, lang, own))


def _twice_told(words: Words, lang: str, own: Gist) -> Twice:
    rules, line = _rules(lang), f"{words.line} "
    modal = {hit.concept for hit in modal_lexicon(lang).hits(words)}
    begins = bool(rules["begins"] & words.there) or SET_UP in line
    named = own.content & {stemmed(key) for key in _piece(words)}
    year = min(own.years) if begins and len(own.years) == 1 else ""
    counts, day = _counts(words, lang, rules), _day(line, words, lang)
    firm = not modal & {"proposal", "past", "hedge"}
    firm = firm and rules["next"].isdisjoint(THAN.sub(" ", line).split())
    return Twice(
        named=frozenset(s[:PREFIX] for s in named if len(s) >= SHORTEST) - rules["vague"],
        year=year,
        years=own.years,
        begins=begins,
        part=own.part,
        counts=counts,
        day=day,
        when=_when(words, rules),
        states=tuple(
            (n, side) for n, pair in enumerate(rules["states"]) for side in (0, 1) if pair[side].search(line)
        ),
        fresh=not rules["fresh"].isdisjoint(words.there),
        tells=firm and not own.against and bool(year or counts or day),
    )


def _piece(words: Words) -> list[str]:
    """The words up to the comma behind the last number; all of them where no number stands."""
    last = max((n for n, key in enumerate(words.keys) if key.isdigit()), default=len(words))
    end = next((n for n in range(last, len(words)) if not STOPS.isdisjoint(words.gap(n))), len(words))
    return words.keys[: end + 1]


def _counts(words: Words, lang: str, rules: dict[str, Any]) -> dict[str, tuple[float, float]]:
    """The numbers of people or things, each by what it counts; none where one thing has two numbers."""
    out: dict[str, tuple[float, float]] = {}
    found = quantities(words.text, lang)
    of_what = NUMBER_OF.search(words.line) if len(found) == 1 else None
    for quantity in found:
        kind = stemmed(of_what[1]) if of_what is not None else _kind(quantity.counted, words, rules)
        if kind in out:
            return {}
        if kind:
            out[kind] = (quantity.least, quantity.most)
    return out


def _kind(counted: str, words: Words, rules: dict[str, Any]) -> str:
    """What is counted, if it is something of which there is one number: staff by any word."""
    at = words.keys.index(counted) if counted in words.there else -1
    for key in words.keys[at : at + 4] if at >= 0 else ():
        if key in rules["staff"]:
            return STAFF
        if key in rules["people"]:
            return stemmed(key)
        if key not in SMALL and key != counted:
            break
    return STAFF if "staff of" in words.line and not counted else ""


def _when(words: Words, rules: dict[str, Any]) -> frozenset[str]:
    """Months and weekdays that are named; "may" only where it is the month."""
    found: frozenset[str] = (rules["months"] | rules["weekdays"]) & words.there
    found = found if MAY.search(words.text) else found - {"may"}
    return found | {rules["first"]} if NEW_YEAR.search(words.line) else found


def _day(line: str, words: Words, lang: str) -> tuple[str, str, str] | None:
    """The one day that is told with its weekday."""
    rules = _rules(lang)
    found = [(m[1], m[2]) if lang == "en" else (m[2], m[1]) for m in rules["day"].finditer(line)]
    weekdays = sorted(rules["weekdays"] & words.there)
    return (*found[0], weekdays[0]) if len(found) == 1 and len(weekdays) == 1 else None


def told_otherwise(one: Twice, other: Twice, rare: Set[str]) -> bool:
    """Whether two sentences, each of which tells one, give one thing two years, two numbers or two days.

    :param rare: beginnings of words that stand in few sentences of the page.
    """
    if one.fresh != other.fresh:
        return False
    shared = one.named & other.named
    if len(shared) < LEAST or shared.isdisjoint(_begun(frozenset(rare))):
        return False
    whole = shared in (one.named, other.named)
    if one.year and other.year:
        return one.year != other.year and whole
    if one.day and other.day:
        alike = one.day[0] == other.day[0] and one.day[2] == other.day[2]
        return alike and one.day[1] != other.day[1] and len(shared) >= FEW
    alike = one.years == other.years and one.when == other.when
    return whole and alike and _apart(one, other)


@remembered(PAGES)
def _begun(rare: frozenset[str]) -> frozenset[str]:
    """How the rare words of a page begin."""
    return frozenset([stem[:PREFIX] for stem in rare])


def in_other_state(one: Twice, other: Twice, rare: Set[str]) -> bool:
    """Whether one says that a thing is so and the other that it is otherwise: answered at night, and not."""
    if not (one.states and other.states):
        return False
    shared = one.named & other.named
    known = len(shared) >= LEAST and not shared.isdisjoint(_begun(frozenset(rare)))
    return known and _other_state(one, other)


def _other_state(one: Twice, other: Twice) -> bool:
    """Whether one takes one side of a pair and the other the other."""
    (n, side), (m, opposite) = one.states[0], other.states[0]
    return len(one.states) == len(other.states) == 1 and n == m and side != opposite


def _apart(one: Twice, other: Twice) -> bool:
    """Whether both count one thing and no number lies in both."""
    for kind in one.counts.keys() & other.counts.keys():
        if (one.begins != other.begins) if kind == STAFF else (one.part or other.part):
            continue
        mine, yours = one.counts[kind], other.counts[kind]
        if mine[0] > yours[1] or yours[0] > mine[1]:
            return True
    return False


@cache
def _rules(lang: str) -> dict[str, Any]:
    told, months = data("twice.yaml")[lang], data(f"dates/{lang}.yaml")["months"]
    weekdays, numbers = data("measures.yaml")[lang]["weekdays"], data("quantities.yaml")[lang]["numbers"]
    vague = (*told["vague"], *months, *weekdays, *numbers)
    return {
        **{name: frozenset(told[name]) for name in ("begins", "next", "fresh", "staff", "people")},
        "months": frozenset(months), "weekdays": frozenset(weekdays), "first": months[0],
        "vague": frozenset(stemmed(word)[:PREFIX] for word in vague),
        "day": compiled((DAY if lang == "en" else DAY_ES).format(month="|".join(months))),
        "states": [tuple(compiled(rf" {side} ") for side in pair) for pair in told["states"]],
    }  # fmt: skip
