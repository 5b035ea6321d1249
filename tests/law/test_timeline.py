"""Whether a rule holds on a day: events replayed in order, at the precision of their sources."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from worlds import CITY, COUNTY, STATE, step

from lexloci.core.dates import day_before, first_day
from lexloci.law.timeline import Standing, standing, turning_days
from lexloci.record.compiled import Step
from lexloci.record.model.instrument import EventKind
from lexloci.record.timeline import Effect, effect_of

HERE = frozenset({CITY, COUNTY, STATE})


def on(day: str, *events: tuple[str, str], known_on: str | None = None) -> Standing:
    """The standing on ``day`` of a rule with these events."""
    return standing([step(date, event) for date, event in events], HERE, day, known_on)


@pytest.mark.parametrize(
    ("sentence", "events", "day", "expected"),
    [
        ("before it begins a rule does not hold", [("2010-01-01", "effective")], "2009-12-31", Standing()),
        (
            "on the day it begins it holds",
            [("2010-01-01", "effective")],
            "2010-01-01",
            Standing(True, since="2010-01-01"),
        ),
        (
            "a rule that a source shows in force holds from that day at the latest",
            [("2015", "attested")],
            "2016-01-01",
            Standing(True, since="2015", attested=True),
        ),
        (
            "before a source shows it in force, it is not known whether it held",
            [("2015", "attested")],
            "2014-06-30",
            Standing(attested_later="2015"),
        ),
        (
            "before it was enacted, a rule first shown in force later did not hold",
            [("2014-05-01", "enacted"), ("2015-01-01", "attested")],
            "2014-04-30",
            Standing(),
        ),
        (
            "between enactment and the first day shown, it is not known",
            [("2014-05-01", "enacted"), ("2015-01-01", "attested")],
            "2014-06-01",
            Standing(attested_later="2015-01-01"),
        ),
        (
            "a known beginning is not made uncertain by a later sighting",
            [("2010-01-01", "effective"), ("2015", "attested")],
            "2016-01-01",
            Standing(True, since="2010-01-01"),
        ),
        (
            "a rule that was only read in force has no first day",
            [("2015-03-01", "reviewed")],
            "2015-03-01",
            Standing(True, seen="2015-03-01"),
        ),
        (
            "before it was read, it is not known whether it held",
            [("2015-03-01", "reviewed")],
            "2015-02-28",
            Standing(seen="2015-03-01"),
        ),
        (
            "reading again does not move the day of reading",
            [("2015-03-01", "reviewed"), ("2016-03-01", "reviewed")],
            "2017-01-01",
            Standing(True, seen="2015-03-01"),
        ),
        (
            "reading does nothing where a day of law is known, even one to come",
            [("2015-03-01", "reviewed"), ("2016-01-01", "effective")],
            "2015-06-01",
            Standing(),
        ),
        (
            "a rule that was read and then repealed is over",
            [("2015-03-01", "reviewed"), ("2016-01-01", "repealed")],
            "2016-01-01",
            Standing(until="2016-01-01"),
        ),
        (
            "reading the text of a rule that has ended does not revive it",
            [("2010-01-01", "effective"), ("2012-01-01", "repealed"), ("2015-03-01", "reviewed")],
            "2016-01-01",
            Standing(since="2010-01-01", until="2012-01-01"),
        ),
        ("enacting is not beginning", [("2009-05-01", "enacted")], "2015-01-01", Standing()),
        (
            "an agreement begins when it is signed",
            [("2010-01-01", "signed")],
            "2010-01-01",
            Standing(True, since="2010-01-01"),
        ),
        (
            "a recorded end lies ahead",
            [("2010-01-01", "effective"), ("2012-06-30", "expired")],
            "2012-06-29",
            Standing(True, since="2010-01-01", until="2012-06-30"),
        ),
        (
            "on the day it ends it no longer holds",
            [("2010-01-01", "effective"), ("2012-06-30", "expired")],
            "2012-06-30",
            Standing(since="2010-01-01", until="2012-06-30"),
        ),
        (
            "a blocked rule is in force but suspended",
            [("2010-01-01", "effective"), ("2011-02-03", "enjoined")],
            "2011-02-03",
            Standing(True, True, since="2010-01-01", suspended_since="2011-02-03"),
        ),
        (
            "a lifted block leaves no trace in the standing",
            [("2010-01-01", "effective"), ("2011-02-03", "stayed"), ("2011-03-01", "unblocked")],
            "2011-03-01",
            Standing(True, since="2010-01-01"),
        ),
        (
            "a block before the day of effect outlasts that day",
            [("2024-02-29", "enjoined"), ("2024-03-05", "effective")],
            "2024-03-05",
            Standing(True, True, since="2024-03-05", suspended_since="2024-02-29"),
        ),
        (
            "a block on what has not begun is not told yet",
            [("2024-02-29", "enjoined"), ("2024-03-05", "effective")],
            "2024-03-04",
            Standing(),
        ),
        (
            "a dispute before the day of effect outlasts that day",
            [("2024-02-29", "challenged"), ("2024-03-05", "effective")],
            "2024-03-05",
            Standing(True, disputed=True, since="2024-03-05", disputed_since="2024-02-29"),
        ),
        (
            "a ruling for the rule clears the dispute",
            [("2010-01-01", "effective"), ("2011-01-01", "challenged"), ("2012-01-01", "upheld")],
            "2012-01-01",
            Standing(True, since="2010-01-01"),
        ),
        (
            "an end clears block and dispute",
            [
                ("2010-01-01", "effective"),
                ("2011-01-01", "enjoined"),
                ("2011-01-01", "challenged"),
                ("2012-01-01", "vacated"),
            ],
            "2012-01-01",
            Standing(since="2010-01-01", until="2012-01-01"),
        ),
        (
            "what begins again after an end begins without the old block",
            [
                ("2010-01-01", "effective"),
                ("2011-01-01", "enjoined"),
                ("2012-01-01", "repealed"),
                ("2014-01-01", "effective"),
            ],
            "2015-01-01",
            Standing(True, since="2014-01-01"),
        ),
        (
            "an end that is set aside never was",
            [("2010-01-01", "effective"), ("2012-01-01", "vacated"), ("2013-01-01", "reinstated")],
            "2013-01-01",
            Standing(True, since="2010-01-01"),
        ),
        (
            "nothing is reinstated that never began",
            [("2013-01-01", "reinstated")],
            "2014-01-01",
            Standing(),
        ),
        (
            "the last day of its period is told while it runs",
            [("2010-01-01", "effective"), ("2011-07-01", "lapses")],
            "2011-06-30",
            Standing(True, since="2010-01-01", until="2011-06-30"),
        ),
        (
            "what may have run out is in force, and open",
            [("2010-01-01", "effective"), ("2011-07-01", "lapses")],
            "2011-07-01",
            Standing(True, since="2010-01-01", lapsed_since="2011-07-01"),
        ),
        (
            "a renewal that comes late settles it",
            [("2010-01-01", "effective"), ("2011-07-01", "lapses"), ("2011-08-01", "extended")],
            "2011-08-01",
            Standing(True, since="2010-01-01"),
        ),
        (
            "a new beginning after a lapse settles it",
            [("2010-01-01", "signed"), ("2011-07-01", "lapses"), ("2011-08-01", "signed")],
            "2011-08-01",
            Standing(True, since="2011-08-01"),
        ),
        (
            "a renewal leaves a dispute open",
            [("2010-01-01", "effective"), ("2011-07-01", "challenged"), ("2011-08-01", "extended")],
            "2011-08-01",
            Standing(True, disputed=True, since="2010-01-01", disputed_since="2011-07-01"),
        ),
        (
            "a lifted block does not revive what has ended",
            [
                ("2010-01-01", "effective"),
                ("2011-01-01", "enjoined"),
                ("2012-01-01", "repealed"),
                ("2013-01-01", "unblocked"),
            ],
            "2013-01-01",
            Standing(since="2010-01-01", until="2012-01-01"),
        ),
        (
            "a rule put back in force is still blocked if the block came after",
            [
                ("2010-01-01", "effective"),
                ("2012-01-01", "vacated"),
                ("2012-06-01", "enjoined"),
                ("2013-01-01", "reinstated"),
            ],
            "2013-01-01",
            Standing(True, True, since="2010-01-01", suspended_since="2012-06-01"),
        ),
        (
            "what begins again holds since the second beginning",
            [("2010-01-01", "effective"), ("2012-01-01", "repealed"), ("2014-01-01", "effective")],
            "2015-01-01",
            Standing(True, since="2014-01-01"),
        ),
        (
            "a year as beginning counts from its last day",
            [("2008", "effective")],
            "2008-12-30",
            Standing(uncertain=True),
        ),
        (
            "on the last day of that year it has surely begun",
            [("2008", "effective")],
            "2008-12-31",
            Standing(True, since="2008"),
        ),
        (
            "a month as end counts from its last day",
            [("2007-01-01", "effective"), ("2008-02", "repealed")],
            "2008-02-28",
            Standing(True, since="2007-01-01", until="2008-02", uncertain=True),
        ),
        (
            "on the last day of that month it has surely ended",
            [("2007-01-01", "effective"), ("2008-02", "repealed")],
            "2008-02-29",
            Standing(since="2007-01-01", until="2008-02"),
        ),
        (
            "a beginning known roughly and an end known to the day keep the order of the file",
            [("2008", "effective"), ("2008-06-01", "repealed")],
            "2009-01-01",
            Standing(since="2008", until="2008-06-01"),
        ),
    ],
)
def test_the_standing_of_a_rule(
    sentence: str, events: list[tuple[str, str]], day: str, expected: Standing
) -> None:
    assert on(day, *events) == expected, sentence


def test_an_event_with_only_in_reaches_those_places_alone() -> None:
    steps = [step("2010-01-01", "effective"), step("2011-01-01", "enjoined", only_in=(COUNTY,))]
    assert standing(steps, {CITY, COUNTY}, "2012-01-01").suspended
    assert not standing(steps, {STATE}, "2012-01-01").suspended


def test_what_the_record_learned_later_is_left_out_when_asked_as_of_an_earlier_day() -> None:
    steps = [
        step("2010-01-01", "effective", known_on="2026-01-05"),
        step("2012-01-01", "repealed", known_on="2026-03-01"),
    ]
    assert not standing(steps, HERE, "2015-01-01").in_force
    assert standing(steps, HERE, "2015-01-01", known_on="2026-02-28").in_force
    assert not standing(steps, HERE, "2015-01-01", known_on="2026-01-04").in_force


DOCUMENTED = {
    "begin": Effect.BEGIN,
    "attest": Effect.ATTEST,
    "seen": Effect.SEEN,
    "end": Effect.END,
    "suspend": Effect.SUSPEND,
    "lift": Effect.LIFT,
    "revive": Effect.REVIVE,
    "dispute": Effect.DISPUTE,
    "clear": Effect.CLEAR,
    "lapse": Effect.LAPSE,
    "renew": Effect.RENEW,
    "nothing": Effect.NOTHING,
}


def test_the_effect_of_each_event_is_the_one_the_manual_gives(repository: Path) -> None:
    manual = (repository / "docs" / "adding-an-instrument.md").read_text()
    said: dict[str, Effect] = {}
    for word, effect in DOCUMENTED.items():
        row = re.search(rf"^\| {word} \| (.*) \|$", manual, re.MULTILINE)
        assert row is not None, word
        said |= dict.fromkeys(re.findall(r"`(\w+)`", row[1]), effect)
    assert said == {event: effect_of(event) for event in get_args(EventKind)}


days = st.dates(date(2008, 1, 1), date(2010, 12, 31)).map(date.isoformat)
events = st.lists(
    st.builds(
        lambda day, cut, event: step(day[:cut], event),
        days,
        st.sampled_from([4, 7, 10, 10]),
        st.sampled_from(get_args(EventKind)),
    ),
    max_size=8,
).map(lambda steps: sorted(steps, key=lambda s: first_day(s.date)))


@given(events, days)
def test_a_standing_turns_only_on_turning_days(steps: list[Step], day: str) -> None:
    def gist(day: str) -> tuple[bool, bool, bool, str | None]:
        found = standing(steps, HERE, day)
        return found.in_force, found.suspended, found.disputed, found.since

    if gist(day) != gist(day_before(day)):
        assert day in turning_days(steps)


@given(events, days)
def test_events_that_lie_wholly_ahead_change_nothing_but_the_recorded_end(
    steps: list[Step], day: str
) -> None:
    past = [s for s in steps if first_day(s.date) <= day]
    now, then = standing(steps, HERE, day), standing(past, HERE, day)
    assert (now.in_force, now.suspended, now.disputed, now.since) == (
        then.in_force,
        then.suspended,
        then.disputed,
        then.since,
    )
    assert now.uncertain == then.uncertain


@given(events, days)
def test_history_without_effect_changes_nothing(steps: list[Step], day: str) -> None:
    effective = [s for s in steps if effect_of(s.event) is not Effect.NOTHING]
    assert standing(steps, HERE, day) == standing(effective, HERE, day)


@given(events, days)
def test_a_rule_not_in_force_is_neither_blocked_nor_disputed(steps: list[Step], day: str) -> None:
    found = standing(steps, HERE, day)
    assert found.suspended == (found.suspended_since is not None)
    assert found.disputed == (found.disputed_since is not None)
    if not found.in_force:
        assert not found.suspended
        assert not found.disputed
