"""Amounts that a rule sets: by when, how long, how far, how many, from what age (``data/roles.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct, convert

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.history import LAW
from lexloci.answers.checking.judges.plainly import doubted, live_rules, notes_of, ruled, sentences_of
from lexloci.answers.checking.judges.rule import resting_on
from lexloci.answers.checking.linking import apart, just_named, told
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.words import say
from lexloci.law.timeline import standing
from lexloci.places.model import Jurisdiction
from lexloci.reading.amounts import Amount, amounts, plainer
from lexloci.reading.lexicon import data
from lexloci.reading.marks import marks
from lexloci.reading.patterns import compiled, state_names, way_of
from lexloci.reading.words import Words, words_of
from lexloci.record.compiled import Rule
from lexloci.record.model.instrument import Instrument

LANG_OF_RECORD = "en"
FIG = "FIG"
PENDING = frozenset({"pending", "passed"})


class Role(Struct, frozen=True, forbid_unknown_fields=True):
    """What an amount is the measure of (``roles.yaml`` tells of each field)."""

    kinds: frozenset[str]
    en: list[str]
    es: list[str]
    told: str
    of: tuple[str, ...] = ()
    with_: frozenset[str] = frozenset()
    near: dict[str, frozenset[str]] = {}
    apart: dict[str, str] = {}
    law: bool = False
    bill: bool = False
    higher: bool = False
    cap: bool = False

    def ways(self, lang: str) -> list[str]:
        """How sentences of a language tell it."""
        return self.en if lang == "en" else self.es


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """At most one ruling, where the one amount that the sentence gives is none that the record has."""
    words = plainer(claim.whole.words)
    said = amounts(words, claim.lang)
    if not said or doubted(words):
        return []
    for role in _roles().values():
        meant = [amount for amount in said if amount.kind in role.kinds and _is_of(role, amount, words, claim)]
        if len(meant) == 1:
            found = _against(checking, claim, role, meant[0], said)
            if found:
                return found
    return []


def _is_of(role: Role, amount: Amount, words: Words, claim: Claim) -> bool:
    """Whether a sentence tells that amount as the measure of the role."""
    lang, near = claim.lang, role.near.get(claim.lang)
    if near and words.there.isdisjoint(near):
        return False
    line = _with_blank(words.line, amount)
    if not any(compiled(rf" (?:{_named(way)}) ").search(line) for way in role.ways(lang)):
        return False
    if role.apart.get(lang) and compiled(rf" {role.apart[lang]} ").search(words.line):
        return False
    return not compiled(rf" {data('roles.yaml')['denied'][lang]} ").search(line)


def _with_blank(line: str, amount: Amount) -> str:
    return f"{line[: amount.first]}{FIG} {line[amount.last :].lstrip()}"


def _named(way: str) -> str:
    return way.replace("STATE", f"(?:{state_names()})") if "STATE" in way else way


def _against(
    checking: Checking, claim: Claim, role: Role, amount: Amount, said: Sequence[Amount]
) -> list[Ruling]:
    """A ruling where the law named, or else the rule of the place, has other amounts of that role only."""
    laws = _laws(checking, claim, role)
    bills = bool(laws) and all(law.bill is not None and law.bill.status in PENDING for law in laws)
    if role.bill and not bills:
        return []
    if _of_something_else(claim, bills=bills):
        return []
    if laws:
        lines = [*_of_laws(checking, laws, role)]
        every = [*lines, *(words_of(note) for law in laws for note in notes_of(law))]
        known = _wrong(role, amount, said, lines, every, claim.lang)
        return [ruled(checking, laws[0], "contradicted", "check_terms")] if known else []
    if role.law or role.bill or marks(claim.whole.words.text):
        return []
    return _against_rules(checking, claim, role, (amount, said))


def _of_something_else(claim: Claim, *, bills: bool) -> bool:
    """Whether the sentence tells of what was, of what may be, or of what takes long in practice."""
    words = claim.whole.words
    if bills:
        line = compiled(rf" {data('roles.yaml')['unreal'][claim.lang]}(?= )").sub(" ", words.line)
        words = words_of(line)
    return bool(_other(claim.lang).search(words.line))


@cache
def _other(lang: str) -> re.Pattern[str]:
    return re.compile(rf" {data('roles.yaml')['other'][lang]} ")


def _laws(checking: Checking, claim: Claim, role: Role) -> list[Instrument]:
    """The law that the sentence names or goes on with, where it sets what the role measures."""
    found = told(checking, claim) or just_named(checking, claim, apart(claim.lang) - LAW)
    found = [law for law in found if law.case is None]
    of = [law for law in found if not role.of or any(p.variable in role.of for p in law.provisions)]
    return of or ([] if role.of and any(law.provisions for law in found) else found)


def _of_laws(checking: Checking, laws: Sequence[Instrument], role: Role) -> Iterator[Words]:
    rules = [rule for rule in live_rules(checking, laws) if not role.of or rule.variable in role.of]
    yield from map(words_of, sentences_of(laws, rules))


def _against_rules(
    checking: Checking, claim: Claim, role: Role, told_: tuple[Amount, Sequence[Amount]]
) -> list[Ruling]:
    """A ruling where the rules in force over the place have other amounts of that role only."""
    place = _place(checking, claim)
    for variable in role.of if place is not None else ():
        if variable not in checking.variables or not _about(claim, role, variable):
            continue
        finding = checking.context(place).finding(variable)  # type: ignore[arg-type]
        top = finding.controlling
        law = checking.record.get(Instrument, top.rule.instrument) if top is not None else None
        if top is None or law is None or finding.status != "settled":
            continue
        lines = [words_of(line) for line in sentences_of([law], [top.rule])]
        every = [*lines, *_all_over(checking, place, role)]  # type: ignore[arg-type]
        if _wrong(role, *told_, lines, every, claim.lang):
            return [resting_on(checking, finding, "contradicted", say("check_terms"), law.id)]
    return []


def _place(checking: Checking, claim: Claim) -> Jurisdiction | None:
    """The one place spoken of; the page's where the sentence speaks of none."""
    return claim.place or (checking.subject if not claim.own_places else None)


def _about(claim: Claim, role: Role, variable: str) -> bool:
    """Whether the sentence is about the variable, or goes on with it."""
    topic = claim.whole.topic.id if claim.whole.topic is not None else ""
    if topic:
        return topic in role.of and (topic == variable or claim.before == variable)
    topics = {part.topic.id for part in claim.parts if part.topic is not None}
    return variable in topics or claim.before == variable or bool(role.with_ & claim.whole.concepts)


def _all_over(checking: Checking, place: Jurisdiction, role: Role) -> Iterator[Words]:
    """What the record says of all rules, those of before included, on what the role measures."""
    for ident in checking.context(place).chain:
        for variable in role.of:
            rules = checking.record.rules(variable, ident)
            laws = [checking.record.get(Instrument, name) for name in {rule.instrument for rule in rules}]
            kept = [law for law in laws if law is not None]
            yield from map(words_of, sentences_of(kept, rules))
            yield from (words_of(note) for law in kept for note in notes_of(law))


def _wrong(
    role: Role, amount: Amount, said: Sequence[Amount], lines: Sequence[Words], every: Sequence[Words], lang: str
) -> bool:
    """Whether the record tells amounts of the role, and none, of whatever role, that may be the one said."""
    known = [a for line in lines for a in _known(role, line)]
    if not known or any(amount.agrees(a) for line in every for a in _amounts_of(line)):
        return False
    highest = max(a.most for a in known)
    if (role.higher or role.cap) and amount.most <= highest:
        return False
    return not any(other.agrees(a) for other in said if other is not amount for a in known if other.alike(amount))


def _known(role: Role, line: Words) -> Iterator[Amount]:
    words = plainer(line)
    for amount in amounts(words, LANG_OF_RECORD):
        if amount.kind in role.kinds and (
            not role.told or compiled(rf" (?:{role.told})").search(_with_blank(words.line, amount))
        ):
            yield amount


def _amounts_of(line: Words) -> tuple[Amount, ...]:
    return amounts(plainer(line), LANG_OF_RECORD)


@cache
def _roles() -> dict[str, Role]:
    told_ = data("roles.yaml")["roles"]
    return {
        name: convert({("with_" if key == "with" else key): value for key, value in fields.items()}, Role)
        for name, fields in told_.items()
    }
