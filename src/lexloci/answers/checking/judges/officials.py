"""Who held the office when something was signed, vetoed or issued (``data/officials.yaml``).

A person who governed a place of the sentence at another time, or nobody on record for that day, did not sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import cache

from msgspec import Struct

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.holders import Named, act_of, last_names, named_terms, somebody, stranger
from lexloci.answers.checking.judges.backers import sides_of
from lexloci.answers.checking.judges.plainly import UNSIGNED, ruled, stated
from lexloci.answers.checking.linking import around, just_named, told
from lexloci.answers.checking.named import titles
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.offices import Term
from lexloci.answers.offices import told as told_in_office
from lexloci.answers.words import say
from lexloci.core.dates import day_before, days_between, first_day, last_day
from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data
from lexloci.reading.marks import marks
from lexloci.reading.words import Words
from lexloci.record.model.instrument import Event, Instrument

SIGNED = {"signed": (0, 0), "enacted": (45, 45), "passed": (0, 75), "announced": (0, 0)}
ISSUED = {**SIGNED, "effective": (60, 0)}
BY_ACT = {"signed": SIGNED, "vetoed": {"vetoed": (0, 0)}, "issued": ISSUED, "ruled": ISSUED, "served": {}}
"""Events of a law that show when somebody signed, vetoed or issued it, give or take days before and after.

Who is only said to have held the office then ("ruled") may have held it at any step of the law.
"""
YEAR = 366
"""Days before the first day of a law in which it may have been made, where that is not on record."""
BY_OFFICE = compiled(
    r"\b(?:governor|mayor|executive|president)\b(?:(?!\bnot\b|never|refus|declin|veto)[^.;]){0,40}?"
    r" (?:signed|issued)\b"
    r"|(?:signed|issued) by (?:the )?(?:governor|mayor|county executive|president)[^.;,]{0,30}",
    re.I,
)
"""How the record tells that the day of an event is that of the signature, and who signed."""
CHANGED = frozenset({"amended", "extended", "reinstated"})
WORK = compiled(r" (?:work of|obra de) ")
MUCH = 3
"""How many times more a number must be of one law's own than of another's."""
SHORT = 16
"""Words of a sentence on nothing but what the sentence before told."""
ROUND = 500
"""Days that may lie between the votes on a law and its signature."""
EXACT = frozenset({"enacted", "signed"})
MARGIN = 60
"""Days between a change of a law and its signature."""
MONTH = 7
"""Characters of a date without its day."""
DIGITS = compiled(r"\d+")
ANY_YEAR = compiled(r"(?:19|20)\d\d")


VETO_BY = compiled(r"\b(?:governor|mayor|executive)\b[^.;]{0,40}? vetoed\b", re.I)
"""How the record tells who vetoed a law."""


class Day(Struct, frozen=True):
    """When something was done, by ISO days, and the last names of whom the record has doing it."""

    first: str
    last: str
    by: frozenset[str] = frozenset()


class Deed(Struct, frozen=True):
    """What somebody is said to have done.

    :ivar named: the times in office of the person; ``mine``: those of everybody in that office.
    :ivar known: the record knows the person in that office.
    """

    act: str
    named: Sequence[Named]
    mine: Sequence[Named]
    laws: Sequence[Instrument]
    known: bool


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """A ruling where somebody else held the office of the person who is said to have acted."""
    line = claim.whole.words.line
    titled = not claim.whole.words.there.isdisjoint(_titles(claim.lang))
    if not (titled or somebody(checking, claim.whole.words)) or not _acts(claim.lang).search(line):
        return []
    if _without(claim.lang).search(line) or not stated(claim):
        return []
    deed = _deed(checking, claim)
    if deed is None:
        return []
    laws = deed.laws
    if deed.act == "signed" and laws and _unsigned(_meant(checking, claim, laws, deed.act)):
        return [ruled(checking, laws[0], "contradicted", "check_unsigned")]
    days = _days(checking, claim, deed) if _decided(checking, claim, deed) else []
    if not days or any(_did(one, day) for one in deed.named for day in days):
        return []
    others = [one.term for one in deed.mine if any(_did(one, day) for day in days)]
    return [_refuted(laws, others)] if others else []


def _deed(checking: Checking, claim: Claim) -> Deed | None:
    """What the one person whom the sentence names is said to have done, in which office, to which laws."""
    every = named_terms(checking, claim)
    names = last_names(every, claim.whole.words.line)
    named = [one for one in every if one.last in names] if names else stranger(claim, every)
    if len(names) > 1 or not named:
        return None
    others = _others(claim.lang) - {one.first for one in named}
    laws = told(checking, claim) or just_named(checking, claim, others)
    laws = [] if something_else(claim) else _numbered(checking, laws)
    named = _of_one_office(named, laws)
    act = act_of(claim.whole.words, named, claim.lang) if named else ""
    if not act:
        return None
    mine = [one for one in every if one.office == named[0].office]
    return Deed(act, named, mine, laws, bool(names))


def _decided(checking: Checking, claim: Claim, deed: Deed) -> bool:
    """Whether it is plain at which step of which law something was done."""
    laws, named = deed.laws, deed.named
    if not deed.known:  # nobody whom the record knows: only of the law of the government with that office
        whose = {law.jurisdiction for law in laws}
        return named[0].office[0] in whose and deed.act not in ("ruled", "served")
    wrote = len(laws) == 1 and WORK.search(claim.whole.words.line)
    if wrote and named[0].last in sides_of(checking, laws).backers:
        return False  # who wrote it as a member of the council may have come to the office later
    if laws and deed.act != "served" and _of_a_change(checking, laws, named):
        return False
    return deed.act != "ruled" or _at_its_making(checking, claim, laws)


def names_another(checking: Checking, claim: Claim, laws: Sequence[Instrument]) -> bool:
    """Whether somebody is named who held no office when laws were made: that person did not sign them."""
    line = claim.whole.words.line
    every = named_terms(checking, claim)
    names = last_names(every, line)
    named = [one for one in every if one.last in names]
    steps = [e for law in laws for e in law.timeline if e.event in ISSUED]
    signed = [e for e in steps if e.event in EXACT and not (e.note and "amend" in e.note.en.casefold())]
    made = signed or [e for e in steps if e.event in SIGNED] or steps
    return bool(named) and not any(
        one.term.held(first_day(e.date), last_day(e.date)) for one in named for e in made
    )


def held_then(
    checking: Checking, claim: Claim, named: Sequence[Named], laws: Sequence[Instrument], dates: Set[str]
) -> bool:
    """Whether a person held the office on any day on which laws may have been signed."""
    steps = [e for e in _made(checking, laws, "signed") if e.date in dates]
    steps = steps or [e for law in laws for e in law.timeline if e.date in dates and e.event in CHANGED]
    steps = steps or _made(checking, laws, "signed") or [e for law in laws for e in law.timeline]
    mine = [one for one in named_terms(checking, claim) if one.office == named[0].office] or list(named)
    days = [_day(e, "signed", mine) if e.event in ISSUED else _about(e.date) for e in steps]
    others = any(_did(one, day) for one in mine for day in days)
    return not others or any(_did(one, day) for one in named for day in days)


def _about(date: str) -> Day:
    """The days around a change in which it may have been signed."""
    return Day(day_before(first_day(date), MARGIN), day_before(last_day(date), -MARGIN))


def _called_by(law: Instrument) -> str:
    """Title and citation of a law, and what the record tells of its making."""
    notes = [e.note.en for e in law.timeline if e.note and e.event in EXACT]
    return " ".join((law.title.en, law.citation, *notes))


def something_else(claim: Claim) -> bool:
    """Whether it is something not yet spoken of that was signed: "a bill that widened it"."""
    known = data("officials.yaml")[claim.lang]
    line = claim.whole.words.line
    if compiled(f" (?:{known['pen']}) (?:{known['other']}) ").search(line) is not None:
        return True
    told_so = compiled(f" (?:{known['pen']}) (?:{known['described']}) ").search(line) is not None
    return told_so and not (marks(claim.whole.words.text) or any(titles(claim.whole.words.text)))


def _numbered(checking: Checking, laws: Sequence[Instrument]) -> list[Instrument]:
    """Of several laws under a number those that are called by it: "Act 654", and not the code it changed."""
    numbers, years = checking.thread.numbers, checking.thread.years or checking.thread.years_before
    if len(laws) < 2 or not numbers:
        return list(laws)
    dated = [i for i in laws if any(e.event in SIGNED and e.date[:4] in years for e in i.timeline)]
    if dated:
        return dated
    shares = {law.id: _share(numbers, set(DIGITS.findall(_called_by(law)))) for law in laws}
    return [law for law in laws if shares[law.id] * MUCH > max(shares.values())]


def _share(numbers: Set[str], own: Set[str]) -> float:
    """How much of the numbers of a law are those by which one was called."""
    return len(numbers & own) / max(1, len(own))


def _of_one_office(named: Sequence[Named], laws: Sequence[Instrument]) -> list[Named]:
    """The times in the one office that is meant: of several that of the government whose law it is."""
    if len({one.office for one in named}) > 1:
        whose = {law.jurisdiction for law in laws}
        named = [one for one in named if one.term.place.id in whose]
    return list(named) if len({one.office for one in named}) == 1 else []


def _did(one: Named, day: Day) -> bool:
    """Whether a person did it on a day: the one the record names, else who held the office."""
    return one.last in day.by if day.by else one.term.held(day.first, day.last)


def _refuted(laws: Sequence[Instrument], others: Sequence[Term]) -> Ruling:
    """The ruling with who did hold the office, each term with its sources."""
    law = laws[0].id if len(laws) == 1 else None
    return Ruling(
        verdict="contradicted", reason=say("check_in_office"), truth=told_in_office(others), instrument=law
    )


def _at_its_making(checking: Checking, claim: Claim, laws: Sequence[Instrument]) -> bool:
    """Whether "at the time" is that of a law's making: told here or just before, with no other year."""
    thread = checking.thread
    made = {e.date[:4] for law in laws for e in law.timeline if e.event in ISSUED}
    making = thread.making or thread.making_before
    return bool(laws) and making and thread.years | thread.years_before <= made and laws[0].case is None


def _of_a_change(checking: Checking, laws: Sequence[Instrument], named: Sequence[Named]) -> bool:
    """Whether a person held the office when a law was changed in a year that is told: that may be meant."""
    years = checking.thread.years | checking.thread.years_before
    changes = [e for law in laws for e in law.timeline if e.event in CHANGED and e.date[:4] in years]
    return any(one.term.held(first_day(e.date), last_day(e.date)) for one in named for e in changes)


def _days(checking: Checking, claim: Claim, deed: Deed) -> list[Day]:
    """When it was done: by the events of the laws spoken of, else by the one year of the sentence."""
    act, laws = deed.act, deed.laws
    if laws and act == "ruled":
        return list(_life(laws))
    if laws and act != "served":
        return _surest([_day(event, act, deed.mine) for event in _meant(checking, claim, laws, act)])
    year = _year_told(checking, claim, act)
    return [Day(first_day(year), last_day(year))] if year else []


def _year_told(checking: Checking, claim: Claim, act: str) -> str:
    """The one year in which it is said to have been done, where no law is known that was meant."""
    words, known = claim.whole.words, data("officials.yaml")[claim.lang]
    years = {key for key in words.keys if ANY_YEAR.fullmatch(key)}
    if act == "served":
        return years.pop() if len(years) == 1 else ""
    if not years and act != "ruled":
        before, thread = checking.thread.years_before, checking.thread
        back = (
            len(words) <= SHORT
            and not something_else(claim)
            and re.search(rf" (?:{known['it']}) ", words.line)
        )
        return next(iter(before)) if back and len(before) == 1 and thread.making_before else ""
    law = all(not words.there.isdisjoint(known[name]) for name in ("deeds", "nouns"))
    found = re.findall(rf" {known['in_year']}(?= )", words.line)
    plain = law and words.there.isdisjoint(known["turns"])
    return found[0] if plain and len(years) == 1 and len(found) == 1 else ""


def _surest(days: list[Day]) -> list[Day]:
    """Days without those that stand for the same deed as one of which the record tells who did it."""
    known = [day for day in days if day.by]
    return [day for day in days if day.by or not any(_same_deed(day, sure) for sure in known)]


def _same_deed(day: Day, sure: Day) -> bool:
    """Whether a day is near one of which more is told, or that of the votes before it."""
    gap = days_between(day.last, sure.last)
    return -YEAR / 2 <= gap <= ROUND


def _life(laws: Sequence[Instrument]) -> Iterator[Day]:
    """All the days of laws; of one of which only the beginning is known the year before it too."""
    for law in laws:
        made = any(event.event in SIGNED for event in law.timeline)
        for event in law.timeline:
            back, on = SIGNED.get(
                event.event, (60 if made else YEAR, 0) if event.event == "effective" else (0, 0)
            )
            if event.event != "reviewed":
                yield Day(day_before(first_day(event.date), back), day_before(last_day(event.date), -on))


def _day(event: Event, act: str, mine: Sequence[Named]) -> Day:
    """An event's day, give or take some where the record does not tell of the deed itself."""
    note = event.note.en if event.note else ""
    found = (VETO_BY if act == "vetoed" else BY_OFFICE).search(note)
    back, on = {**BY_ACT["issued"], **BY_ACT[act]}[event.event]
    if found is None or mine[0].term.holder.office.rpartition("_")[2] not in found[0].casefold():
        return Day(day_before(first_day(event.date), back), day_before(last_day(event.date), -on))
    by = frozenset(one.last for one in mine if f" {one.last} " in Words(found[0]).line)
    exact = event.event in EXACT and len(event.date) > MONTH
    back, on = (0, 0) if exact else (back, on)
    return Day(day_before(first_day(event.date), back), day_before(last_day(event.date), -on), by)


def _meant(checking: Checking, claim: Claim, laws: Sequence[Instrument], act: str) -> list[Event]:
    """The events of laws at which it was done: those of the year told, else the first of a law named."""
    words = claim.whole.words
    years = {key for key in words.keys if ANY_YEAR.fullmatch(key)}
    events = sorted(_made(checking, laws, act), key=lambda event: event.date)
    if len(years) == 1:
        begun = [e for law in laws for e in law.timeline if e.event == "effective" and e.date[:4] in years]
        return [event for event in events if event.date[:4] in years] or begun or events
    before = [event for event in events if event.date[:4] in checking.thread.years_before]
    if not years and before and len(checking.thread.years_before) == 1:
        return before
    if not years and _first_meant(checking, claim):
        return [e for e in events if e.date == events[0].date or _anew(e, events[0])]
    return events


def _anew(event: Event, first: Event) -> bool:
    """Whether a law was made once more in another year, and not only changed, or the record tells by whom."""
    note = event.note.en if event.note else ""
    by = BY_OFFICE.search(note) is not None
    anew = by or (event.event in EXACT and "amend" not in note.casefold())
    return anew and event.date[:4] != first.date[:4]


def _unsigned(events: Sequence[Event]) -> bool:
    """Whether each time the law was made over a veto or without a signature."""
    return bool(events) and all(event.note and UNSIGNED.search(event.note.en) for event in events)


def _made(checking: Checking, laws: Sequence[Instrument], act: str) -> list[Event]:
    known = BY_ACT[act]
    if act == "vetoed":
        return [e for i in laws for e in i.timeline if e.event in known or _veto_told(e)]
    if act == "signed" and laws and all(law.kind == "executive_order" for law in laws):
        known = BY_ACT["issued"]
    return [e for i in laws for e in i.timeline if e.event in known and first_day(e.date) <= checking.on]


def _veto_told(event: Event) -> bool:
    """Whether the record tells at another step who vetoed a law: "Governor Roy Cooper had vetoed it"."""
    return event.event in EXACT and event.note is not None and VETO_BY.search(event.note.en) is not None


def _first_meant(checking: Checking, claim: Claim) -> bool:
    """Whether the sentence calls the law by its own name and says nothing of a later version."""
    words, index = claim.whole.words, checking.index(around(checking, claim))
    later = data("officials.yaml")[claim.lang]["later"]
    return bool(index.by_title(words.text)) and not re.search(rf" (?:{'|'.join(later)})", words.line)


@cache
def _without(lang: str) -> re.Pattern[str]:
    return compiled(rf" {data('officials.yaml')[lang]['without']} ")


@cache
def _titles(lang: str) -> frozenset[str]:
    return frozenset(data("officials.yaml")[lang]["led"])


@cache
def _others(lang: str) -> frozenset[str]:
    return frozenset(data("officials.yaml")[lang]["others"])


@cache
def _acts(lang: str) -> re.Pattern[str]:
    return compiled(rf" (?:{'|'.join(data('officials.yaml')[lang]['acts'])}) ")
