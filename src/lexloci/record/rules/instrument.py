"""Rules for instruments: vocabulary, references, a timeline that makes sense."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lexloci.core.dates import first_day, is_partial, last_day
from lexloci.record.model.common import Source
from lexloci.record.model.instrument import Event, Instrument, Provision
from lexloci.record.problems import Complaint
from lexloci.record.rules.context import Context
from lexloci.record.rules.shared import known, nearest, unique
from lexloci.record.timeline import BEGINNINGS, SHOWN, Effect, effect_of

NEEDS = {"case": "case", "bill": "bill", "agreement": "agreement", "contract": "agreement"}
FUTURE_OK = frozenset({"effective", "expired", "terminated", "superseded", "repealed", "unblocked", "lapses"})
NEVER_IN_FORCE = frozenset({"bill"})
REPORTS = 2
"""How many publishers must report a rule of which the text was not read."""
COPIED = re.compile(r" \(|, (?:as |on |in |copied|printed)")
"""What follows the name of a publisher whose page was read on another site."""
MAX_QUOTE_WORDS = 20
LEFT_BY_BAN = "permitted"
NOT_BEGUN, HOLDS, BLOCKED, ENDED = "not begun", "holds", "blocked", "ended"
ANSWERS = {Effect.LIFT: (BLOCKED, "lifts a block"), Effect.REVIVE: (ENDED, "sets an end aside")}
LEAVES = {
    Effect.BEGIN: HOLDS, Effect.ATTEST: HOLDS, Effect.SEEN: HOLDS, Effect.END: ENDED, Effect.SUSPEND: BLOCKED,
    Effect.LIFT: HOLDS, Effect.REVIVE: HOLDS,
}  # fmt: skip


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
    yield from _reaches(provision, context)
    if variable.subjects and provision.subject is None:
        yield Complaint(("subject",), f"{variable.id} needs a subject", "Name it, as the codebook says.")
    if provision.subject is not None and not variable.subjects:
        yield Complaint(("subject",), f"{variable.id} takes no subject", "Remove it.")
    if provision.position == "limited" and provision.conditions is None:
        yield Complaint(("conditions",), "a limited rule must say in which cases", "Add conditions.")
    if provision.quote and len(provision.quote.split()) > MAX_QUOTE_WORDS:
        yield Complaint(("quote",), f"is longer than {MAX_QUOTE_WORDS} words", "Shorten the quote.")
    yield from _rests(provision, entry)
    if provision.baseline and entry.jurisdiction != "ocd-division/country:us":
        yield Complaint(("baseline",), "only federal rules can be a baseline", "Remove it.")


def _rests(provision: Provision, entry: Instrument) -> Iterator[Complaint]:
    """A rule rests on its text, or on the reports of two publishers."""
    cited = [source for source in entry.sources if source.id in provision.sources]
    if cited and not any(source.primary for source in cited) and len(_reporting(cited)) < REPORTS:
        yield Complaint(
            ("sources",),
            f"rests on what {min(_reporting(cited), default=cited[0].publisher)} alone reports",
            "Cite the text or a second publisher; else note it in a search with the result 'unclear'.",
        )


def _reporting(cited: list[Source]) -> set[str]:
    """Who reports it, as far as each speaks for itself: a copy is its publisher's, on whatever site."""
    known = {source.id for source in cited}
    return {COPIED.split(source.publisher)[0] for source in cited if source.via not in known}


def _reaches(provision: Provision, context: Context) -> Iterator[Complaint]:
    yield from known(("reaches",), provision.reaches, context.variables, "variable")
    if provision.reaches and provision.variable != "local_limits":
        yield Complaint(("reaches",), "only local_limits can reach other variables", "Remove it.")
    for reached, name in enumerate(provision.reaches):
        if name in context.variables and LEFT_BY_BAN not in context.variables[name].positions:
            yield Complaint(
                ("reaches", reached),
                f"a ban on local limits cannot leave {name} {LEFT_BY_BAN!r}",
                "Code the rule as a provision on that variable.",
            )


def _timeline(entry: Instrument, context: Context) -> Iterator[Complaint]:
    dates = [event.date for event in entry.timeline]
    if not all(map(is_partial, dates)):
        return
    latest = ""
    for index, date in enumerate(dates):
        if last_day(date) < first_day(latest):
            yield Complaint(
                ("timeline", index, "date"),
                f"{date} stands after {latest}",
                "Put events in order of date.",
            )
        latest = max(latest, date, key=first_day)
    for index, event in enumerate(entry.timeline):
        if first_day(event.date) > context.today and event.event not in FUTURE_OK:
            yield Complaint(
                ("timeline", index, "date"),
                f"{event.event} on {event.date} lies in the future",
                "Only the start or end of force can.",
            )
    yield from _days_of_reading(entry)
    if entry.kind in NEVER_IN_FORCE:
        return
    yield from _answering(entry)
    for index, provision in enumerate(entry.provisions):
        if not any(_begins(event, provision.id) for event in entry.timeline):
            yield Complaint(
                ("provisions", index, "id"),
                f"provision {provision.id!r} never takes effect",
                "Add an effective event for it, attested if only a later day is known, "
                "or reviewed if a text without a day was read.",
            )


def _days_of_reading(entry: Instrument) -> Iterator[Complaint]:
    """The day on which a page was read is no day of law, unless a page that bears a date shows it."""
    sources = {source.id: source for source in entry.sources}
    for index, event in enumerate(entry.timeline):
        cited = [sources[ident] for ident in event.sources if ident in sources]
        begins, dates = effect_of(event.event), [source.published for source in cited]
        shown = event.date in dates if begins is Effect.ATTEST else any(dates)
        if begins in BEGINNINGS and not shown and any(source.read_on == event.date for source in cited):
            yield Complaint(
                ("timeline", index, "date"),
                f"{event.date} is only the day of reading",
                "Write the day that a source shows, or reviewed where none does.",
            )


def _answering(entry: Instrument) -> Iterator[Complaint]:
    """An event that lifts a block or sets an end aside needs one to answer to."""
    state = dict.fromkeys((provision.id for provision in entry.provisions), NOT_BEGUN)
    for index, event in enumerate(entry.timeline):
        effect = effect_of(event.event)
        touched = [ident for ident in (event.provisions or state) if ident in state]
        needed, does = ANSWERS.get(effect, (None, ""))
        if needed and touched and needed not in (state[ident] for ident in touched):
            yield Complaint(
                ("timeline", index, "event"),
                f"{event.event} {does}, and none is recorded before {event.date}",
                "Add the event it answers, or write ruling.",
            )
        if effect is Effect.SEEN:
            touched = [ident for ident in touched if state[ident] == NOT_BEGUN]
        if effect in BEGINNINGS:
            touched = [ident for ident in touched if state[ident] != BLOCKED]
        state |= {ident: LEAVES[effect] for ident in touched if effect in LEAVES}


def _begins(event: Event, provision: str) -> bool:
    touched = not event.provisions or provision in event.provisions
    return touched and effect_of(event.event) in SHOWN
