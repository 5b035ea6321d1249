"""The law that a rule is said to come from, where that number is another law's (``data/origins.yaml``)."""

from __future__ import annotations

import re
from functools import cache

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.plainly import notes_of, stated
from lexloci.answers.checking.judges.rule import resting_on
from lexloci.answers.checking.linking import around
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.words import say
from lexloci.core.patterns import compiled
from lexloci.places.states import COUNTRY
from lexloci.reading.lexicon import data
from lexloci.reading.marks import marks
from lexloci.reading.ways import Way
from lexloci.record.model.instrument import Instrument

YEARS = compiled(r"\b(?:19|20)\d\d\b")
MADE = frozenset({"passed", "enacted", "signed", "effective"})


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """A ruling where a rule on one topic is traced to a bill that became a law on another."""
    words = claim.whole.words
    match = _way(claim.lang).search(words)
    topic = claim.whole.topic.id if claim.whole.topic is not None else ""
    if match is None or topic not in checking.variables or claim.place is None or not stated(claim):
        return []
    finding = checking.context(claim.place).finding(topic)
    top = finding.controlling
    if finding.status != "settled" or top is None or top.rule.jurisdiction == COUNTRY:
        return []
    law = checking.record.get(Instrument, top.rule.instrument)
    if law is None or not _another(checking, claim, law, topic):
        return []
    return [resting_on(checking, finding, "contradicted", say("check_contradicted"), law.id)]


def _another(checking: Checking, claim: Claim, law: Instrument, topic: str) -> bool:
    """Whether the one number named is that of a law of its year which has nothing to do with the topic."""
    text = claim.whole.words.text
    numbers = [mark for mark in marks(text) if mark.is_whole]
    named = checking.index(around(checking, claim)).by_number(text) if len(numbers) == 1 else []
    named = [other for other in named if _years(other) & set(YEARS.findall(text))]
    told = " ".join((law.citation, law.title.en, *notes_of(law)))
    digits = re.findall(r"\d+", numbers[0].name)[-1] if numbers else ""
    if not named or compiled(rf"\b{digits}\b").search(told):
        return False
    return all(
        other.id != law.id
        and other.case is None
        and other.jurisdiction == law.jurisdiction
        and topic not in {*other.topics, *(p.variable for p in other.provisions)}
        and law.id not in other.relates
        and other.id not in law.relates
        for other in named
    )


def _years(law: Instrument) -> set[str]:
    """The years in which it was made, by its dates and its citation."""
    return {e.date[:4] for e in law.timeline if e.event in MADE} | set(
        YEARS.findall(f"{law.title.en} {law.citation}")
    )


@cache
def _way(lang: str) -> Way:
    told = data("origins.yaml")[lang]
    return Way(rf" (?:{'|'.join(told['rules'])}) (?:\S+ ){{0,8}}?(?:{'|'.join(told['from'])}) ")
