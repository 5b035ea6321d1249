"""The grid of the record: for each place and topic what is settled, searched, old or coded once.

The states are always all there, whether or not the record has looked at them: an empty row is the most
useful one. Localities are those the record describes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, Literal

from msgspec import Struct

from lexloci.answers.citing import Way, ways
from lexloci.answers.engine import Engine
from lexloci.answers.words import LANGUAGES
from lexloci.core.dates import days_between
from lexloci.law.finding import Finding
from lexloci.law.reasons import render
from lexloci.places.model import STATE_KINDS, Jurisdiction
from lexloci.places.states import states
from lexloci.record.compiled import Words
from lexloci.record.model.codebook import Variable
from lexloci.record.model.coding import CodingRound
from lexloci.record.model.instrument import Instrument
from lexloci.record.model.place import JurisdictionFile

Sort = Literal["settled", "open", "no_rule_found", "old", "not_surveyed"]
SORTS: tuple[Sort, ...] = ("settled", "open", "no_rule_found", "old", "not_surveyed")
OPEN = ("conflict", "contested", "enjoined")
GROUPS = ("enforcement", "services", "designations")


class Cell(Struct, frozen=True):
    """One topic at one place.

    :ivar sort: the colour of the cell; ``old`` where the search is past its review interval.
    :ivar twice: a second coder has coded it without seeing the first coding.
    :ivar why: of a cell that is not surveyed, what those who looked without a clear result wrote.
    """

    variable: str
    position: str
    status: str
    surveyed_on: str | None
    sort: Sort
    twice: bool
    why: Words | None = None


class Line(Struct, frozen=True):
    """A place with its cells in the order of the grid's variables."""

    place: Jurisdiction
    cells: tuple[Cell, ...]

    @property
    def known(self) -> float:
        """The share of cells that rest on a rule or a search."""
        return sum(cell.status != "not_surveyed" for cell in self.cells) / len(self.cells)


class Grid(Struct, frozen=True):
    """Every place against every variable on one day.

    :ivar cited: provisions of the whole record by how near their nearest source is to the text.
    """

    on: str
    variables: tuple[Variable, ...]
    states: tuple[Line, ...]
    localities: tuple[Line, ...]
    cited: dict[Way, int]

    def counts(self, lines: tuple[Line, ...]) -> dict[str, int]:
        """How many cells of ``lines`` are of each sort, and how many were coded twice."""
        cells = [cell for line in lines for cell in line.cells]
        sorts = Counter(cell.sort for cell in cells)
        return {
            "cells": len(cells), **{sort: sorts[sort] for sort in SORTS},
            "coded_twice": sum(cell.twice for cell in cells),
        }  # fmt: skip

    def unsettled(self) -> list[tuple[Line, list[str], Words | None]]:
        """The states' cells that are not surveyed, those of one reason together: state, variables, reason."""
        out: list[tuple[Line, list[str], Words | None]] = []
        for line in self.states:
            reasons: dict[str, tuple[Line, list[str], Words | None]] = {}
            for cell in line.cells:
                if cell.sort == "not_surveyed":
                    key = cell.why["en"] if cell.why else ""
                    reasons.setdefault(key, (line, [], cell.why))[1].append(cell.variable)
            out += reasons.values()
        return out

    def to_dict(self) -> dict[str, Any]:
        """The grid as JSON: review intervals by variable, counts, and a row a place."""
        return {
            "on": self.on,
            "variables": [
                {"id": v.id, "group": v.group, "review_days": v.review_days} for v in self.variables
            ],
            "counts": {"states": self.counts(self.states), "localities": self.counts(self.localities)},
            "provisions": self.cited,
            "states": [_line(line) for line in self.states],
            "localities": [_line(line) for line in self.localities],
        }


def grid(engine: Engine, on: str) -> Grid:
    """The grid on the ISO day ``on``."""
    variables = tuple(v for v in engine.record.variables.values() if not v.subjects)
    twice = {(c.place, c.variable) for coded in engine.record.all(CodingRound) for c in coded.rows}
    tops = [engine.gazetteer.by_id(state.id) for state in states().values() if state.kind != "territory"]
    tops += [engine.gazetteer.by_id(states()["PR"].id)]
    tops.sort(key=lambda place: place.name)
    return Grid(
        on,
        variables,
        tuple(_row(engine, place, variables, on, twice) for place in tops),
        tuple(_row(engine, place, variables, on, twice) for place in _localities(engine)),
        ways(instrument for instrument in engine.record.all(Instrument) if instrument.kind != "bill"),
    )


def _localities(engine: Engine) -> Iterator[Jurisdiction]:
    places = [engine.gazetteer.by_id(file.id) for file in engine.record.all(JurisdictionFile)]
    return iter(
        sorted(
            (place for place in places if place.kind not in STATE_KINDS),
            key=lambda place: (place.state, place.is_county, place.name),
        )
    )


def _row(
    engine: Engine, place: Jurisdiction, variables: tuple[Variable, ...], on: str, twice: set[tuple[str, str]]
) -> Line:
    return Line(
        place,
        tuple(
            _cell(engine.law(place, variable.id, on), variable, on, (place.id, variable.id) in twice)
            for variable in variables
        ),
    )


def _cell(finding: Finding, variable: Variable, on: str, twice: bool) -> Cell:
    status = finding.status
    found = finding.surveyed_on
    old = found is not None and days_between(found, on) > variable.review_days
    sort: Sort = "open" if status in OPEN else status  # type: ignore[assignment]
    if old and sort not in ("not_surveyed", "open"):
        sort = "old"
    why = None if status != "not_surveyed" else open_search(finding)
    return Cell(variable.id, finding.position, status, found, sort, twice, why)


def open_search(finding: Finding) -> Words | None:
    """What was written of a search without a clear result, or of a rule first seen on a later day.

    None where nobody has looked, or nothing was written.
    """
    unclear = (survey.note for survey in finding.surveys if survey.result == "unclear")
    later = (
        {lang: render(reason, lang) for lang in LANGUAGES}
        for reason in finding.reasons
        if reason.code in ("attested_later", "seen_later")
    )
    return next((note for note in (*unclear, *later) if note), None)


def _line(line: Line) -> dict[str, Any]:
    return {
        "place": line.place.id,
        "name": line.place.label(),
        "known": round(line.known, 3),
        "cells": {
            cell.variable: {
                "position": cell.position, "status": cell.status, "surveyed_on": cell.surveyed_on,
                "sort": cell.sort, "coded_twice": cell.twice,
                **({"why": cell.why} if cell.why else {}),
            }
            for cell in line.cells
        },
    }  # fmt: skip


def to_html(found: Grid) -> str:
    """The grid as one HTML page without scripts or outside resources."""
    from lexloci.answers.render import environment

    return environment().get_template("coverage.html").render(
        grid=found, sorts=SORTS, groups=GROUPS,
        parts=(("States", found.states), ("Counties and cities", found.localities)),
    )  # fmt: skip
