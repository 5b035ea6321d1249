"""Who held the office when something was signed, vetoed or issued (``data/officials.yaml``).

A person who governed a place of the sentence at another time, or nobody on record for that day, did not sign.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import cache

from msgspec import Struct

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.plainly import UNSIGNED, ruled, stated
from lexloci.answers.checking.linking import around, just_named, told
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.offices import Term, terms
from lexloci.answers.offices import told as told_in_office
from lexloci.answers.words import say
from lexloci.core.dates import day_before, first_day, last_day
from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data
from lexloci.reading.patterns import with_name
from lexloci.reading.words import Words
from lexloci.record.model.instrument import Event, Instrument

SIGNED = {"signed": (0, 0), "enacted": (45, 45), "passed": (0, 75), "announced": (0, 0)}
BY_ACT = {"signed": SIGNED, "vetoed": {"vetoed": (0, 0)}, "issued": {**SIGNED, "effective": (60, 0)}}
"""Events of a law that show when somebody signed, vetoed or issued it, give or take days before and after."""
ANY_YEAR = compiled(r"(?:19|20)\d\d")
NAMELESS = compiled("NAME|BETWEEN")
"""Blanks of a pattern; with anything in them, it tells of most sentences that no name need be put in."""
GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})


class Named(Struct, frozen=True):
    """A time in office with the folded first and last name of the person."""

    term: Term
    first: str
    last: str

    @property
    def office(self) -> tuple[str, str]:
        """The government and the office."""
        return self.term.place.id, self.term.holder.office


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """A ruling where somebody else held the office of the person who is said to have acted."""
    line = claim.whole.words.line
    if not _acts(claim.lang).search(line) or _without(claim.lang).search(line) or not stated(claim):
        return []
    every = _terms(checking, claim)
    called = {one.last for one in every if f" {one.last} " in line}
    named = [one for one in every if one.last in called]
    if len(called) != 1 or len({one.office for one in named}) != 1:
        return []
    act = _act(claim.whole.words, named, claim.lang)
    laws = told(checking, claim) or just_named(checking, claim, _others(claim.lang))
    if act == "signed" and laws and _unsigned(_meant(checking, claim, laws, act)):
        return [ruled(checking, laws[0], "contradicted", "check_unsigned")]
    days = _days(checking, claim, laws, act) if act else []
    if not days or any(one.term.held(*span) for one in named for span in days):
        return []
    others = [
        one.term for one in every if one.office == named[0].office and any(one.term.held(*d) for d in days)
    ]
    return [_refuted(laws, others)] if others else []


def _refuted(laws: Sequence[Instrument], others: Sequence[Term]) -> Ruling:
    """The ruling with who did hold the office, each term with its sources."""
    law = laws[0].id if len(laws) == 1 else None
    return Ruling(
        verdict="contradicted", reason=say("check_in_office"), truth=told_in_office(others), instrument=law
    )


def _terms(checking: Checking, claim: Claim) -> Sequence[Named]:
    """The times in office that the record has of the governments over the places of a sentence."""
    chain = tuple(
        dict.fromkeys(i for place in around(checking, claim) for i in checking.context(place).chain)
    )
    kept: dict[tuple[str, ...], tuple[Named, ...]] = checking.record.kept.setdefault("named terms", {})
    if chain not in kept:
        kept[chain] = tuple(Named(one, *_names(one.holder.name)) for one in terms(checking.record, chain))
    return kept[chain]


def _names(name: str) -> tuple[str, str]:
    """First and last name as they are read: "Ed Ray Jr." is called Ray, "J. B. Pritzker" also JB."""
    *given, last = (key for key in Words(name).keys if key not in GENERATIONS)
    return "".join(given) if all(len(key) == 1 for key in given) else given[0], last


def _act(words: Words, named: Sequence[Named], lang: str) -> str:
    """What the person is said to have done; empty where the name may be somebody else's."""
    known, last = data("officials.yaml")[lang], named[0].last
    titles = known["titles"][named[0].term.holder.office]
    firsts = {re.escape(one.first) for one in named}
    if not all(_of_them(words, n, titles, firsts) for n, key in enumerate(words.keys) if key == last):
        return ""
    led = rf"(?:(?:{'|'.join(titles)}) )?(?:(?:{'|'.join(firsts)}) (?:\w+ )?|(?:\w ){{1,2}})?"
    name = f"{led}{re.escape(last)}"
    between = rf"(?:(?:{'|'.join(known['between'])}) ){{0,4}}?"
    for act in BY_ACT:
        for pattern in known[act]:
            if not compiled(f" {NAMELESS.sub('.*', pattern)} ").search(words.line):
                continue
            if with_name(f" {pattern.replace('BETWEEN', between)} ", "NAME", name).search(words.line):
                return act
    return ""


def _of_them(words: Words, n: int, titles: Sequence[str], firsts: Set[str]) -> bool:
    """Whether word ``n`` is a name, and neither another title nor another first name leads it in."""
    before = words.keys[max(0, n - 2) : n]
    if words.cased and not words.capitalized(n):
        return False
    if not before or not words.capitalized(n - 1) or len(before[-1]) == 1:
        return True
    ends = {title.rpartition(" ")[2] for title in titles}
    return before[-1] in ends or not firsts.isdisjoint(before)


def _days(checking: Checking, claim: Claim, laws: Sequence[Instrument], act: str) -> list[tuple[str, str]]:
    """When it was done: by the events of the laws spoken of, else by the one year of the sentence."""
    if laws:
        spans = [
            (event.date, {**BY_ACT["issued"], **BY_ACT[act]}[event.event])
            for event in _meant(checking, claim, laws, act)
        ]
        return [(day_before(first_day(d), back), day_before(last_day(d), -on)) for d, (back, on) in spans]
    words, told = claim.whole.words, data("officials.yaml")[claim.lang]
    years = {key for key in words.keys if ANY_YEAR.fullmatch(key)}
    found = re.findall(rf" {told['in_year']}(?= )", words.line)
    if len(years) != 1 or len(found) != 1 or not words.there.isdisjoint(told["turns"]):
        return []
    return [(first_day(found[0]), last_day(found[0]))]


def _meant(checking: Checking, claim: Claim, laws: Sequence[Instrument], act: str) -> list[Event]:
    """The events of laws at which it was done: those of the year told, else the first of a law named."""
    words = claim.whole.words
    years = {key for key in words.keys if ANY_YEAR.fullmatch(key)}
    events = sorted(_made(checking, laws, act), key=lambda event: event.date)
    if len(years) == 1:
        return [event for event in events if event.date[:4] in years] or events
    if not years and _first_meant(checking, claim):
        return [event for event in events if event.date == events[0].date]
    return events


def _unsigned(events: Sequence[Event]) -> bool:
    """Whether each time the law was made over a veto or without a signature."""
    return bool(events) and all(event.note and UNSIGNED.search(event.note.en) for event in events)


def _made(checking: Checking, laws: Sequence[Instrument], act: str) -> list[Event]:
    known = BY_ACT[act]
    if act == "signed" and laws and all(law.kind == "executive_order" for law in laws):
        known = BY_ACT["issued"]
    return [e for i in laws for e in i.timeline if e.event in known and first_day(e.date) <= checking.on]


def _first_meant(checking: Checking, claim: Claim) -> bool:
    """Whether the sentence calls the law by its own name and says nothing of a later version."""
    words, index = claim.whole.words, checking.index(around(checking, claim))
    later = data("officials.yaml")[claim.lang]["later"]
    return bool(index.by_title(words.text)) and not re.search(rf" (?:{'|'.join(later)})", words.line)


@cache
def _without(lang: str) -> re.Pattern[str]:
    return compiled(rf" {data('officials.yaml')[lang]['without']} ")


@cache
def _others(lang: str) -> frozenset[str]:
    return frozenset(data("officials.yaml")[lang]["others"])


@cache
def _acts(lang: str) -> re.Pattern[str]:
    return compiled(rf" (?:{'|'.join(data('officials.yaml')[lang]['acts'])}) ")
