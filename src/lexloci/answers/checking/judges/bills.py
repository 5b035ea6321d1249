"""What became of a bill: signed, vetoed, dead, still pending (``data/fates.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.history import DEPENDENT
from lexloci.answers.checking.judges.plainly import ruled, stated
from lexloci.answers.checking.judges.spans import told_periods
from lexloci.answers.checking.linking import told
from lexloci.answers.checking.oblique import told_of_it
from lexloci.answers.checking.report import Verdict
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.words import say
from lexloci.core.dates import last_day
from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data
from lexloci.reading.others import of_the_law, was_open
from lexloci.reading.patterns import plainly_between
from lexloci.reading.stance import modals
from lexloci.reading.ways import Ways
from lexloci.reading.words import words_of
from lexloci.record.model.instrument import Instrument

MADE = frozenset({"enacted", "signed"})
OUTCOMES: Mapping[str, Mapping[str, Verdict]] = {
    "failed": {
        "law": "contradicted", "in_force": "contradicted", "died": "supported", "pending": "outdated",
        "called": "false_premise", "passed": "contradicted",
    },
    "vetoed": {
        "law": "contradicted", "in_force": "contradicted", "vetoed": "supported", "pending": "outdated",
        "called": "false_premise",
    },
    "signed": {"law": "supported", "vetoed": "contradicted", "died": "contradicted", "pending": "outdated"},
    "open": {"law": "not_established", "in_force": "not_established"},
}  # fmt: skip
"""What the record's end of a bill makes of what a sentence says of it."""
ENDS = {"failed": "failed", "withdrawn": "failed", "vetoed": "vetoed", "signed": "signed",
        "pending": "open", "passed": "open"}  # fmt: skip
CALLED = compiled(
    r"\b(?:ban|law|act|mandate|statute|prohibition|ley|prohibición),? "
    r"(?:called |known as |of \d{4},? )?(?:[A-Z]\.?){1,2} ?\d+\b"
)
"""``the state's 2018 sanctuary ban, HB 1257``."""
CHAMBERS = frozenset({
    "house", "senate", "committee", "chamber", "assembly", "camara", "senado", "comite", "comision", "panel",
    "amendment", "amended", "hearing",
})  # fmt: skip
"""Words of a vote by which a bill is not yet passed."""
VOTED = frozenset({
    "adopted", "passed", "approved", "cleared", "adopto", "adoptada", "aprobo", "aprobada", "aprobado",
})  # fmt: skip
LAWFUL = frozenset({
    "law", "laws", "force", "effect", "signed", "signature", "enacted", "binding", "binds", "ley", "vigor",
    "vigente", "firmo", "firmada", "promulgada",
})  # fmt: skip
"""Words of a bill that a body voted for, and of one that became law."""
OVERRIDDEN = compiled(
    r" (?:overrode|overridden|overriding|overturned) | over (?:the|his|her|a) (?:\w+ ){0,2}veto "
    r"| (?:anul\w+|super\w+|revirti\w+) (?:el|su|ese) veto | (?:por encima del|pese al) veto "
    r"| veto (?:\w+ ){0,6}?(?:fue|fueron) (?:anulad|superad|revertid)\w+ "
)
"""How a text tells that a veto did not last."""
OF_ITS_YEAR = compiled(r"\b(?:of|de|del) (?:19|20)\d\d\b")
"""The year by which a bill is called, which tells nothing of when it was signed."""
DENIED = frozenset({"not", "does_not", "no_subject"})


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """A ruling on what the sentence says became of the one bill it names."""
    found = told(checking, claim)
    if not found or not stated(claim):
        return []
    said = fates(claim, "bill") or ({"called"} if CALLED.search(claim.whole.words.text) else set())
    if not said:
        return []
    found = [i for i in found if _its_session(claim, [i])] or found
    bills = [i for i in found if i.bill is not None or _dead(i)]
    ends = {_end(checking, bill) for bill in bills}
    if not bills or len(bills) != len(found) or len(ends) != 1 or not _its_session(claim, bills):
        return []
    rulings = [r for fate in sorted(said) if (r := _ruling(checking, claim, bills, ends, fate)) is not None]
    return told_of_it(checking, claim, rulings)


def _ruling(
    checking: Checking, claim: Claim, bills: Sequence[Instrument], ends: set[str], fate: str
) -> Ruling | None:
    end = next(iter(ends))
    verdict = OUTCOMES.get(end, {}).get(fate)
    if verdict is None or (fate in ("law", "passed") and "died" in fates(claim, "bill")):
        return None
    events = {e.event for bill in bills for e in bill.timeline}
    voted = "passed" in events and (fate == "passed" or (fate == "law" and _only_voted(claim)))
    if voted or (fate == "passed" and not CHAMBERS.isdisjoint(claim.whole.words.there)):
        return None
    if (fate == "vetoed" and verdict == "contradicted" and "vetoed" in events) or (
        verdict == "contradicted" and end != "signed" and events & MADE
    ):
        return None
    if verdict == "not_established":
        return _still_open(checking, claim, bills)
    if _not_so(claim, fate):
        return None
    if verdict == "contradicted" and claim.parts[0].opener in DEPENDENT and end == "failed":
        verdict = "false_premise"
    return ruled(checking, bills[0], verdict, "check_decided" if verdict == "outdated" else "check_bill")


def _not_so(claim: Claim, fate: str) -> bool:
    """Whether the fate is denied, or told as over: a veto that was overridden, what was pending once."""
    words = claim.whole.words
    if fate == "vetoed" and OVERRIDDEN.search(words.line):
        return True
    return (fate != "died" and _denied(claim)) or (fate == "pending" and was_open(words, claim.lang))


def _only_voted(claim: Claim) -> bool:
    """Whether it is only said that a body voted for the bill, which a veto does not undo."""
    there = claim.whole.words.there
    return not there.isdisjoint(VOTED) and there.isdisjoint(LAWFUL)


def _still_open(checking: Checking, claim: Claim, bills: Sequence[Instrument]) -> Ruling:
    """What is said to be law of bills that were open when they were last looked at."""
    if _since_looked_at(checking, claim, bills):
        return ruled(checking, bills[0], "contradicted", "check_bill")
    return Ruling(verdict="not_established", reason=say("check_undecided"), open=True)


def _since_looked_at(checking: Checking, claim: Claim, bills: Sequence[Instrument]) -> bool:
    """Whether bills were still open after the one time at which the sentence has them become law."""
    words = words_of(OF_ITS_YEAR.sub(" ", claim.whole.words.text))
    when = told_periods(words, claim.lang, checking.on)
    looked = [last_day(bill.bill.as_of) for bill in bills if bill.bill is not None]
    return len(when) == 1 and len(looked) == len(bills) and all(when[0].last < day for day in looked)


def _denied(claim: Claim) -> bool:
    return bool({hit.concept for hit in modals(claim.whole.words, claim.lang)} & DENIED)


def _end(checking: Checking, instrument: Instrument) -> str:
    """How a bill ended by the day."""
    if instrument.bill is None:
        return "failed"
    steps = {e.event for e in instrument.timeline if last_day(e.date) <= checking.on}
    if instrument.bill.status != "failed" and steps & MADE:
        return "signed"
    return ENDS[instrument.bill.status]


def _dead(instrument: Instrument) -> bool:
    """Whether a resolution or ordinance was voted down."""
    events = {event.event for event in instrument.timeline}
    return "failed" in events and not events & (MADE | {"passed", "effective"})


def _its_session(claim: Claim, bills: Sequence[Instrument]) -> bool:
    """Whether the years of the sentence, if it names any, are those of the bill: numbers come again."""
    years = set(re.findall(r"\b(?:19|20)\d\d\b", claim.whole.words.text))
    known = set()
    for bill in bills:
        session = bill.bill.session if bill.bill is not None else ""
        known |= set(re.findall(r"(?:19|20)\d\d", f"{session} {bill.citation}"))
        known |= {event.date[:4] for event in bill.timeline}
    return years <= known


def fates(claim: Claim, sort: str) -> set[str]:
    """What the sentence says became of a bill, or of a case."""
    words = claim.whole.words if sort != "bill" else of_the_law(claim.whole.words, claim.lang)
    return set(_ways(sort, claim.lang).found(words))


@cache
def _ways(sort: str, lang: str) -> Ways[str]:
    told_ = data("fates.yaml")[sort][lang]
    return Ways({fate: plainly_between(rf" (?:{'|'.join(ways)}) ") for fate, ways in told_.items()})
