"""Who put a law forward and who was against it, by the names in the record's notes (``data/backers.yaml``).

Wrong is only what turns somebody round: who voted no is said to have backed it, who wrote it to have opposed
it, or somebody is said to have voted no whom the record does not have among all who did.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.holders import put_sign
from lexloci.answers.checking.judges.plainly import UNSURE, laws_among, ruled, stated, unreal
from lexloci.answers.checking.linking import just_named, meant
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data
from lexloci.reading.stance import modals
from lexloci.reading.words import Words
from lexloci.record.model.instrument import Instrument

SIGN = "personname"
SENTENCE = compiled(r"[.;]\s+|[.;]$|(?<=\bfor)(?: it)?, (?=[A-Z])")
"""Where a note goes over from those of one side to others."""
NAME = compiled(r"[A-ZÁÉÍÓÚÑ][\w’'-]+")
VOTE = compiled(r"\b(\d+)(?: to |[-–])(\d+)\b")


class Sides(Struct, frozen=True):
    """The folded names of those for and against a law; ``every``: all who were against it are among them."""

    backers: frozenset[str]
    opponents: frozenset[str]
    every: bool

    @property
    def everybody(self) -> frozenset[str]:
        """All of them."""
        return self.backers | self.opponents


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """A ruling where the record has the person who is named on the other side."""
    words, lang = claim.whole.words, claim.lang
    if words.there.isdisjoint(_words(lang, "clues")) or not words.there.isdisjoint(_words(lang, "unlike")):
        return []
    found = meant(checking, claim) or just_named(checking, claim, frozenset())
    laws = laws_among(found) if found and (stated(claim) or _plain(claim)) else []
    sides = sides_of(checking, laws) if len(laws) == 1 else None
    if sides is None or not (sides.backers or sides.opponents):
        return []
    wrong = any(_told_of(claim, name, "against") for name in _there(words, sides.backers - sides.opponents))
    wrong |= any(_told_of(claim, name, "for") for name in _there(words, sides.opponents - sides.backers))
    if not wrong and sides.every:
        names = (key for n, key in enumerate(words.keys) if words.capitalized(n) and n)
        others = [key for key in names if key not in sides.opponents]
        wrong = not _there(words, sides.opponents) and any(_told_of(claim, key, "against") for key in others)
    return [ruled(checking, laws[0], "contradicted", "check_backer")] if wrong else []


def _plain(claim: Claim) -> bool:
    """Whether only words for those on a side make it sound as if it were somebody's view."""
    words, sided = claim.whole.words, _words(claim.lang, "sided")
    hits = (hit for hit in modals(words, claim.lang) if hit.concept in UNSURE | {"proposal"})
    return not unreal(words.keys) and all(sided & set(words.keys[h.first : h.last + 1]) for h in hits)


def _there(words: Words, names: frozenset[str]) -> list[str]:
    """The last names among ``names`` that stand in a text as names."""
    return [key for n, key in enumerate(words.keys) if key in names and words.capitalized(n)]


def _told_of(claim: Claim, name: str, side: str) -> bool:
    """Whether the person of that last name is said to have been on a side."""
    words = claim.whole.words
    keys = words.keys
    given = {keys[n - 1] for n in range(1, len(words)) if keys[n] == name and words.capitalized(n - 1)}
    line = put_sign(words.line, name, given - titles_of_people(), (), SIGN)
    return _pattern(claim.lang, side).search(untitled().sub(SIGN, line)) is not None


@cache
def titles_of_people() -> frozenset[str]:
    """Words of titles that stand before a name."""
    known = data("backers.yaml")
    return frozenset(word for lang in ("en", "es") for word in re.findall(r"\w+", known[lang]["title"]))


@cache
def untitled() -> re.Pattern[str]:
    """A person with the titles before the name."""
    titles = "|".join(data("backers.yaml")[lang]["title"] for lang in ("en", "es"))
    return compiled(rf"(?<= )(?:(?:{titles}) )+{SIGN}(?= )")


def sides_of(checking: Checking, laws: Sequence[Instrument]) -> Sides:
    """Who was for the first of laws and who against it, kept with the record."""
    kept: dict[str, Sides] = checking.record.kept.setdefault("sides of laws", {})
    ident = laws[0].id
    if ident not in kept:
        kept[ident] = _sides_of(laws[0])
    return kept[ident]


def _sides_of(law: Instrument) -> Sides:
    """Who was for a law and who against it, by the notes on the votes that made it."""
    notes = [e.note.en for e in law.timeline if e.note and e.event != "reviewed"]
    pieces = [piece for note in notes for piece in SENTENCE.split(note)]
    told_so = data("backers.yaml")["told"]
    backers = frozenset(name for piece in pieces for name in _named(piece, told_so["for"]))
    opponents = frozenset(name for piece in pieces for name in _named(piece, told_so["against"]))
    opponents |= frozenset(name for piece in pieces for name in _groups(piece, told_so["against"]))
    backers |= frozenset(name for piece in pieces for name in _groups(piece, told_so["for"]))
    listed = [_named(piece, told_so["all"]) for piece in pieces]
    counts = {int(no) for note in notes for _, no in VOTE.findall(note)}
    people = [names for names in map(list, listed) if names]
    every = len(people) == 1 and len(counts) == 1 and sum(_people(p) for p in pieces) == counts.pop()
    return Sides(backers, opponents, every)


def _people(piece: str) -> int:
    """How many people a piece of a note says to have voted no."""
    told_so = compiled(data("backers.yaml")["told"]["all"]).search(piece)
    return 0 if told_so is None else len(re.split(r",| and ", piece[: told_so.start()].strip()))


def _named(piece: str, pattern: str) -> Iterator[str]:
    """The folded last words of the names before a verb: whoever is told of by it."""
    at, told_of = 0, []
    for found in compiled(pattern).finditer(piece):
        told_of += re.split(r",| and ", piece[at : found.start()])
        at = found.end()
    for one in told_of:
        names = [name for name in NAME.findall(one) if name not in data("backers.yaml")["told"]["none"]]
        if names:
            yield Words(names[-1]).keys[-1]


def _groups(piece: str, pattern: str) -> Iterator[str]:
    """The police, a union or an office that a piece of a note has on a side."""
    found = compiled(pattern).search(piece)
    group = compiled(rf" ({data('enacted.yaml')['groups']})(?= )").search(
        Words(piece[: found.start()] if found else "").line
    )
    if group is not None:
        yield group[1]


@cache
def _words(lang: str, name: str) -> frozenset[str]:
    return frozenset(data("backers.yaml")[lang][name])


@cache
def _pattern(lang: str, side: str) -> re.Pattern[str]:
    known = data("backers.yaml")[lang]
    did, by = ("|".join(known[name]).replace("ONE", SIGN) for name in (side, f"{side}_by"))
    return compiled(f" (?:{did}){known['object']}| (?:{by})(?= )")
