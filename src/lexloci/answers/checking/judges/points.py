"""Single points of a rule: what a card is good for, whether crime cases stay open (``points.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from msgspec import Struct

from lexloci.answers.checking.byyear import years_told
from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.plainly import doubted, live_rules, ruled, sentences_of
from lexloci.answers.checking.judges.rule import against
from lexloci.answers.checking.linking import told
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.checking.thread import NEAR
from lexloci.answers.words import say
from lexloci.core.patterns import compiled
from lexloci.law.finding import CONTROLS, IN_CONFLICT, Finding
from lexloci.places.model import Jurisdiction
from lexloci.places.states import COUNTRY
from lexloci.reading.lexicon import data
from lexloci.reading.stance import modals
from lexloci.reading.ways import Way, Ways
from lexloci.reading.words import words_of
from lexloci.record.model.instrument import Instrument

DECIDING = frozenset({CONTROLS, IN_CONFLICT})
"""Roles of federal rules whose words count."""
OLD = compiled(r" (?:until|before|formerly|used to|was|were) ")
"""Words of the record by which something was so once."""


class Said(Struct, frozen=True):
    """How a language tells a point: that it is so, that it is not, words by which neither is said."""

    yes: Way
    no: Way
    beside: Way


class Point(Struct, frozen=True):
    """A point of the rules of some variables.

    :ivar wide: words with which it is told whatever the sentence before was about.
    :ivar once: positions by which it was so before.
    """

    of: frozenset[str]
    said: dict[str, Said]
    is_: re.Pattern[str] | None
    isnt: re.Pattern[str] | None
    once: frozenset[str]
    wide: dict[str, Way]


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """At most one ruling: the record tells the point otherwise, and nowhere as the sentence does."""
    place = claim.place or checking.subject
    words = claim.whole.words
    spoken: list[str] | None = None
    for name in _called(claim.lang).found(words) if place is not None else ():
        point = _points()[name]
        said = point.said[claim.lang]
        spoken = spoken if spoken is not None else _spoken_of(checking, claim)
        near = _variables(claim, point, spoken)
        told_so = _told_so(claim, said) if near else None
        if told_so is None or doubted(words) or years_told(claim):
            continue
        found = _weighed(checking, claim, point, near, told_so=told_so)
        if found:
            return found
    return []


def _told_so(claim: Claim, said: Said) -> bool | None:
    """Whether the sentence tells the point to be so, or not to be; None where it tells neither."""
    words = claim.whole.words
    yes, no = said.yes.search(words) is not None, said.no.search(words) is not None
    nobody = yes and not no and any(h.concept == "no_subject" for h in modals(words, claim.lang))
    if nobody or not (yes or no) or said.beside.search(words):
        return None
    return yes and not no


def _spoken_of(checking: Checking, claim: Claim) -> list[str]:
    """The variables that the sentence, the one before it, or the laws it names are about."""
    topics = [part.topic.id for part in (claim.whole, *claim.parts) if part.topic]
    thread = checking.thread
    near = thread.instruments if thread.age <= NEAR else []
    laws = [*told(checking, claim), *thread.before, *thread.ruled, *near]
    ruled_ = [p.variable for law in laws for p in law.provisions]
    return list(dict.fromkeys((*topics, claim.before, *ruled_)))


def _variables(claim: Claim, point: Point, spoken: list[str]) -> list[str]:
    """Those of them that the point is of; all of its own where its wide words stand in the sentence."""
    found = [name for name in spoken if name in point.of]
    wide = point.wide.get(claim.lang)
    far = not found and wide is not None and wide.search(claim.whole.words) is not None
    return sorted(point.of) if far else found


def _weighed(
    checking: Checking, claim: Claim, point: Point, variables: list[str], *, told_so: bool
) -> list[Ruling]:
    """A ruling by the rules of the place on the variables; those of its own bodies count as well."""
    same, other = (point.is_, point.isnt) if told_so else (point.isnt, point.is_)
    place = claim.place or checking.subject
    if place is None or other is None:
        return []
    for variable in variables:
        finding = checking.context(place).finding(variable)
        lines = [*_lines(checking, finding), *_lines_beside(checking, claim, variable, place)]
        refuting = [law for law, line in lines if other.search(line)]
        if not refuting:
            continue
        if same is not None and any(same.search(line) and not OLD.search(line) for _, line in lines):
            return []
        if refuting[0] is not None:
            return [ruled(checking, refuting[0], "contradicted", "check_terms")]
        return [against(checking, place, finding, point.once, say("check_terms"))]
    return []


def _lines(checking: Checking, finding: Finding) -> Iterator[tuple[None, str]]:
    """What the record says of the rules in force, folded, sentence by sentence."""
    for cited in finding.rules:
        federal = cited.rule.jurisdiction == COUNTRY and cited.role not in DECIDING
        if federal or cited.suspended or cited.disputed or cited.until or cited.ended:
            continue
        instrument = checking.record.get(Instrument, cited.rule.instrument)
        for piece in sentences_of([instrument] if instrument is not None else [], [cited.rule]):
            yield None, f"{words_of(piece).line} "


def _lines_beside(
    checking: Checking, claim: Claim, variable: str, place: Jurisdiction
) -> Iterator[tuple[Instrument, str]]:
    """The same of laws that bind others than the place's bodies, or set no rule."""
    thread = checking.thread
    near = thread.instruments if thread.age <= NEAR else []
    laws = {law.id: law for law in (*told(checking, claim), *thread.before, *near)}
    spoken = [law for law in laws.values() if law.case is None and law.jurisdiction != COUNTRY]
    for law in (*spoken, *(i for i in checking.index((place,)).known if _only_about(i, variable))):
        rules = [r for r in live_rules(checking, [law]) if r.variable == variable] if law in spoken else []
        if rules or law not in spoken:
            for piece in sentences_of([law], rules):
                yield law, f"{words_of(piece).line} "


def _only_about(instrument: Instrument, variable: str) -> bool:
    """Whether the record tells of it in words alone, and it is no law or bill of the nation."""
    local = instrument.case is None and instrument.jurisdiction != COUNTRY
    return local and not instrument.provisions and variable in instrument.topics


@cache
def _points() -> dict[str, Point]:
    file: dict[str, Any] = data("points.yaml")
    return {name: _point(told_, file["pieces"]) for name, told_ in file["points"].items()}


@cache
def _called(lang: str) -> Ways[str]:
    """How what each point is about is called."""
    return Ways({name: f" {told_[lang]['called']} " for name, told_ in data("points.yaml")["points"].items()})


def _point(told_: dict[str, Any], pieces: dict[str, dict[str, str]]) -> Point:
    said = {
        lang: Said(
            yes=_way(told_[lang]["yes"], own), no=_way(told_[lang]["no"], own),
            beside=_way([told_[lang]["not"]], own),
        )
        for lang, own in pieces.items()
    }  # fmt: skip
    is_, isnt = (compiled(f" (?:{told_[side]})(?= |$)") if side in told_ else None for side in ("is", "isnt"))
    return Point(
        frozenset(told_["of"]), said, is_, isnt, frozenset(told_.get("once", ())),
        {lang: Way(f" {words} ") for lang, words in told_.get("wide", {}).items()},
    )  # fmt: skip


def _way(patterns: list[str], pieces: dict[str, str]) -> Way:
    every = "|".join(patterns)
    for name, piece in pieces.items():
        every = every.replace(f"{{{name}}}", piece)
    return Way(f" (?:{every}) ")
