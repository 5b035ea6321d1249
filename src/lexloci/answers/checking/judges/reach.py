"""Whom a law binds and what it covers: sheriffs, private employers, parking lots (``data/reach.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

import msgspec
from msgspec import Struct

from lexloci.answers.checking.byyear import YEAR, years_told
from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.plainly import live_rules, ruled, sentences_of, stated
from lexloci.answers.checking.linking import named, told
from lexloci.answers.checking.report import Verdict
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.checking.thread import NEAR, ruled_by_it, speaks_of
from lexloci.core.patterns import compiled
from lexloci.places.model import STATE_KINDS
from lexloci.reading.lexicon import data
from lexloci.reading.patterns import with_name
from lexloci.reading.phrases import Phrases
from lexloci.reading.ways import signs
from lexloci.reading.words import Words, words_of
from lexloci.record.compiled import Rule
from lexloci.record.model.instrument import Instrument

BEHIND = frozenset({"save "})
"""Words behind which stands what is left out."""
BRIEF = 9
"""Words of a sentence that speaks of a group and of what the sentence before named, and of nothing else."""
OF_THEM = r"(?<! of)(?<! of the)(?<! de)(?<! del)(?<! de los)(?<! de las)"
"""Words before cities that are not meant themselves, but what they have: "police departments of cities"."""
GROUP = "GROUP"
"""Stands in a pattern, and in a line, for what a group is called."""
SAID = ("only", "free", "bound", "ordered")
"""What is said of a group; that it is "ordered" to do something bears out nothing of what."""
BLOCKED = frozenset({"enjoined", "stayed", "vacated", "struck_down"})
"""Events by which a law may no longer reach everybody that it names."""
WIDE = frozenset({"law_enforcement", "all_agencies", "everyone", "local_agencies"})
"""Values of ``binds`` that take in many groups, some of which the words may leave out."""
FAR = frozenset({"state_agencies", "courts", "federal_officers", "campus_police"})
"""Values of ``binds`` that leave it open whether others are bound, and bear nothing out of them."""
SOME_OF = compiled(
    r" GROUP (?:without|with|who|whose|that|lacking|under|in|of|from|acting|on|sin|con|que|cuy\w|de|en) "
)
"""Some of a group alone: "sheriffs without a jail"."""


class Group(Struct, frozen=True, forbid_unknown_fields=True):
    """People or a site that a law may reach.

    :ivar yes: values of ``binds`` by which it surely is reached; ``maybe``: those that leave it open.
    :ivar words: how the record's words name it; ``opposite``: words by which they leave it out.
    :ivar outside: levels of government whose own rules do not reach it; ``sides``: those that leave it open.
    """

    en: list[str]
    es: list[str]
    yes: frozenset[str]
    maybe: frozenset[str]
    words: list[str]
    opposite: list[str] = []
    outside: list[str] = []
    sides: list[str] = []


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """A ruling on each group that the sentence says a law it names binds, or does not."""
    called = told(checking, claim)
    found = called or _by_noun(checking, claim)
    loosely = [] if found else ruled_by_it(checking, claim) or _by_noun_before(checking, claim)
    found = _laws(claim, found or loosely or _just_named(checking, claim) or _exempted_from(checking, claim))
    if not found or any(i.case is not None for i in found) or not stated(claim):
        return []
    plain = not loosely or checking.thread.called_before
    said = [one for one in _said(nameless(claim), claim.lang) if plain or one[1] == "bound"]
    rules = live_rules(checking, found) if said else []
    out: list[Ruling] = []
    for name, manner in said:
        group = _groups()[name]
        reached = _by_all(checking, group, found)
        if reached is None and manner == "free" and _reached_in_part(claim, name, found, rules):
            reached = True
        if manner == "free" and reached and _as_everyone(group, rules):
            continue
        verdict = _verdict(manner, reached, _others(group, rules), called=bool(called))
        if verdict == "supported" and claim.whole.act and claim.whole.stance.plain:
            continue  # it tells what is to be done too, which is another matter
        if verdict is not None and (plain or verdict == "supported"):
            out.append(ruled(checking, found[0], verdict, "check_reach"))
    return out


def _verdict(manner: str, reached: bool | None, others: bool, *, called: bool) -> Verdict | None:
    """What it makes of a group that it is reached, or not; None where it makes nothing of it.

    :param others: somebody else is bound too.
    :param called: the sentence names the law.
    """
    if reached is None or (manner == "ordered" and (reached or not called)):
        return None
    if manner == "only":
        return "contradicted" if reached and others else None
    if manner == "ordered":
        return "contradicted"
    return "supported" if reached == (manner == "bound") else "contradicted"


def of_unbound(words: Words, lang: str, rule: Rule) -> bool:
    """Whether something is ordered of a group that ``rule`` neither binds nor names."""
    binds, lines = set(rule.binds), [words_of(text).line for text in rule.summary.values()]
    ordered = [_groups()[name] for name, manner in _said(words, lang) if manner == "ordered"]
    return bool(binds) and any(
        group.yes
        and not binds & (group.yes | (group.maybe - FAR))
        and not any(f" {word} " in line for line in lines for word in group.words)
        for group in ordered
    )


def _laws(claim: Claim, found: list[Instrument]) -> list[Instrument]:
    """The laws alone where a case on one is named alike; of those of one number the one spoken of."""
    laws = [i for i in found if i.case is None]
    found = laws if laws and not speaks_of(claim, "case") else found
    near = [i for i in found if any(p.variable == claim.before for p in i.provisions)]
    return near or found


def _reached_in_part(claim: Claim, name: str, found: Sequence[Instrument], rules: Sequence[Rule]) -> bool:
    """Whether some rule names the group as bound, if with conditions: it is not left out as a whole.

    What a court took from federal officers is left open.
    """
    group = _groups()[name]
    level = found[0].jurisdiction.rsplit("/", 1)[-1].split(":")[0]
    blocked = any(event.event in BLOCKED for i in found for event in i.timeline)
    some = _called_so(name, claim.lang).sub(f" {GROUP}", claim.whole.words.line)
    if level in (*group.sides, *group.outside) or blocked or SOME_OF.search(some):
        return False
    named_ = {bound for rule in rules for bound in rule.binds} & group.yes
    return bool(named_) and _worded(group, sentences_of(found, rules)) is not False


def _by_noun(checking: Checking, claim: Claim) -> list[Instrument]:
    """The law that rules the topic, where a law of its sort is spoken of and no other year is named."""
    years = years_told(claim)
    return [
        i
        for i in named(checking, claim)
        if speaks_of(claim, i.kind) and years <= {event.date[:YEAR] for event in i.timeline}
    ]


def _by_noun_before(checking: Checking, claim: Claim) -> list[Instrument]:
    """The law that rules the topic of the sentence before, where this one says no more than "the policy"."""
    thread = checking.thread
    near = thread.called_before and _back(claim.lang).stand_in(claim.whole.words)
    return [i for i in thread.before if near and speaks_of(claim, i.kind)] if not years_told(claim) else []


def _just_named(checking: Checking, claim: Claim) -> list[Instrument]:
    """The law of the sentence before, where this one speaks of it by "the same" or "no such duty"."""
    near = (
        checking.thread.age <= NEAR
        and checking.thread.binding
        and (len(claim.whole.words) <= BRIEF or _back(claim.lang).stand_in(claim.whole.words))
    )
    return list(checking.thread.instruments) if near else []


def _exempted_from(checking: Checking, claim: Claim) -> list[Instrument]:
    """The law on the act of the sentence, where somebody is said to be exempt from a ban on it or a duty."""
    part, place = claim.whole, claim.place or checking.subject
    if part.topic is None or part.topic.id not in checking.variables or not part.act or place is None:
        return []
    if _pattern("exempt", claim.lang).match(part.words.line) is None:
        return []
    finding = checking.context(place).finding(part.topic.id)
    top = finding.controlling if finding.status == "settled" else None
    law = checking.record.get(Instrument, top.rule.instrument) if top is not None else None
    return [law] if law is not None else []


def _by_all(checking: Checking, group: Group, found: Sequence[Instrument]) -> bool | None:
    """Whether the group is reached by one of the pieces of an act, and left out by none."""
    answers = {_reached(group, [i], live_rules(checking, [i])) for i in found}
    if answers == {False}:
        return False
    return True if True in answers and False not in answers else None


def nameless(claim: Claim) -> Words:
    """The sentence with "city police" for the police of a city that it names: "the Omaha police"."""
    words = claim.whole.words
    cities = [
        place.name for place in claim.own_places if place.kind not in STATE_KINDS and not place.is_county
    ]
    if not cities:
        return words
    names = "|".join(re.escape(name) for name in sorted(cities, key=len, reverse=True))
    found = compiled(rf"\b(?:{names})(?:['’]s)? (?=(?:police|patrol officers)\b)").sub("city ", words.text)
    return words if found == words.text else words_of(found)


def _said(words: Words, lang: str) -> list[tuple[str, str]]:
    """The groups that a sentence names, and what it says of each: bound, free, only, ordered."""
    called = _called(lang)  # before the signs, which are of all phrases that are known by then
    borne = signs(words)
    named_ = (name for name, phrases in called if borne & phrases.sign and phrases.stand_in(words))
    return [
        (name, manner)
        for name in named_
        if (manner := _manner(_called_so(name, lang).sub(f" {GROUP}", words.line), lang, name))
    ]


def _reached(group: Group, found: Sequence[Instrument], rules: Sequence[Rule]) -> bool | None:
    """Whether the record says the group is reached; None where it leaves that open."""
    level = found[0].jurisdiction.rsplit("/", 1)[-1].split(":")[0]
    worded = _worded(group, sentences_of(found, rules))
    binds = {bound for rule in rules for bound in rule.binds}
    if worded is not None:
        # a rule that names the group binds it, whoever else the words leave out
        return worded or (None if binds & (group.yes - WIDE) else False)
    plain = {bound for rule in rules if not _narrowed(rule) for bound in rule.binds}
    if not group.yes or not binds or level in group.sides:
        return None
    if level in group.outside:
        return None if binds & (group.yes | {"jail", "local_governments"}) else False
    if binds & group.yes:
        return True if plain & group.yes else None
    return None if binds & group.maybe or _mentioned(group, found, rules) else False


def _as_everyone(group: Group, rules: Sequence[Rule]) -> bool:
    """Whether a group is bound only as everyone is, by a rule beside the law's own."""
    binds = [set(rule.binds) for rule in rules]
    by = {bound for own in binds for bound in own} & group.yes
    return by == {"everyone"} and not all("everyone" in own for own in binds)


def _narrowed(rule: Rule) -> bool:
    """Whether a rule holds only for some of those it binds."""
    return bool(rule.conditions) or bool(rule.applies_to) or bool(rule.except_in)


def _worded(group: Group, texts: Sequence[str] | Any) -> bool | None:
    """What the record's words say of the group: named as left out, as reached, or not at all."""
    rules = _rules()
    found: set[bool] = set()
    for text in texts:
        line = Words(text).line
        if any(f" {phrase} " in line for phrase in group.opposite):
            found.add(False)
        if _taken_in(group, line):
            found.add(True)
            continue
        if not any(f" {word} " in line for word in group.words):
            continue
        if any(_before(pattern, line, group.words) for pattern in rules[0]):
            found.add(False)
        elif not group.yes and not set(line.split()) & rules[1]:
            found.add(True)
        else:
            continue
    return found.pop() if len(found) == 1 else None


def _taken_in(group: Group, line: str) -> bool:
    """Whether a sentence of the record says outright that the group is covered."""
    names = "|".join(re.escape(name) for name in (*group.en, *(group.words if not group.yes else ())))
    ways = data("reach.yaml")["taken_in"]
    return any(with_name(f" {way} ", "GROUP", f"(?:{names})").search(line) for way in ways)


def _before(pattern: str, line: str, words: Sequence[str]) -> bool:
    """Whether a sentence leaves something out; by "save" only what stands behind it."""
    match = compiled(pattern if pattern[0] != "^" else f"^ {pattern[1:]}").search(line)
    behind = match is not None and any(f" {word} " in line[match.start() :] for word in words)
    return match is not None and (behind or pattern not in BEHIND)


def _mentioned(group: Group, found: Sequence[Instrument], rules: Sequence[Rule]) -> bool:
    """Whether the record's words name the group at all."""
    lines = [Words(text).line for text in (*sentences_of(found, rules), *(i.title.en for i in found))]
    return any(f" {word} " in line for line in lines for word in group.words)


def _others(group: Group, rules: Sequence[Rule]) -> bool:
    """Whether somebody else is bound too."""
    return any(not _narrowed(rule) and set(rule.binds) - group.yes - group.maybe for rule in rules) or any(
        "everyone" in rule.binds for rule in rules
    )


@cache
def _groups() -> dict[str, Group]:
    return msgspec.convert(data("reach.yaml")["groups"], dict[str, Group])


@cache
def _rules() -> tuple[tuple[str, ...], frozenset[str]]:
    told_ = data("reach.yaml")
    return tuple(told_["left_out"]), frozenset(told_["only"])


@cache
def _called(lang: str) -> tuple[tuple[str, Phrases], ...]:
    """Each group with what it is called."""
    return tuple((name, Phrases(getattr(group, lang))) for name, group in _groups().items())


@cache
def _called_so(name: str, lang: str) -> re.Pattern[str]:
    """What a group is called, the longest first."""
    phrases = sorted(getattr(_groups()[name], lang), key=len, reverse=True)
    return compiled(
        r"(?<! no)(?<! ni)(?<! ningun)(?<! ninguna)(?<! private)(?<! privately owned)"
        + (OF_THEM if name == "local_governments" else "")
        + rf" (?:{'|'.join(map(re.escape, phrases))})(?= )(?! privad){_told_more(lang)}"
    )


def _told_more(lang: str) -> str:
    """What may follow the name of a group and leaves it whole: "police departments of cities"."""
    return f"(?:{data('reach.yaml')[lang]['more']})?"


def _manner(line: str, lang: str, name: str) -> str:
    """What is said of the group that a line has as :data:`GROUP`; empty if nothing is."""
    told_ = next((manner for manner in SAID if _pattern(manner, lang).search(line)), "")
    sited = not told_ and not _groups()[name].yes and _pattern("sited", lang).search(line)
    return "bound" if sited else told_


@cache
def _pattern(manner: str, lang: str) -> re.Pattern[str]:
    """How a manner is said of a group."""
    told_ = data("reach.yaml")[lang]
    every = "|".join(told_[manner])
    for piece, pattern in told_["pieces"].items():
        every = every.replace(f"{{{piece}}}", pattern)
    return compiled(rf" (?:{every})(?= |$)")


@cache
def _back(lang: str) -> Phrases:
    return Phrases(data("reach.yaml")[lang]["back"])
