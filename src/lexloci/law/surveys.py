"""What was looked for: the difference between "no rule found" and "nobody looked"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from lexloci.core.dates import days_between
from lexloci.law.agreements import AGREEMENT_VARIABLES
from lexloci.law.reasons import Reason
from lexloci.law.view import View, Where
from lexloci.places.states import states
from lexloci.record.compiled import Survey
from lexloci.record.model.codebook import Variable

REACH_BACK = 30 * 365
"""How many days before its own a search speaks for: it looks for a rule and its recent history."""
MANY = 4_000
"""Reasons that are kept."""


class Searched(Struct, frozen=True, gc=False):
    """The searches that bear on a Finding.

    :ivar complete: every government that could have made the rule was searched, with a result.
    :ivar on: the oldest of those searches' days, the age of the whole.
    :ivar steps: of the argument, each with which of the governments it is about.
    :ivar itself: they are about the place itself, which somebody looked for on a list of the nation.
    """

    complete: bool
    on: str | None
    surveys: tuple[Survey, ...]
    steps: tuple[tuple[int, Reason], ...]
    itself: bool


def searched(
    view: View, where: Where, variable: Variable, on: str, ruled: bool, known_on: str | None = None
) -> Searched:
    """Collect the searches for ``variable`` over the governments that could rule on it.

    :param ruled: a rule was found; then missing local searches are told, but decide nothing.
    :param known_on: leave out searches made after this day.
    """
    itself = _looked_up(view, where, variable)
    needed = _needed(where, variable, itself=itself)
    complete, days, used = True, [], []
    reasons: list[tuple[int, Reason]] = []
    for which, (ident, _) in enumerate(needed):
        rows = view.surveys(variable.id, ident)
        if variable.id in AGREEMENT_VARIABLES:
            rows = [row for row in rows if _about_rules(row)]
        if known_on is not None:
            rows = [row for row in rows if row.known_on <= known_on]
        latest = rows[0] if len(rows) == 1 else _latest(rows)
        if latest is None:
            complete = False
            reasons.append((which, _reason("not_surveyed")))
            continue
        used.append(latest)
        days.append(latest.on)
        unclear = latest.result == "unclear"
        complete = complete and not unclear
        reasons.append((which, _reason("unclear" if unclear else "surveyed", "date", latest.on)))
        if days_between(on, latest.on) > REACH_BACK:
            complete = False
            reasons.append((which, _reason("too_early", "date", on)))
        if days_between(latest.on, on) > variable.review_days:
            reasons.append((which, _reason("old_survey", "days", str(variable.review_days))))
    oldest = min(days) if days and (complete or ruled) else None
    return Searched(complete and bool(needed), oldest, tuple(used), tuple(reasons), itself)


@lru_cache(MANY)
def _reason(code: str, name: str = "", value: str = "") -> Reason:
    """A reason with at most one particular: many searches were made on one day."""
    return Reason(code, {name: value} if name else {})


def told(where: Where, variable: Variable, found: Searched) -> list[Reason]:
    """The steps of the argument about searches, with the names of the governments over a place."""
    names = [name for _, name in _needed(where, variable, itself=found.itself)]
    return [Reason(step.code, {**step.particulars, "place": names[which]}) for which, step in found.steps]


def _about_rules(row: Survey) -> bool:
    """Whether a search looked for rules: a list of agreements tells who has one, and of no rule."""
    return row.method != "list_read" and row.agency is None


def _looked_up(view: View, where: Where, variable: Variable) -> bool:
    """Whether somebody looked for the place itself on a list of the nation.

    Such a search speaks for that one place and for none inside it.
    """
    return variable.group == "designations" and bool(view.surveys(variable.id, where.place.id))


def _needed(where: Where, variable: Variable, *, itself: bool) -> list[tuple[str, dict[str, str]]]:
    """The governments that are to be searched, or the place itself: ``(id, name)``."""
    place = where.place
    return [(place.id, {"en": place.name, "es": place.name})] if itself else _makers(where, variable)


def _makers(where: Where, variable: Variable) -> list[tuple[str, dict[str, str]]]:
    """The governments that could have ruled: ``(id, name)``, most local first."""
    out = []
    if "local" in variable.levels and where.local:
        agency = where.agency
        own = agency is None or agency.jurisdiction == where.acting.id
        name = where.acting.name if own else _county(where, where.local[0])
        out.append((where.local[0], {"en": name, "es": name}))
    if "state" in variable.levels and where.state:
        state = states()[where.acting.state]
        out.append((where.state, {"en": state.en, "es": state.es}))
    if variable.levels == ["nation"]:
        out.append((where.nation, {"en": "the United States", "es": "Estados Unidos"}))
    return out


def _county(where: Where, ident: str) -> str:
    """The name of a county of the acting government."""
    return {ref.id: ref.name for ref in where.acting.counties}.get(ident, ident)


def _latest(rows: Sequence[Survey]) -> Survey | None:
    return max(rows, key=lambda row: (row.on, row.result != "unclear", row.result, row.sources), default=None)
