"""Exceptions that a sentence denies and the record makes (``data/exceptions.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.plainly import UNREAL, live_rules, ruled
from lexloci.answers.checking.linking import named
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.checking.thread import ruled_by_it
from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data
from lexloci.reading.stance import modals
from lexloci.reading.words import Words
from lexloci.record.compiled import Rule
from lexloci.record.model.instrument import Instrument

UNSURE = frozenset({"hedge", "reported"})
CONDITIONS = frozenset({"if", "whether", "si", "unless"})
"""Words of the case itself."""
EVEN = frozenset({"even", "siquiera", "incluso", "regardless", "whatever"})
"""Words by which the record itself denies an exception."""
STEM = 6
"""Letters by which a word of a case is told."""
SHORTEST = 5
REACH = 7
"""Words that tell the case."""
SLIGHT = frozenset({
    "minor", "petty", "misdemeanor", "misdemeanors", "low", "leve", "leves", "menor", "menores",
})  # fmt: skip
"""Words of cases for which a rule with exceptions for grave ones makes none."""
CUT = compiled(r"[.;:]\s+|[.;]$")


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """A ruling where the rule that the sentence is about has an exception for the case it denies one for."""
    stems = _denied(claim.whole.words, claim.lang)
    unsure = {hit.concept for hit in modals(claim.whole.words, claim.lang)} & UNSURE
    there = claim.whole.words.there
    if not stems or unsure or (UNREAL - CONDITIONS) & there or not SLIGHT.isdisjoint(there):
        return []
    for instrument in _meant(checking, claim):
        if instrument.case is None and _excepted(live_rules(checking, [instrument]), stems, claim.lang):
            return [ruled(checking, instrument, "contradicted", "check_exception")]
    return []


def _meant(checking: Checking, claim: Claim) -> Sequence[Instrument]:
    """The law that the sentence names or points back to, or that rules its topic."""
    told = named(checking, claim) or ruled_by_it(checking, claim) or checking.thread.ruled
    carried = checking.thread.before if claim.whole.topic is None else ()
    return told or _limiting(checking, claim) or carried


def _limiting(checking: Checking, claim: Claim) -> Sequence[Instrument]:
    """The law that rules the topic of the sentence at its place, where that is a rule for some cases."""
    topic = claim.whole.topic
    if topic is None or topic.id not in checking.variables or claim.place is None:
        return ()
    finding = checking.context(claim.place).finding(topic.id)
    top = finding.controlling
    if not claim.whole.act or finding.status != "settled" or finding.position != "limited" or top is None:
        return ()
    law = checking.record.get(Instrument, top.rule.instrument)
    return [law] if law is not None else ()


def _denied(words: Words, lang: str) -> frozenset[str]:
    """Beginnings of the words of the case for which an exception is denied."""
    known, asked = words.known, (_denied, lang)
    if asked not in known:
        known[asked] = _case_of(words, lang)
    found: frozenset[str] = known[asked]
    return found


def _case_of(words: Words, lang: str) -> frozenset[str]:
    found: set[str] = set()
    told = data("exceptions.yaml")[lang]
    if words.there.isdisjoint(told["gate"]) or any(f" {more} " in words.line for more in told["adds"]):
        return frozenset()
    barred = not words.there.isdisjoint(told["barred"])
    for pattern, behind in (*_patterns(lang, "denies"), *(_patterns(lang, "bars") if barred else ())):
        match = pattern.search(words.line)
        if match is not None:
            rest = (
                words.line[match.end() :].split()[:REACH]
                if behind
                else words.line[: match.start()].split()[-REACH:]
            )
            found |= set(_stems(rest, lang))
    return frozenset(found)


def _stems(keys: Iterable[str], lang: str) -> Iterator[str]:
    general = _general(lang)
    yield from (key[:STEM].rstrip("s") for key in keys if len(key) >= SHORTEST and key not in general)


def _excepted(rules: Sequence[Rule], stems: frozenset[str], lang: str) -> bool:
    """Whether what the record says of the rules makes an exception in words of the case."""
    marks = [f" {mark} " for mark in data("exceptions.yaml")[lang]["marks"]]
    for rule in rules:
        for text in ((rule.conditions or {}).get(lang, ""), rule.summary.get(lang, "")):
            for piece in CUT.split(text):
                words = Words(piece)
                if not words.there.isdisjoint(EVEN):
                    continue
                if stems & set(_stems(words.keys, lang)) and any(mark in words.line for mark in marks):
                    return True
    return False


@cache
def _general(lang: str) -> frozenset[str]:
    return frozenset(data("exceptions.yaml")[lang]["general"])


@cache
def _patterns(lang: str, name: str) -> tuple[tuple[re.Pattern[str], bool], ...]:
    """Each pattern of a list, and whether the case stands behind it."""
    ways = data("exceptions.yaml")[lang][name]
    return tuple(
        (compiled(f" {way.replace(' X', '').replace('Y ', '')} "), way.endswith("X")) for way in ways
    )
