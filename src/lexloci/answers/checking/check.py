"""``check``: every sentence of a page gets a verdict; what cannot be decided is ``not_established``."""

from __future__ import annotations

import re

from msgspec import structs

from lexloci.answers.checking.again import Judged, judged_once
from lexloci.answers.checking.answering import with_answers
from lexloci.answers.checking.claims import Claim, Page, read_page
from lexloci.answers.checking.clausal import fault
from lexloci.answers.checking.itself import against_itself
from lexloci.answers.checking.judges import (
    absence,
    agencies,
    agreements,
    alone,
    amounts,
    backers,
    bills,
    bodies,
    cases,
    counted,
    courts,
    doors,
    elapsed,
    enacted,
    ends,
    enough,
    exceptions,
    federal,
    force,
    fortunes,
    given,
    happened,
    history,
    incumbents,
    joined,
    left,
    leftout,
    likewise,
    lists,
    lives,
    masks,
    models,
    nation,
    officials,
    openness,
    optout,
    origins,
    outcomes,
    overseers,
    ownrule,
    papers,
    parties,
    penalty,
    points,
    programs,
    reach,
    remains,
    repeats,
    rule,
    rulings,
    signers,
    silent,
    split,
    stale,
    standing,
    swept,
    terms,
    thresholds,
    unanswered,
    unchanged,
    unheard,
    unknown,
    unmade,
    upheld,
    votes,
    winners,
)
from lexloci.answers.checking.report import Checked, Report, Span, Verdict
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.checking.surely import told_of
from lexloci.answers.engine import Engine
from lexloci.answers.words import dated, say
from lexloci.core.errors import BadInput
from lexloci.core.memory import uncollected
from lexloci.core.patience import ENDLESS, Patience
from lexloci.core.patterns import compiled
from lexloci.places.model import Jurisdiction
from lexloci.reading.language import foreign, language
from lexloci.reading.words import Words

MAX_TEXT = 1_000_000
"""Characters of a page that are read."""
HEAD = 20_000
"""Characters by which the language is told."""
RUN_ON = compiled(r"\S{400,}")
"""What is no word of any language (a picture in letters, a made-up word of a megabyte) and is not read:
readers look at each word from each of its letters on, which would take them for ever."""
JUDGES = (
    lists.judge, agreements.judge, models.judge, standing.judge, rule.judge, history.judge, courts.judge,
    federal.judge,
    outcomes.judge, reach.judge, bills.judge, cases.judge, votes.judge, parties.judge, signers.judge,
    penalty.judge, thresholds.judge, ends.judge, joined.judge, lives.judge, rulings.judge,
    exceptions.judge, unknown.judge, nation.judge, upheld.judge, swept.judge,
    origins.judge, left.judge, split.judge, remains.judge, leftout.judge, stale.judge,
    officials.judge, bodies.judge, overseers.judge, winners.judge,
    papers.judge, optout.judge, terms.judge, enough.judge, alone.judge, ownrule.judge,
    openness.judge, absence.judge,
    amounts.judge, counted.judge, agencies.judge,
    programs.judge, silent.judge, fortunes.judge, points.judge, force.judge,
    unheard.judge, unmade.judge, doors.judge,
    elapsed.judge, incumbents.judge, backers.judge,
    unanswered.judge, unchanged.judge, masks.judge, given.judge, likewise.judge,
    happened.judge, enacted.judge,
)  # fmt: skip
WEIGHT: tuple[Verdict, ...] = ("false_premise", "contradicted", "outdated")
"""What is wrong with one clause is wrong with the sentence; the first of these that is found counts."""


def check(
    engine: Engine, text: str, on: str, place: Jurisdiction | None = None, lang: str | None = None,
    patience: Patience = ENDLESS,
) -> Report:  # fmt: skip
    """Check ``text``, a page of plain text, as of the ISO day ``on``.

    :param place: the place it is about; by default the one its title names.
    :raises BadInput: there is no text, or more than :data:`MAX_TEXT` characters of it.
    :raises OutOfTime: it takes too long.
    """
    if not text.strip():
        raise BadInput("the page has no text", remedy="Give a page with sentences in it.")
    if len(text) > MAX_TEXT:
        raise BadInput(
            f"the page has {len(text):,} characters", remedy=f"Give at most {MAX_TEXT:,} at a time."
        )
    if lang is None:
        head = Words(text[:HEAD])
        if foreign(head):
            raise BadInput("the page is in neither English nor Spanish", remedy="Translate it first.")
        lang = language(head)
    with uncollected():
        return _report(engine, text, (place, lang, on), patience)


def _report(
    engine: Engine, text: str, told: tuple[Jurisdiction | None, str, str], patience: Patience
) -> Report:
    place, lang, on = told
    page = read_page(engine.gazetteer, RUN_ON.sub(_blank, text), place, lang, patience)
    checking = Checking(engine, on, page.subject)
    claims = _once_wrong(_stated(page))
    checked = []
    for number, claim in enumerate(claims, 1):
        patience.spend()
        checked.append(_checked(checking, claim, f"c{number:03}"))
    notice = say("notice", date=dated(engine.record.meta["read_on"]))
    return Report(
        subject=page.subject, lang=page.lang, on=on, claims=tuple(against_itself(claims, checked)),
        notice=notice, text=text,
    )  # fmt: skip


def _blank(run: re.Match[str]) -> str:
    return " " * len(run[0])


def _stated(page: Page) -> list[Claim]:
    """Sentences that state something; questions and headings only for what they take for granted.

    No judge is asked about a question.
    """
    return [
        claim
        for claim in with_answers(page.claims)
        if claim.premise or not (claim.sentence.text.endswith("?") or claim.sentence.kind == "heading")
    ]


def _once_wrong(claims: list[Claim]) -> list[Claim]:
    """Where a place is wrongly said to lie counts once; what is said of it later on is judged for itself."""
    told: set[str] = set()
    out = []
    for claim in claims:
        fresh = tuple(note for note in claim.premise if not claim.located or note.text not in told)
        told.update(note.text for note in fresh)
        out.append(structs.replace(claim, premise=fresh))
    return out


def _checked(checking: Checking, claim: Claim, ident: str) -> Checked:
    ruling, wrong = judged_once(checking, claim, _judged)
    sentence, whole = claim.sentence, claim.whole
    start = sentence.start
    return Checked(
        id=ident, text=sentence.text, start=start, end=sentence.end, verdict=ruling.verdict,
        reason=ruling.reason, place=claim.place, variable=ruling.variable, truth=ruling.truth,
        finding=ruling.finding, instrument=ruling.instrument,
        fault=Span(start + wrong.start, start + wrong.end) if wrong is not None else None,
        read_as=sentence.read, asserted=whole.stance.stance if whole.act and whole.stance.plain else None,
    )  # fmt: skip


def _judged(checking: Checking, claim: Claim) -> Judged:
    ruling = _ruling(checking, claim)
    return ruling, fault(checking, claim, ruling, _ruling)


def _holds(checking: Checking, claim: Claim, ruling: Ruling) -> bool:
    return ruling.verdict != "supported" or told_of(checking, claim, ruling)


def _ruling(checking: Checking, claim: Claim) -> Ruling:
    """The ruling that decides: what is wrong first; right only where nothing plainly said is left open."""
    if claim.premise:
        return Ruling(verdict="false_premise", reason=claim.premise[0].correction)
    rulings = [
        ruling for judge in JUDGES for ruling in judge(checking, claim) if _holds(checking, claim, ruling)
    ]
    right: tuple[Verdict, ...] = () if any(ruling.open for ruling in rulings) else ("supported",)
    if not any(ruling.verdict in (*WEIGHT, *right) for ruling in rulings):
        unknown = any(ruling.open and ruling.instrument for ruling in rulings)  # a number the record lacks
        others = [ruling for ruling in rulings if not (unknown and ruling.verdict == "supported")]
        rulings, right = [*repeats.judge(checking, claim), *others], ("supported",)
    for verdict in (*WEIGHT, *right, "not_established"):
        found = [ruling for ruling in rulings if ruling.verdict == verdict]
        if found:
            return found[0]
    return Ruling(verdict="not_checkable", reason=say("check_no_topic"))
