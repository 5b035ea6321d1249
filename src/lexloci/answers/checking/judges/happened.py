"""What somebody did, told the other way round: refused for accepted, opposed for backed, another sum.

The sentence of the record that tells of the same thing, done by the same body, has the opposite word of a
pair (``data/happened.yaml``), or another sum of money. Only where the law meant is the one that is told of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.plainly import doubted, ruled, stated
from lexloci.answers.checking.judges.spans import DURING, compatible, told_periods
from lexloci.answers.checking.linking import meant
from lexloci.answers.checking.meant import core
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.checking.telling import sentences, stems_in
from lexloci.core.patterns import compiled
from lexloci.reading.figures import figures
from lexloci.reading.lexicon import data
from lexloci.reading.people import people
from lexloci.reading.words import Words, words_of
from lexloci.record.model.instrument import Instrument

SHARE = 0.6
"""The part of what a sentence is about that a sentence of the record, or the law's title, must tell."""
ROUNDED = 1.03
SUM = compiled(
    r"[$]\s?([\d,]*\d(?:\.\d+)?)(?:\s(million|billion|mil|millones)\b)?"
    r"|\b([\d,]*\d(?:\.\d+)?)(?:\s(million|billion|mil|millones)\b)?(?: de)? (?:dollars|dólares)"
)
SCALES = {"mil": 10**3, "million": 10**6, "millones": 10**6, "billion": 10**9}
TIME = "time"
"""The kind of a length of time."""
NAME = compiled(r"[A-Z][\w’'-]*")


class Line(Struct, frozen=True):
    """A sentence of the record on a law.

    :ivar stems: its words, and those by which the law is called, without endings.
    :ivar date: of the event that it is a note on; empty where it is of the whole.
    """

    words: Words
    stems: frozenset[str]
    date: str


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """At most one ruling: ``contradicted``."""
    words, lang = claim.whole.words, claim.lang
    money, lasting = "$" in words.text, not words.there.isdisjoint(_words(lang, "lasting"))
    sides = _sides(words, lang)
    unsure = (doubted(words) or not stated(claim)) and not people(words.text, lang)
    if not (money or lasting or len(sides) == 1) or unsure:
        return []
    changed = _way([data("happened.yaml")[lang]["of_a_change"]]).search(words.line) is not None
    if changed or not words.there.isdisjoint(_words(lang, "unlike")):
        return []
    laws = meant(checking, claim)
    if len(laws) != 1:
        return []
    about = core(checking, claim)
    near = [line for line in _lines(laws[0], lang) if _of_it(checking, claim, line, about)]
    said = _sums(words.text)
    known = [sum_ for line in near for sum_ in _sums(line.words.text)] if len(said) == 1 else []
    wrong = bool(known) and not any(_same_sum(said[0], one) for one in known)
    wrong = wrong or (lasting and _other_length(words, lang, near))
    wrong = wrong or (len(sides) == 1 and _turned(near, sides.copy().pop(), lang))
    return [ruled(checking, laws[0], "contradicted", "check_happened")] if wrong else []


def _sides(words: Words, lang: str) -> set[tuple[int, int]]:
    """Of each pair of opposites that stands in a text the side that it takes; both where it has both."""
    found = set()
    for n, pair in enumerate(_pairs(lang)):
        for side, way in enumerate(pair):
            for match in way.finditer(words.line):
                denied = _denial(lang).search(words.line[: match.start() + 1]) is not None
                found.add((n, 1 - side if denied else side))
    return found


def _turned(near: Sequence[Line], said: tuple[int, int], lang: str) -> bool:
    """Whether sentences of the record take the other side of a pair, and none the same."""
    taken = {side for line in near for n, side in _sides(line.words, lang) if n == said[0]}
    return taken == {1 - said[1]}


def _sums(text: str) -> list[float]:
    """The sums of money in a text, in dollars."""
    found = []
    for match in SUM.finditer(text):
        number, scale = next((match[n], match[n + 1]) for n in (1, 3) if match[n])
        found.append(float(number.replace(",", "")) * SCALES.get(scale or "", 1))
    return found


def _same_sum(one: float, other: float) -> bool:
    return max(one, other) <= ROUNDED * min(one, other)


def _other_length(words: Words, lang: str, near: Sequence[Line]) -> bool:
    """Whether the one length of time of a sentence is none of those that the record tells of the same."""
    said = [one for one in figures(words, lang) if one.kind == TIME]
    known = [one for line in near for one in figures(line.words, lang) if one.kind == TIME]
    return len(said) == 1 and bool(known) and not any(said[0].same(one) for one in known)


def _lines(law: Instrument, lang: str) -> Iterator[Line]:
    """What the record tells of a law, sentence by sentence."""
    texts = [(getattr(law.summary, lang), "")]
    texts += [(f"{e.event} {getattr(e.note, lang)}", e.date) for e in law.timeline if e.note is not None]
    if law.case is not None:
        texts.append((getattr(law.case.outcome, lang), ""))
    called = stems_in(words_of(f"{getattr(law.title, lang)} {law.kind} {law.citation}").keys, lang)
    for text, date in texts:
        for piece in sentences(text):
            words = words_of(piece)
            yield Line(words, frozenset([*stems_in(words.keys, lang), *called]), date)


def _of_it(checking: Checking, claim: Claim, line: Line, about: frozenset[str]) -> bool:
    """Whether a sentence of the record tells of what the claim is about, of the same body and time."""
    names, shared = people(claim.whole.words.text, claim.lang), about & line.stems
    if not names <= line.words.there or not (names or (about and len(shared) >= SHARE * len(about))):
        return False
    mine, yours = (
        there & _words(claim.lang, "bodies") for there in (claim.whole.words.there, line.words.there)
    )
    if yours and mine and mine.isdisjoint(yours):
        return False
    when = [p for p in told_periods(claim.whole.words, claim.lang, checking.on) if p.relation == DURING]
    return not line.date or all(compatible(period, line.date) for period in when)


@cache
def _pairs(lang: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    told = data("happened.yaml")[lang]["pairs"]
    return tuple((_way(one), _way(other)) for one, other in told)


def _way(phrases: Sequence[str]) -> re.Pattern[str]:
    return compiled(rf" (?:{'|'.join(phrases)})(?= )")


@cache
def _denial(lang: str) -> re.Pattern[str]:
    """A "not" right before a word."""
    return compiled(rf" (?:{'|'.join(data('happened.yaml')[lang]['denies'])}) (?:\S+ )?$")


@cache
def _words(lang: str, name: str) -> frozenset[str]:
    return frozenset(data("happened.yaml")[lang][name])
