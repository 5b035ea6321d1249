"""Who is said to have signed a law, by office and name, against what the record tells of its making."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.officials import something_else
from lexloci.answers.checking.judges.plainly import UNSIGNED, act_alone, notes_of, ruled, stated
from lexloci.answers.checking.linking import meant
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.checking.telling import sentences
from lexloci.core.patterns import compiled
from lexloci.reading.people import people
from lexloci.reading.words import words_of
from lexloci.record.model.instrument import Instrument

OFFICES: Mapping[str, tuple[str, ...]] = {
    "governor": ("governor", "gov", "gobernador", "gobernadora"),
    "mayor": ("mayor", "alcalde", "alcaldesa"),
    "president": ("president", "presidente"),
    "executive": ("county executive",),
    "manager": ("city manager", "manager"),
    "attorney": ("attorney general", "procurador", "fiscal general"),
}
"""Who signs orders, as texts and the record's issuers call them."""
SIGNED = {"en": r"(?:signed|issued)", "es": r"(?:firmo|dicto|emitio)"}
BY = {"en": r"(?:signed|issued) by(?: the)?", "es": r"(?:firmad\w|dictad\w|emitid\w) por(?: el| la)?"}
VOTERS = compiled(r"(?:by|to) (?:the )?voters|voters (?:approved|passed)|at the polls", re.I)
MADE = frozenset({"signed", "enacted", "effective", "announced", "passed", "attested"})
SIGNINGS = frozenset({"signed", "enacted"})
"""How a law is made: of one that was made anew in another year, it is open which signer is meant."""
DENIED = frozenset(
    {"not", "never", "nobody", "none", "neither", "refused", "declined", "nunca", "jamas", "nadie", "nego"}
)
LOCAL = frozenset({"ordinance", "resolution"})


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """A ruling where no holder of the office can have signed the one law that the sentence is about."""
    found = act_alone(meant(checking, claim))
    office = _office_said(claim) if len(found) == 1 and stated(claim) and not something_else(claim) else ""
    if office and (not _may_have_signed(found[0], office) or _by_another(claim, found[0], office)):
        return [ruled(checking, found[0], "contradicted", "check_signer")]
    return []


def _by_another(claim: Claim, law: Instrument, office: str) -> bool:
    """Whether the record tells that somebody else in that office signed, and nothing of who is named."""
    said = people(claim.whole.words.text, claim.lang)
    years = {event.date[:4] for event in law.timeline if event.event in SIGNINGS}
    if len(said) != 1 or len(years) > 1 or any(event.event == "amended" for event in law.timeline):
        return False
    notes = [event.note.en for event in law.timeline if event.note and event.event in MADE]
    signed = [piece for note in notes for piece in sentences(note) if " sign" in piece or "issued" in piece]
    titled = [piece for piece in signed if any(name in piece.casefold() for name in OFFICES[office])]
    known = frozenset(name for piece in titled for name in people(piece, "en"))
    told = {
        key for text in (law.issuer or "", law.summary.en, *notes_of(law)) for key in words_of(text).there
    }
    return bool(known) and said.isdisjoint(told)


def _office_said(claim: Claim) -> str:
    """The office of the one person who is said to have signed."""
    line = claim.whole.words.line
    if not DENIED.isdisjoint(claim.whole.words.there) or " no firmo " in line:
        return ""
    if len(compiled(rf" {SIGNED[claim.lang]} | {BY[claim.lang]} ").findall(line)) != 1:
        return ""
    if compiled(rf" {SIGNED[claim.lang]} (?:a|an|un|una) ").search(line):
        return ""
    held = {
        office
        for office, names in OFFICES.items()
        for name in names
        if compiled(
            rf" {name} (?:\w+ ){{0,3}}?{SIGNED[claim.lang]} | {BY[claim.lang]} (?:\w+ )?{name} "
        ).search(line)
    }
    every = {office for office, names in OFFICES.items() for name in names if f" {name} " in line}
    return held.pop() if len(held) == 1 and len(every | held) == 1 else ""


def _may_have_signed(instrument: Instrument, office: str) -> bool:
    """Whether whoever holds the office may have signed it, for all the record says."""
    level = instrument.jurisdiction.rsplit("/", 1)[-1].split(":")[0]
    if instrument.kind in LOCAL | {"executive_order"} and level in ("place", "county"):
        issuer = (instrument.issuer or "").casefold()
        if issuer and instrument.kind == "executive_order":
            return any(name in issuer for name in OFFICES[office])
        return office not in ("governor", "president")
    if level in ("state", "territory") and instrument.kind in ("statute", "executive_order", "bill"):
        if office == "governor" and any(VOTERS.search(note) for note in notes_of(instrument)):
            return False
        if office == "governor":
            return not any(UNSIGNED.search(note) for note in notes_of(instrument))
        return office in ("attorney", "president")
    return True
