"""How the parties voted on a law, against the record's notes on its votes (``data/parties.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.plainly import laws_among, ruled, stated
from lexloci.answers.checking.judges.votes import CHAMBERS as VOTING
from lexloci.answers.checking.judges.votes import STATE_DEEP
from lexloci.answers.checking.linking import meant
from lexloci.answers.checking.onhand import INDEFINITE
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.checking.thread import NEAR
from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data
from lexloci.reading.words import Words, words_of
from lexloci.record.model.instrument import Instrument

MANNERS = ("all", "none", "some", "crossed", "both")
SENTENCE = compiled(r"(?<=[.;])\s+")
CHAMBERS = {**VOTING, "representatives": "house", "senator": "senate"}
"""Words of a chamber of a legislature, or of its members."""
OF_ONE = "none_of_one"
"""That nobody of one of the parties was for it, whichever that is."""


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """A ruling where a party is said to have voted as the notes on the law's votes exclude."""
    words, known = claim.whole.words, data("parties.yaml")[claim.lang]
    if words.there.isdisjoint(known["gate"]) or not words.there.isdisjoint(known["others"]):
        return []
    said = _said(words, claim.lang) if INDEFINITE.match(words.line) is None else []
    laws = _laws(checking, claim) if said and stated(claim) else []
    wrong = data("parties.yaml")["wrong"]
    for manner, side in said:
        facts = {fact for note in _notes(checking, laws, words) for fact in _facts(note)}
        of_side = {fact for fact, whose in facts if whose in ("", side)}
        of_side |= {OF_ONE} if any(fact == "none" for fact, _ in facts) else set()
        if of_side.intersection(wrong[manner]):
            return [ruled(checking, laws[0], "contradicted", "check_vote")]
    return []


def _laws(checking: Checking, claim: Claim) -> list[Instrument]:
    """The law that is named, or that the sentence before named or told of."""
    thread = checking.thread
    ruling = [
        law for law in thread.before if thread.called_before and law.jurisdiction.count("/") == STATE_DEEP
    ]
    near = thread.instruments if thread.age <= NEAR else ruling
    laws = laws_among(meant(checking, claim) or near)
    return laws if len({(law.jurisdiction, law.kind) for law in laws}) == 1 else []


def _notes(checking: Checking, laws: Sequence[Instrument], words: Words) -> Iterator[str]:
    """The sentences of the notes of the years that are told, on the chamber that is named if one is."""
    years = checking.thread.years | checking.thread.years_before
    events = [event for law in laws for event in law.timeline if event.note is not None]
    events = [event for event in events if event.date[:4] in years] or events
    chambers = _chambers(words)
    for event in events:
        for note in SENTENCE.split(event.note.en if event.note else ""):
            mine = _chambers(words_of(note))
            if not chambers or not mine or chambers & mine:
                yield words_of(note).line


def _chambers(words: Words) -> set[str]:
    return {CHAMBERS[key] for key in words.there & CHAMBERS.keys()}


def _said(words: Words, lang: str) -> list[tuple[str, str]]:
    """What the sentence tells, and of which party; of no party where it is told of both."""
    return [
        (manner, side) for manner, side, pattern in _patterns(lang) if pattern.search(words.line) is not None
    ]


def _facts(line: str) -> Iterator[tuple[str, str]]:
    for fact, side, pattern in _record():
        if pattern.search(line) is not None:
            yield fact, side


@cache
def _patterns(lang: str) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    known = data("parties.yaml")[lang]
    ways = {manner: "|".join(known[manner]) for manner in MANNERS}
    told_ = {m: way.replace("FOR", known["for"]).replace("NO", known["no"]) for m, way in ways.items()}
    return tuple(_of_sides(told_))


@cache
def _record() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple(_of_sides(data("parties.yaml")["record"]))


def _of_sides(ways: dict[str, str]) -> Iterator[tuple[str, str, re.Pattern[str]]]:
    """Each pattern for each party, once where it is the same for both."""
    for name, way in ways.items():
        sides = data("parties.yaml")["sides"] if "PARTY" in way else {"": ["(?!)"]}
        for side, called in sides.items():
            whole = name in ("crossed", "both", "lines")
            yield (
                name,
                "" if whole else side,
                compiled(f" (?:{way}) ".replace("PARTY", f"(?:{'|'.join(called)})")),
            )


def facts_of(
    checking: Checking, laws: Sequence[Instrument], words: Words, dates: frozenset[str]
) -> frozenset[tuple[str, str]]:
    """What notes of some dates tell of how the parties voted, each with the party, ``r`` or ``d``."""
    events = [event for law in laws for event in law.timeline if event.note is not None]
    events = [event for event in events if event.date in dates]
    chambers, out = _chambers(words), set[tuple[str, str]]()
    for event in events:
        for note in SENTENCE.split(event.note.en if event.note else ""):
            mine = _chambers(words_of(note))
            if chambers and mine and not chambers & mine:
                continue
            line = words_of(note).line
            out |= {(fact, side) for fact, side, way in _facts_told() if way.search(line)}
    return frozenset(out)


@cache
def _facts_told() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """How the record tells facts of parties, for each of them."""
    out = []
    for fact, ways in data("enacted.yaml")["party_facts"].items():
        for name, called in data("parties.yaml")["sides"].items():
            way = "|".join(ways).replace("PARTY", f"(?:{'|'.join(called)})(?: senators?| members?)?")
            both = "PARTY" not in "".join(ways)
            out.append((fact, "" if both else name[0], compiled(f" (?:{way}) ")))
    return tuple(out)
