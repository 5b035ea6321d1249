"""Parts about the federal government: its instruments, funding conditions, the ICE office."""

from __future__ import annotations

from lexloci.answers.context import Context
from lexloci.answers.parts.history import case_statement
from lexloci.answers.parts.law import instrument_statement
from lexloci.answers.past import happened
from lexloci.answers.placenames import named
from lexloci.answers.statement import Statement, both, from_sources
from lexloci.answers.words import say
from lexloci.record.model.instrument import Instrument

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
    found = [
        i
        for i in context.record.at(Instrument, [context.nation])
        if i.jurisdiction == context.nation
        and i.kind in ORDERS
        and set(i.topics) & set(CORE)
        and happened(i, context.on)
        and not _elsewhere(i, context)
    ]
    return [instrument_statement(i, context.on) for i in found] or [_nothing(context)]


def funding(context: Context) -> list[Statement]:
    """Orders and cases on funding conditions that reach the place."""
    found = [
        i
        for i in context.record.about(Instrument, "funding_conditions")
        if happened(i, context.on) and _reaches(i, context)
    ]
    out = [
        case_statement(context, i) if i.case else instrument_statement(i, context.on)
        for i in found
        if i.kind != "bill"
    ]
    if not any(set(i.about) & set(context.chain[:-1]) for i in found):
        out.append(Statement(say("funding_none", place=named(context.place)), "not_known"))
    return out


def ice_office(context: Context) -> list[Statement]:
    """Which ICE office covers the place."""
    found = [i for i in context.record.about(Instrument, "ice_office") if set(i.about) & set(context.chain)]
    out = [
        Statement(
            say("ice_office", title=both(i.title), summary=both(i.summary)),
            "evidence",
            from_sources(i.sources),
        )
        for i in found
    ]
    return out or [Statement(say("ice_office_none", place=named(context.place)), "not_known")]


def _reaches(instrument: Instrument, context: Context) -> bool:
    """National instruments without named places, and those that name one of the place's governments."""
    if instrument.jurisdiction in context.chain[:-1] or set(instrument.about) & set(context.chain[:-1]):
        return True
    return instrument.jurisdiction == context.nation and not instrument.about


def _elsewhere(instrument: Instrument, context: Context) -> bool:
    return bool(instrument.about) and not set(instrument.about) & set(context.chain[:-1])


def _nothing(context: Context) -> Statement:
    return Statement(say("part_none", place=named(context.place)), "not_known")


PARTS = {
    "federal_instruments": federal_instruments,
    "funding": funding,
    "ice_office": ice_office,
}
