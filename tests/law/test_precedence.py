"""Precedence: what happens when a lower rule meets a higher one, for every pair of positions."""

from __future__ import annotations

from itertools import permutations, product

import pytest
from worlds import CITY, NATION, SCALES, STATE, ban, rule

from lexloci.law.precedence import BANNED, LEFT_BY_BAN, MEETING, RANK, Candidate, Meeting, Outcome, decide
from lexloci.law.timeline import standing
from lexloci.record.compiled import Rule
from lexloci.record.load import Record
from lexloci.record.model.instrument import InstrumentKind

LEVEL = {NATION: 0, STATE: 1, CITY: 2}
PAIRS = [
    (scale, higher, lower) for scale, terms in SCALES.items() for higher, lower in permutations(terms, 2)
]


def candidate(made: Rule) -> Candidate:
    """A rule as the engine weighs it in 2020."""
    level = LEVEL[made.jurisdiction]
    return Candidate(made, standing(made.steps, (), "2020-01-01"), level, int(bool(made.applies_to)))


def meet(*made: Rule, bans: tuple[Rule, ...] = (), scale: str = "cooperation") -> Outcome:
    """What the fold makes of these rules."""
    return decide([candidate(r) for r in made], [candidate(b) for b in bans], scale)


def role(outcome: Outcome, name: str) -> str:
    """The part the rule of the instrument ``name`` plays."""
    return next(part for found, part in outcome.roles if found.rule.instrument == name)


def test_the_scales_of_the_codebook_are_those_the_table_knows(record: Record) -> None:
    scales = {scale.id: set(scale.positions) for scale in record.codebook().scales}
    used = {variable.scale for variable in record.variables().values()}
    assert used == set(MEETING) == set(SCALES)
    assert {name: scales[name] for name in used} == {name: set(terms) for name, terms in SCALES.items()}


@pytest.mark.parametrize(("scale", "higher", "lower"), PAIRS)
def test_every_pair_of_positions_has_a_defined_meeting(scale: str, higher: str, lower: str) -> None:
    assert isinstance(MEETING[scale][higher, lower], Meeting)
    outcome = meet(rule(higher, STATE, name="state"), rule(lower, CITY, name="city"), scale=scale)
    assert outcome.position in (higher, lower)
    assert outcome.controlling is not None
    assert outcome.controlling.rule.position == outcome.position
    assert outcome.conflict == (MEETING[scale][higher, lower] is Meeting.CLASH)


@pytest.mark.parametrize(
    ("meeting", "position", "state_role", "city_role", "conflict"),
    [
        (Meeting.CHOICE, "lower", "informs", "controls", False),
        (Meeting.WITHIN, "lower", "informs", "controls", False),
        (Meeting.YIELDS, "higher", "controls", "displaced", False),
        (Meeting.CLASH, "higher", "controls", "in_conflict", True),
    ],
)
def test_each_kind_of_meeting_has_its_outcome(
    meeting: Meeting, position: str, state_role: str, city_role: str, conflict: bool
) -> None:
    found = [pair for pair in PAIRS if MEETING[pair[0]][pair[1], pair[2]] is meeting]
    assert found
    for scale, higher, lower in found:
        outcome = meet(rule(higher, STATE, name="state"), rule(lower, CITY, name="city"), scale=scale)
        assert outcome.position == {"higher": higher, "lower": lower}[position]
        assert (role(outcome, "state"), role(outcome, "city")) == (state_role, city_role)
        assert outcome.conflict is conflict


@pytest.mark.parametrize(
    ("scale", "position"), [(scale, position) for scale, terms in SCALES.items() for position in terms]
)
def test_two_rules_that_say_the_same_agree(scale: str, position: str) -> None:
    outcome = meet(rule(position, STATE, name="state"), rule(position, CITY, name="city"), scale=scale)
    assert outcome.position == position
    assert not outcome.conflict
    assert "in_conflict" not in [part for _, part in outcome.roles]


@pytest.mark.parametrize(
    ("scale", "other"), [("cooperation", "prohibited"), ("cooperation", "limited"), ("everify", "prohibited")]
)
def test_a_duty_and_a_bar_clash_whichever_stands_higher(scale: str, other: str) -> None:
    table = MEETING[scale]
    assert table["required", other] is table[other, "required"] is Meeting.CLASH


def test_a_duty_of_some_employers_and_one_of_all_can_both_be_obeyed() -> None:
    table = MEETING["everify"]
    assert table["required", "limited"] is Meeting.YIELDS
    assert table["limited", "required"] is Meeting.CHOICE
    assert table["limited", "prohibited"] is table["prohibited", "limited"] is Meeting.CLASH


def test_a_bar_on_a_service_and_the_service_clash_whichever_stands_higher() -> None:
    table = MEETING["service"]
    assert table["available", "prohibited"] is table["prohibited", "available"] is Meeting.CLASH


def test_only_what_can_be_obeyed_together_does_not_clash() -> None:
    table = MEETING["cooperation"]
    assert {pair for pair, meeting in table.items() if meeting is Meeting.CLASH} == {
        ("required", "limited"),
        ("required", "prohibited"),
        ("limited", "required"),
        ("prohibited", "required"),
    }
    assert [pair for pair, meeting in table.items() if meeting is Meeting.WITHIN] == [
        ("limited", "prohibited")
    ]


@pytest.mark.parametrize("lower", ["required", "limited", "prohibited"])
def test_a_rule_that_leaves_the_choice_lets_the_lower_decide(lower: str) -> None:
    assert MEETING["cooperation"]["permitted", lower] is Meeting.CHOICE
    assert MEETING["cooperation"]["no_rule", lower] is Meeting.CHOICE


@pytest.mark.parametrize(
    ("sentence", "made", "position", "controls", "conflict"),
    [
        (
            "a later statute of the same state wins",
            [("required", STATE, "2001"), ("limited", STATE, "2011")],
            "limited",
            1,
            False,
        ),
        (
            "a statute stands above a governor's order",
            [("limited", STATE, "2001"), ("prohibited", STATE, "2011", "executive_order")],
            "prohibited",
            1,
            False,
        ),
        (
            "an order cannot loosen a statute's bar",
            [("prohibited", STATE, "2001"), ("permitted", STATE, "2011", "executive_order")],
            "prohibited",
            0,
            False,
        ),
        (
            "a constitution stands above a statute",
            [("prohibited", STATE, "1945", "constitution"), ("required", STATE, "2011")],
            "prohibited",
            0,
            True,
        ),
        (
            "an ordinance stands above a police order",
            [("prohibited", CITY, "2001"), ("required", CITY, "2011", "policy")],
            "prohibited",
            0,
            True,
        ),
        (
            "a stricter order fits under an ordinance's limit",
            [("limited", CITY, "2001"), ("prohibited", CITY, "2011", "policy")],
            "prohibited",
            1,
            False,
        ),
        (
            "federal law that leaves the choice lets a state decide",
            [("permitted", NATION, "1996"), ("limited", STATE, "2017")],
            "limited",
            1,
            False,
        ),
        (
            "a state limit and a stricter city fit together",
            [("permitted", NATION, "1996"), ("limited", STATE, "2017"), ("prohibited", CITY, "2018")],
            "prohibited",
            2,
            False,
        ),
        (
            "a state duty and a city's bar collide",
            [("required", STATE, "2017"), ("prohibited", CITY, "2018")],
            "required",
            0,
            True,
        ),
        (
            "a city cannot loosen a state's bar",
            [("prohibited", STATE, "2017"), ("permitted", CITY, "2018")],
            "prohibited",
            0,
            False,
        ),
    ],
)
def test_rules_of_several_ranks(
    sentence: str, made: list[tuple[str, ...]], position: str, controls: int, conflict: bool
) -> None:
    rules = [
        rule(p, at, f"{year}-01-01", name=f"rule-{n}", **({"kind": kind[0]} if kind else {}))
        for n, (p, at, year, *kind) in enumerate(made)
    ]
    outcome = meet(*rules)
    assert outcome.position == position, sentence
    assert outcome.controlling is not None
    assert outcome.controlling.rule.instrument == f"rule-{controls}", sentence
    assert outcome.conflict is conflict, sentence


def test_a_rule_that_names_its_places_wins_over_a_later_general_one() -> None:
    named = rule("prohibited", STATE, "2001-01-01", name="named", applies_to=(CITY,))
    outcome = meet(named, rule("required", STATE, "2015-01-01", name="general"))
    assert outcome.position == "prohibited"
    assert role(outcome, "general") == "displaced"


def test_of_two_rough_dates_the_one_certain_later_wins() -> None:
    outcome = meet(
        rule("prohibited", STATE, "2008", name="year"), rule("required", STATE, "2008-06-01", name="day")
    )
    assert outcome.position == "prohibited"


def test_two_level_rules_that_disagree_are_a_tie_that_is_told() -> None:
    outcome = meet(rule("required", STATE, name="one"), rule("prohibited", STATE, name="other"))
    assert outcome.tie
    assert {part for _, part in outcome.roles} == {"controls", "in_conflict"}
    assert "tie" in [reason.code for reason in outcome.reasons]


def test_a_higher_rule_may_bar_positions_the_table_would_allow() -> None:
    federal = rule("permitted", NATION, name="federal", bars=("limited", "prohibited"))
    outcome = meet(federal, rule("limited", STATE, name="state"))
    assert outcome.position == "permitted"
    assert outcome.conflict
    assert role(outcome, "state") == "in_conflict"


def test_positions_a_rule_does_not_bar_meet_it_as_the_table_says() -> None:
    state = rule("required", STATE, name="state", bars=("limited",))
    assert meet(state, rule("prohibited", CITY, name="city")).conflict
    assert not meet(state, rule("permitted", CITY, name="city")).conflict


@pytest.mark.parametrize("position", sorted(BANNED))
def test_a_ban_meets_a_local_limit_in_conflict_and_leaves_the_topic_permitted(position: str) -> None:
    outcome = meet(rule(position, CITY, name="city"), bans=(ban(),))
    assert outcome.position == LEFT_BY_BAN
    assert outcome.conflict
    assert (role(outcome, "mo-ban"), role(outcome, "city")) == ("controls", "in_conflict")


@pytest.mark.parametrize("bans", [(), (ban(),)])
def test_a_local_rule_that_nothing_shows_in_force_gives_way_without_a_conflict(
    bans: tuple[Rule, ...],
) -> None:
    over = rule("prohibited", CITY, name="city", then=[("lapses", "2019-01-01")])
    outcome = meet(rule("required", STATE, name="state"), over, bans=bans)
    assert (outcome.position, outcome.conflict) == ("required", False)
    assert (role(outcome, "state"), role(outcome, "city")) == ("controls", "displaced")
    assert [reason.code for reason in outcome.reasons][:2] == ["displaced", "lapsed"]


@pytest.mark.parametrize("position", ["required", "permitted"])
def test_a_ban_leaves_local_cooperation_alone(position: str) -> None:
    outcome = meet(rule(position, CITY, name="city"), bans=(ban(),))
    assert (outcome.position, outcome.conflict) == (position, False)
    assert role(outcome, "mo-ban") == "informs"


def test_a_ban_does_not_touch_the_state_s_own_limits() -> None:
    outcome = meet(rule("limited", STATE, name="state"), bans=(ban(),))
    assert (outcome.position, outcome.conflict) == ("limited", False)


def test_a_ban_that_meets_nothing_still_leaves_the_topic_permitted() -> None:
    outcome = meet(bans=(ban(),))
    assert (outcome.position, outcome.conflict) == (LEFT_BY_BAN, False)
    assert role(outcome, "mo-ban") == "controls"


def test_of_several_bans_the_same_one_is_named_in_any_order() -> None:
    bans = (ban(name="a"), ban(name="b", since="2015-01-01"), ban(name="c", since="2012-01-01"))
    named = {
        meet(bans=order).controlling.rule.instrument  # type: ignore[union-attr]
        for order in permutations(bans)
    }
    assert named == {"b"}


def test_nothing_decides_nothing() -> None:
    assert meet().position is None
    assert meet().controlling is None


def test_every_kind_of_instrument_has_a_rank() -> None:
    assert set(RANK) == set(InstrumentKind.__args__)  # type: ignore[attr-defined]


def test_what_a_court_rests_on_a_constitution_stands_above_every_statute() -> None:
    case = candidate(rule("prohibited", STATE, kind="case", constitutional=True))
    for kind, at in product(RANK, (STATE,)):
        other = candidate(rule("required", at, kind=kind))
        assert case.tier <= other.tier
