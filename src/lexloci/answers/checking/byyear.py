"""Laws that are called by their year, or of which the year tells which one bears a number."""

from __future__ import annotations

import re

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.named import years_of
from lexloci.answers.checking.ruling import Checking
from lexloci.answers.offices import names_of, terms
from lexloci.core.dates import first_day, last_day
from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data
from lexloci.reading.marks import marks
from lexloci.record.model.instrument import Instrument

ROOTS = frozenset({"passed", "enacted", "signed", "announced", "effective"})
"""Events by which a law comes about."""
MADE = frozenset({"passed", "enacted", "signed"})
"""Those by which lawmakers and who signs make one."""
YEAR = 4
"""Digits of a year."""
DESCRIBED = compiled(
    r"\b(?:the|that|this|la|esa|el|ese)\s+((?:19|20)\d\d)\s+(?:state\s+|city\s+)?(?:ban|law|act|statute|ordinance|resolution|measure|rule|order|directive|policy)\b"
    r"|\b(?:ley|ordenanza|prohibición|resolución)\s+(?:estatal\s+)?de(?:l año)?\s+((?:19|20)\d\d)\b"
    r"|\b((?:19|20)\d\d)\s+(?:law|statute|ordinance|resolution|ban)\b", re.I
)  # fmt: skip
"""A law called by its year."""
ANY_YEAR = compiled(r"(?:19|20)\d\d")
LAWS = frozenset(
    {"statute", "ordinance", "resolution", "constitution", "executive_order", "policy", "charter"}
)


def by_year(checking: Checking, claim: Claim, known: list[Instrument]) -> list[Instrument]:
    """The law called by its year: of several of that year the one on the topic spoken of."""
    text = claim.whole.words.text
    match = DESCRIBED.search(text) if ANY_YEAR.search(text) else None
    if match is None:
        return []
    year = next(group for group in match.groups() if group)
    made = [
        i
        for i in known
        if i.kind in LAWS and any(e.date[:4] == year and e.event in ROOTS for e in i.timeline)
    ]
    topics = {part.topic.id for part in (claim.whole, *claim.parts) if part.topic}
    topics = (
        topics
        or ({claim.before} - {""})
        or {p.variable for i in checking.thread.instruments for p in i.provisions}
    )
    if "ban" in match.group().casefold().split():
        topics.add("local_limits")
    made = [i for i in made if i.kind in match.group().casefold()] or made
    close = [i for i in made if topics & {p.variable for p in i.provisions}] if topics else made
    return close if close and (topics or len(close) == 1) else []


def one_act(checking: Checking, claim: Claim, found: list[Instrument]) -> list[Instrument]:
    """What bears the number, if it is one act; of several the one of a year told, or the one spoken of."""
    if len(found) < 2:
        return found
    if len({mark.name for mark in marks(claim.whole.words.text)}) == 1:
        found = _of_term(checking, claim, _made_or_ended(claim, found))
    told = years_told(claim)
    then = [i for i in found if told & {e.date[:YEAR] for e in i.timeline if e.event in ROOTS}]
    if years_of(found, ROOTS):
        others = {ident for i in then for ident in i.relates}
        return [i for i in found if i in then or i.case is not None or i.id in others] if then else found
    dated = [i for i in found if told & {e.date[:YEAR] for e in i.timeline}]
    dated = [i for i in dated if told & {e.date[:YEAR] for e in i.timeline if e.event in ROOTS}] or dated
    laws = [i for i in found if i.case is None]
    if dated or told or len(laws) == 1:
        return dated or (laws if not told else [])
    made = years_of(laws, ROOTS)
    if made:
        return [i for i in laws if any(e.date[:YEAR] in made and e.event in ROOTS for e in i.timeline)]
    spoken = checking.thread.instruments
    near = {i.id for i in spoken} | {ident for i in spoken for ident in i.relates}
    return [i for i in laws if i.id in near]


def _made_or_ended(claim: Claim, found: list[Instrument]) -> list[Instrument]:
    """The laws alone, where lawmakers are said to have done something to them and no court is spoken of."""
    laws = [i for i in found if i.case is None]
    return laws if laws and by_lawmakers(claim, "lawmaking") else found


def by_lawmakers(claim: Claim, deeds: str) -> bool:
    """Whether words of a list of ``officials.yaml`` tell what lawmakers did, and none tells of a court."""
    told, there = data("officials.yaml")[claim.lang], claim.whole.words.there
    return not there.isdisjoint(told[deeds]) and there.isdisjoint(told["courts"])


def _of_term(checking: Checking, claim: Claim, found: list[Instrument]) -> list[Instrument]:
    """Of acts of one number those made while who is named held office: "Stein vetoed House Bill 318"."""
    words = claim.whole.words
    held = [
        term
        for term in terms(checking.record, tuple({law.jurisdiction for law in found}))
        if names_of(term.holder.name)[1] in words.there
    ]
    made = [
        law
        for law in found
        if any(
            term.held(first_day(event.date), last_day(event.date))
            for event in law.timeline
            if event.event in MADE
            for term in held
        )
    ]
    return made or found


def years_told(claim: Claim) -> set[str]:
    """The years that the sentence tells."""
    return {number for number in claim.whole.details if ANY_YEAR.fullmatch(number)}
