"""Worked cases: law said as examples. Each must come out of the compiled record as its file expects."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from lexloci.answers.engine import Engine
from lexloci.answers.worked import Outcome, run, run_all
from lexloci.record.load import Record
from lexloci.record.model.survey import Expected, WorkedCase, WorkedFile
from lexloci.record.store import RecordStore
from lexloci.record.yamlio import read

ROOT = Path(__file__).resolve().parent.parent / "record"
FILES = [read(path.read_text(), WorkedFile) for path in sorted(ROOT.glob("us/**/worked.yaml"))]
CASES = {
    f"{file.jurisdiction.partition('/')[2]}-{index}: {case.sentence}": (file.jurisdiction, index)
    for file in FILES
    if isinstance(file, WorkedFile)
    for index, case in enumerate(file.cases)
}
MISSOURI = "ocd-division/country:us/state:mo"
BAN = WorkedCase(
    sentence="No city may have a sanctuary policy.",
    place="Missouri",
    variable="local_limits",
    on="2026-11-22",
    expect=Expected(position="prohibited", status="settled", controls="mo-rsmo-67-307"),
)


@pytest.fixture(scope="module")
def outcomes(engine: Engine) -> dict[tuple[str, int], Outcome]:
    """What every case of the compiled record gave."""
    return {(outcome.jurisdiction, outcome.index): outcome for outcome in run_all(engine)}


def faults(engine: Engine, **changes: object) -> tuple[str, ...]:
    """What is wrong with the ban's case when it is changed like this."""
    case = msgspec.structs.replace(BAN, **changes)
    (outcome,) = run(engine, WorkedFile(jurisdiction=MISSOURI, cases=[case]))
    assert outcome.passed == (not outcome.faults)
    return outcome.faults


@pytest.mark.parametrize("name", CASES)
def test_a_worked_case_gives_its_finding(outcomes: dict[tuple[str, int], Outcome], name: str) -> None:
    outcome = outcomes[CASES[name]]
    assert outcome.passed, outcome.line()


def test_every_worked_case_of_the_text_is_in_the_compiled_record(store: RecordStore, record: Record) -> None:
    assert sum(len(file.cases) for file in store.all(WorkedFile)) == len(CASES)
    assert len(FILES) == sum(1 for _ in record.of(WorkedFile))


def test_a_case_that_comes_out_otherwise_is_told_in_one_line(engine: Engine) -> None:
    assert faults(engine) == ()
    other = Expected(position="required", status="conflict", controls="mo-rsmo-650-475")
    assert faults(engine, expect=other) == (
        "the position is prohibited, not required",
        "the status is settled, not conflict",
        "mo-rsmo-67-307 controls, not mo-rsmo-650-475",
    )


def test_a_case_without_an_answer_fails_and_does_not_stop_the_others(engine: Engine) -> None:
    nowhere = msgspec.structs.replace(BAN, place="Xyzzyville, MO")
    outcomes = run(engine, WorkedFile(jurisdiction=MISSOURI, cases=[nowhere, BAN]))
    assert [outcome.passed for outcome in outcomes] == [False, True]
    assert outcomes[0].finding is None
    told = outcomes[0].line()
    assert told.startswith("state:mo[0] local_limits on 2026-11-22: No city may have a sanctuary policy.")
    assert "But no answer came: " in told
    assert "\n" not in told


@pytest.mark.parametrize(
    "changes", [{"variable": "no_such_thing"}, {"on": "2026-02-30"}, {"agency": "Some Sheriff's Office"}]
)
def test_a_case_the_engine_refuses_is_a_fault_of_the_case(engine: Engine, changes: dict[str, str]) -> None:
    (fault,) = faults(engine, **changes)
    assert fault.startswith("no answer came: ")
