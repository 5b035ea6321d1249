"""Services told by the names of their programs, which are the record's own (``data/programs.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.plainly import doubted, notes_of, stated
from lexloci.answers.checking.judges.rule import at_place, resting_on
from lexloci.answers.checking.part import Part
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.words import say
from lexloci.core.patterns import compiled
from lexloci.law.finding import Finding
from lexloci.places.model import Jurisdiction
from lexloci.reading.lexicon import data
from lexloci.reading.sayings import saying
from lexloci.reading.stance import Reading
from lexloci.reading.topics import Topic
from lexloci.reading.words import words_of
from lexloci.record.model.instrument import Instrument

NAME = compiled(r"(?<![.!?] )(?<!^)\b[A-Z][\w’'-]+(?: (?:[A-Z][\w’'-]+|of|for(?= [A-Z]))){0,4}")
"""Words with capitals that begin no sentence."""
JOINED = compiled(r"\b[A-Z][a-z]+[A-Z]\w+\b")
"""One word with a capital inside, ``KidsCare``, a name wherever it stands."""
CAPITALS = compiled(r"\b[A-Z]{5,}\b")
"""A name in capitals in the title of a law on health care: ``HUSKY``."""
KEPT_OUT = compiled(r"without status (?:\w+ )?(?:get|have|receive) no ([A-Z]\w+)")
STRENGTH = 4.0
"""How strongly a topic speaks that is told outright."""


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """At most one ruling on what is said of a program that the sentence, or the one before, names."""
    place = claim.place or checking.subject
    thread = checking.thread
    if thread.program_at != claim.sentence.start:
        thread.program_at, thread.program_before, thread.program = claim.sentence.start, thread.program, ""
    if place is None or not place.state:
        return []
    found = named(checking, claim, place) or _gone_on(claim, thread.program_before)
    thread.program = found[0] if found else thread.program
    if not found or not stated(claim) or doubted(claim.whole.words):
        return []
    read = words_of(_with_people(found[1], claim.lang))
    said = saying(read, claim.lang)
    if said is None or said.topic not in data("programs.yaml")["variables"]:
        return []
    part: Part = claim.whole.but(
        words=read, act=True, topic=Topic(said.topic, STRENGTH, frozenset()),
        stance=Reading(said.stance, exception=False, plain=True),
    )  # fmt: skip
    ruling = at_place(checking, part, said.topic, place)
    finding = ruling.finding if said.stance == "may" and ruling.verdict == "not_established" else None
    if finding is not None and _kept_out(finding, claim.whole.words.text):
        return [resting_on(checking, finding, "contradicted", say("check_contradicted"))]
    return [ruling]


def _kept_out(finding: Finding, text: str) -> bool:
    """Whether the record says of the very program named that people without status get none of it."""
    top = finding.controlling
    told = top.rule.summary.get("en", "") if top is not None else ""
    return any(match[1] in text for match in KEPT_OUT.finditer(told))


def named(checking: Checking, claim: Claim, place: Jurisdiction) -> tuple[str, str] | None:
    """The service whose program a sentence names, and the sentence with the service's name instead."""
    text = claim.whole.words.text
    for service in data("programs.yaml")["variables"]:
        for name in _names(checking, place, service):
            if name in text:
                called = data("programs.yaml")[claim.lang]["called"][service]
                return service, re.sub(rf"{re.escape(name)}(?: [Ff]or Kids)?(?!\w)", called, text)
    return None


def _gone_on(claim: Claim, service: str) -> tuple[str, str] | None:
    """The same where the sentence goes on with the program of the one before: "it also covers …"."""
    told = data("programs.yaml")[claim.lang]
    match = _going_on(claim.lang).match(claim.whole.words.text) if service else None
    return (service, told["called"][service] + claim.whole.words.text[match.end() :]) if match else None


def _with_people(text: str, lang: str) -> str:
    """``text`` with "the same students" as the people without status that the page is about."""
    told = data("programs.yaml")[lang]
    for people, meant in told["people"].items():
        text = re.sub(
            rf"\b(?:{'|'.join(one for one in told['same'] if one.endswith(people))})\b",
            meant,
            text,
            flags=re.I,
        )
    return text


def _names(checking: Checking, place: Jurisdiction, service: str) -> tuple[str, ...]:
    """What the record calls the programs of a service at a place, the longest first."""
    kept: dict[tuple[str, str, str], tuple[str, ...]] = checking.record.kept.setdefault("programs", {})
    asked = (place.id, service, checking.on)
    if asked not in kept:
        top = checking.context(place).finding(service).controlling
        law = checking.record.get(Instrument, top.rule.instrument) if top is not None else None
        texts = [law.title.en, law.summary.en, *notes_of(law)] if law is not None else []
        texts += (
            [top.rule.summary["en"], (top.rule.conditions or {}).get("en", "")] if top is not None else []
        )
        if law is not None and service.startswith("health"):
            texts += CAPITALS.findall(law.title.en)
        titles = [source.title for source in law.sources] if law is not None else []
        kept[asked] = tuple(sorted(set(_called(texts, titles)), key=len, reverse=True))
    return kept[asked]


def _called(texts: Iterable[str], titles: Iterable[str]) -> Iterator[str]:
    """Names that stand in sentences of the record, and joined ones in titles of its sources too."""
    for text in (*texts, *titles):
        yield from (match[0] for match in JOINED.finditer(text))
        yield from CAPITALS.findall(text) if CAPITALS.fullmatch(text) else ()
    for text in texts:
        yield from (match[0] for match in NAME.finditer(text) if _is_program(match[0]))


def _is_program(name: str) -> bool:
    """Whether words with capitals end as names of programs do, and are of no office."""
    told = data("programs.yaml")
    return " " in name and name.rsplit(maxsplit=1)[-1] in told["ends"] and name not in told["federal"]


@cache
def _going_on(lang: str) -> re.Pattern[str]:
    told = data("programs.yaml")[lang]
    return compiled(
        rf"(?:{'|'.join(told['it'])})\b(?! (?:is|was|es|fue) (?:not )?(?:true|false|cierto))", re.I
    )
