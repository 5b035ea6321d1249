"""Amounts that a rule sets: by when, how long, how far, how many, from what age (``data/roles.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct, convert, structs

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.history import LAW
from lexloci.answers.checking.judges.plainly import doubted, live_rules, notes_of, ruled, sentences_of
from lexloci.answers.checking.judges.rule import resting_on
from lexloci.answers.checking.linking import apart, just_named, meant
from lexloci.answers.checking.measured import in_words
from lexloci.answers.checking.report import Verdict
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.words import say
from lexloci.core.patterns import compiled
from lexloci.law.timeline import standing
from lexloci.places.model import Jurisdiction
from lexloci.reading.amounts import Amount, amounts, plainer
from lexloci.reading.lexicon import data
from lexloci.reading.marks import marks
from lexloci.reading.patterns import state_names
from lexloci.reading.words import Words, words_of
from lexloci.record.compiled import Rule
from lexloci.record.model.instrument import Instrument

LANG_OF_RECORD = "en"
FIG = "FIG"
ENACTED = "signed"
OR_MORE = compiled(r" FIG (?:or|and|o) (?:more|up|above|mas) ")
OF_STATE = 2
"""Slashes in the id of a state."""
PIECES = compiled(r"(?<=[.;])\s")


class Role(Struct, frozen=True, forbid_unknown_fields=True):
    """What an amount is the measure of (``roles.yaml`` tells of each field)."""

    kinds: frozenset[str]
    en: list[str]
    es: list[str]
    told: str
    of: tuple[str, ...] = ()
    with_: frozenset[str] = frozenset()
    sure: bool = False
    bound: bool = False
    near: dict[str, frozenset[str]] = {}
    unnamed: dict[str, frozenset[str]] = {}
    though: dict[str, str] = {}
    apart: dict[str, str] = {}
    law: bool = False
    bill: bool = False
    higher: bool = False
    cap: bool = False

    def ways(self, lang: str) -> list[str]:
        """How sentences of a language tell it."""
        return self.en if lang == "en" else self.es


class Texts(Struct, frozen=True):
    """What the record says, in lines.

    :ivar rule: of the law named, or of the rule that controls, else of others of the state; ``now``: of all
        rules in force.
    :ivar once: of rules of before; ``beside``: in notes on the laws.
    """

    rule: list[Words]
    now: list[Words]
    once: list[Words]
    beside: list[Words]


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """At most one ruling, where the one amount that the sentence gives is none that the record has."""
    words = plainer(claim.whole.words)
    said = amounts(words, claim.lang)
    if not said or doubted(words):
        return []
    for role in _roles().values():
        meant = [
            amount for amount in said if amount.kind in role.kinds and _is_of(role, amount, words, claim)
        ]
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
    if role.bound and amount.told != "over" and not OR_MORE.search(line):
        return False
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
    bills = bool(laws) and all(law.bill is not None and law.bill.status != ENACTED for law in laws)
    past = claim.whole.past and not bills
    if (role.bill and not bills) or past or _of_something_else(claim, role, amount, bills=bills):
        return []
    if laws:
        texts = _texts_of(laws, role, live_rules(checking, laws))
        verdict = _weighed(role, (amount, said), texts)
        if verdict is None:
            return []
        reason = _reason(role, texts)
        return [structs.replace(ruled(checking, laws[0], verdict), reason=reason)]
    return [] if _needs_law(claim, role) else _against_rules(checking, claim, role, (amount, said))


def _needs_law(claim: Claim, role: Role) -> bool:
    """Whether only a law that is named would tell what the sentence is about."""
    needed = role.unnamed.get(claim.lang)
    if role.law or role.bill or marks(claim.whole.words.text):
        return True
    return bool(needed) and claim.before not in role.of and claim.whole.words.there.isdisjoint(needed or ())


def _of_something_else(claim: Claim, role: Role, amount: Amount, *, bills: bool) -> bool:
    """Whether the sentence tells of what was, of what may be, or of what takes long in practice."""
    line = _with_blank(plainer(claim.whole.words).line, amount)
    for way in (role.though.get(claim.lang), data("roles.yaml")["unreal"][claim.lang] if bills else None):
        line = compiled(rf" {way}(?= )").sub(" ", line) if way else line
    return bool(_other(claim.lang).search(line))


@cache
def _other(lang: str) -> re.Pattern[str]:
    return compiled(rf" {data('roles.yaml')['other'][lang]} ")


def _laws(checking: Checking, claim: Claim, role: Role) -> list[Instrument]:
    """The law that the sentence names or goes on with, where it sets what the role measures."""
    found = meant(checking, claim) or just_named(checking, claim, apart(claim.lang) - LAW)
    found = [law for law in found if law.case is None]
    of = [law for law in found if not role.of or _speaks_to(law, role)]
    untold = bool(role.told) and not any(law.provisions for law in found)
    return of or (found if untold else [])


def _speaks_to(law: Instrument, role: Role) -> bool:
    """Whether a law is on what the role measures."""
    return not {*law.topics, *(p.variable for p in law.provisions)}.isdisjoint(role.of)


def _texts_of(laws: Sequence[Instrument], role: Role, rules: Sequence[Rule]) -> Texts:
    """What the record says of laws that the sentence is about."""
    own = [rule for rule in rules if not role.of or rule.variable in role.of]
    lines = list(_lines(laws, own))
    return Texts(lines, lines, [], [note for law in laws for note in _notes(law)])


def _notes(law: Instrument) -> Iterator[Words]:
    """What the record notes on a law, sentence by sentence."""
    yield from (words_of(piece) for note in notes_of(law) for piece in PIECES.split(note))


def _lines(laws: Sequence[Instrument], rules: Sequence[Rule]) -> Iterator[Words]:
    """What the record says of laws and their rules, what they threaten included."""
    yield from map(words_of, sentences_of(laws, rules))
    yield from (words_of(rule.penalty["en"]) for rule in rules if rule.penalty)


def _against_rules(
    checking: Checking, claim: Claim, role: Role, said: tuple[Amount, Sequence[Amount]]
) -> list[Ruling]:
    """A ruling where the rules in force over the place have other amounts of that role only."""
    place = _place(checking, claim)
    if place is None:
        return []
    for variable in role.of:
        if variable not in checking.variables or not _about(claim, role, variable):
            continue
        finding = checking.context(place).finding(variable)
        top = finding.controlling
        law = checking.record.get(Instrument, top.rule.instrument) if top is not None else None
        if top is None or law is None or finding.status != "settled":
            continue
        texts = _texts_over(checking, place, role, list(_lines([law], [top.rule])))
        verdict = _weighed(role, said, texts)
        if verdict:
            return [resting_on(checking, finding, verdict, _reason(role, texts), law.id)]
    return []


def _reason(role: Role, texts: Texts) -> dict[str, str]:
    """What the record says instead."""
    return say("check_amount", told=in_words(a for line in texts.rule for a in _known(role, line)))


def _place(checking: Checking, claim: Claim) -> Jurisdiction | None:
    """The one place spoken of; the page's where the sentence speaks of none."""
    return claim.place or (checking.subject if not claim.own_places else None)


def _about(claim: Claim, role: Role, variable: str) -> bool:
    """Whether the sentence is about the variable, or goes on with it."""
    topics = {part.topic.id for part in (claim.whole, *claim.parts) if part.topic is not None}
    there = bool(role.with_ & claim.whole.concepts)
    if variable in topics or (role.sure and there):
        return True
    return not topics - set(role.of) and (claim.before == variable or there)


def _texts_over(checking: Checking, place: Jurisdiction, role: Role, lines: list[Words]) -> Texts:
    """What the record says of all rules over a place, those of before included, on what the role measures."""
    now, once, beside, state = list(lines), list[Words](), list[Words](), list[Words]()
    for ident in checking.context(place).chain:
        for variable in role.of:
            for rule in checking.record.rules(variable, ident):
                live = standing(rule.steps, (rule.jurisdiction,), checking.on).in_force
                (now if live else once).extend(_lines([], [rule]))
                if live and ident.count("/") == OF_STATE:
                    state.extend(_lines([], [rule]))
                law = checking.record.get(Instrument, rule.instrument)
                beside += _notes(law) if law is not None else []
    told_there = any(True for line in lines for _ in _known(role, line))
    return Texts(lines if told_there else state, now, once, beside)


def _weighed(role: Role, told_: tuple[Amount, Sequence[Amount]], texts: Texts) -> Verdict | None:
    """``contradicted`` where the record has other amounts of the role and nowhere the one that is told.

    ``outdated`` where only a rule of before has it.
    """
    amount, said = told_
    known = [a for line in texts.rule for a in _known(role, line)]
    if not known or _there(amount, texts.now):
        return None
    highest = max(a.most for a in known)
    capped = role.cap and any(a.told == "most" or a.least < a.most for a in known)
    if (role.higher or capped) and amount.most <= highest:
        return None
    if any(other.agrees(a) for other in said if other is not amount for a in known if other.alike(amount)):
        return None
    if any(amount.agrees(a) for line in texts.once for a in _known(role, line)):
        return "outdated"
    beside = any(amount.agrees(a) for line in texts.beside for a in _known(role, line))
    return None if beside or _there(amount, texts.once) else "contradicted"


def _there(amount: Amount, lines: Sequence[Words]) -> bool:
    """Whether an amount that may be the same stands in the lines, of whatever role."""
    return any(amount.agrees(a) for line in lines for a in amounts(plainer(line), LANG_OF_RECORD))


def _known(role: Role, line: Words) -> Iterator[Amount]:
    words = plainer(line)
    for amount in amounts(words, LANG_OF_RECORD):
        if amount.kind in role.kinds and (
            not role.told or compiled(rf" (?:{role.told})").search(_with_blank(words.line, amount))
        ):
            yield amount


@cache
def _roles() -> dict[str, Role]:
    told_ = data("roles.yaml")["roles"]
    return {
        name: convert({("with_" if key == "with" else key): value for key, value in fields.items()}, Role)
        for name, fields in told_.items()
    }
