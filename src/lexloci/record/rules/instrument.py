"""Rules for instruments: vocabulary, references, a timeline that makes sense."""

from __future__ import annotations

from collections.abc import Iterator

from lexloci.core.dates import first_day, is_partial, last_day
from lexloci.record.model.instrument import Event, Instrument, Provision
from lexloci.record.problems import Complaint
from lexloci.record.rules.context import Context
from lexloci.record.rules.shared import known, nearest, unique
from lexloci.record.timeline import BEGIN, effect_of

NEEDS = {"case": "case", "bill": "bill", "agreement": "agreement", "contract": "agreement"}
FUTURE_OK = frozenset({"effective", "expired", "terminated", "superseded", "repealed", "restored"})
NEVER_IN_FORCE = frozenset({"bill"})
MAX_QUOTE_WORDS = 20


def check(entry: Instrument, context: Context) -> Iterator[Complaint]:
    """Every rule of this module."""
    yield from _kind(entry)
    yield from _references(entry, context)
    yield from unique(("provisions",), (p.id for p in entry.provisions), "provision")
    for index, provision in enumerate(entry.provisions):
        for complaint in _provision(provision, entry, context):
            yield Complaint(("provisions", index, *complaint.key), complaint.reason, complaint.remedy)
    yield from _timeline(entry, context)


def _kind(entry: Instrument) -> Iterator[Complaint]:
    needed = NEEDS.get(entry.kind)
    if needed and getattr(entry, needed) is None:
        yield Complaint((needed,), f"a {entry.kind} needs the key {needed!r}", "Add it.")
    for field in sorted(set(NEEDS.values())):
        if getattr(entry, field) is not None and NEEDS.get(entry.kind) != field:
            yield Complaint((field,), f"a {entry.kind} has no key {field!r}", "Remove it or change the kind.")


def _references(entry: Instrument, context: Context) -> Iterator[Complaint]:
    yield from known(("topics",), entry.topics, context.topics, "topic")
    yield from known(("relates",), entry.relates, context.instruments, "instrument")
    sources = [source.id for source in entry.sources]
    provisions = [provision.id for provision in entry.provisions]
    for index, event in enumerate(entry.timeline):
        yield from known(("timeline", index, "sources"), event.sources, sources, "source")
        yield from known(("timeline", index, "provisions"), event.provisions, provisions, "provision")
        if event.by is not None and event.by not in context.instruments:
            yield Complaint(
                ("timeline", index, "by"),
                f"instrument {event.by!r} is not known",
                nearest(event.by, context.instruments),
            )
    for index, provision in enumerate(entry.provisions):
        yield from known(("provisions", index, "sources"), provision.sources, sources, "source")


def _provision(provision: Provision, entry: Instrument, context: Context) -> Iterator[Complaint]:
    variable = context.variables.get(provision.variable)
    if variable is None:
        yield Complaint(
            ("variable",),
            f"variable {provision.variable!r} is not known",
            nearest(provision.variable, context.variables),
        )
        return
    scale = context.scales.get(variable.scale, ())
    if provision.position not in scale:
        yield Complaint(
            ("position",),
            f"{provision.position!r} is not a position of {variable.id}",
            f"Use one of: {', '.join(scale)}.",
        )
    yield from known(("bars",), provision.bars or (), scale, "position")
    yield from known(("reaches",), provision.reaches, context.variables, "variable")
    if provision.reaches and provision.variable != "local_limits":
        yield Complaint(("reaches",), "only local_limits can reach other variables", "Remove it.")
    if variable.subjects != (provision.subject is not None):
        reason = "needs a subject" if variable.subjects else "takes no subject"
        yield Complaint(("subject",), f"{variable.id} {reason}", "See the codebook.")
    if provision.position == "limited" and provision.conditions is None:
        yield Complaint(("conditions",), "a limited rule must say in which cases", "Add conditions.")
    if provision.quote and len(provision.quote.split()) > MAX_QUOTE_WORDS:
        yield Complaint(("quote",), f"is longer than {MAX_QUOTE_WORDS} words", "Shorten the quote.")
    if provision.baseline and entry.jurisdiction != "ocd-division/country:us":
        yield Complaint(("baseline",), "only federal rules can be a baseline", "Remove it.")


def _timeline(entry: Instrument, context: Context) -> Iterator[Complaint]:
    dates = [event.date for event in entry.timeline]
    if not all(map(is_partial, dates)):
        return
    for index in range(1, len(dates)):
        if last_day(dates[index]) < first_day(dates[index - 1]):
            yield Complaint(
                ("timeline", index, "date"),
                f"{dates[index]} comes after {dates[index - 1]}",
                "Put events in order of date.",
            )
    for index, event in enumerate(entry.timeline):
        if first_day(event.date) > context.today and event.event not in FUTURE_OK:
            yield Complaint(
                ("timeline", index, "date"),
                f"{event.event} on {event.date} lies in the future",
                "Only the start or end of force can.",
            )
    if entry.kind in NEVER_IN_FORCE:
        return
    for index, provision in enumerate(entry.provisions):
        if not any(_begins(event, provision.id) for event in entry.timeline):
            yield Complaint(
                ("provisions", index, "id"),
                f"provision {provision.id!r} never takes effect",
                "Add an effective event for it.",
            )


def _begins(event: Event, provision: str) -> bool:
    touched = not event.provisions or provision in event.provisions
    return touched and effect_of(event.event) is BEGIN
