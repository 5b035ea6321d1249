"""Rules for the files every jurisdiction has once: agencies, officeholders, surveys, worked cases."""

from __future__ import annotations

from collections.abc import Iterator

from lexloci.core.dates import first_day, last_day
from lexloci.record.model.place import JurisdictionFile, Officeholder
from lexloci.record.model.survey import SurveyFile, WorkedFile
from lexloci.record.problems import Complaint
from lexloci.record.rules.context import Context
from lexloci.record.rules.shared import known, nearest, unique

STATUSES = ("settled", "conflict", "contested", "enjoined", "no_rule_found", "not_surveyed")


def check_surveys(entry: SurveyFile, context: Context) -> Iterator[Complaint]:
    """A survey names variables of the codebook."""
    for index, row in enumerate(entry.surveys):
        yield from known(("surveys", index, "variables"), row.variables, context.variables, "variable")
        if row.on > context.today:
            yield Complaint(
                ("surveys", index, "date"),
                f"{row.on} lies in the future",
                "Write the day of the search.",
            )


def check_worked(entry: WorkedFile, context: Context) -> Iterator[Complaint]:
    """A worked case expects a position its variable can take."""
    for index, case in enumerate(entry.cases):
        key = ("cases", index)
        variable = context.variables.get(case.variable)
        if variable is None:
            yield Complaint(
                (*key, "variable"),
                f"variable {case.variable!r} is not known",
                nearest(case.variable, context.variables),
            )
            continue
        scale = context.scales.get("agreement" if case.agency else variable.scale, ())
        if case.expect.position not in scale:
            yield Complaint(
                (*key, "expect", "position"),
                f"{case.expect.position!r} is not a position of {variable.id}",
                f"Use one of: {', '.join(scale)}.",
            )
        if case.expect.status not in STATUSES:
            yield Complaint(
                (*key, "expect", "status"),
                f"{case.expect.status!r} is not a status",
                f"Use one of: {', '.join(STATUSES)}.",
            )
        if case.expect.controls and case.expect.controls not in context.instruments:
            yield Complaint(
                (*key, "expect", "controls"),
                f"instrument {case.expect.controls!r} is not known",
                nearest(case.expect.controls, context.instruments),
            )


def check_jurisdiction(entry: JurisdictionFile, context: Context) -> Iterator[Complaint]:
    """Agencies have sources of this file; those named as responsible exist somewhere."""
    yield from unique(("agencies",), (agency.id for agency in entry.agencies), "agency")
    sources = [source.id for source in entry.sources]
    for index, agency in enumerate(entry.agencies):
        yield from known(("agencies", index, "sources"), agency.sources, sources, "source")
    yield from _officeholders(entry, sources, context)
    for field in ("policed_by", "jailed_by", "prosecuted_by"):
        name = getattr(entry, field)
        if name is not None and name not in context.agencies:
            yield Complaint((field,), f"agency {name!r} is not known", nearest(name, context.agencies))


def _officeholders(entry: JurisdictionFile, sources: list[str], context: Context) -> Iterator[Complaint]:
    """Terms have sources of this file and go forward; two people never hold one office on the same days."""
    before: dict[str, Officeholder] = {}
    for index, holder in enumerate(entry.officeholders):
        key = ("officeholders", index)
        yield from known((*key, "sources"), holder.sources, sources, "source")
        end = last_day(holder.ended) if holder.ended else context.today
        if first_day(holder.began) > min(end, context.today):
            yield Complaint(
                (*key, "began"),
                f"{holder.name} begins on {holder.began}, after the end or today",
                "Write the day on which the term began, and `ended` after it.",
            )
        last = before.get(holder.office)
        if last is not None and (last.ended is None or last_day(holder.began) < first_day(last.ended)):
            yield Complaint(
                (*key, "began"),
                f"{holder.name} begins before the time of {last.name} ends",
                "List each office's holders oldest first, each until the next.",
            )
        before[holder.office] = holder
