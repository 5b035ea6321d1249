"""What was known of a case or a bill on an earlier day: its timeline, cut there.

The outcome of a case and the status of a bill are written as they stand when the record is read. A
guide of an earlier day must not tell them; it tells the last event of that time instead.
"""

from __future__ import annotations

from lexloci.core.dates import first_day, last_day
from lexloci.core.memory import once
from lexloci.record.model.evidence import Sources
from lexloci.record.model.instrument import Event, Instrument

MANY = 8_000
"""Histories that are kept, cut at a day."""
OPEN_CASES = frozenset({"pending", "on_appeal"})
OPEN_BILLS = frozenset({"pending", "passed"})
BILL_STATUS = {
    "passed": "passed", "enacted": "signed", "signed": "signed", "effective": "signed", "vetoed": "vetoed",
    "failed": "failed", "expired": "failed", "withdrawn": "withdrawn",
}  # fmt: skip
"""The status of a bill by its last event; any other event leaves it pending."""


@once(MANY)
def happened(instrument: Instrument, on: str) -> tuple[Event, ...]:
    """The events of its history that had surely come by the ISO day ``on``, oldest first."""
    return tuple(e for e in instrument.timeline if e.event != "reviewed" and _had_come(instrument, e, on))


def lies_ahead(instrument: Instrument, on: str) -> bool:
    """Whether part of its history may have come after ``on``, so that its present state was not known."""
    return len(happened(instrument, on)) < sum(e.event != "reviewed" for e in instrument.timeline)


def _had_come(instrument: Instrument, event: Event, on: str) -> bool:
    """Whether an event had surely come: its date is over, or somebody had read of it by then."""
    read = [source.read_on for source in instrument.sources if source.id in event.sources]
    return last_day(event.date) <= on or (first_day(event.date) <= on and min(read, default="9") <= on)


def open_case(instrument: Instrument, on: str) -> bool:
    """Whether a case was pending on ``on``: begun, and not yet at the state it now has."""
    case = instrument.case
    return case is not None and (case.status in OPEN_CASES or lies_ahead(instrument, on))


def bill_status(instrument: Instrument, on: str) -> tuple[str, str]:
    """How a bill stood on ``on``, and the date of that standing.

    :raises ValueError: it is no bill, or had not begun by then.
    """
    told = happened(instrument, on)
    if instrument.bill is None or not told:
        raise ValueError(f"{instrument.id} is no bill of {on}")
    if instrument.bill.as_of <= on or not lies_ahead(instrument, on):
        return instrument.bill.status, instrument.bill.as_of
    return BILL_STATUS.get(told[-1].event, "pending"), told[-1].date


def published(sources: Sources) -> str:
    """The first day on which something with these sources had surely been said.

    The date of publication of the oldest source that has one; else the day on which it was read.
    """
    dates = [source.published for source in sources if source.published]
    return min(dates) if dates else min(source.read_on for source in sources)
