"""The grid: every state is there, every cell says how it is known, and the page is whole."""

from __future__ import annotations

import json

import pytest
from markupsafe import escape
from test_guide import Page

from lexloci.answers.citing import ways
from lexloci.answers.coverage import SORTS, Grid, grid, to_html
from lexloci.answers.engine import Engine
from lexloci.record.model.common import Source, Text
from lexloci.record.model.instrument import Instrument, Provision


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


def test_each_provision_counts_once_by_its_nearest_source(whole: Grid) -> None:
    assert sum(whole.cited.values()) > 2000
    assert whole.to_dict()["provisions"] == whole.cited
    assert 1 - whole.cited["report_only"] / sum(whole.cited.values()) > 0.8


@pytest.mark.parametrize(
    ("cited", "way"),
    [
        (["home"], "own_address"),
        (["copied"], "copy"),
        (["seen-in-copy"], "copy"),
        (["told"], "through_report"),
        (["news"], "report_only"),
        (["news", "told", "seen-in-copy", "home"], "own_address"),
        (["news", "told"], "through_report"),
    ],
)
def test_the_nearest_source_says_how_the_text_is_cited(cited: list[str], way: str) -> None:
    def source(ident: str, *, primary: bool = True, mirror: bool = False, via: str | None = None) -> Source:
        return Source(
            id=ident, url=f"https://example.org/{ident}", title=ident, publisher="P", primary=primary,
            read_on="2026-11-28", mirror=mirror, via=via,
        )  # fmt: skip

    sources = (
        source("home"), source("copied", mirror=True), source("news", primary=False),
        source("seen-in-copy", via="copied"), source("told", via="news"),
    )  # fmt: skip
    text = Text(en="A rule.", es="Una regla.")
    provision = Provision(
        id="p",
        variable="detainer_hold",
        position="limited",
        binds=["jails"],
        summary=text,
        pinpoint="1",
        sources=cited,
    )
    instrument = Instrument(
        id="mo-x", kind="ordinance", jurisdiction="ocd-division/country:us/state:mo", title=text,
        citation="X", summary=text, sources=list(sources), timeline=[], provisions=[provision], topics=[],
    )  # fmt: skip
    assert [name for name, count in ways([instrument]).items() if count] == [way]


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


def test_each_unsurveyed_cell_of_a_state_is_listed_with_its_reason(engine: Engine) -> None:
    whole = grid(engine, "2026-11-30")
    page, listed = to_html(whole), [(line.place.id, c) for line, cells, _ in whole.unsettled() for c in cells]
    assert len(listed) == len(set(listed)) == whole.counts(whole.states)["not_surveyed"]
    assert len(listed) <= 0.03 * whole.counts(whole.states)["cells"]
    for _, _, why in whole.unsettled():
        assert why is not None
        assert why["es"]
        assert str(escape(why["en"])) in page


def test_a_rule_first_seen_later_is_the_reason_of_a_day_before_it(engine: Engine) -> None:
    before = grid(engine, "2015-01-01").unsettled()
    assert any(why is not None and "so what held on this day" in why["en"] for *_, why in before)
