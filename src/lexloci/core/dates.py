"""Dates as ISO 8601 text, at the precision the source gave.

Law is dated by day, month or year, and the record never claims more than its source. A date is
therefore a string, ``2008``, ``2008-08`` or ``2008-08-28``, and a moment asked about is always a
full day. Full days compare correctly as text, which keeps the law engine free of conversions.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache

from lexloci.core.errors import BadInput

PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
EARLIEST, LATEST = 1776, 2100


def parse_day(text: str) -> str:
    """Return ``text`` as a full ISO day.

    :raises BadInput: when it is not a real day between 1776 and 2100.
    """
    try:
        if not DAY.fullmatch(text.strip()):
            raise ValueError
        day = date.fromisoformat(text.strip())
    except ValueError:
        raise BadInput(
            f"{text!r} is not a date", remedy="Write it as YYYY-MM-DD, for example 2026-11-01."
        ) from None
    if not EARLIEST <= day.year <= LATEST:
        raise BadInput(
            f"{text!r} lies outside the years {EARLIEST} to {LATEST}",
            remedy="Ask about a date in that span.",
        )
    return day.isoformat()


def is_partial(text: str) -> bool:
    """Whether ``text`` is a real year, month or day in ISO form."""
    match = PARTIAL.fullmatch(text)
    if match is None:
        return False
    year, month, day = (int(part) if part else None for part in match.groups())
    if year is None or not EARLIEST <= year <= LATEST:
        return False
    if month is not None and not 1 <= month <= 12:
        return False
    return day is None or (month is not None and 1 <= day <= calendar.monthrange(year, month)[1])


def is_day(partial: str) -> bool:
    """Whether a date is known to the day."""
    return len(partial) == len("2008-08-28")


def first_day(partial: str) -> str:
    """The first day a partial date can mean: ``2008`` gives ``2008-01-01``."""
    return partial + "-01-01"[3 * (len(partial) > 4) :] if len(partial) < 10 else partial


def last_day(partial: str) -> str:
    """The last day a partial date can mean: ``2008-02`` gives ``2008-02-29``."""
    if len(partial) == 10:
        return partial
    if len(partial) == 4:
        return partial + "-12-31"
    year, month = int(partial[:4]), int(partial[5:7])
    return f"{partial}-{calendar.monthrange(year, month)[1]:02d}"


@lru_cache(maxsize=4096)
def days_between(earlier: str, later: str) -> int:
    """Whole days from one full ISO day to another (negative when they are swapped)."""
    return (date.fromisoformat(later) - date.fromisoformat(earlier)).days


def day_before(day: str, days: int = 1) -> str:
    """The full ISO day before ``day``, or so many days before it."""
    return (date.fromisoformat(day) - timedelta(days=days)).isoformat()
