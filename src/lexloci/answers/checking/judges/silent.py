"""A state's law said to be silent on what it rules, or to rule some cases only (``data/silent.yaml``)."""

from __future__ import annotations

from collections.abc import Iterable

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.plainly import doubted, live_rules, ruled, sentences_of
from lexloci.answers.checking.judges.rule import resting_on
from lexloci.answers.checking.linking import told
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.words import say
from lexloci.core.patterns import compiled
from lexloci.places.states import states
from lexloci.reading.lexicon import data
from lexloci.reading.patterns import way_of
from lexloci.reading.words import words_of


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """At most one ruling on a law that the sentence before, or this one, speaks of."""
    found = _silent(checking, claim) or _narrowed(checking, claim)
    return [] if found and doubted(claim.whole.words) else found


def _silent(checking: Checking, claim: Claim) -> list[Ruling]:
    """``No state law speaks to the matter``, where one rules it."""
    if not _says(claim, "silent"):
        return []
    topic = claim.whole.topic.id if claim.whole.topic is not None else ""
    variable = topic if topic in checking.variables else claim.before
    place = claim.place or checking.subject
    if variable not in checking.variables or place is None or not place.state:
        return []
    home = states()[place.state].id
    finding = checking.context(checking.engine.gazetteer.by_id(home)).finding(variable)
    top = finding.controlling
    if finding.status != "settled" or top is None or top.rule.jurisdiction != home:
        return []
    return [resting_on(checking, finding, "contradicted", say("check_contradicted"), top.rule.instrument)]


def _narrowed(checking: Checking, claim: Claim) -> list[Ruling]:
    """``That check is made only when the charge is a felony``, of a rule on everyone."""
    if not _says(claim, "again") or not _says(claim, "some"):
        return []
    before = checking.thread.before or [law for law in told(checking, claim) if law.case is None]
    if not before:
        return []
    rules = live_rules(checking, before[:1])
    lines = [words_of(line).line for line in sentences_of([], rules)]
    some, every = (_any(lines, data("silent.yaml")[name]) for name in ("of_some", "of_all"))
    return [ruled(checking, before[0], "contradicted", "check_terms")] if every and not some else []


def _any(lines: Iterable[str], way: str) -> bool:
    return any(compiled(f" {way} ").search(line) for line in lines)


def _says(claim: Claim, name: str) -> bool:
    """Whether the sentence has words of the data."""
    return way_of("silent.yaml", claim.lang, name).search(claim.whole.words) is not None
