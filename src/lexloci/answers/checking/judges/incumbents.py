"""Who holds an office, since when, and who came after whom (``data/incumbents.yaml``).

"Jim Kenney is the mayor", "she has run the county since 2019", "Cherelle Parker, who succeeded him": held
against the times in office that the record has.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.holders import Named, last_names, line_with, named_terms, somebody
from lexloci.answers.checking.judges.plainly import UNSURE, stated, unreal
from lexloci.answers.checking.report import Verdict
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.offices import ALWAYS, terms, told
from lexloci.answers.words import say
from lexloci.core.dates import days_between, first_day, last_day
from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data
from lexloci.reading.patterns import filled
from lexloci.reading.stance import modals
from lexloci.reading.words import Words

SIGNS = ("officialone", "officialtwo")
ALONE = ("since", "became", "left", "him", "now")
SHORT = 10
"""Words of a sentence that tells nothing else."""
UNTIL = frozenset({"until", "hasta"})
"""Words before the end of a time in office, which is no less real for them."""
INTERIM = 400
"""Days up to which somebody who held an office between two others is passed over."""
YEARS = 1
"""Years by which a beginning or an end may be off: who was elected one year takes office the next."""


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """A ruling on what is told of the one or two officeholders whom the sentence names."""
    words, lang = claim.whole.words, claim.lang
    if words.there.isdisjoint(_words(lang, "clues")) or not somebody(checking, words):
        return []
    every = named_terms(checking, claim)
    names = sorted(last_names(every, words.line)) if every else []
    people = [[one for one in every if one.last == name] for name in names]
    if not people or len(people) > len(SIGNS) or any(len({one.office for one in p}) > 1 for p in people):
        return []
    if len(people) == 1:
        checking.thread.official = (*people[0][0].office, names[0])
    if not words.there.isdisjoint(_words(lang, "unlike")) or _elsewhere(checking, claim, people):
        return []
    if not (stated(claim) or _plain(claim, names)):
        return []
    if len(people) == 1:
        before = checking.thread.official_before
        return _of_one(checking, claim, people[0], [p for p in every if (*p.office, p.last) == before])
    return _of_two(claim, people, every) if people[0][0].office == people[1][0].office else []


def _plain(claim: Claim, names: Sequence[str]) -> bool:
    """Whether all that is somebody's word stands behind the names: "X, who succeeded him, said the same"."""
    words = claim.whole.words
    last = max(n for n, key in enumerate(words.keys) if key in names)
    real = not unreal([key for key in words.keys if key not in UNTIL])
    return real and all(
        hit.first > last for hit in modals(words, claim.lang) if hit.concept in UNSURE | {"proposal"}
    )


def _elsewhere(checking: Checking, claim: Claim, people: Sequence[Sequence[Named]]) -> bool:
    """Whether the sentence names places, and none where the office is: it may be of another person."""
    own = {key for person in people for one in person for key in Words(one.term.holder.name).keys}
    places = [place for place in claim.own_places if not own.issuperset(Words(place.name).keys)]
    chains = (checking.context(place).chain for place in places)
    return bool(places) and not any(people[0][0].office[0] in chain for chain in chains)


def _of_one(
    checking: Checking, claim: Claim, person: Sequence[Named], before: Sequence[Named]
) -> list[Ruling]:
    """What is told of one person; ``before`` is whom the sentence before named."""
    words = claim.whole.words
    line = line_with(words, words.line, person, claim.lang, SIGNS[0])
    denied = data("officials.yaml")[claim.lang]["denied"]
    if compiled(f" {denied} (?:el |la )?{SIGNS[0]} ").search(line):
        return []
    for kind in ALONE if line else ():
        found = _pattern(claim.lang, kind, person[0].term.holder.office).search(line)
        if found is None:
            continue
        if kind == "him":
            return _in_turn(named_terms(checking, claim), person, before)
        verdict = TELLS[kind](checking, person, found)
        if verdict == "supported" and len(words) > SHORT:
            verdict = None  # what else it tells is not borne out
        return [] if verdict is None else [_ruled(checking, claim, verdict, person)]
    return []


def _of_two(claim: Claim, people: Sequence[Sequence[Named]], every: Sequence[Named]) -> list[Ruling]:
    words = claim.whole.words
    for one, two in ((0, 1), (1, 0)):
        line = line_with(words, words.line, people[one], claim.lang, SIGNS[0])
        line = line_with(words, line, people[two], claim.lang, SIGNS[1]) if line else ""
        if line and _pattern(claim.lang, "after", people[0][0].term.holder.office).search(line):
            return _in_turn(every, people[one], people[two])
    return []


def _in_turn(every: Sequence[Named], later: Sequence[Named], earlier: Sequence[Named]) -> list[Ruling]:
    """A ruling where the record has somebody else between two people, or has them the other way about."""
    if not earlier or later[0].office != earlier[0].office or later[0].last == earlier[0].last:
        return []
    office = [one for one in every if one.office == later[0].office]
    first = min(_began(one) for one in office)
    if any(_began(one) == first for one in later):
        return []  # the record does not go back to whoever came before
    if any(_followed(office, one, two) for one in earlier for two in later):
        return []
    terms = sorted((*earlier, *later), key=lambda one: one.term.holder.began)
    return [
        Ruling(verdict="contradicted", reason=say("check_in_turn"), truth=told([one.term for one in terms]))
    ]


def _followed(office: Sequence[Named], earlier: Named, later: Named) -> bool:
    """Whether one may have come right after another, but for who held the office for a short time."""
    if _began(later) < _began(earlier):
        return False
    return not any(
        _began(earlier) < _began(one) < _began(later) and days_between(_began(one), _ended(one)) > INTERIM
        for one in office
        if one.last not in (earlier.last, later.last)
    )


def _began(one: Named) -> str:
    return first_day(one.term.holder.began)


def _ended(one: Named) -> str:
    return last_day(one.term.holder.ended) if one.term.holder.ended else ALWAYS


def _now(checking: Checking, person: Sequence[Named], _: re.Match[str]) -> Verdict | None:
    if any(one.term.held(checking.on, checking.on) for one in person):
        return "supported"
    if checking.thread.years - {checking.on[:4]}:
        return None
    return "outdated" if all(_ended(one) < checking.on for one in person) else None


def _since(checking: Checking, person: Sequence[Named], found: re.Match[str]) -> Verdict | None:
    return _year(checking, person, found, [one.term.holder.began for one in person])


def _left(checking: Checking, person: Sequence[Named], found: re.Match[str]) -> Verdict | None:
    return _year(checking, person, found, [one.term.holder.ended or "" for one in person])


def _year(
    checking: Checking, person: Sequence[Named], found: re.Match[str], dates: Sequence[str]
) -> Verdict | None:
    """The verdict on the year of a beginning or an end, where the record goes back that far."""
    told_year = int(found["year"])
    known = terms(checking.record, (person[0].office[0],))
    if told_year <= min(
        int(one.holder.began[:4]) for one in known if one.holder.office == person[0].office[1]
    ):
        return None
    if any(date and abs(int(date[:4]) - told_year) <= YEARS for date in dates):
        return "supported" if any(date[:4] == found["year"] for date in dates) else None
    return "contradicted"


TELLS: Mapping[str, Callable[[Checking, Sequence[Named], re.Match[str]], Verdict | None]] = {
    "now": _now, "since": _since, "became": _since, "left": _left,
}  # fmt: skip


def _ruled(checking: Checking, claim: Claim, verdict: Verdict, person: Sequence[Named]) -> Ruling:
    """A ruling with the times in office of the person and, where that is over, of who came to hold it."""
    every = [one for one in named_terms(checking, claim) if one.office == person[0].office]
    now = [one for one in every if one.term.held(checking.on, checking.on)] if verdict == "outdated" else []
    key = "check_supported" if verdict == "supported" else "check_in_office_now"
    return Ruling(verdict=verdict, reason=say(key), truth=told([one.term for one in (*person, *now)]))


@cache
def _words(lang: str, name: str) -> frozenset[str]:
    return frozenset(data("incumbents.yaml")[lang][name])


@cache
def _pattern(lang: str, kind: str, office: str) -> re.Pattern[str]:
    titles = "|".join(data("officials.yaml")[lang]["titles"][office])
    blanks = {"ONE": SIGNS[0], "TWO": SIGNS[1], "TITLE": f"(?:{titles})", "YEAR": r"(?:19|20)\d\d"}
    several = [filled(pattern, blanks) for pattern in data("incumbents.yaml")[lang][kind]]
    if any("?P<" in pattern for pattern in several):
        return compiled(_one_year(several))
    return compiled(f" (?:{'|'.join(several)}) ")


def _one_year(patterns: Sequence[str]) -> str:
    """Patterns as one, whose year stands at the end of each."""
    bare = "|".join(pattern.replace("(?P<year>(?:19|20)\\d\\d)", "") for pattern in patterns)
    return rf" (?:{bare})(?P<year>(?:19|20)\d\d) "
