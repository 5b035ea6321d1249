"""Findings for one agency: has it an agreement, since when, or did it end?"""

from __future__ import annotations

from collections.abc import Iterable

from lexloci.core.errors import BadInput
from lexloci.law.agreements import AGREEMENT_VARIABLES, agreement_standing
from lexloci.law.finding import CONTROLS, AgreementStanding, Argued, Finding
from lexloci.law.reasons import Reason
from lexloci.law.view import View, Where
from lexloci.places.agencies import Agency
from lexloci.places.names import fold
from lexloci.record.compiled import Survey

GENERIC = frozenset(
    {
        "department",
        "office",
        "of",
        "the",
        "s",
        "county",
        "police",
        "sheriffs",
        "sheriff",
        "city",
        "dept",
    }
)
ACTIVE, ENDED, NONE = "active", "ended", "none"
ENJOINED = "enjoined"
OUTCOMES = {
    "active": (ACTIVE, "settled"), "blocked": (ACTIVE, ENJOINED), "open": (ACTIVE, "contested"),
    "disputed": (ACTIVE, "contested"), "ended": (ENDED, "settled"),
}  # fmt: skip
"""Position and status of an agency by how its agreement stands."""
ORDER = tuple(OUTCOMES)


def agency_finding(
    view: View, where: Where, variable: str, agency: str, on: str, known_on: str | None = None
) -> Finding:
    """Whether ``agency`` has an agreement (``agreement_287g``) or contract (``detention_contract``).

    :param known_on: answer as the record stood on this day.
    :raises BadInput: the variable is not about agreements.
    """
    kind = AGREEMENT_VARIABLES.get(variable)
    if kind is None:
        names = " and ".join(AGREEMENT_VARIABLES)
        raise BadInput(
            f"{variable} is not asked of one agency",
            remedy=f"Leave out the agency, or ask about {names}.",
        )
    homes = dict.fromkeys((*where.local, *where.around, *((where.state,) if where.state else ())))
    entries = [e for home in homes for e in view.agreements(kind, home) if same_agency(e.agency, agency)]
    states = [agreement_standing(entry, where, on, known_on) for entry in entries]
    begun = [state for state in states if state is not None]
    searches = [s for home in homes for s in view.surveys(variable, home) if _about(s, agency)]
    surveys = [s for s in searches if known_on is None or s.known_on <= known_on]
    if not entries and _listed_elsewhere(view, where, kind, agency):
        position, status, reasons = NONE, "not_surveyed", [Reason("agreement_elsewhere", {"agency": agency})]
        surveys = []
    else:
        position, status, reasons = _answer(begun, surveys, agency)
    blocked = status == ENJOINED
    name = entries[0].agency if entries else agency
    return Finding(
        place=where.place, variable=variable, on=on, position=position, status=status,
        argument=Argued(tuple(reasons)), agreements=tuple(begun), surveys=tuple(surveys),
        agency=Agency(
            {"en": name, "es": name}, "named", next(iter(homes), where.nation), known=bool(entries)
        ),
        surveyed_on=max((s.on for s in surveys), default=None), meanwhile=NONE if blocked else None,
    )  # fmt: skip


def _listed_elsewhere(view: View, where: Where, kind: str, agency: str) -> bool:
    """Whether a list names such an agency in the state, though none is known to belong here."""
    return where.state is not None and any(
        same_agency(name, agency) for name in view.listed(kind, where.state)
    )


def same_agency(one: str, other: str) -> bool:
    """Whether two spellings name one agency: equal when folded, or equal in what is not generic."""
    a, b = set(fold(one).split()), set(fold(other).split())
    if a == b:
        return True
    return _body(a) == _body(b) and bool(a & b) and (a - GENERIC) == (b - GENERIC) != set()


def _body(words: set[str]) -> str:
    if words & {"sheriff", "sheriffs"}:
        return "sheriff"
    return "police" if "police" in words else "other"


def _about(survey: Survey, agency: str) -> bool:
    if survey.agency is not None:
        return same_agency(survey.agency, agency)
    return survey.method == "list_read"


def _answer(
    begun: Iterable[AgreementStanding], surveys: list[Survey], agency: str
) -> tuple[str, str, list[Reason]]:
    told = sorted(begun, key=lambda state: ORDER.index(state.standing))
    reasons = [_told(state) for state in told]
    if told:
        return *OUTCOMES[told[0].standing], reasons
    if surveys:
        latest = max(survey.on for survey in surveys)
        return NONE, "no_rule_found", [Reason("agreement_none", {"agency": agency, "date": latest})]
    return NONE, "not_surveyed", [Reason("agreement_unknown", {"agency": agency})]


def _told(state: AgreementStanding) -> Reason:
    particulars: dict[str, str | dict[str, str]] = {
        "agency": state.entry.agency, "model": state.entry.model, "since": state.since,
        "until": state.until or "", "blocked": state.blocked_since or "", "open": state.open_since or "",
        "disputed": state.disputed_since or "",
    }  # fmt: skip
    return Reason(f"agreement_{state.standing}", particulars)


__all__ = ["ACTIVE", "CONTROLS", "ENDED", "NONE", "agency_finding", "same_agency"]
