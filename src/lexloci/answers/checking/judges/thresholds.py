"""Where a duty starts: how many workers a firm must have, how large a contract must be."""

from __future__ import annotations

import re
from functools import cache

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.plainly import live_rules, ruled, stated, unreal
from lexloci.answers.checking.linking import told
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.core.patterns import compiled
from lexloci.law.finding import Finding
from lexloci.places.states import states
from lexloci.reading.lexicon import data
from lexloci.record.compiled import Rule
from lexloci.record.model.instrument import Instrument

VARIABLE = "everify_private"
FLOOR = compiled(
    r"(\w+) or more (?:\S+ )?(?:workers|employees)|at least (\w+) (?:\S+ )?(?:workers|employees)"
    r"|(\d+) (?:workers|employees) or more|more than (\w+) (?:\S+ )?(?:workers|employees)", re.I
)  # fmt: skip
EVERYONE = compiled(
    r"\b(?:all|every|each) (?:private )?employers?\b|\bof any size\b|\bno size limit\b", re.I
)  # fmt: skip
AT_LEAST = frozenset({"at least", "al menos"})
ALONE = frozenset({"only", "just", "solo", "solamente", "unicamente"})
"""Words by which no smaller firm has the duty."""
FEWER = frozenset({"fewer than", "less than", "menos de"})
MORE_THAN = frozenset({"more than", "over", "mas de"})
CONTRACTS = frozenset({
    "contract", "contracts", "contractor", "contractors", "grant", "grants", "contrato", "contratos",
    "contratista", "contratistas", "subsidies", "incentives",
})  # fmt: skip
SPEAKS = frozenset({"everify"})
CONTRACT = compiled(r"(?:contracts?|grants?|contratos?)[^.$]{0,40}\$\s?(\d[\d,]*)")
BACK = frozenset({"it", "this", "that", "lo", "la", "eso", "usarlo"})
"""Words by which a sentence goes on with the duty that the one before told of."""
GROWN = compiled(
    r" (?:until|unless|if|once) (?:they|it) (?:grows?|gets? bigger|expands?|hires? more(?: people)?) "
    r"| hasta que (?:crezcan?|contraten? mas(?: gente)?) "
)
"""When a firm that is small may be bound."""
MORE = compiled(r"(?:over|above|more than|exceed\w*|de más de)\s+\$")


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """At most one ruling on the size of firm, or of contract, at which the sentence lets a duty start."""
    if not (_spoken(checking, claim) or told(checking, claim)) or not (stated(claim) or _till_grown(claim)):
        return []
    by_workers = (
        _on_workers(checking, claim) or _on_start(checking, claim) or _on_contractors(checking, claim)
    )
    return by_workers or _on_contracts(checking, claim)


def _spoken(checking: Checking, claim: Claim) -> bool:
    """Whether the sentence speaks of the duty, or goes on with it."""
    if SPEAKS & claim.whole.concepts or claim.before == VARIABLE:
        return True
    back = not claim.whole.words.there.isdisjoint(BACK)
    return back and any(p.variable == VARIABLE for law in checking.thread.before for p in law.provisions)


def _till_grown(claim: Claim) -> bool:
    """Whether the sentence leaves nothing open but when a firm has grown."""
    line = claim.whole.words.line
    return GROWN.search(line) is not None and not unreal(GROWN.sub(" ", line).split())


def _on_workers(checking: Checking, claim: Claim) -> list[Ruling]:
    match, free, bound = _said(claim)
    number = _number(match[2], claim.lang) if match else None
    if match is None or number is None or not (free or bound):
        return []
    instrument, floor = _floor(checking, claim)
    if instrument is None or floor is None:
        return []
    right = _right(match, number, floor, free)
    if right and bound and not ALONE.isdisjoint(claim.whole.words.there):
        right = number in (floor, floor - 1)
    if right is None:
        return []
    return [ruled(checking, instrument, "supported" if right else "contradicted", "check_threshold")]


def _on_start(checking: Checking, claim: Claim) -> list[Ruling]:
    """``the duty begins at a hundred workers``, ``firms of 35 to 49 can skip it``."""
    told_, line = data("thresholds.yaml")[claim.lang], _in_digits(claim.whole.words.line, claim.lang)
    starts, span = (compiled(f" {told_[name]} ").search(line) for name in ("starts", "span"))
    instrument, floor = _floor(checking, claim) if starts or span else (None, None)
    if instrument is None or floor is None:
        return []
    right: bool | None = None
    if span:
        numbers = [_number(key, claim.lang) for key in span.groups()]
        free = any(compiled(f" {way} ").search(line) for way in told_["free"])
        bound = any(compiled(f" {way} ").search(line) for way in told_["bound"])
        if None not in numbers and free != bound:
            inside = [number >= floor for number in numbers if number is not None]
            right = inside[0] == (not free) if len(set(inside)) == 1 else None
    elif starts and (number := _number(starts[1], claim.lang)) is not None:
        right = number == floor
    if right is None:
        return []
    return [ruled(checking, instrument, "supported" if right else "contradicted", "check_threshold")]


def _on_contractors(checking: Checking, claim: Claim) -> list[Ruling]:
    """A duty of firms of some size, where only public contractors have one."""
    match, free, bound = _said(claim)
    words = claim.whole.words
    if match is None or not bound or free or not SPEAKS & claim.whole.concepts or words.there & CONTRACTS:
        return []
    if _number(match[2], claim.lang) is None:
        return []
    if not claim.places or not claim.places[0].state:
        return []
    finding = _finding(checking, claim)
    top = finding.controlling if finding.status == "settled" and finding.position == "limited" else None
    instrument = checking.record.get(Instrument, top.rule.instrument) if top else None
    if top is None or instrument is None:
        return []
    text = f"{(top.rule.conditions or {}).get('en', '')} {top.rule.summary.get('en', '')}"
    if FLOOR.search(text) or not compiled(r"\bcontract").search(text):
        return []
    return [ruled(checking, instrument, "contradicted", "check_threshold")]


def _said(claim: Claim) -> tuple[re.Match[str] | None, bool, bool]:
    """The size of firm that the sentence gives, and whether it calls such a firm free or bound."""
    told_, line = data("thresholds.yaml")[claim.lang], _in_digits(claim.whole.words.line, claim.lang)
    match = compiled(f" {told_['size']} ").search(line)
    if match is None:
        return None, False, False
    free, bound = (
        any(compiled(f" {way} ").search(line) for way in told_[name]) for name in ("free", "bound")
    )
    return match, free and not any(f" {way}" in line for way in told_["still"]), bound


def _right(match: re.Match[str], number: int, floor: int, free: bool) -> bool | None:
    """Whether what is said of firms of that size is so; None where they lie on both sides of the floor."""
    lead = (match[1] or "").strip()
    if match[3] or lead in AT_LEAST:
        return None if free else number == floor
    if lead in FEWER:
        return number <= floor if free else None
    if lead in MORE_THAN:
        return None if free or number < floor - 1 else True
    return (number >= floor) == (not free)


def _floor(checking: Checking, claim: Claim) -> tuple[Instrument | None, int | None]:
    """The law that sets how many workers a firm must have, and that number."""
    found = told(checking, claim)
    if not any(p.variable == VARIABLE for i in found for p in i.provisions):
        if found or not _spoken(checking, claim) or not claim.places or not claim.places[0].state:
            return None, None
        finding = _finding(checking, claim)
        top = finding.controlling if finding.status == "settled" and finding.position == "required" else None
        instrument = checking.record.get(Instrument, top.rule.instrument) if top else None
        found = [instrument] if instrument is not None else []
    floors = {
        _floor_of(rule)
        for rule in live_rules(checking, found)
        if rule.variable == VARIABLE and rule.position == "required"
    }
    floor = floors.pop() if len(floors) == 1 else None
    return (found[0], floor) if floor is not None else (None, None)


def _floor_of(rule: Rule) -> int | None:
    """How many workers a firm must have for the rule; one where it reaches every firm, None if not told."""
    text = f"{(rule.conditions or {}).get('en', '')} {rule.summary.get('en', '')}"
    told_ = {_of_floor(match) for match in FLOOR.finditer(text)} - {None}
    if told_:
        return told_.pop() if len(told_) == 1 else None
    return 1 if EVERYONE.search(text) else None


def _of_floor(match: re.Match[str]) -> int | None:
    number = _number(next(group for group in match.groups() if group), "en")
    return number + 1 if number is not None and match[4] else number


def _finding(checking: Checking, claim: Claim) -> Finding:
    state = checking.engine.gazetteer.by_id(states()[claim.places[0].state].id)
    return checking.context(state).finding(VARIABLE)


def _in_digits(line: str, lang: str) -> str:
    """A folded line with numbers of two words in digits: "twenty five"."""
    known = data("quantities.yaml")[lang]["numbers"]

    def joined(match: re.Match[str]) -> str:
        return f" {known[match[1]] + known[match[2]]}"

    return _two_words(lang).sub(joined, line)


@cache
def _two_words(lang: str) -> re.Pattern[str]:
    known = data("quantities.yaml")[lang]["numbers"]
    tens, ones = (
        "|".join(k for k, n in known.items() if n in of) for of in (range(20, 100, 10), range(1, 10))
    )
    return compiled(rf" ({tens}) (?:y )?({ones})(?= )")


def _number(key: str, lang: str) -> int | None:
    return int(key) if key.isdigit() else data("quantities.yaml")[lang]["numbers"].get(key)


def _on_contracts(checking: Checking, claim: Claim) -> list[Ruling]:
    """``contracts over $5,000``, where the record gives one such sum."""
    text = claim.whole.words.text
    said = {m[1].replace(",", "") for m in CONTRACT.finditer(text)} if MORE.search(text) else set()
    found = told(checking, claim) if len(said) == 1 else []
    texts = [(rule.conditions or {}).get("en", "") for rule in live_rules(checking, found)]
    known = {m[1].replace(",", "") for t in texts for m in CONTRACT.finditer(t) if MORE.search(t)}
    if len(known) != 1:
        return []
    return [ruled(checking, found[0], "supported" if said == known else "contradicted", "check_threshold")]
