"""Who is said to have a service, read only where every word of a sentence is known (``data/given.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from msgspec import Struct

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.spans import told_periods
from lexloci.answers.checking.marking import MARK, marked, places_in, undated
from lexloci.core.patterns import compiled
from lexloci.places.model import Jurisdiction
from lexloci.reading.lexicon import data
from lexloci.reading.patterns import NAMED
from lexloci.reading.words import Words, words_of

HEALTH, TUITION = "health", "instate_tuition"
LICENSE = "drivers_license"
EARLY = ("granted", "who_pay", "unfederal", "urgent_only", "ordinary", "same", "plan", "narrow", "longer")
"""Phrases with words in them that would turn another sentence round."""
BEFORE_NOUNS, BEHIND_NOUNS = ("any", "unproved", "without", "needs"), ("deny", "give", "not")
"""Phrases that are read before services and groups, and behind them, in this order."""
ORDER = (*BEFORE_NOUNS, *BEHIND_NOUNS)
UNITS = frozenset({"year", "years", "ano", "anos", "months", "month", "meses"})


class Having(Struct, frozen=True):
    """A sentence read as one on who has a service.

    :ivar services: the services that may be meant; none where only a program is named.
    :ivar side: ``open`` or ``shut``.
    :ivar groups: who is told of by name: children, DACA holders.
    :ivar marks: which kinds of phrases stand in it.
    :ivar ages: the first age that is left out, of each bound told.
    :ivar rest: words that the rule itself must have.
    :ivar pointed: it goes on with the program of the sentence before: "It covers …".
    """

    services: tuple[str, ...]
    side: str
    groups: frozenset[str]
    marks: frozenset[str]
    ages: frozenset[int]
    rest: tuple[str, ...]
    pointed: bool = False


def having(claim: Claim, place: Jurisdiction, on: str) -> Having | None:
    """What the sentence says of who has a service; None where it says more, or nothing of the kind."""
    known, asked = claim.whole.words.known, (having, place.id, claim.before, on)
    if asked not in known:
        known[asked] = _having(claim, place, on)
    found: Having | None = known[asked]
    return found


def _having(claim: Claim, place: Jurisdiction, on: str) -> Having | None:
    lang, told = claim.lang, data("given.yaml")[claim.lang]
    ages, line = _aged(_timeless(claim.whole.words, lang, on, claim, place), lang)
    line = compiled(f" {told['parted']}(?= )").sub(f" {MARK}deny\\g<whom>", line)
    line = marked(line, {name: told[name] for name in EARLY})
    if not set(line.split()).isdisjoint(told["turns"]):
        return None
    pointed = any(line.startswith(f" {pronoun} ") for pronoun in told["pronouns"])
    line = marked(line, {name: told[name] for name in BEFORE_NOUNS})
    groups, grouped = _groups(line, told["groups"])
    if compiled(f" {told['others_kin']} ").search(grouped):
        return None
    services, line = _services(line, claim, told)
    line = marked(line, {**told["groups"], **{name: told[name] for name in BEHIND_NOUNS}})
    found = [key for key in line.split() if key.startswith(MARK)]
    if claim.before == TUITION:
        found = [f"{MARK}without" if key == f"{MARK}same" else key for key in found]
    everybody = bool(services) and services[0] in data("given.yaml")["everybody"]
    side = _side(found, groups, everybody=everybody)
    if not side or len(services) > 1:
        return None
    return Having(
        services=services, side=side, groups=frozenset(groups), marks=frozenset(key[1:] for key in found),
        ages=frozenset(ages), rest=_rest(line, told, lang), pointed=pointed and not services,
    )  # fmt: skip


def _groups(line: str, told: dict[str, str]) -> tuple[set[str], str]:
    """The groups that a line names, and the line with marks for them; adults only where no other is named."""
    line = marked(line, told)
    groups = {key[1:] for key in line.split() if key.startswith(MARK)} & set(told)
    return (groups - {"adult"} if len(groups) > 1 else groups), line


def _timeless(words: Words, lang: str, on: str, claim: Claim, place: Jurisdiction) -> str:
    """The line of a sentence without the times it names, and with one word for the places."""
    line = undated(words, told_periods(words, lang, on))
    for name in places_in(claim, place):
        line = line.replace(f" {name} ", f" {NAMED} ")
    return line


def _aged(line: str, lang: str) -> tuple[set[int], str]:
    """The bounds of age in a line, each as the first age that is left out, and the line without them."""
    numbers = data("quantities.yaml")[lang]["numbers"]
    line = " " + " ".join(str(numbers.get(key, key)) if key not in ("one", "un", "una", "a") else key
                          for key in line.split()) + " "  # fmt: skip
    ages: set[int] = set()
    for more, pattern in enumerate(data("given.yaml")[lang]["ages"]):
        for match in compiled(f" {pattern} ").finditer(line):
            ages.add(int(next(n for n in match.groups() if n)) + more)
        line = compiled(f" {pattern} ").sub(" ", line)
    return ages, line


def _services(line: str, claim: Claim, told: dict[str, Any]) -> tuple[tuple[str, ...], str]:
    """The services that a line names, and the line with marks for them."""
    found: list[str] = []
    spoken = claim.whole.words.line
    driving = compiled(f" {told['group_of_license']} ").search(spoken) is not None
    topic = claim.whole.topic
    driving = driving or LICENSE in (claim.before, topic.id if topic else "")
    line = compiled(f" {told['licenses']}").sub(f" {told['a_license']} {MARK}give ", line)
    names = sorted(told["services"], key=lambda name: name == LICENSE)
    for name in names:
        if name == LICENSE and not driving and f"{MARK}ordinary" not in line:
            continue
        pattern = compiled(f" {told['services'][name]}(?= )")
        if pattern.search(line):
            found.append(name)
            line = pattern.sub(f" {MARK}service", line)
    return tuple(found), line


def _side(marks: list[str], groups: set[str], *, everybody: bool) -> str:
    """Whether the service is told to be open or shut to whom the sentence is about; empty if neither."""
    count = {name: marks.count(f"{MARK}{name}") for name in (*EARLY, *ORDER)}
    count["not"] += count["longer"]
    if count["needs"]:
        return "" if count["not"] or count["deny"] else "shut"
    whom = count["without"] or groups or count["granted"]
    if count["not"] > 1 or count["deny"] > 1 or not (whom or everybody or count["any"] or count["unproved"]):
        return ""
    if count["urgent_only"]:
        return "shut" if whom and count["give"] and not (count["not"] or count["deny"]) else ""
    if count["deny"]:
        shut = not count["not"]
        return "" if shut and (count["give"] or not whom) else ("shut" if shut else "open")
    open_to = not count["granted"] and (count["give"] or count["unproved"])
    if open_to and count["not"]:
        return "shut" if (whom or count["unproved"]) and not (count["any"] or everybody) else ""
    return "open" if open_to else ""


def _rest(line: str, told: dict[str, Any], lang: str) -> tuple[str, ...]:
    """Words that are none of those that are known."""
    passed = {*told["passed"], NAMED, *UNITS, *data("quantities.yaml")[lang]["numbers"]}
    return tuple(key for key in line.split() if not (key.startswith(MARK) or key in passed or key.isdigit()))


@cache
def group_ways() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The groups as the record names them in English."""
    told: dict[str, str] = data("given.yaml")["en"]["groups"]
    return tuple((name, compiled(f" {pattern} ")) for name, pattern in told.items())


def groups_in(texts: Iterator[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The groups to which sentences of the record give something, and those from which they take it."""
    spared = compiled(f" {data('given.yaml')['spared']} ")
    elsewhere = compiled(f" (?:{data('given.yaml')['elsewhere']})(?= )")
    until = compiled(r" until (?:age )?\d+(?= )| older \w+(?= )")
    given: set[str] = set()
    left: set[str] = set()
    lines = (words_of(part).line for text in texts for part in text.split(", but "))
    for line in (until.sub(" ", elsewhere.sub(" ", line)) for line in lines):
        found = {name for name, way in group_ways() if way.search(line)}
        (left if spared.search(line) else given).update(found)
    return frozenset(given), frozenset(left)
