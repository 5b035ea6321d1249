"""Terms of licenses, tuition, cards, coverage: what must be shown, who may join (``data/terms.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.plainly import doubted, sentences_of
from lexloci.answers.checking.judges.rule import resting_on
from lexloci.answers.checking.report import Verdict
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.words import say
from lexloci.core.patterns import compiled
from lexloci.law.finding import Finding
from lexloci.places.model import Jurisdiction
from lexloci.reading.lexicon import data
from lexloci.reading.patterns import state_names
from lexloci.reading.ways import Way
from lexloci.reading.words import words_of
from lexloci.record.model.instrument import Instrument

CALLED = {
    "drivers_license": frozenset({"license", "dmv"}), "instate_tuition": frozenset({"tuition"}),
    "municipal_id": frozenset({"municipal_id"}), "health_adults": frozenset({"coverage"}),
    "health_children": frozenset({"coverage"}),
}  # fmt: skip
"""Concepts by which a service is spoken of."""
HEALTH = ("health_adults", "health_children")
"""Plans of which a text tells one right after the other: "the state's program" for adults, for children."""
HERE = frozenset({"here", "aqui"})
"""Words by which the page's own place is meant, though another is named: what Ohio issues is good here."""
CARD = compiled(r" (?:consular|consulate|matricula consular) ")


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """At most one ruling: the sentence gives a term of a service that the record tells otherwise."""
    services = _services(claim)
    place = checking.subject if HERE & claim.whole.words.there else None
    place = place or claim.place or checking.subject
    if not services or place is None or _against(claim.lang).search(claim.whole.words):
        return []
    if doubted(claim.whole.words):
        return []
    for service in services:
        found = _on_service(checking, claim, service, place)
        if found:
            return found
    return []


def _services(claim: Claim) -> list[str]:
    """The services that the sentence may be about, the one before it included."""
    there = claim.whole.concepts
    told = [name for name, concepts in CALLED.items() if concepts & there]
    if CARD.search(claim.whole.words.line):
        told.append("municipal_id")
    told += [claim.before] if claim.before in CALLED else []
    told += HEALTH if claim.before in HEALTH else []
    return list(dict.fromkeys(told))


def _on_service(checking: Checking, claim: Claim, service: str, place: Jurisdiction) -> list[Ruling]:
    said = [
        (n, told) for n, t in _file()["terms"].items() if service in t["of"] and (told := _said(claim, n, t))
    ]
    aged = service.startswith("health") and _aged(claim)
    years = service in _file()["years"]["of"] and _years_said(claim)
    if not (said or aged or years):
        return []
    finding = checking.context(place).finding(service)
    lines = lines_of(checking, finding)
    verdict: Verdict | None = None
    for name, told in said:
        verdict = verdict or _weighed(_file()["terms"][name], told, lines)
    if aged:
        verdict = verdict or _closed(aged, lines)
    if years:
        verdict = verdict or _other_years(years, lines)
    return [resting_on(checking, finding, verdict, say("check_terms"))] if verdict else []


def lines_of(checking: Checking, finding: Finding) -> list[str]:
    """What the record says of the rule that controls, folded, sentence by sentence."""
    top = finding.controlling
    if top is None or finding.status != "settled":
        return []
    instrument = checking.record.get(Instrument, top.rule.instrument)
    told = sentences_of([instrument] if instrument is not None else [], [top.rule])
    return [f"{words_of(piece).line} " for piece in told]


def _said(claim: Claim, name: str, term: dict[str, Any]) -> str:
    """Whether the sentence says the term to be so (``asked``), or not (``free``); empty if neither."""
    words, lang = claim.whole.words, claim.lang
    free, asked = (_way(name, side, lang) for side in ("free", "asked"))
    if free is not None and free.search(words):
        return "free"
    if asked is None or not asked.search(words):
        return ""
    denied = term.get("denied", {}).get(lang)
    return "" if denied and compiled(rf" {denied} ").search(words.line) else "asked"


def _weighed(term: dict[str, Any], told: str, lines: list[str]) -> Verdict | None:
    """The verdict on a term by the record's words; None where they say nothing, or both."""
    is_, isnt = (any(_told(term, side, line) for line in lines) for side in ("is", "isnt"))
    if is_ in {isnt, told == "asked"}:
        return None
    old = isnt and any(
        compiled(rf" {_file()['old']} ").search(line) for line in lines if _told(term, "isnt", line)
    )
    return "outdated" if old else "contradicted"


def _told(term: dict[str, Any], side: str, line: str) -> bool:
    return side in term and compiled(rf" {term[side]}(?= )").search(line) is not None


def _aged(claim: Claim) -> set[str]:
    """The ages of whom the sentence says that they may join a plan."""
    rules, line = _file()["ages"], f"{claim.whole.words.line} "
    lang = claim.lang
    if not compiled(rf" {rules['may'][lang]} ").search(line) or compiled(rf" {rules['no'][lang]} ").search(
        line
    ):
        return set()
    span = compiled(rf" {rules[lang]} ").search(line)
    if span is not None:
        return {span[1], span[2]}
    over = compiled(rf" {rules['over'][lang]} ").search(line)
    return {over[1]} if over is not None else set()


def _closed(ages: set[str], lines: list[str]) -> Verdict | None:
    """Whether the plan for those ages has ended, or is closed to new people."""
    gone = compiled(rf" {_file()['ages']['gone']} ")
    return "outdated" if any(ages <= set(line.split()) and gone.search(line) for line in lines) else None


def _years_said(claim: Claim) -> tuple[str, int] | None:
    """How many years of what the sentence asks for."""
    rules = _file()["years"]
    match = _years(claim.lang).search(claim.whole.words)
    if match is None:
        return None
    number = _number(next(group for group in match.groups() if group), claim.lang)
    behind = match.group()
    things = [thing for thing, way in rules["things"].items() if compiled(rf" {way} ").search(f"{behind} ")]
    return (things[0], number) if number and len(things) == 1 else None


def _other_years(said: tuple[str, int], lines: list[str]) -> Verdict | None:
    """Whether the record asks for other numbers of years of the same, and never for this one."""
    thing, number = said
    way = compiled(rf" {_file()['years']['told'][thing].replace('NUMBER', _numbers('en'))} ")
    known = {value for line in lines for value in _found(way, line)}
    return "contradicted" if known and number not in known else None


def _found(way: re.Pattern[str], line: str) -> Iterator[int]:
    for match in way.finditer(line):
        word = next(group for group in match.groups() if group)
        yield 1 if word == "year" else _number(word, "en")


def _number(word: str, lang: str) -> int:
    return int(word) if word.isdigit() else int(data("quantities.yaml")[lang]["numbers"].get(word, 0))


@cache
def _numbers(lang: str) -> str:
    return "(?:" + "|".join([r"\d+", *map(str, data("quantities.yaml")[lang]["numbers"])]) + ")"


@cache
def _years(lang: str) -> Way:
    return Way(rf" (?:{_file()['years'][lang].replace('NUMBER', _numbers(lang))}) ")


@cache
def _way(name: str, side: str, lang: str) -> Way | None:
    """A pattern of a term; None where nobody says it to be so, or not to be so."""
    pattern = _file()["terms"][name][lang].get(side)
    return Way(f" (?:{pattern.replace('STATE', state_names())}) ") if pattern else None


@cache
def _against(lang: str) -> Way:
    return Way(rf" {_file()['against'][lang]} ")


@cache
def _file() -> dict[str, Any]:
    return data("terms.yaml")
