"""What force an order or a law is said to have: over whom, not yet, for ever (``data/force.yaml``)."""

from __future__ import annotations

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.plainly import doubted, live_rules, ruled
from lexloci.answers.checking.judges.spans import told_periods
from lexloci.answers.checking.linking import around, told
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.core.patterns import compiled
from lexloci.law.timeline import standing
from lexloci.reading.lexicon import data
from lexloci.reading.patterns import way_of
from lexloci.reading.words import words_of
from lexloci.record.model.instrument import Instrument

RESOLUTION, ORDER, FEDERAL = "resolution", "executive_order", "federal_officers"


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """At most one ruling."""
    if doubted(claim.whole.words):
        return []
    return _binding(checking, claim) or _not_yet(checking, claim) or _lasting(checking, claim)


def _binding(checking: Checking, claim: Claim) -> list[Ruling]:
    """A local resolution said to bind federal agents, where the record knows none that does."""
    if not all(_stands(claim, name) for name in ("resolution", "binds", "whom")) or _stands(claim, "not"):
        return []
    meant = [law for law in told(checking, claim) if law.kind == RESOLUTION]
    known = meant or [law for law in checking.index(around(checking, claim)).known if law.kind == RESOLUTION]
    loose = [law for law in known if _sets_no_rule(law)]
    bound = any(FEDERAL in rule.binds for rule in live_rules(checking, known))
    if bound or not (meant or loose):
        return []
    return [ruled(checking, (loose or meant)[0], "contradicted", "check_reach")]


def _sets_no_rule(law: Instrument) -> bool:
    """Whether the record tells that a resolution asks, and orders nothing."""
    own = compiled(f" {data('force.yaml')['own']} ")
    return own.search(words_of(law.summary.en).line) is not None


def _not_yet(checking: Checking, claim: Claim) -> list[Ruling]:
    """A law said to hold only from a day to come, of which all rules hold today."""
    if not _stands(claim, "nothing"):
        return []
    when = told_periods(claim.whole.words, claim.lang, checking.on)
    laws = [law for law in told(checking, claim) if law.case is None]
    if len(when) != 1 or when[0].first <= checking.on or not laws:
        return []
    rules = [rule for law in laws for rule in live_rules(checking, [law])]
    held = [standing(rule.steps, (rule.jurisdiction,), checking.on).in_force for rule in rules]
    return [ruled(checking, laws[0], "contradicted", "check_contradicted")] if held and all(held) else []


def _lasting(checking: Checking, claim: Claim) -> list[Ruling]:
    """An executive order said to bind whoever holds the office next, who may withdraw it."""
    if not _stands(claim, "lasting"):
        return []
    laws = told(checking, claim)
    orders = [law for law in laws if law.kind == ORDER]
    return [ruled(checking, orders[0], "contradicted", "check_lasting")] if orders and orders == laws else []


def _stands(claim: Claim, name: str) -> bool:
    return way_of("force.yaml", claim.lang, name).search(claim.whole.words) is not None
