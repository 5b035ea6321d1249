"""The grid: every state is there, every cell says how it is known, and the page is whole."""

from __future__ import annotations

import json

from test_guide import Page

from lexloci.answers.coverage import SORTS, Grid, grid, to_html
from lexloci.answers.engine import Engine


def test_every_state_the_district_and_puerto_rico_have_a_row(whole: Grid) -> None:
    assert len(whole.states) == 52
    assert {line.place.state for line in whole.states} >= {"MO", "DC", "PR", "AK"}
    assert all(len(line.cells) == len(whole.variables) for line in (*whole.states, *whole.localities))


def test_the_counts_add_up(whole: Grid) -> None:
    for lines in (whole.states, whole.localities):
        counts = whole.counts(lines)
        assert sum(counts[sort] for sort in SORTS) == counts["cells"] == len(lines) * len(whole.variables)


def test_a_cell_is_what_the_law_engine_finds(engine: Engine, whole: Grid) -> None:
    line = next(line for line in whole.states if line.place.state == "IL")
    for cell in line.cells:
        finding = engine.law(line.place, cell.variable, "2026-11-28")
        assert (cell.position, cell.status) == (finding.position, finding.status)
    assert next(cell for cell in line.cells if cell.variable == "detainer_hold").twice


def test_a_search_past_its_interval_is_old(engine: Engine) -> None:
    later = grid(engine, "2031-01-01")
    assert later.counts(later.states)["old"] > 0
    assert later.counts(later.states)["no_rule_found"] == 0


def test_the_grid_as_json_and_as_a_page(whole: Grid) -> None:
    shape = json.loads(json.dumps(whole.to_dict()))
    assert shape["states"][0]["cells"]["k12"]["sort"] == "settled"
    assert {v["id"]: v["review_days"] for v in shape["variables"]}["detainer_hold"] == 180
    page = Page()
    text = to_html(whole)
    page.feed(text)
    assert "<script" not in text
    assert "http" not in text.replace("http-equiv", "")
    assert text.count("<tr>") == 2 + len(whole.states) + len(whole.localities)
