"""Agreements and contracts at a place: which there are, and how each stands on a day."""

from __future__ import annotations

from lexloci.law.finding import AgreementStanding
from lexloci.law.timeline import standing
from lexloci.law.view import View, Where
from lexloci.record.compiled import AgreementEntry

AGREEMENT_VARIABLES = {"agreement_287g": "agreement", "detention_contract": "contract"}
"""Variables of which an agency can be asked whether it has one, and the kind of document."""


def agreements_at(view: View, where: Where, variable: str) -> list[AgreementEntry]:
    """Every agreement or contract that a Finding on ``variable`` may list, begun or not."""
    kind = AGREEMENT_VARIABLES.get(variable)
    if kind is None:
        return []
    homes = (*where.local, *where.around) or ((where.state,) if where.state else ())
    return [
        entry
        for home in homes
        for entry in sorted(view.agreements(kind, home), key=lambda deal: deal.instrument)
    ]


def agreement_standing(
    entry: AgreementEntry, where: Where, on: str, known_on: str | None = None
) -> AgreementStanding | None:
    """How an agreement stands on the day (as the record stood on ``known_on``); None before it began."""
    held = standing(entry.steps, where.ids, on, known_on)
    if held.since is None:
        return None
    active = held.in_force and not held.suspended and not held.unsettled
    return AgreementStanding(
        entry, active, held.since, held.until, held.suspended_since, held.lapsed_since, held.disputed_since
    )
