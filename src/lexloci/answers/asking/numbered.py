"""A bill named by its number and no state: the states of which the record holds one of that number."""

from __future__ import annotations

from collections.abc import Sequence

from lexloci.answers.checking.named import Index
from lexloci.answers.engine import Engine
from lexloci.places.model import Jurisdiction
from lexloci.places.states import COUNTRY, states
from lexloci.reading.marks import Mark
from lexloci.record.model.instrument import Instrument


def bearers(engine: Engine, numbers: Sequence[Mark], text: str) -> list[tuple[Jurisdiction, Instrument]]:
    """Each state with the newest of its laws that ``text`` names by number, the newest first.

    :param numbers: the laws that ``text`` names by number.
    :returns: nothing where it names no bill, or where the nation has one of the number.
    """
    digits = {mark.name.rpartition(" ")[2] for mark in numbers if mark.is_bill}
    if not digits:
        return []
    near = (i for i in engine.record.all(Instrument) if any(d in _called(i) for d in digits))
    found = sorted(Index.of(near).by_number(text), key=newest, reverse=True)
    if any(instrument.jurisdiction == COUNTRY for instrument in found):
        return []
    first: dict[str, Instrument] = {}
    for instrument in sorted(found, key=lambda i: i.jurisdiction.count("/")):
        first.setdefault(engine.gazetteer.by_id(instrument.jurisdiction).state, instrument)
    order = sorted(first.items(), key=lambda item: newest(item[1]), reverse=True)
    return [(engine.gazetteer.by_id(states()[state].id), instrument) for state, instrument in order]


def newest(instrument: Instrument) -> str:
    """The date of the last that happened to it: of several laws of one number the latest is meant first."""
    return max((e.date for e in instrument.timeline if e.event != "reviewed"), default="")


def _called(instrument: Instrument) -> str:
    bill = instrument.bill.number if instrument.bill else ""
    return f"{instrument.citation} {instrument.title.en} {bill}".casefold()
