"""What governs, in small worlds: who acts, what was in force, what controls, what if nothing."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec import structs
from worlds import (
    CITY,
    CITY_JAIL,
    CITY_POLICE,
    CLAYTON,
    COUNTY,
    NATION,
    OTHER_CITY,
    STATE,
    STATEWIDE,
    FakeView,
    agreement,
    ban,
    rule,
    step,
    survey,
)  # fmt: skip

from lexloci.law.finding import Finding
from lexloci.law.govern import govern
from lexloci.law.reasons import render
from lexloci.law.view import Where
from lexloci.places.agencies import Agency
from lexloci.record.compiled import Rule, Survey

SEARCHED = (("status_inquiry", survey(CITY)), ("status_inquiry", survey(STATE)))
BASELINE = rule("permitted", NATION, "1996-09-30", name="us-baseline", baseline=True)


def find(
    *rules: Rule,
    where: Where = CITY_POLICE,
    on: str = "2020-01-01",
    variable: str = "status_inquiry",
    searches: tuple[tuple[str, Survey], ...] = (),
) -> Finding:
    """The Finding on ``variable`` for these rules."""
    return govern(FakeView(rules, searches), where, variable, on)


def roles(finding: Finding) -> dict[str, str]:
    """The part each instrument plays."""
    return {cited.rule.instrument: cited.role for cited in finding.rules}


def codes(finding: Finding) -> list[str]:
    """The reasons given, by code."""
    return [reason.code for reason in finding.reasons]


def test_a_single_rule_settles_the_question() -> None:
    finding = find(rule("prohibited"))
    assert (finding.position, finding.status) == ("prohibited", "settled")
    assert finding.controlling is not None
    assert finding.controlling.since == "2010-01-01"
    assert codes(finding)[:2] == ["acts", "controls"]


def test_the_day_before_the_rule_the_default_answers() -> None:
    finding = find(rule("prohibited"), on="2009-12-31", searches=SEARCHED)
    assert (finding.position, finding.status) == ("permitted", "no_rule_found")
    assert finding.rules == ()


class TestARuleWhoseBeginningIsUnknown:
    SEEN = rule("prohibited", STATE, steps=(step("2015-01-01", "attested"),))

    def test_holds_from_the_day_on_which_a_source_shows_it(self) -> None:
        finding = find(self.SEEN, on="2015-01-01", searches=SEARCHED)
        assert (finding.position, finding.status) == ("prohibited", "settled")
        assert "controls_attested" in codes(finding)
        assert finding.controlling is not None
        assert finding.controlling.attested

    def test_makes_earlier_days_unknown_whatever_was_searched(self) -> None:
        finding = find(self.SEEN, on="2014-12-31", searches=SEARCHED)
        assert (finding.position, finding.status) == ("permitted", "not_surveyed")
        assert "attested_later" in codes(finding)
        assert roles(finding) == {self.SEEN.instrument: "informs"}

    def test_is_told_of_a_ban_that_reaches_the_topic(self) -> None:
        seen = ban(name="ban", steps=(step("2015-01-01", "attested"),))
        finding = find(seen, on="2014-12-31", searches=SEARCHED)
        assert finding.status == "not_surveyed"
        assert "attested_later" in codes(finding)

    def test_leaves_what_is_known_of_earlier_days_as_it_is(self) -> None:
        older = rule("permitted", STATE, name="older", since="2001-01-01")
        finding = find(self.SEEN, older, on="2014-12-31", searches=SEARCHED)
        assert (finding.position, finding.status) == ("permitted", "settled")


class TestARuleThatWasOnlyReadInForce:
    READ = rule("prohibited", STATE, steps=(step("2015-01-01", "reviewed"),))

    def test_holds_from_then_on_without_a_first_day(self) -> None:
        finding = find(self.READ, on="2015-01-01", searches=SEARCHED)
        assert (finding.position, finding.status) == ("prohibited", "settled")
        assert "controls_seen" in codes(finding)
        assert finding.controlling is not None
        assert (finding.controlling.since, finding.controlling.seen) == (None, "2015-01-01")

    def test_leaves_earlier_days_unknown(self) -> None:
        finding = find(self.READ, on="2014-12-31", searches=SEARCHED)
        assert (finding.position, finding.status) == ("permitted", "not_surveyed")
        assert "seen_later" in codes(finding)
        assert roles(finding) == {self.READ.instrument: "informs"}


def test_where_nobody_looked_that_is_said() -> None:
    finding = find()
    assert (finding.position, finding.status, finding.surveyed_on) == ("permitted", "not_surveyed", None)
    assert "baseline_default" in codes(finding)


def test_a_search_of_the_city_alone_is_not_enough() -> None:
    assert find(searches=SEARCHED[:1]).status == "not_surveyed"


def test_a_search_without_a_clear_result_is_not_enough() -> None:
    unclear = ("status_inquiry", survey(CITY, result="unclear"))
    finding = find(searches=(unclear, SEARCHED[1]))
    assert finding.status == "not_surveyed"
    assert "unclear" in codes(finding)


def test_the_age_of_the_searches_is_that_of_the_oldest() -> None:
    old = ("status_inquiry", survey(STATE, "2019-03-01"))
    finding = find(searches=(SEARCHED[0], old), on="2026-11-22")
    assert (finding.status, finding.surveyed_on) == ("no_rule_found", "2019-03-01")
    assert "old_survey" in codes(finding)


def test_the_federal_baseline_answers_when_nobody_else_spoke() -> None:
    finding = find(BASELINE, searches=SEARCHED)
    assert (finding.position, finding.status) == ("permitted", "no_rule_found")
    assert roles(finding) == {"us-baseline": "controls"}


def test_the_federal_baseline_is_background_when_somebody_spoke() -> None:
    finding = find(BASELINE, rule("limited", STATE, name="state"))
    assert (finding.position, finding.status) == ("limited", "settled")
    assert roles(finding) == {"state": "controls", "us-baseline": "informs"}


def test_a_blocked_baseline_does_not_answer() -> None:
    blocked = rule("required", NATION, name="us-baseline", baseline=True, then=[("enjoined", "2015-01-01")])
    finding = find(blocked, searches=SEARCHED)
    assert (finding.position, finding.status) == ("permitted", "no_rule_found")
    assert roles(finding) == {"us-baseline": "informs"}
    assert "suspended" in codes(finding)


def test_a_rule_for_another_body_is_told_and_decides_nothing() -> None:
    finding = find(rule("prohibited", STATE, name="state", binds=("jail",)), searches=SEARCHED)
    assert (finding.position, finding.status) == ("permitted", "no_rule_found")
    assert roles(finding) == {"state": "informs"}
    assert finding.rules[0].elsewhere
    assert "other_body" in codes(finding)


def test_a_rule_for_the_county_does_not_bind_the_police_of_a_city() -> None:
    finding = find(rule("prohibited", COUNTY, name="county"), searches=SEARCHED)
    assert finding.position == "permitted"
    assert roles(finding) == {"county": "informs"}


def test_a_rule_of_the_county_binds_the_jail_that_serves_the_city() -> None:
    county = rule("prohibited", COUNTY, name="county", variable="detainer_hold", binds=("jail",))
    city = rule("required", CITY, name="city", variable="detainer_hold", binds=("police",))
    finding = find(county, city, where=CITY_JAIL, variable="detainer_hold")
    assert (finding.position, finding.status) == ("prohibited", "settled")
    assert roles(finding) == {"county": "controls", "city": "informs"}


@pytest.mark.parametrize(
    ("more", "position"),
    [
        ({"applies_to": (CITY,)}, "prohibited"),
        ({"applies_to": (COUNTY,)}, "prohibited"),
        ({"applies_to": (OTHER_CITY,)}, "permitted"),
        ({"except_in": (CITY,)}, "permitted"),
        ({"except_in": (OTHER_CITY,)}, "prohibited"),
    ],
)
def test_a_rule_covers_the_places_it_names_and_not_those_it_excepts(
    more: dict[str, Any], position: str
) -> None:
    assert find(rule("prohibited", STATE, name="state", **more)).position == position


def test_a_ban_and_a_city_s_limit_are_a_conflict_with_both_in_sight() -> None:
    finding = find(ban(penalty={"en": "No grants.", "es": "Sin fondos."}), rule("prohibited", name="city"))
    assert (finding.position, finding.status) == ("permitted", "conflict")
    assert roles(finding) == {"mo-ban": "controls", "city": "in_conflict"}
    assert finding.to_dict()["rules"][0]["penalty"] == "No grants."


@pytest.mark.parametrize(
    ("state", "status", "position"),
    [
        (("state_agencies",), "settled", "prohibited"),
        (("state_agencies", "state_police"), "settled", "prohibited"),
        (("state_agencies", "local_governments"), "conflict", "available"),
        (("everyone",), "conflict", "available"),
    ],
)
def test_a_state_rule_for_its_own_bodies_does_not_clash_with_a_city_s_rule(
    state: tuple[str, ...], status: str, position: str
) -> None:
    above = rule("available", STATE, name="state", variable="language_access", binds=state)
    city = rule("prohibited", name="city", variable="language_access", binds=("local_governments",))
    finding = find(above, city, variable="language_access")
    assert (finding.position, finding.status) == (position, status)
    assert ("own_bodies" in codes(finding)) == (status == "settled")
    assert roles(finding).keys() == {"state", "city"}


def test_a_ban_reaches_only_the_variables_it_names() -> None:
    finding = find(ban(reaches=["detainer_hold"]), rule("prohibited", name="city"))
    assert (finding.position, finding.status) == ("prohibited", "settled")


def test_a_blocked_ban_is_told_and_bars_nothing() -> None:
    finding = find(ban(then=[("enjoined", "2018-05-01")]), rule("prohibited", name="city"))
    assert (finding.position, finding.status) == ("prohibited", "settled")
    assert roles(finding) == {"city": "controls", "mo-ban": "informs"}
    assert "§ mo-ban is blocked since 2018-05-01, so it does not decide now." in finding.to_dict()["reason"]


def test_a_ban_does_not_speak_to_the_state_as_a_whole() -> None:
    finding = find(ban(), where=STATEWIDE)
    assert finding.rules == ()


@pytest.mark.parametrize(
    ("variable", "position"), [("municipal_id", "limited"), ("everify_public", "limited")]
)
def test_a_ban_cannot_leave_permitted_what_has_no_such_position(variable: str, position: str) -> None:
    city = rule(position, name="city", variable=variable)
    finding = find(ban(reaches=[variable]), city, variable=variable)
    assert (finding.position, finding.status) == (position, "settled")


def test_a_blocked_rule_is_told_with_what_holds_meanwhile() -> None:
    blocked = rule("required", STATE, name="state", then=[("enjoined", "2018-05-01")])
    finding = find(BASELINE, blocked)
    assert (finding.position, finding.status, finding.meanwhile) == ("required", "enjoined", "permitted")
    assert roles(finding) == {"state": "controls", "us-baseline": "informs"}
    assert finding.controlling is not None
    assert finding.controlling.suspended


def test_a_rule_blocked_before_its_first_day_never_governs() -> None:
    steps = (step("2024-02-29", "enjoined"), step("2024-03-05", "effective"))
    finding = find(rule("required", STATE, name="state", steps=steps), on="2024-06-01")
    assert (finding.position, finding.status, finding.meanwhile) == ("required", "enjoined", "permitted")


def test_a_blocked_rule_that_would_not_decide_leaves_the_finding_alone() -> None:
    blocked = rule("limited", name="city", then=[("enjoined", "2018-05-01")])
    finding = find(rule("prohibited", STATE, name="state"), blocked)
    assert (finding.position, finding.status, finding.meanwhile) == ("prohibited", "settled", None)
    assert roles(finding) == {"state": "controls", "city": "informs"}


def test_a_block_that_only_clears_the_way_for_another_rule_leaves_the_finding_to_the_law_in_force() -> None:
    old = rule("required", STATE, "2001-01-01", name="old")
    new = rule("permitted", STATE, "2015-01-01", name="new", then=[("enjoined", "2016-01-01")])
    finding = find(old, new, rule("limited", name="city"))
    assert (finding.position, finding.status, finding.meanwhile) == ("required", "conflict", None)
    assert finding.controlling is not None
    assert finding.controlling.rule.instrument == "old"
    assert "suspended" in codes(finding)


def test_a_disputed_rule_is_contested() -> None:
    finding = find(rule("prohibited", then=[("challenged", "2019-01-01")]))
    assert (finding.position, finding.status) == ("prohibited", "contested")
    assert finding.to_dict()["reason"][2].startswith(
        "Whether § clayton-prohibited applies is disputed since 2019-01-01"
    )


def test_level_rules_that_disagree_are_contested() -> None:
    finding = find(rule("prohibited", STATE, name="one"), rule("required", STATE, name="other"))
    assert finding.status == "contested"


def test_as_of_an_earlier_day_neither_rules_nor_searches_nor_agreements_learned_later_are_known() -> None:
    late = rule(
        "prohibited",
        variable="agreement_287g",
        steps=(step("2010-01-01", "effective", known_on="2026-06-01"),),
    )
    signed = agreement("Clayton Police Department", CITY, step("2020-01-01", "signed", known_on="2026-06-01"))
    searches = tuple(("agreement_287g", survey(at, "2026-06-01")) for at in (CITY, STATE))
    view = FakeView((late,), searches, (signed,))
    before = govern(view, CITY_POLICE, "agreement_287g", "2021-01-01", known_on="2026-05-31")
    after = govern(view, CITY_POLICE, "agreement_287g", "2021-01-01", known_on="2026-06-01")
    assert (before.position, before.status, before.surveys) == ("permitted", "not_surveyed", ())
    assert before.agreements == ()
    assert (after.position, after.status, len(after.surveys)) == ("prohibited", "settled", 2)
    assert [deal.active for deal in after.agreements] == [True]


def test_a_question_about_agreements_lists_who_has_one() -> None:
    county = agreement("St. Louis County Sheriff", COUNTY)
    view = FakeView((), (), (county, agreement("Ladue Police", OTHER_CITY)))
    finding = govern(view, CITY_POLICE, "agreement_287g", "2021-01-01")
    assert [(deal.entry.agency, deal.since) for deal in finding.agreements] == [
        ("St. Louis County Sheriff", "2020-03-01")
    ]


def test_a_designation_is_asked_of_the_place_itself() -> None:
    listed = rule("yes", NATION, name="list", variable="doj_list", applies_to=(STATE,))
    assert find(listed, where=STATEWIDE, variable="doj_list").position == "yes"
    assert find(listed, where=CITY_POLICE, variable="doj_list").position == "no"


def test_a_variable_with_subjects_answers_for_the_subject_alone() -> None:
    haiti = rule("yes", NATION, name="haiti", variable="tps", subject="haiti")
    view = FakeView((haiti,))
    assert govern(view, CITY_POLICE, "tps", "2020-01-01", subject="haiti").position == "yes"
    assert govern(view, CITY_POLICE, "tps", "2020-01-01", subject="nepal").position == "no"


def test_every_reason_reads_as_a_sentence_in_each_language() -> None:
    finding = find(
        BASELINE,
        ban(),
        rule("prohibited", name="city", then=[("challenged", "2019-01-01")]),
        rule("limited", STATE, name="jails", binds=("jail",)),
        rule("required", STATE, name="blocked", then=[("stayed", "2019-01-01")]),
        searches=SEARCHED[:1],
    )
    for lang in ("en", "es"):
        for reason in finding.reasons:
            sentence = render(reason, lang)
            assert sentence.endswith(".")
            assert "{" not in sentence
            assert sentence[0].isupper() or sentence[0] == "§"


def test_places_that_differ_in_name_alone_share_a_ruling_and_keep_their_names() -> None:
    view = FakeView([rule("prohibited", STATE, "2020-01-01")], SEARCHED)
    other = structs.replace(CLAYTON, id=f"{CITY}-heights", name="Clayton Heights")
    agency = Agency({"en": "Heights police", "es": "Policía"}, "police", other.id, "heights", True)
    first = govern(view, CITY_POLICE, "status_inquiry", "2026-11-01")
    second = govern(
        view,
        Where(other, other, agency, (other.id,), (COUNTY,), STATE, NATION),
        "status_inquiry",
        "2026-11-01",
    )
    assert second.place is other
    assert second.agency is agency
    assert first.rules == second.rules
    assert "Clayton Heights" in render(second.reasons[-2], "en")
    assert "Heights" not in " ".join(render(reason, "en") for reason in first.reasons)


@pytest.mark.parametrize("more", [{"applies_to": (CITY,)}, {"except_in": (CITY,)}])
def test_a_place_that_a_rule_names_shares_with_none_that_it_does_not(
    more: dict[str, tuple[str, ...]],
) -> None:
    view = FakeView([rule("prohibited", STATE, "2020-01-01", **more)], SEARCHED)
    other = structs.replace(CLAYTON, id=f"{CITY}-heights", name="Clayton Heights")
    there = Where(other, other, None, (other.id,), (COUNTY,), STATE, NATION)
    here = Where(CLAYTON, CLAYTON, None, (CITY,), (COUNTY,), STATE, NATION)
    assert bool(govern(view, here, "status_inquiry", "2026-11-01").rules) is ("applies_to" in more)
    assert bool(govern(view, there, "status_inquiry", "2026-11-01").rules) is ("except_in" in more)


@pytest.mark.parametrize("state_first", [True, False])
def test_a_county_that_nobody_searched_is_not_taken_for_none_where_the_state_runs_the_jails(
    state_first: bool,
) -> None:
    view = FakeView([], [("detainer_hold", survey(STATE))])
    prison = Agency({"en": "State jail", "es": "Cárcel"}, "jail", STATE, "state-jail", True)
    run_by_state = Where(CLAYTON, CLAYTON, prison, (), (CITY, COUNTY), STATE, NATION)
    wheres = {"no_rule_found": run_by_state, "not_surveyed": CITY_JAIL}
    for status in sorted(wheres, reverse=not state_first):
        assert govern(view, wheres[status], "detainer_hold", "2026-11-01").status == status
