"""Samples: drawn by chance, repeatable by their seed, of rules that can be read."""

from __future__ import annotations

import pytest

from lexloci.answers.coverage import Grid
from lexloci.answers.engine import Engine
from lexloci.answers.sampling import STATED, draw
from lexloci.law.finding import CONTROLS
from lexloci.surfaces.cli import main

ON = "2026-11-22"


def test_a_seed_gives_the_same_cells_and_another_seed_others(engine: Engine, whole: Grid) -> None:
    assert draw(engine, whole, 1, 8) == draw(engine, whole, 1, 8)
    assert draw(engine, whole, 1, 8).cells != draw(engine, whole, 2, 8).cells


def test_a_larger_sample_begins_with_the_smaller(engine: Engine, whole: Grid) -> None:
    assert draw(engine, whole, 3, 9).cells[:4] == draw(engine, whole, 3, 4).cells


def test_every_cell_states_a_rule_with_a_source_and_none_twice(engine: Engine, whole: Grid) -> None:
    found = draw(engine, whole, 5, 30)
    assert len({cell.cited.rule.id for cell in found.cells}) == len(found.cells) == 30
    for cell in found.cells:
        assert cell.finding.status in STATED
        assert cell.cited.role == CONTROLS
        assert cell.cited.rule.cites
        assert cell.cited.rule.variable == cell.finding.variable


def test_the_frame_is_every_cell_that_states_a_rule(engine: Engine, whole: Grid) -> None:
    counts = [whole.counts(lines) for lines in (whole.states, whole.localities)]
    stated = sum(line["cells"] - line["no_rule_found"] - line["not_surveyed"] for line in counts)
    assert draw(engine, whole, 1, 1).frame >= stated - sum(line["old"] for line in counts)


def test_the_command_prints_the_place_in_the_text_and_the_sources(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["record", "sample", "--seed", "4", "--count", "2", "--on", ON]) == 0
    told = capsys.readouterr().out
    assert told.startswith("2 of ")
    assert " ".join(told.split()).count(", since ") >= 2
    assert told.count("http") >= 2


def test_no_cells_are_no_sample(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["record", "sample", "--count", "0"]) == 2
    assert "--count must be at least 1" in capsys.readouterr().err
