"""Whether a law has ended: said repealed while it holds, in force while it is gone, ended in another year."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from lexloci.answers.checking.byyear import by_lawmakers
from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.plainly import granted, live_rules, ruled, stated, veto_told
from lexloci.answers.checking.judges.spans import compatible, told_periods
from lexloci.answers.checking.linking import of_another, told
from lexloci.answers.checking.oblique import told_of_it
from lexloci.answers.checking.report import Verdict
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.core.dates import last_day
from lexloci.law.timeline import standing
from lexloci.reading.lexicon import data
from lexloci.reading.others import of_the_law
from lexloci.reading.stance import modals
from lexloci.reading.ways import Ways
from lexloci.reading.words import Words
from lexloci.record.model.instrument import Instrument

GONE = frozenset({"repealed", "vacated", "terminated", "withdrawn", "expired"})
TOUCHED = frozenset({"enjoined", "stayed", "vacated", "ruling", "challenged", "lapses", "failed"})
DENIED = frozenset({"not", "does_not", "no_subject"})
HARMS = frozenset({"ended", "struck", "vetoed"})
LAWS = frozenset({"statute", "ordinance", "resolution", "executive_order", "policy", "regulation"})


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """At most one ruling on the end of the law that the sentence names."""
    found = told(checking, claim)
    said = set(_ways(claim.lang).found(claim.whole.words))
    if said & HARMS:
        said -= {"struck", "ended"} if "veto" in claim.whole.words.there else set()  # what fell is the veto
        said -= HARMS - set(_ways(claim.lang).found(of_the_law(claim.whole.words, claim.lang)))
    if "vetoed" in said:
        found = [law for law in found if law.case is None]
    if not found or any(i.kind not in LAWS for i in found):
        return []
    if not said or not (stated(claim) or ("takes" in said and granted(claim))):
        return []
    if of_another(checking, claim, lambda words: _harmed(words, claim.lang)):
        return []
    ruling = _ruling(checking, claim, found, said)
    return told_of_it(checking, claim, [ruling]) if ruling is not None else []


def _ruling(checking: Checking, claim: Claim, found: Sequence[Instrument], said: set[str]) -> Ruling | None:
    events = [e for i in found for e in i.timeline if last_day(e.date) <= checking.on]
    kinds: set[str] = {e.event for e in events}
    kinds |= {"vetoed"} if veto_told(found) else set()
    if "never_blocked" in said:
        return ruled(checking, found[0], "contradicted", "check_date") if "enjoined" in kinds else None
    if "partly" in said or {hit.concept for hit in modals(claim.whole.words, claim.lang)} & DENIED:
        return None
    stands = [standing(rule.steps, (rule.jurisdiction,), checking.on) for rule in live_rules(checking, found)]
    held = any(s.in_force for s in stands)
    if "ended" in said:
        alive = held and (by_lawmakers(claim, "repealed") or not any(s.suspended for s in stands))
        return _ended(checking, claim, found[0], [e.date for e in events if e.event in GONE], alive)
    if held and not any(s.suspended for s in stands) and _untouched(said, kinds):
        return ruled(checking, found[0], _verdict(said), "check_stands")
    if "stands" in said and kinds & GONE and stands and not held:
        return ruled(checking, found[0], "outdated", "check_decided")
    return None


def _harmed(words: Words, lang: str) -> bool:
    """Whether a piece of a sentence tells that a law was ended, struck down or vetoed."""
    return not HARMS.isdisjoint(_ways(lang).found(words))


def _untouched(said: set[str], kinds: set[str]) -> bool:
    """Whether it is said struck down, or vetoed, and nothing of the kind ever happened to it."""
    struck = "struck" in said and not kinds & (TOUCHED | GONE)
    return struck or ("vetoed" in said and "vetoed" not in kinds)


def _ended(checking: Checking, claim: Claim, law: Instrument, gone: list[str], alive: bool) -> Ruling | None:
    """``It was repealed in 2019``."""
    when = [p for p in told_periods(claim.whole.words, claim.lang, checking.on) if p.relation == "during"]
    dependent = "takes" in _ways(claim.lang).found(claim.whole.words)
    if not gone:
        verdict: Verdict = "false_premise" if dependent else "contradicted"
        ahead = any(event.event in GONE for event in law.timeline)  # a repeal that begins later
        return ruled(checking, law, verdict, "check_stands") if alive and not ahead else None
    if alive or len(when) > 1:
        return None
    right = not when or any(compatible(when[0], date) for date in gone)
    return ruled(checking, law, "supported" if right else "contradicted", "check_date")


def _verdict(said: set[str]) -> Verdict:
    return "false_premise" if "takes" in said else "contradicted"


@cache
def _ways(lang: str) -> Ways[str]:
    return Ways({name: rf" (?:{'|'.join(ways)}) " for name, ways in data("fates.yaml")["law"][lang].items()})
