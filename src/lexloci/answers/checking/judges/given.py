"""Who has a service, of a sentence of which every word is known: borne out or refuted by the rule."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import structs

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.detailed import around, details_known, texts_of
from lexloci.answers.checking.having import HEALTH, LICENSE, Having, groups_in, having
from lexloci.answers.checking.judges.plainly import doubted
from lexloci.answers.checking.judges.programs import named
from lexloci.answers.checking.judges.rule import against, resting_on
from lexloci.answers.checking.judges.spans import compatible, precise, told_periods
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.checking.telling import sentences
from lexloci.answers.words import say
from lexloci.core.dates import days_between
from lexloci.core.patterns import compiled
from lexloci.law.finding import Finding
from lexloci.places.model import Jurisdiction
from lexloci.reading.figures import figures
from lexloci.reading.lexicon import data
from lexloci.reading.likeness import stemmed
from lexloci.reading.unlike import unlike
from lexloci.reading.words import words_of
from lexloci.record.compiled import Rule

CHILDREN, ADULTS = "health_children", "health_adults"
TRADE = "occupational_license"
YEARS = "time"
"""The kind of a length of time."""
NEARLY = 0.97
"""The part of a length from which on it counts as the whole: a year may be told as 12 months or 365 days."""
ASKED = frozenset({"school", "home", "tax"})
"""What a rule may ask years of."""
OLDEST = 99
"""The bound of age of a rule that has none."""
MONTHS = 100
"""Days by which a rule may be told to have begun too early: it may have been made before."""
OPEN, SHUT = frozenset({"available"}), frozenset({"unavailable", "prohibited"})
"""Positions by which everybody has a service, or nobody without status."""
BEARS = {"open": OPEN, "shut": SHUT}


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """At most one ruling; of several services that are meant all must agree."""
    place = claim.place or checking.subject
    words = claim.whole.words
    gated = words.there.isdisjoint(data("given.yaml")[claim.lang]["gate"])
    if place is None or gated or claim.answered is not None or doubted(words):
        return []
    if any(own.state and own.state != place.state for own in claim.own_places):
        return []
    said = having(claim, place, checking.on)
    if said is None:
        return []
    rulings = [_held(checking, claim, place, said, name) for name in _variables(checking, claim, place, said)]
    found = [ruling for ruling in rulings if ruling is not None]
    agreed = len({ruling.verdict for ruling in found}) == 1 and len(found) == len(rulings)
    wrong = [ruling for ruling in found if ruling.verdict != "supported"]
    return wrong[:1] or (found[:1] if agreed else [])


def _variables(checking: Checking, claim: Claim, place: Jurisdiction, said: Having) -> list[str]:
    """The variables that the sentence is about."""
    if said.services and said.services[0] != HEALTH:
        return list(said.services)
    if said.pointed and (checking.thread.program_before or claim.before in (CHILDREN, ADULTS)):
        found = checking.thread.program_before or claim.before
    else:
        program = None if said.services else named(checking, claim, place)
        found = program[0] if program else ""
    if found not in ("", CHILDREN, ADULTS):
        return [found]
    if not said.groups or not (said.services or found):
        return []
    if {"child", "pregnant"} <= said.groups:
        return [CHILDREN, ADULTS]
    return [CHILDREN] if "child" in said.groups else [ADULTS]


def _held(checking: Checking, claim: Claim, place: Jurisdiction, said: Having, name: str) -> Ruling | None:
    finding = checking.context(place).finding(name)
    top = finding.controlling
    if unlike(claim.whole.words, name) or finding.status != "settled" or top is None:
        return None
    said = _of_whom(said, name)
    verdict = _verdict(said, finding, top.rule)
    if not verdict or _unclear(claim, said, verdict, top.rule, name):
        return None
    if _numbers(claim, said, finding, top.rule):
        if verdict == "supported":
            return resting_on(checking, finding, "supported", say("check_supported"))
        return against(checking, place, finding, BEARS[said.side], say("check_contradicted"))
    apart = (
        _too_old(said, top.rule) or _too_short(claim, top.rule) or _too_early(checking, place, claim, finding)
    )
    if said.side == "open" and apart:
        return against(checking, place, finding, frozenset(), say("check_contradicted"))
    return None


def _of_whom(said: Having, name: str) -> Having:
    """What is said of children, or of the others, where it is said of both."""
    if name not in (CHILDREN, ADULTS) or "child" not in said.groups:
        return said
    children = name == CHILDREN
    groups = {"child"} if children else said.groups - {"child"}
    return structs.replace(said, groups=frozenset(groups), ages=said.ages if children else frozenset())


def _unclear(claim: Claim, said: Having, verdict: str, rule: Rule, name: str) -> bool:
    """Whether a word is not known, or something is said of another sort of license than the rule's."""
    if not _understood(said, rule, claim.lang):
        return True
    other = compiled(f" {data('given.yaml')['cards']} ").search(_line(rule)) is not None
    if "ordinary" in said.marks and other:
        return True
    return verdict == "contradicted" and not _outright(claim, said, rule, name)


def _outright(claim: Claim, said: Having, rule: Rule, name: str) -> bool:
    """Whether nothing in the sentence leaves room: no word but a name, and no other sort of license."""
    capitals = {
        key for word in claim.sentence.text.split() if word[:1].isupper() for key in words_of(word).keys
    }
    if not set(said.rest) <= capitals or "ordinary" in said.marks:
        return False
    another = name == LICENSE and said.side == "shut" and "licens" not in rule.summary["en"]
    return not (another and rule.position in OPEN)


def _line(rule: Rule) -> str:
    """What a rule says in English, folded."""
    return " ".join(
        words_of(text).line for text in (rule.summary["en"], (rule.conditions or {}).get("en", ""))
    )


def _understood(said: Having, rule: Rule, lang: str) -> bool:
    """Whether the words that are not known stand in the rule."""
    stems = {stemmed(key) for text in _texts(rule, lang) for key in words_of(text).there}
    if any(
        mark in said.marks and stemmed(word) not in stems
        for mark, word in data("given.yaml")["must_tell"].items()
    ):
        return False
    return all(stemmed(key) in stems for key in said.rest)


def _texts(rule: Rule, lang: str) -> Iterator[str]:
    yield from (rule.title[lang], rule.citation, rule.summary[lang])
    if rule.conditions:
        yield rule.conditions[lang]


def _numbers(claim: Claim, said: Having, finding: Finding, rule: Rule) -> bool:
    """Whether the numbers, days and ages of the sentence are those of the rule."""
    return details_known(claim.whole, finding) and said.ages <= _ages(rule)


def _too_old(said: Having, rule: Rule) -> bool:
    """Whether people are let in who are older than the rule has it."""
    return bool(said.ages) and max(said.ages) > max(_ages(rule), default=OLDEST)


def _too_short(claim: Claim, rule: Rule) -> bool:
    """Whether fewer years are said to be enough than the rule asks for, of school or of what else it has."""
    part, lang = claim.whole, claim.lang
    told = [(figure, *around(words, figure, lang)) for words, spoken in texts_of(rule) if spoken == lang
            for figure in figures(words, lang) if figure.kind == YEARS]  # fmt: skip
    for one in figures(part.words, lang):
        kinds, _ = around(part.words, one, lang)
        alike = [other for other, known, _ in told if not known or known & kinds]
        if kinds & ASKED and alike and one.amount < min(other.amount for other in alike) * NEARLY:
            return True
    return False


def _too_early(checking: Checking, place: Jurisdiction, claim: Claim, finding: Finding) -> bool:
    """Whether it is said to be so since a day on which, and for months after which, it was not."""
    top = finding.controlling
    for period in told_periods(claim.whole.words, claim.lang, checking.on):
        known = top is None or any(compatible(period, step.date) for step in top.rule.steps)
        if known or not precise(period) or period.relation != "after" or period.last >= checking.on:
            continue
        turns = checking.engine.changes(place, period.last, checking.on, [finding.variable])
        first = turns[0] if turns else None
        if (
            first is not None
            and first.before.status == "settled"
            and first.before.position in SHUT
            and days_between(period.last, first.on) > MONTHS
        ):
            return True
    return False


def _ages(rule: Rule) -> set[int]:
    """The bounds of age in a rule, each as the first age that is left out."""
    ages: set[int] = set()
    for text in (rule.summary["en"], (rule.conditions or {}).get("en", "")):
        for more, pattern in enumerate(data("given.yaml")["ages_told"]):
            found = compiled(f" {pattern} ").finditer(words_of(text).line)
            ages.update(int(next(n for n in match.groups() if n)) + more for match in found)
    return ages


def _verdict(said: Having, finding: Finding, rule: Rule) -> str:
    """``supported``, ``contradicted`` or nothing, numbers aside."""
    told = data("given.yaml")
    position, lawful = finding.position, said.groups & set(told["lawful"])
    if position in OPEN:
        return "supported" if said.side == "open" else "contradicted"
    if position in SHUT:
        apart = lawful or "pregnant" in said.groups
        return "" if apart else ("supported" if said.side == "shut" else "contradicted")
    if position != "limited":
        return ""
    return _of_some(said, finding.variable, rule)


def _of_some(said: Having, variable: str, rule: Rule) -> str:
    """The same of a service for some."""
    told = data("given.yaml")
    texts = [
        line
        for text in (rule.summary["en"], (rule.conditions or {}).get("en", ""))
        for line in sentences(text)
    ]
    line = " ".join(words_of(text).line for text in texts)
    asked = compiled(f" {told['needs_told']} ").search(line) is not None
    if variable in (LICENSE, TRADE) and not said.groups:
        if "needs" in said.marks:
            return "supported" if asked else ""
        opened = said.side == "open" and variable == LICENSE
        return "contradicted" if opened and asked else ""
    given, left = groups_in(iter(texts))
    bounded = compiled(f" {told['bounded']} ").search(line) is not None
    if not said.groups or bounded or "needs" in said.marks or not said.groups <= given - left - {"adult"}:
        return ""
    return "supported" if said.side == "open" else "contradicted"
