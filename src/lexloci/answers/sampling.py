"""Cells drawn by chance, with what a sceptical reader needs to hold each against its source."""

from __future__ import annotations

from random import Random
from typing import Any

from msgspec import Struct

from lexloci.answers.coverage import OPEN, Grid
from lexloci.answers.engine import Engine
from lexloci.law.finding import CONTROLS, Cited, Finding

STATED = ("settled", *OPEN)


class Drawn(Struct, frozen=True):
    """A cell of the sample and the rule that controls it."""

    finding: Finding
    cited: Cited

    def to_dict(self, lang: str = "en") -> dict[str, Any]:
        """The cell as JSON prints it: where, what, and the rule with its sources."""
        return {
            "place": self.finding.place.id, "name": self.finding.place.label(),
            "variable": self.finding.variable, "position": self.finding.position,
            "status": self.finding.status, "rule": self.cited.rule.id, **self.cited.to_dict(lang),
        }  # fmt: skip


class Sample(Struct, frozen=True):
    """What was drawn, and from how many cells."""

    seed: int
    frame: int
    cells: tuple[Drawn, ...]

    def to_dict(self, lang: str = "en") -> dict[str, Any]:
        """The sample as JSON prints it."""
        return {
            "seed": self.seed, "frame": self.frame, "cells": [cell.to_dict(lang) for cell in self.cells],
        }  # fmt: skip


def draw(engine: Engine, grid: Grid, seed: int, count: int) -> Sample:
    """Draw ``count`` cells that state a rule, each of another rule, in an order that ``seed`` fixes.

    One federal or state rule answers for hundreds of cells; without the condition a sample would read
    the same few texts.
    """
    frame = sorted(
        (line.place.id, cell.variable)
        for line in (*grid.states, *grid.localities) for cell in line.cells if cell.status in STATED
    )  # fmt: skip
    order = Random(seed).sample(frame, len(frame))
    drawn: dict[str, Drawn] = {}
    for place, variable in order:
        if len(drawn) == count:
            break
        finding = engine.law(engine.gazetteer.by_id(place), variable, grid.on)
        top = next((c for c in finding.rules if c.role == CONTROLS and c.rule.variable == variable), None)
        if top is not None and top.rule.id not in drawn:
            drawn[top.rule.id] = Drawn(finding, top)
    return Sample(seed, len(frame), tuple(drawn.values()))
