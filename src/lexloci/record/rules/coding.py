"""Rules for the files that test the record: second codings and samples."""

from __future__ import annotations

from collections.abc import Iterator

from lexloci.record.model.coding import CodingRound, SpotCheck
from lexloci.record.problems import Complaint
from lexloci.record.rules.context import Context
from lexloci.record.rules.shared import known, nearest

NO_POSITION = ("none_found", "unclear", "not_surveyed")


def check_round(entry: CodingRound, context: Context) -> Iterator[Complaint]:
    """Codes of a cell are positions of its variable, or say that none was found."""
    for index, cell in enumerate(entry.rows):
        yield from known(("rows", index, "variable"), [cell.variable], context.variables, "variable")
        variable = context.variables.get(cell.variable)
        positions = context.scales.get(variable.scale, ()) if variable else ()
        for field in ("first", "second", "settled"):
            code = getattr(cell, field)
            if positions and code not in (*positions, *NO_POSITION):
                yield Complaint(
                    ("rows", index, field),
                    f"{code!r} is no code of {cell.variable}",
                    f"Use one of: {', '.join((*positions, *NO_POSITION))}.",
                )


def check_sample(entry: SpotCheck, context: Context) -> Iterator[Complaint]:
    """A cell names a rule of the record; what was wrong is told, and of a draw what was unread."""
    plain = {"right"} if entry.seed is not None else {"right", "unread"}
    for index, cell in enumerate(entry.rows):
        yield from known(("rows", index, "variable"), [cell.variable], context.variables, "variable")
        instrument = cell.rule.partition("#")[0]
        if instrument not in context.instruments:
            yield Complaint(
                ("rows", index, "rule"),
                f"rule {cell.rule!r} is of no instrument of the record",
                nearest(instrument, context.instruments),
            )
        if not {cell.says, cell.since, cell.pinpoint} <= plain and cell.note is None:
            yield Complaint(
                ("rows", index),
                "has a verdict other than right and no note",
                "Say in note what the source shows, and how the record was mended.",
            )
