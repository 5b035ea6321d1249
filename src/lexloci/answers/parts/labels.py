"""What "sanctuary" can and cannot say of a place: a count over the topics instead of a yes or no."""

from __future__ import annotations

from collections import Counter

from lexloci.answers.context import Context
from lexloci.answers.placenames import named
from lexloci.answers.statement import Statement, from_sources
from lexloci.answers.words import listed, say
from lexloci.record.model.codebook import Variable
from lexloci.record.model.evidence import Definition

NO_AGREED_MEANING = "sanctuary-crs"
"""The Congressional Research Service, on there being no agreed meaning."""

COUNTED = {
    "required": "orders", "prohibited": "limits", "limited": "limits", "permitted": "choice",
    "no_rule": "choice",
}  # fmt: skip
ORDER = ("limits", "orders", "choice", "blocked", "no_rule_found", "not_surveyed")


def no_single_answer(context: Context) -> list[Statement]:
    """How many topics rules limit, order or leave open here, and how many are not known."""
    topics = [v for v in context.record.variables.values() if _about_cooperation(v)]
    counts = Counter(_sort(context, variable) for variable in topics)
    told = [say(f"topics_{sort}", count=str(counts[sort])) for sort in ORDER if counts[sort]]
    meaning = context.record.get(Definition, NO_AGREED_MEANING)
    if not told or meaning is None:
        return []
    text = say("no_single_answer", total=str(len(topics)), place=named(context.place), counts=listed(told))
    return [Statement(text, "finding", from_sources(meaning.sources))]


def _about_cooperation(variable: Variable) -> bool:
    """Whether the topic is help to federal officers that a place may limit or order."""
    return variable.group == "enforcement" and "local" in variable.levels and variable.baseline != "no_rule"


def _sort(context: Context, variable: Variable) -> str:
    finding = context.finding(variable.id)
    if finding.status in ("no_rule_found", "not_surveyed"):
        return finding.status
    return "blocked" if finding.status == "enjoined" else COUNTED[finding.position]


PARTS = {"no_single_answer": no_single_answer}
