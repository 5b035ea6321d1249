"""Lengths that a rule sets: by when, how long, how far (``data/deadlines.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.plainly import doubted, live_rules, ruled, sentences_of
from lexloci.answers.checking.judges.rule import resting_on
from lexloci.answers.checking.linking import told
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.words import say
from lexloci.reading.figures import Figure, figures
from lexloci.reading.lexicon import data
from lexloci.reading.patterns import way_of
from lexloci.reading.words import words_of
from lexloci.record.model.instrument import Instrument

TIME = ("time", "workdays")
LANG_OF_RECORD = "en"
FIG = "FIG"


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """At most one ruling, where the one length that the sentence gives is none that the record has."""
    words = claim.whole.words
    said = figures(words, claim.lang)
    if len(said) != 1 or way_of("deadlines.yaml", claim.lang, "other").search(words) or doubted(words):
        return []
    for variable in _variables(claim.lang):
        if _about(claim, variable, said[0]):
            found = _against(checking, claim, variable, said[0])
            if found:
                return found
    return []


def _about(claim: Claim, variable: str, said: Figure) -> bool:
    """Whether the sentence tells that length of the variable."""
    rules = data("deadlines.yaml")[claim.lang][variable]
    near = claim.before == variable or not claim.whole.concepts.isdisjoint(rules["with"])
    if not near or said.kind not in data("deadlines.yaml")["kinds"].get(variable, TIME):
        return False
    topic = claim.whole.topic.id if claim.whole.topic is not None else variable
    line = claim.whole.words.line
    line = f"{line[: said.first]}{FIG} {line[said.last :].lstrip()}"
    return topic == variable and re.search(rf" {rules['about']} ", line) is not None


def _against(checking: Checking, claim: Claim, variable: str, said: Figure) -> list[Ruling]:
    """A ruling where the law named, or else the rule of the place, has other lengths of that kind only."""
    place = claim.place or checking.subject
    named = [law for law in told(checking, claim) if any(p.variable == variable for p in law.provisions)]
    if named:
        rules = [rule for rule in live_rules(checking, named) if rule.variable == variable]
        lines = [line for rule in rules for line in sentences_of([], [rule])]
        return (
            [ruled(checking, named[0], "contradicted", "check_terms")]
            if _apart(variable, said, lines)
            else []
        )
    if place is None or variable not in checking.variables:
        return []
    finding = checking.context(place).finding(variable)
    top = finding.controlling
    law = checking.record.get(Instrument, top.rule.instrument) if top is not None else None
    if top is None or law is None or finding.status != "settled":
        return []
    if _apart(variable, said, list(sentences_of([law], [top.rule]))):
        return [resting_on(checking, finding, "contradicted", say("check_terms"), law.id)]
    return []


def _apart(variable: str, said: Figure, lines: list[str]) -> bool:
    """Whether the record tells that length, and never as it is said."""
    known = list(_known(variable, lines))
    return bool(known) and not any(said.same(figure) for figure in known)


def _known(variable: str, lines: list[str]) -> Iterator[Figure]:
    kinds = data("deadlines.yaml")["kinds"].get(variable, TIME)
    way = data("deadlines.yaml")["told"].get(variable, "")
    for line in lines:
        words = words_of(line)
        if not way or re.search(rf" {way}", words.line):
            yield from (figure for figure in figures(words, LANG_OF_RECORD) if figure.kind in kinds)


@cache
def _variables(lang: str) -> tuple[str, ...]:
    told_: dict[str, Any] = data("deadlines.yaml")[lang]
    return tuple(name for name in told_ if name != "other")
