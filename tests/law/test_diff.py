"""What changed between two dates: the days on which a Finding turned, and what turned it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_laws_of_precedence import rule_sets
from worlds import (
    CITY,
    CITY_JAIL,
    CITY_POLICE,
    COUNTY,
    NATION,
    STATE,
    FakeView,
    agreement,
    ban,
    rule,
    step,
    survey,
)  # fmt: skip

from lexloci.core.dates import day_before, last_day
from lexloci.core.errors import BadInput
from lexloci.law.diff import Change, changes
from lexloci.law.finding import Finding
from lexloci.law.govern import Question, govern
from lexloci.law.timeline import turning_days
from lexloci.law.view import Where
from lexloci.record.compiled import Rule

VARIABLE = "status_inquiry"


def found_in(
    view: FakeView, where: Where, variable: str, start: str, end: str, subject: str | None = None
) -> list[Change]:
    """What changed in a world between two days."""
    return changes(Question(view, where, view.variable(variable), start, subject), end)


def between(start: str, end: str, *made: Rule) -> list[Change]:
    """What changed at the city between two days."""
    return found_in(FakeView(made), CITY_POLICE, VARIABLE, start, end)


def gist(finding: Finding) -> tuple[str, str, str | None, str | None]:
    """What of a Finding must change for it to count as a change."""
    top = finding.controlling
    return finding.position, finding.status, finding.meanwhile, top.rule.id if top else None


def test_a_new_rule_is_a_change_on_the_day_it_takes_effect() -> None:
    (change,) = between("2019-01-01", "2021-01-01", rule("prohibited", since="2020-03-01", name="city"))
    assert change.on == "2020-03-01"
    assert (change.before.on, change.after.on) == ("2020-02-29", "2020-03-01")
    assert (change.before.position, change.after.position) == ("permitted", "prohibited")
    assert [(cause.rule.instrument, cause.step.event) for cause in change.causes] == [("city", "effective")]
    assert change.variable == VARIABLE


def test_a_replacement_names_both_the_end_and_the_beginning() -> None:
    old = rule("limited", since="2010-01-01", name="old", then=[("superseded", "2020-03-01")])
    (change,) = between("2019-01-01", "2021-01-01", old, rule("prohibited", since="2020-03-01", name="new"))
    told = [(cause.rule.instrument, cause.step.event) for cause in change.causes]
    assert told == [("new", "effective"), ("old", "superseded")]


def test_the_first_day_belongs_to_the_past_and_the_last_to_the_span() -> None:
    city = rule("prohibited", since="2020-03-01")
    assert between("2020-03-01", "2021-01-01", city) == []
    assert len(between("2020-02-29", "2020-03-01", city)) == 1
    assert between("2020-02-29", "2020-02-29", city) == []


def test_a_rule_that_came_and_went_is_two_changes() -> None:
    city = rule("prohibited", since="2020-03-01", then=[("repealed", "2020-05-01")])
    assert [change.on for change in between("2019-01-01", "2021-01-01", city)] == ["2020-03-01", "2020-05-01"]


def test_the_same_position_by_another_rule_is_a_change() -> None:
    local = rule("prohibited", since="2010-01-01", name="city")
    (change,) = between(
        "2019-01-01", "2021-01-01", local, rule("prohibited", STATE, "2020-03-01", name="state")
    )
    assert change.before.position == change.after.position == "prohibited"
    assert change.after.controlling is not None
    assert change.after.controlling.rule.instrument == "state"


def test_a_block_and_then_a_ban_are_changes_with_their_cause() -> None:
    city = rule("prohibited", since="2010-01-01", name="city", then=[("enjoined", "2020-03-01")])
    found = between("2019-01-01", "2021-01-01", city, ban("2020-06-01"))
    assert [(change.on, change.after.position, change.after.status) for change in found] == [
        ("2020-03-01", "prohibited", "enjoined"),
        ("2020-06-01", "permitted", "settled"),
    ]
    assert [(cause.rule.instrument, cause.step.event) for change in found for cause in change.causes] == [
        ("city", "enjoined"),
        ("mo-ban", "effective"),
    ]


def test_a_rough_date_turns_the_finding_on_its_last_day_and_keeps_its_precision() -> None:
    (change,) = between("2019-01-01", "2021-01-01", rule("prohibited", since="2020-03", name="city"))
    assert change.on == "2020-03-31"
    assert change.to_dict()["causes"][0]["date"] == "2020-03"


def test_an_agreement_signed_and_ended_is_two_changes_though_the_rule_stays() -> None:
    steps = (step("2020-03-01", "signed"), step("2020-09-01", "terminated"))
    view = FakeView((), (), (agreement("Clayton Police Department", CITY, *steps),))
    found = found_in(view, CITY_POLICE, "agreement_287g", "2019-01-01", "2021-01-01")
    assert [change.on for change in found] == ["2020-03-01", "2020-09-01"]
    assert {change.after.position for change in found} == {"permitted"}
    assert [cause["event"] for change in found for cause in change.to_dict()["causes"]] == [
        "signed",
        "terminated",
    ]
    (first, _) = found[0].causes, found[1].causes
    assert [(cause.rule.instrument, cause.to_dict()["provision"]) for cause in first] == [
        ("agreement-clayton-police-department", None)
    ]


def test_what_bears_on_another_place_or_body_is_no_change() -> None:
    jail = rule("prohibited", STATE, "2020-03-01", binds=("jail",))
    county = rule("prohibited", COUNTY, "2020-04-01")
    limited = rule("required", STATE, "2020-05-01", applies_to=(COUNTY + "x",))
    assert between("2019-01-01", "2021-01-01", jail, county, limited) == []


def test_an_event_that_reaches_only_other_places_is_no_cause() -> None:
    steps = (step("2010-01-01", "effective"), step("2020-03-01", "enjoined", only_in=(STATE + "/county:x",)))
    city = rule("prohibited", since="2020-03-01", name="city")
    state = rule("permitted", STATE, name="state", steps=steps)
    (change,) = between("2019-01-01", "2021-01-01", state, city)
    assert [cause.rule.instrument for cause in change.causes] == ["city"]


def test_a_change_as_json_holds_both_findings_and_its_causes() -> None:
    made = rule("prohibited", since="2020-03-01", name="city")
    (change,) = between("2019-01-01", "2021-01-01", made)
    shape = change.to_dict("es")
    assert set(shape) == {"variable", "on", "before", "after", "causes"}
    assert shape["after"]["position"] == "prohibited"
    assert shape["causes"] == [
        {
            "instrument": "city",
            "provision": "rule",
            "citation": "§ city",
            "event": "effective",
            "date": "2020-03-01",
            "by": None,
            "note": None,
            "url": "https://example.org",
        }
    ]


def test_that_a_source_first_shows_a_rule_is_no_change() -> None:
    seen = rule("prohibited", steps=(step("2020-03-01", "attested"), step("2020-09-01", "repealed")))
    assert [change.on for change in between("2019-01-01", "2021-01-01", seen)] == ["2020-09-01"]


@pytest.mark.parametrize("start", ["1985-01-01", "2000-01-01"])
def test_a_search_tells_of_the_days_it_reaches_back_to_and_of_none_before(start: str) -> None:
    steps = [("repealed", "1990-05-01"), ("effective", "1992-01-01"), ("repealed", "2005-05-01")]
    city = rule("prohibited", since="1980-01-01", then=steps)
    view = FakeView((city,), [(VARIABLE, survey(at, "2026-01-01")) for at in (CITY, STATE)])
    found = found_in(view, CITY_POLICE, VARIABLE, start, "2026-02-01")
    ends = {change.on: change.after.status for change in found if change.after.position == "permitted"}
    assert ends["2005-05-01"] == "no_rule_found"
    assert ends.get("1990-05-01", "not_surveyed") == "not_surveyed"
    assert ("1990-05-01" in ends) == (start < "1990")


def test_a_span_that_runs_backwards_is_refused() -> None:
    with pytest.raises(BadInput) as caught:
        between("2021-01-01", "2020-01-01")
    assert caught.value.line() == "the span from 2021-01-01 to 2020-01-01 runs backwards. Swap the dates."


def test_a_variable_with_subjects_is_compared_for_the_subject_alone() -> None:
    haiti = rule("yes", NATION, "2020-03-01", variable="tps", subject="haiti")
    view = FakeView((haiti,))
    span = ("2019-01-01", "2021-01-01")
    assert len(found_in(view, CITY_JAIL, "tps", *span, "haiti")) == 1
    assert found_in(view, CITY_JAIL, "tps", *span, "nepal") == []


@settings(max_examples=60)
@given(rule_sets, st.integers(0, 60), st.integers(1, 70))
def test_the_changes_are_exactly_the_days_on_which_the_finding_differs_from_the_day_before(
    made: list[Rule], first: int, length: int
) -> None:
    start = date(2019, 12, 15) + timedelta(days=first)
    days = [(start + timedelta(days=n)).isoformat() for n in range(length + 1)]
    view = FakeView(made)
    daily = {day: gist(govern(view, CITY_POLICE, VARIABLE, day)) for day in [day_before(days[0]), *days]}
    found = found_in(view, CITY_POLICE, VARIABLE, days[0], days[-1])
    seen = {last_day(s.date) for r in made for s in r.steps if s.event == "attested"}
    turned = [day for day in days[1:] if daily[day] != daily[day_before(day)]]
    changed = [change.on for change in found]
    assert set(changed) <= set(turned)
    assert set(turned) - set(changed) <= seen
    turning = {day for r in made for day in turning_days(r.steps)}
    for change in found:
        assert change.on in turning
        assert change.causes
        assert (gist(change.before), gist(change.after)) == (daily[day_before(change.on)], daily[change.on])
