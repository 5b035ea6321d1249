"""A law that is said never to have been changed, where the record tells of a change (``unchanged.yaml``)."""

from __future__ import annotations

from functools import cache

from lexloci.answers.checking.byyear import YEAR, years_told
from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.plainly import doubted, ruled
from lexloci.answers.checking.linking import told
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.reading.lexicon import data
from lexloci.reading.patterns import way_of
from lexloci.record.model.instrument import Instrument

CHANGED = "amended"
BEGAN = frozenset({"effective", "attested", "enacted", "passed"})
"""Events by which a law was there, so that what came later is a change."""
MADE = frozenset({"statute", "ordinance", "resolution", "executive_order", "policy"})
"""Kinds of laws; a bill is changed before it is one."""


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """At most one ruling: the law that the sentence names was changed later than the years it tells."""
    words = claim.whole.words
    if words.there.isdisjoint(_gate(claim.lang)) or not _stands(claim, "same"):
        return []
    if _stands(claim, "beside") or doubted(words):
        return []
    laws = told(checking, claim)
    since = max(years_told(claim) or checking.thread.years_before, default="")
    if not laws or not all(_changed_after(law, since, checking.on) for law in laws):
        return []
    return [ruled(checking, laws[0], "contradicted")]


def _changed_after(law: Instrument, since: str, on: str) -> bool:
    """Whether a law that was there already was changed after the year ``since``."""
    began = min((event.date for event in law.timeline if event.event in BEGAN), default="")
    changes = [e.date for e in law.timeline if e.event == CHANGED and began < e.date <= on]
    return law.kind in MADE and bool(began) and any(date[:YEAR] > since for date in changes)


def _stands(claim: Claim, name: str) -> bool:
    return way_of("unchanged.yaml", claim.lang, name).search(claim.whole.words) is not None


@cache
def _gate(lang: str) -> frozenset[str]:
    return frozenset(data("unchanged.yaml")[lang]["gate"])
