"""What is said of the agreement of an agency that stands on none of ICE's sheets that were read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lexloci.answers.checking.claims import Claim, Part
from lexloci.answers.checking.ruling import Checking, Ruling, cites_of
from lexloci.answers.statement import Statement
from lexloci.answers.words import bound, plain, say
from lexloci.core.patterns import compiled
from lexloci.law.finding import Finding
from lexloci.places.model import STATE_KINDS, Jurisdiction
from lexloci.reading.days import periods
from lexloci.reading.lexicon import data
from lexloci.reading.stance import modals

if TYPE_CHECKING:
    from lexloci.record.compiled import Survey

VARIABLE = "agreement_287g"
FIRST_SHEET, LAST_SHEET = "2025-01-01", "2026-05-18"
"""The time that ICE's sheets cover which the record was held against."""


def unlisted(
    checking: Checking, claim: Claim, part: Part, place: Jurisdiction, finding: Finding
) -> list[Ruling]:
    """A ruling, if the place was looked for on the sheets and the sentence says that its agency is on them.

    A denial is borne out by them, an agreement of a time that they cover is refuted.
    """
    told = data("agreements.yaml")[claim.lang]
    rows = _rows(checking, claim, place)
    line = part.words.line
    again = claim.before == VARIABLE and compiled(told["again"]).search(line) is not None
    surely = again or compiled(told["surely"]).search(line) is not None
    if not rows or place.kind in STATE_KINDS or not surely:
        return []
    meant = bool(claim.own_places) or compiled(told["definite"]).search(line) is not None
    if not meant or compiled(told["of_others"]).search(line) or len(claim.own_places) > 1:
        return []
    if compiled(told["denied"]).search(line):
        return (
            [_ruling("supported", "check_supported", rows, place, finding)] if _now(checking, claim) else []
        )
    modal = {hit.concept for hit in modals(part.words, claim.lang)}
    has = compiled(told["holds"]).search(line) is not None
    if modal & {"not", "does_not", "no_subject"} or not has or not _now(checking, claim):
        return []
    return [_ruling("contradicted", "check_unlisted", rows, place, finding)]


def _rows(checking: Checking, claim: Claim, place: Jurisdiction) -> list[Survey]:
    """The readings of the sheets on which no agency was found of the government that is meant."""
    context = checking.context(place)
    sheriff = "sheriff" in claim.whole.concepts and not place.is_county
    homes = context.counties if sheriff else (*context.own, *place.same_as)
    return [
        row
        for home in dict.fromkeys(homes)
        for row in checking.record.surveys(VARIABLE, home)
        if row.method == "list_read" and row.result == "none_found" and _whole(row, place)
    ]


def _whole(row: Survey, place: Jurisdiction) -> bool:
    """Whether a reading speaks for the government: for all its agencies, or the one that would sign."""
    body = "sheriff" if place.is_county else "police"
    return row.agency is None or body in row.agency.casefold()


def _now(checking: Checking, claim: Claim) -> bool:
    """Whether it is said of now, or of a time that the sheets cover."""
    words = claim.whole.words
    found = periods(words, claim.lang, checking.on)
    if found:
        covered = (p.first >= FIRST_SHEET and (p.relation == "after" or p.last <= LAST_SHEET) for p in found)
        return all(p.relation in ("during", "after") for p in found) and all(covered)
    return compiled(data("agreements.yaml")[claim.lang]["present"]).search(words.line) is not None


def _ruling(verdict: str, key: str, rows: list[Survey], place: Jurisdiction, finding: Finding) -> Ruling:
    day = max(row.on for row in rows)
    text = say("check_unlisted_truth", place=plain(place.name), date=bound(day))
    return Ruling(
        verdict=verdict, reason=say(key), variable=VARIABLE, finding=finding,  # type: ignore[arg-type]
        truth=Statement(text, "agreement", cites_of(rows)),
    )  # fmt: skip
