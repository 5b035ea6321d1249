"""Parts about the federal government: its instruments, funding conditions, the ICE office."""

from __future__ import annotations

from lexloci.answers.context import Context
from lexloci.answers.parts.history import case_statement
from lexloci.answers.parts.law import instrument_statement
from lexloci.answers.past import happened
from lexloci.answers.reach import Reach
from lexloci.answers.statement import Statement, both, from_sources
from lexloci.answers.words import say
from lexloci.core.memory import once
from lexloci.record.model.instrument import Instrument
from lexloci.record.store import RecordStore

MANY = 4_000
"""Lists of statements that are kept."""

ORDERS = ("executive_order", "guidance", "statute", "regulation")
CORE = (
    "local_limits",
    "information_sharing",
    "detainer_hold",
    "agreement_287g",
    "funding_conditions",
    "labels",
)


def federal_instruments(context: Context) -> list[Statement]:
    """The federal statutes, rules and orders that speak to local governments."""
    out = _orders(context.reach(Instrument))
    return out or [_nothing(context)]


@once(MANY)
def _orders(reach: Reach) -> list[Statement]:
    return [s for about, s in _core(reach.record, reach.nation, reach.on) if not _elsewhere(about, reach)]


@once(MANY)
def _core(record: RecordStore, nation: str, on: str) -> list[tuple[list[str], Statement]]:
    """Each order to local governments, with the places it is about."""
    found = [
        i
        for i in record.at(Instrument, [nation])
        if i.jurisdiction == nation
        and i.kind in ORDERS
        and set(i.topics) & set(CORE)
        and happened(i, on)
    ]  # fmt: skip
    return [(i.about, instrument_statement(i, on)) for i in found]


def funding(context: Context) -> list[Statement]:
    """Orders and cases on funding conditions that reach the place."""
    out, named_here = _funding(context.reach(Instrument))
    if named_here:
        return out
    return [*out, context.nothing("funding_none")]


@once(MANY)
def _funding(reach: Reach) -> tuple[list[Statement], bool]:
    """Orders and cases on funding, and whether one of them names a government of the place."""
    below = set(reach.chain[:-1])
    known = reach.record.about(Instrument, "funding_conditions")
    found = [i for i in known if happened(i, reach.on) and _reaches(i, reach, below)]
    out = [
        case_statement(reach, i) if i.case else instrument_statement(i, reach.on)
        for i in found
        if i.kind != "bill"
    ]  # fmt: skip
    return out, any(below & set(i.about) for i in found)


def ice_office(context: Context) -> list[Statement]:
    """Which ICE office covers the place."""
    out = _office(context.reach(Instrument))
    return out or [context.nothing("ice_office_none")]


@once(MANY)
def _office(reach: Reach) -> list[Statement]:
    chain = set(reach.chain)
    found = [i for i in reach.record.about(Instrument, "ice_office") if chain.intersection(i.about)]
    return [
        Statement(
            say("ice_office", title=both(i.title), summary=both(i.summary)),
            "evidence",
            from_sources(i.sources),
        )
        for i in found
    ]


def _reaches(instrument: Instrument, reach: Reach, below: set[str]) -> bool:
    """National instruments without named places, and those that name one of the place's governments."""
    if instrument.jurisdiction in below or below.intersection(instrument.about):
        return True
    return instrument.jurisdiction == reach.nation and not instrument.about


def _elsewhere(about: list[str], reach: Reach) -> bool:
    return bool(about) and set(about).isdisjoint(reach.chain[:-1])


def _nothing(context: Context) -> Statement:
    return context.nothing("part_none")


PARTS = {
    "federal_instruments": federal_instruments,
    "funding": funding,
    "ice_office": ice_office,
}
