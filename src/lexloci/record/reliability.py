"""How often two coders who saw nothing of each other agreed, and by how much more than chance.

Cohen's kappa (Cohen 1960): (observed - expected) / (1 - expected), where the expected agreement comes
from how often each coder used each category. The categories of a cell are the positions of its variable,
and one for "no rule stated", however a coder came to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from lexloci.record.model.coding import CodedCell, CodingRound

NONE = "none"
STATES, LOCALITIES = "states", "localities"
NO_RULE = frozenset({"none_found", "unclear", "not_surveyed"})
"""Codes that state no rule: they count as one."""


class Agreement(Struct, frozen=True):
    """Agreement over some cells.

    :ivar kappa: None where chance alone would agree on all of them, so that it is not defined.
    """

    name: str
    cells: int
    agree: int
    expected: float
    kappa: float | None

    @property
    def observed(self) -> float:
        """The share of cells on which both agree."""
        return self.agree / self.cells

    def to_dict(self) -> dict[str, Any]:
        """The row as JSON prints it; shares and kappa with three decimals."""
        return {
            "name": self.name,
            "cells": self.cells,
            "agree": self.agree,
            "observed": round(self.observed, 3),
            "expected": round(self.expected, 3),
            "kappa": None if self.kappa is None else round(self.kappa, 3),
        }


class Reliability(Struct, frozen=True):
    """All measures over one or more rounds of second coding."""

    overall: Agreement
    rule_or_none: Agreement
    position: Agreement | None
    variables: tuple[Agreement, ...]
    disagreements: tuple[CodedCell, ...]

    @property
    def rows(self) -> tuple[Agreement, ...]:
        """The measures worth telling, widest first: where each cell states a rule, the first says it all."""
        stated = self.position is not None and self.position.cells == self.overall.cells
        apart = () if stated else (self.rule_or_none, self.position)
        return tuple(row for row in (self.overall, *apart, *self.variables) if row)

    def to_dict(self) -> dict[str, Any]:
        """The shape of ``lexloci record agreement --json``."""
        return {
            "overall": self.overall.to_dict(),
            "rule_or_none": self.rule_or_none.to_dict(),
            "position": self.position.to_dict() if self.position else None,
            "variables": [row.to_dict() for row in self.variables],
            "disagreements": [
                {
                    "place": c.place, "variable": c.variable, "first": c.first, "second": c.second,
                    "settled": c.settled, "note": c.note,
                }
                for c in self.disagreements
            ],
        }  # fmt: skip


def reliability(rounds: Iterable[CodingRound]) -> Reliability | None:
    """Measure every cell of ``rounds``; None when there is none."""
    cells = [cell for one in sorted(rounds, key=lambda r: (r.on, r.id)) for cell in one.rows]
    if not cells:
        return None
    both = [cell for cell in cells if not NO_RULE & {cell.first, cell.second}]
    names = sorted({cell.variable for cell in cells})
    return Reliability(
        _measure("all cells", cells, _category),
        _measure("rule or none", cells, lambda code: str(code in NO_RULE)),
        _measure("position, where both found a rule", both, _category) if both else None,
        tuple(_measure(name, [c for c in cells if c.variable == name], _category) for name in names),
        tuple(cell for cell in cells if _category(cell.first) != _category(cell.second)),
    )


def levels(rounds: Iterable[CodingRound]) -> dict[str, Reliability]:
    """States, and cities and counties, measured apart: their cells were drawn in different ways."""
    parts: dict[str, list[CodingRound]] = {STATES: [], LOCALITIES: []}
    for one in rounds:
        for name, local in ((STATES, False), (LOCALITIES, True)):
            rows = [cell for cell in one.rows if _is_local(cell.place) is local]
            if rows:
                parts[name].append(replace(one, rows=rows))
    measured = ((name, reliability(part)) for name, part in parts.items())
    return {name: found for name, found in measured if found is not None}


def _is_local(place: str) -> bool:
    """Below a state: ``ocd-division/country:us/state:il/place:chicago``."""
    return place.count("/") > 2


def _category(code: str) -> str:
    return NONE if code in NO_RULE else code


def _measure(name: str, cells: Sequence[CodedCell], category: Callable[[str], str]) -> Agreement:
    pairs = [(category(cell.first), category(cell.second)) for cell in cells]
    agree = sum(first == second for first, second in pairs)
    one, other = Counter(first for first, _ in pairs), Counter(second for _, second in pairs)
    total = len(pairs)
    expected = sum(one[code] * other[code] for code in one) / total**2
    kappa = None if expected == 1 else (agree / total - expected) / (1 - expected)
    return Agreement(name, total, agree, expected, kappa)
