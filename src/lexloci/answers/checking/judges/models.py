"""What an agreement with ICE lets officers do: work on the street or in jail alone (``models.yaml``).

A jail or warrant agreement gives no power outside the jail, a task force agreement does.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.plainly import doubted, stated
from lexloci.answers.checking.judges.whose import MODELS, VARIABLE, models_in
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.parts.community import definition_statement
from lexloci.answers.words import say
from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data
from lexloci.record.model.evidence import Definition

CALLED = frozenset(
    {"model", "models", "modelo", "modelos", "task", "tarea", "service", "ordenes", "enforcement"}
)
"""Words of which each name of a model has one."""
INSIDE = frozenset({"JEM", "WSO"})
"""Models that stay in the jail."""


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """A ruling where a model is said to do what the record says it does not."""
    words = claim.whole.words
    if not (checking.thread.models or words.there & CALLED) or words.there.isdisjoint(_gate(claim.lang)):
        return []
    models = models_in(words, claim.lang) or _carried(checking, claim)
    if not models or not models <= set(MODELS) or not stated(claim) or doubted(words):
        return []
    said = _said(words.line, claim.lang)
    wrong = (said == "street" and models <= INSIDE) or (said == "jail" and models == {"TFM"})
    if not wrong:
        return []
    name = f"agreement-287g-{min(models).lower()}"
    entry = next((d for d in checking.record.about(Definition, VARIABLE) if d.id == name), None)
    truth = definition_statement(entry) if entry is not None else None
    reason = say("check_agreement_powers")
    return [Ruling(verdict="contradicted", reason=reason, variable=VARIABLE, truth=truth)]


def _carried(checking: Checking, claim: Claim) -> frozenset[str]:
    """The models of the agreement of the sentence before, where this one calls it "it" or "that model"."""
    line, told = claim.whole.words.line, _told(claim.lang)
    back = compiled(told["it"] if claim.before == VARIABLE else told["that_model"]).search(line)
    return checking.thread.models if back is not None else frozenset()


def _said(line: str, lang: str) -> str:
    """Where the work is said to be done: ``street``, ``jail`` alone; empty where neither is plain."""
    told = _told(lang)
    line = f"{compiled(told['tail']).sub(' ', line)} "
    if compiled(rf" {told['within']} ").search(line):
        return "jail"
    if re.search(told["beside"], line):
        return ""
    kept = f"{compiled(told['instead']).sub(' ', line)} "
    outside = compiled(rf" {told['street']} ")
    if compiled(rf" {told['none']} ").search(kept) is None and outside.search(kept):
        return "street" if compiled(rf" {told['deeds']} ").search(kept) else ""
    return "jail" if outside.search(line) and compiled(rf" {told['none']} ").search(line) else ""


def _told(lang: str) -> dict[str, Any]:
    told: dict[str, Any] = data("models.yaml")[lang]
    return told


@cache
def _gate(lang: str) -> frozenset[str]:
    return frozenset(_told(lang)["gate"])
