"""Amounts of the record told in words: "45 days", "3 percent"."""

from __future__ import annotations

from collections.abc import Iterable

from lexloci.answers.words import LANGUAGES, say, wording
from lexloci.reading.amounts import OF_TIME, Amount
from lexloci.record.compiled import Words

SPANS = (("years", 8760), ("months", 730), ("days", 24), ("hours", 1))
"""Units of time in hours; a length is told in the longest that goes into it."""
FEW_DAYS = 72
"""Hours up to which holds are told in hours, as the laws do."""
MOST = 3
"""Amounts that are told."""


def in_words(known: Iterable[Amount]) -> Words:
    """Amounts, each once, in their order."""
    told = list({tuple(one.values()): one for one in map(_one, known)}.values())[:MOST]
    return {lang: ", ".join(one[lang] for one in told) for lang in LANGUAGES}


def _one(amount: Amount) -> Words:
    if amount.kind not in OF_TIME:
        return _counted(amount.kind, amount.most)
    if amount.kind == "workdays":
        return _counted("workdays", amount.most / 24)
    spans = SPANS[-1:] if amount.most < FEW_DAYS else SPANS
    unit, size = next((unit, size) for unit, size in spans if amount.most % size == 0 or unit == "hours")
    return _counted(unit, amount.most / size)


def _counted(unit: str, number: float) -> Words:
    """A number with its unit; of units of which there is one, as of years, the singular."""
    single = f"amount_{unit}_one"
    if number == 1 and single in wording("en"):
        return say(single)
    return say(f"amount_{unit}", number=f"{number:,.0f}" if number == int(number) else f"{number:g}")
