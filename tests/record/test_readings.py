"""Readings of a list beside the record: who was on it when, and for whom it answers no."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lexloci.record.compiled import Cite, Rule, Step
from lexloci.record.readings import ListReading, extended, running

US = "ocd-division/country:us"
CITE = Cite("The list", "https://example.org/list", "A department", True, "2026-11-22")
A, B, C, D = (f"{US}/state:{state}" for state in ("ca", "ny", "tx", "wa"))


def rule(name: str, position: str, places: tuple[str, ...], *steps: Step) -> Rule:
    return Rule(
        instrument="the-list", provision=name, kind="list", citation="The list", title={"en": "L", "es": "L"},
        jurisdiction=US, variable="doj_list_2025", position=position, binds=("everyone",), pinpoint="all",
        summary={"en": "It.", "es": "Ello."}, cites=(CITE,), steps=steps, applies_to=places,
    )  # fmt: skip


def step(day: str, event: str, *only_in: str) -> Step:
    return Step(day, event, "2026-11-22", only_in=only_in)


def read(day: str, *places: str, open_states: tuple[str, ...] = ()) -> ListReading:
    return ListReading(day, "2026-11-28", places, open_states)


BEGUN = step("2025-08-05", "effective")
TAKEN_DOWN = step("2025-10-01", "withdrawn")
RULES = (rule("not-listed", "no", (D,), BEGUN), rule("listed", "yes", (A, B), BEGUN))
SHORT = (
    rule("not-listed", "no", (D,), BEGUN),
    rule("listed", "yes", (A,), BEGUN, TAKEN_DOWN),
    rule("taken-down", "withdrawn", (A,), step("2025-10-01", "effective")),
)


def on_list(rules: tuple[Rule, ...], place: str, day: str) -> bool:
    """Whether a rule that says yes runs for the place on the day."""
    found = [r for r in rules if r.position == "yes" and place in r.applies_to]
    return any(
        any(s.date <= day and s.event == "effective" for s in r.steps)
        and not any(
            s.date <= day and s.event != "effective" and (not s.only_in or place in s.only_in)
            for s in r.steps
        )
        for r in found
    )


def by_name(rules: tuple[Rule, ...]) -> dict[str, Rule]:
    return {r.provision: r for r in rules}


def test_names_in_a_reading_of_the_first_days_were_on_it_from_the_first() -> None:
    found = extended(RULES, [read("2025-08-07", A, B, C)])
    assert on_list(found, C, "2025-08-05")


def test_a_list_that_was_taken_down_was_so_for_every_name() -> None:
    found = by_name(extended(SHORT, [read("2025-08-06", A, C)]))
    assert found["listed"].applies_to == found["taken-down"].applies_to == (A, C)


def test_a_name_in_a_later_reading_counts_from_that_day() -> None:
    found = extended(RULES, [read("2026-03-01", A, B, C)])
    assert (on_list(found, C, "2026-02-28"), on_list(found, C, "2026-03-01")) == (False, True)


def test_a_name_that_a_later_reading_lacks_was_taken_off() -> None:
    found = extended(RULES, [read("2026-03-01", A)])
    assert (on_list(found, B, "2026-02-28"), on_list(found, B, "2026-03-01")) == (True, False)
    off = by_name(found)["removed-2026-03-01"]
    assert (off.position, off.applies_to) == ("withdrawn", (B,))


def test_all_other_places_are_not_on_it_except_where_a_name_stayed_open() -> None:
    other = by_name(extended(RULES, [read("2025-08-05", A, open_states=(B,))]))
    assert other["not-listed"].applies_to == ()
    assert (other["not-listed"].baseline, other["not-listed"].except_in) == (True, (B,))
    assert "removed-2025-08-05" not in other, "its name may be the one that stayed open"


def test_a_reading_of_a_day_when_the_list_was_not_up_says_nothing() -> None:
    assert extended(SHORT, [read("2025-10-02", C)]) == SHORT
    assert running(SHORT, "2025-08-04") is None
    assert running(SHORT, "2025-09-30") == SHORT[1]


@given(
    st.dictionaries(
        st.sampled_from(["2025-08-05", "2025-09-01", "2026-01-01", "2026-05-05"]),
        st.sets(st.sampled_from([A, B, C, D]), min_size=1),
    )
)
def test_on_the_day_of_each_reading_the_list_names_what_the_reading_names(
    read_on: dict[str, set[str]],
) -> None:
    found = extended(RULES, [read(day, *sorted(places)) for day, places in read_on.items()])
    for day, places in read_on.items():
        assert {p for p in (A, B, C, D) if on_list(found, p, day)} == places
