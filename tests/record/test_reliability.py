"""Agreement of two codings: Cohen's kappa, against worked examples and its own laws."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexloci.record.model.coding import CodedCell, CodingRound
from lexloci.record.reliability import levels, reliability

MISSOURI = "ocd-division/country:us/state:mo"
CLAYTON = f"{MISSOURI}/place:clayton"
codes = st.sampled_from(["required", "permitted", "prohibited", "none_found", "unclear"])


def round_of(*pairs: tuple[str, str], variable: str = "detainer_hold") -> CodingRound:
    rows = [CodedCell(place=MISSOURI, variable=variable, first=a, second=b, settled=a) for a, b in pairs]
    return CodingRound(id="one", on="2026-11-22", rows=rows)


def test_the_textbook_case() -> None:
    """50 cells, 20 + 15 agree, margins 25/25 and 30/20: kappa 0.4 (Cohen's own kind of table)."""
    pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    found = reliability([round_of(*pairs)])
    assert found is not None
    assert (found.overall.cells, found.overall.agree) == (50, 35)
    assert found.overall.expected == pytest.approx(0.5)
    assert found.overall.kappa == pytest.approx(0.4)


def test_whether_there_is_a_rule_and_which_are_measured_apart() -> None:
    same, unlike = ("required", "required"), ("required", "permitted")
    found = reliability([round_of(unlike, same, ("none_found", "unclear"), ("limited", "none_found"))])
    assert found is not None
    assert (found.overall.agree, found.rule_or_none.agree) == (2, 3)
    assert found.position is not None
    assert (found.position.cells, found.position.agree) == (2, 1)
    assert [cell.second for cell in found.disagreements] == ["permitted", "none_found"]


def test_each_variable_has_its_row_and_rounds_add_up() -> None:
    found = reliability([round_of(("a", "a")), round_of(("a", "b"), variable="k12")])
    assert found is not None
    rows = [(row.name, row.cells, row.agree) for row in found.variables]
    assert rows == [("detainer_hold", 1, 1), ("k12", 1, 0)]
    assert found.overall.cells == 2


def test_states_and_localities_are_measured_apart() -> None:
    clayton = [CodedCell(place=CLAYTON, variable="k12", first="a", second="b", settled="b")]
    mixed = CodingRound(
        id="two", on="2026-11-29", rows=[*round_of(("a", "a"), ("b", "none_found")).rows, *clayton]
    )
    found = levels([mixed, round_of(("none_found", "a"))])
    assert {name: part.overall.cells for name, part in found.items()} == {"states": 3, "localities": 1}
    assert [cell.place for cell in found["localities"].disagreements] == [CLAYTON]
    assert [row.name for row in found["states"].rows][1] == "rule or none"
    assert [row.name for row in found["localities"].rows] == ["all cells", "k12"], "all state a rule"
    assert levels([round_of(("a", "a"))]).keys() == {"states"}
    assert levels([]) == {}


def test_where_chance_alone_agrees_there_is_no_kappa() -> None:
    found = reliability([round_of(("none_found", "none_found"), ("none_found", "none_found"))])
    assert found is not None
    assert (found.overall.kappa, found.position) == (None, None)
    assert found.to_dict()["overall"]["kappa"] is None


def test_without_a_second_coding_there_is_nothing_to_say() -> None:
    assert reliability([]) is None


@given(st.lists(st.tuples(codes, codes), min_size=1, max_size=30))
def test_kappa_is_at_most_one_and_one_only_for_full_agreement(pairs: list[tuple[str, str]]) -> None:
    found = reliability([round_of(*pairs)])
    assert found is not None
    kappa = found.overall.kappa
    assert kappa is None or kappa <= 1
    same = all(a == b or {a, b} == {"none_found", "unclear"} for a, b in pairs)
    assert (kappa == pytest.approx(1)) == (kappa is not None and same)
    turned = reliability([round_of(*((b, a) for a, b in pairs))])
    assert turned is not None
    assert turned.overall.kappa == (None if kappa is None else pytest.approx(kappa))
