"""Dates of the record against periods that a sentence names."""

from __future__ import annotations

from lexloci.core.dates import first_day, last_day
from lexloci.reading.days import Period


def compatible(period: Period, date: str) -> bool:
    """Whether an event of the (partial) ISO ``date`` may have come in ``period``."""
    return first_day(date) <= period.last and last_day(date) >= period.first


def precise(period: Period) -> bool:
    """Whether a period is a month or a day, no whole year."""
    return period.first[:7] == period.last[:7]
