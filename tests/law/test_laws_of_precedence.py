"""The laws every Finding obeys, over generated sets of rules (design §4)."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec import structs
from worlds import (
    CITY,
    CITY_POLICE,
    COUNTY,
    NATION,
    OTHER_CITY,
    SCALES,
    STATE,
    FakeView,
    ban,
    rule,
    step,
    survey,
)  # fmt: skip

from lexloci.core.dates import last_day
from lexloci.law.finding import Finding
from lexloci.law.govern import BAN, govern
from lexloci.law.precedence import BANNED, LEFT_BY_BAN
from lexloci.law.timeline import standing
from lexloci.record.compiled import Rule, Survey

TODAY = "2020-02-15"
VARIABLE = "status_inquiry"
KINDS = {
    NATION: ["statute", "regulation"],
    STATE: ["constitution", "statute", "executive_order", "opinion"],
    COUNTY: ["ordinance"],
    CITY: ["charter", "ordinance", "policy"],
}
THEN = ["enjoined", "unblocked", "reinstated", "challenged", "upheld", "repealed", "effective"]

DATES = [f"2020-{month:02d}{day}" for month in range(1, 5) for day in ("", "-01", "-10", "-15", "-16", "-25")]
dates = st.sampled_from(DATES)
happenings = st.sampled_from([(date, event) for date in DATES for event in THEN])
beginnings = st.sampled_from(
    [(date, event) for date in DATES for event in ("effective", "effective", "attested")]
)
searches = st.lists(
    st.tuples(
        st.just(VARIABLE),
        st.builds(
            survey,
            st.sampled_from([CITY, STATE, COUNTY]),
            st.sampled_from(["2020-02-01", "2026-11-22"]),
            st.sampled_from(["none_found", "unclear", "rule_found"]),
        ),
    ),
    max_size=4,
)


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    """A rule of any government over the place, with any history, position and reach."""
    at = draw(st.sampled_from([NATION, STATE, COUNTY, CITY]))
    history = draw(st.lists(happenings, max_size=3))
    steps = sorted([draw(beginnings), *history], key=lambda event: last_day(event[0]))
    more: dict[str, Any] = {"steps": tuple(step(date, event) for date, event in steps)}
    if draw(st.integers(0, 3)) == 0:
        return ban(**more)
    if at == STATE and draw(st.booleans()):
        more["applies_to"] = draw(st.sampled_from([(CITY,), (COUNTY,), (OTHER_CITY,)]))
    if at == NATION:
        more["baseline"] = draw(st.booleans())
    return rule(
        draw(st.sampled_from(SCALES["cooperation"])),
        at,
        kind=draw(st.sampled_from(KINDS[at])),
        binds=draw(st.sampled_from([("everyone",), ("police", "jail"), ("jail",)])),
        **more,
    )


def named(made: list[Rule], names: Sequence[str]) -> list[Rule]:
    """The rules, each of another instrument."""
    return [structs.replace(one, instrument=f"rule-{name}") for one, name in zip(made, names, strict=False)]


rule_sets = st.builds(named, st.lists(rules(), max_size=6), st.permutations("abcdef"))
"""Names are in no order: Findings are put in order by them."""


def find(made: Sequence[Rule], found: Sequence[tuple[str, Survey]] = (), on: str = TODAY) -> Finding:
    """The Finding for these rules and searches."""
    return govern(FakeView(made, found), CITY_POLICE, VARIABLE, on)


def gist(finding: Finding) -> tuple[str, str, str | None]:
    """What a Finding says."""
    return finding.position, finding.status, finding.meanwhile


def held(made: Rule, on: str = TODAY) -> bool:
    """Whether a rule is in force (blocked or not)."""
    return standing(made.steps, CITY_POLICE.ids, on).in_force


def later(made: Rule, on: str = TODAY) -> bool:
    """Whether a source shows it in force only on a later day, its beginning unknown."""
    return standing(made.steps, CITY_POLICE.ids, on).attested_later is not None


def over(made: Rule, on: str = TODAY) -> bool:
    """Whether it held once and surely does no more."""
    return standing(made.steps, CITY_POLICE.ids, on).ended_by(on)


def blocked(made: Rule) -> bool:
    """Whether a court blocks it."""
    return standing(made.steps, CITY_POLICE.ids, TODAY).suspended


@given(rule_sets, searches)
def test_the_chain_always_explains_the_position(made: list[Rule], found: list[tuple[str, Survey]]) -> None:
    finding = find(made, found)
    top = finding.controlling
    assert [cited.role for cited in finding.rules].count("controls") == (top is not None)
    if top is None:
        assert finding.position == "permitted"
        assert finding.status in ("no_rule_found", "not_surveyed")
    elif top.rule.variable == BAN:
        assert (finding.position, top.rule.reaches) == (LEFT_BY_BAN, (VARIABLE,))
    else:
        assert top.rule.position == finding.position
    if finding.status in ("no_rule_found", "not_surveyed") and top is not None:
        assert top.rule.baseline


@given(rule_sets, searches)
def test_each_status_has_its_ground(made: list[Rule], found: list[tuple[str, Survey]]) -> None:
    finding = find(made, found)
    roles = [cited.role for cited in finding.rules]
    top = finding.controlling
    if finding.status == "settled":
        assert "in_conflict" not in roles
    if finding.status == "conflict":
        assert "in_conflict" in roles
    if finding.status == "contested":
        assert top is not None
        assert top.disputed or "in_conflict" in roles
    if finding.status == "enjoined":
        assert top is not None
        assert top.suspended
    assert (finding.status == "enjoined") == (finding.meanwhile is not None)


@given(rule_sets, searches, st.randoms(use_true_random=False))
def test_the_order_in_which_the_record_is_read_does_not_matter(
    made: list[Rule], found: list[tuple[str, Survey]], chance: Random
) -> None:
    before = find(made, found)
    mixed, searched = list(made), list(found)
    chance.shuffle(mixed)
    chance.shuffle(searched)
    assert find(mixed, searched) == before


def test_the_order_of_blocked_bans_does_not_matter_either() -> None:
    bans = [ban("2020-01-01", name=name, then=[("enjoined", "2020-02-01")]) for name in "abc"]
    assert find(bans) == find(bans[::-1])


@given(rule_sets, searches)
def test_nothing_is_in_force_before_it_is_effective(
    made: list[Rule], found: list[tuple[str, Survey]]
) -> None:
    assert find([r for r in made if held(r) or later(r) or over(r)], found) == find(made, found)


@given(rule_sets, searches)
def test_a_rule_that_has_ended_is_told_where_none_took_its_place_and_never_decides(
    made: list[Rule], found: list[tuple[str, Survey]]
) -> None:
    finding, without = find(made, found), find([r for r in made if not over(r)], found)
    assert gist(finding) == gist(without)
    ended = [cited for cited in finding.rules if cited.ended]
    assert all(cited.role == "informs" and over(cited.rule) for cited in ended)
    assert len({last_day(cited.until or "") for cited in ended}) <= 1
    if ended:
        assert finding.status in ("no_rule_found", "not_surveyed")
        assert finding.controlling is None or finding.controlling.rule.baseline


@given(rule_sets, searches)
def test_what_is_first_seen_later_never_decides_and_never_passes_for_no_rule(
    made: list[Rule], found: list[tuple[str, Survey]]
) -> None:
    finding, without = find(made, found), find([r for r in made if not later(r)], found)
    told = {cited.rule.id: cited.role for cited in finding.rules}
    seen = [r for r in made if later(r) and r.id in told]
    assert finding.position == without.position
    assert all(told[r.id] == "informs" for r in seen)
    if seen and without.status == "no_rule_found":
        assert finding.status == "not_surveyed"


@given(rule_sets, st.sampled_from(SCALES["cooperation"]))
def test_a_rule_yet_to_come_changes_nothing(made: list[Rule], position: str) -> None:
    for at in (NATION, STATE, CITY):
        assert find([*made, rule(position, at, "2020-02-16", name="ahead")]) == find(made)


unrelated = st.sampled_from(
    [
        {"variable": "detainer_hold"},
        {"binds": ("jail",)},
        {"binds": ("schools", "landlords")},
        {"at": OTHER_CITY},
        {"at": COUNTY},
        {"at": STATE, "applies_to": (OTHER_CITY,)},
        {"at": STATE, "except_in": (CITY,)},
        {"at": STATE, "subject": "haiti"},
        {"at": NATION, "binds": ("federal_officers",)},
    ]
)


@given(rule_sets, searches, unrelated, st.sampled_from(SCALES["cooperation"]))
def test_an_unrelated_rule_changes_neither_position_nor_status(
    made: list[Rule], found: list[tuple[str, Survey]], more: dict[str, Any], position: str
) -> None:
    other = rule(position, name="unrelated", **{"since": "2019-01-01", **more})
    before, after = find(made, found), find([*made, other], found)
    assert gist(after) == gist(before)
    assert [c for c in after.rules if c.rule.instrument != "unrelated"] == list(before.rules)


@given(rule_sets, searches)
def test_a_blocked_rule_never_governs_meanwhile(made: list[Rule], found: list[tuple[str, Survey]]) -> None:
    finding = find(made, found)
    without = find([r for r in made if not blocked(r)], found)
    if finding.status == "enjoined":
        assert finding.meanwhile == without.position
    else:
        assert gist(finding) == gist(without)
    assert without.status != "enjoined"


@given(rule_sets)
def test_every_rule_in_force_that_reaches_the_place_stays_in_sight(made: list[Rule]) -> None:
    shown = {cited.rule.id for cited in find(made).rules}
    for each in made:
        covers = not each.applies_to or OTHER_CITY not in each.applies_to
        if not later(each):
            assert (each.id in shown) == (held(each) and covers)


@given(rule_sets, st.sampled_from(sorted(BANNED)))
def test_a_ban_and_a_local_limit_are_a_conflict_that_keeps_the_local_rule_in_sight(
    made: list[Rule], position: str
) -> None:
    higher = [r for r in made if r.jurisdiction in (NATION, STATE)]
    local = rule(position, CITY, "2019-01-01", name="local")
    finding = find([*higher, local, ban("2019-01-01", name="the-ban")])
    told = {cited.rule.instrument: cited.role for cited in finding.rules}
    assert told["local"] == "in_conflict"
    assert told["the-ban"] in ("controls", "informs")
    assert finding.status in ("conflict", "enjoined")


@given(
    rule_sets,
    st.sampled_from([NATION, STATE]),
    st.sampled_from(SCALES["cooperation"]),
    st.sampled_from(SCALES["cooperation"]),
    dates,
)
def test_the_more_specific_never_loses_to_the_less_specific_of_one_sovereign_and_date(
    made: list[Rule], at: str, special: str, general: str, since: str
) -> None:
    assume(last_day(since) <= TODAY)
    rules_made = [
        *made,
        rule(special, at, since, name="special", applies_to=(CITY,)),
        rule(general, at, since, name="general"),
    ]
    finding = find(rules_made)
    roles = {cited.rule.instrument: cited.role for cited in finding.rules}
    assert roles["general"] != "controls"
    if roles["general"] == "displaced":
        assert special != general


@given(st.sampled_from(SCALES["cooperation"]), st.sampled_from(SCALES["cooperation"]), dates, dates)
def test_the_later_of_two_alike_governs_from_the_day_it_has_surely_begun(
    older: str, newer: str, one: str, other: str
) -> None:
    assume(last_day(one) < last_day(other))
    pair = [rule(older, STATE, one, name="older"), rule(newer, STATE, other, name="newer")]
    finding = find(pair, on=last_day(other))
    assert (finding.position, finding.status) == (newer, "settled")


@settings(max_examples=60)
@given(rule_sets, searches)
def test_a_finding_says_the_same_as_json_in_each_language(
    made: list[Rule], found: list[tuple[str, Survey]]
) -> None:
    finding = find(made, found)
    english, spanish = finding.to_dict("en"), finding.to_dict("es")
    assert english["position"] == spanish["position"] == finding.position
    assert len(english["reason"]) == len(spanish["reason"]) == len(finding.reasons)
    assert [entry["role"] for entry in english["rules"]] == [cited.role for cited in finding.rules]
