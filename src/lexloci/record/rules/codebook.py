"""Rules for the codebook: complete scales, a wording for every term."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from lexloci.record.model.codebook import Codebook, Variable
from lexloci.record.model.instrument import Binds, EventKind, InstrumentKind
from lexloci.record.problems import Complaint, Key
from lexloci.record.rules.context import Context
from lexloci.record.rules.local import STATUSES

ROLES = ("controls", "displaced", "in_conflict", "informs")


def check_variable(entry: Variable, context: Context) -> Iterator[Complaint]:
    """A variable words every position of its scale, and its baseline is one of them."""
    scale = context.scales.get(entry.scale)
    if scale is None:
        yield Complaint(("scale",), f"scale {entry.scale!r} is not known", "Define it in codebook.yaml.")
        return
    yield from _same(("positions",), entry.positions, scale, "position")
    if entry.baseline not in scale:
        yield Complaint(
            ("baseline",),
            f"{entry.baseline!r} is not in scale {entry.scale}",
            "Use a position of it.",
        )


def check_codebook(entry: Codebook, context: Context) -> Iterator[Complaint]:
    """Every term that can reach a reader has a wording; every actor is used and reachable."""
    terms = {position for scale in entry.scales for position in scale.positions}
    yield from _same(("positions",), [w.id for w in entry.positions], terms, "position")
    yield from _same(("statuses",), [w.id for w in entry.statuses], STATUSES, "status")
    yield from _same(("events",), [w.id for w in entry.events], get_args(EventKind), "event")
    yield from _same(("kinds",), [w.id for w in entry.kinds], get_args(InstrumentKind), "kind")
    yield from _same(("roles",), [w.id for w in entry.roles], ROLES, "role")
    actors = {actor.id for actor in entry.actors}
    for variable in context.variables.values():
        if variable.actor not in actors:
            yield Complaint(("actors",), f"no actor {variable.actor!r} for {variable.id}", "Define it.")
    for index, actor in enumerate(entry.actors):
        for term in actor.bound_by:
            if term not in get_args(Binds):
                yield Complaint(
                    ("actors", index, "bound_by"),
                    f"{term!r} is not a binds term",
                    "Use one of the model's.",
                )
    numbers = [question.number for question in entry.questions]
    if numbers != list(range(1, 21)):
        yield Complaint(("questions",), "are not numbered 1 to 20 in order", "Renumber them.")


def _same(key: Key, given: object, wanted: object, what: str) -> Iterator[Complaint]:
    have, need = set(given), set(wanted)  # type: ignore[call-overload]
    for term in sorted(need - have):
        yield Complaint(key, f"lacks the {what} {term!r}", "Add its wording.")
    for term in sorted(have - need):
        yield Complaint(key, f"has an unknown {what} {term!r}", "Remove it.")
