"""The grid: every state is there, every cell says how it is known, and the page is whole."""

from __future__ import annotations

import json

import pytest
from test_guide import Page

from lexloci.answers.coverage import SORTS, Grid, grid, to_html
from lexloci.answers.engine import Engine


@pytest.fixture(scope="module")
def found(engine: Engine) -> Grid:
    return grid(engine, "2026-11-28")


def test_every_state_the_district_and_puerto_rico_have_a_row(found: Grid) -> None:
    assert len(found.states) == 52
    assert {line.place.state for line in found.states} >= {"MO", "DC", "PR", "AK"}
    assert all(len(line.cells) == len(found.variables) for line in (*found.states, *found.localities))


def test_the_counts_add_up(found: Grid) -> None:
    for lines in (found.states, found.localities):
        counts = found.counts(lines)
        assert sum(counts[sort] for sort in SORTS) == counts["cells"] == len(lines) * len(found.variables)


def test_a_cell_is_what_the_law_engine_finds(engine: Engine, found: Grid) -> None:
    line = next(line for line in found.states if line.place.state == "IL")
    for cell in line.cells:
        finding = engine.law(line.place, cell.variable, "2026-11-28")
        assert (cell.position, cell.status) == (finding.position, finding.status)
    assert next(cell for cell in line.cells if cell.variable == "detainer_hold").twice


def test_a_search_past_its_interval_is_old(engine: Engine) -> None:
    later = grid(engine, "2031-01-01")
    assert later.counts(later.states)["old"] > 0
    assert later.counts(later.states)["no_rule_found"] == 0


def test_the_grid_as_json_and_as_a_page(found: Grid) -> None:
    shape = json.loads(json.dumps(found.to_dict()))
    assert shape["states"][0]["cells"]["k12"]["sort"] == "settled"
    assert {v["id"]: v["review_days"] for v in shape["variables"]}["detainer_hold"] == 180
    page = Page()
    text = to_html(found)
    page.feed(text)
    assert "<script" not in text
    assert "http" not in text.replace("http-equiv", "")
    assert text.count("<tr>") == 2 + len(found.states) + len(found.localities)
