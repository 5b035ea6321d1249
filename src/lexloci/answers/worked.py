"""Running worked cases: does the record still give the Findings its authors expect?

A worked case is law said as an example: a sentence, a place, a day and what must come out. The
tests and the command line run the same cases through the same engine, so neither can be kinder.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from lexloci.answers.engine import Engine
from lexloci.core.dates import parse_day
from lexloci.core.errors import LexlociError
from lexloci.law.agency import ACTIVE
from lexloci.law.finding import Finding
from lexloci.places.lookup import resolve
from lexloci.record.model.instrument import Instrument
from lexloci.record.model.survey import Expected, WorkedCase, WorkedFile


class Outcome(Struct, frozen=True):
    """What one case gave.

    :ivar jurisdiction: id of the file the case stands in.
    :ivar index: its place in that file, from 0.
    :ivar finding: what the engine found; None when it could not answer.
    :ivar faults: what differs from the expectation, one clause each; empty when all is well.
    """

    jurisdiction: str
    index: int
    case: WorkedCase
    finding: Finding | None
    faults: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether the Finding is the one expected."""
        return not self.faults

    @property
    def name(self) -> str:
        """How the case is called in a report: its jurisdiction's last segment, its number."""
        return f"{self.jurisdiction.rsplit('/', 1)[-1]}[{self.index}]"

    def line(self) -> str:
        """The case and its faults in one line."""
        head = f"{self.name} {self.case.variable} on {self.case.on}: {self.case.sentence}"
        return f"{head} But {'; '.join(self.faults)}." if self.faults else head


def run(engine: Engine, file: WorkedFile) -> list[Outcome]:
    """The outcome of every case of ``file``, in order; a case that fails never stops the others."""
    return [_outcome(engine, file.jurisdiction, index, case) for index, case in enumerate(file.cases)]


def run_all(engine: Engine) -> Iterator[Outcome]:
    """The outcome of every worked case of the record, by path."""
    for file in engine.record.all(WorkedFile):
        yield from run(engine, file)


def _outcome(engine: Engine, jurisdiction: str, index: int, case: WorkedCase) -> Outcome:
    try:
        place, _ = resolve(engine.gazetteer, case.place)
        finding = engine.law(
            place, case.variable, parse_day(case.on), agency=case.agency, subject=case.subject
        )
    except LexlociError as error:
        return Outcome(jurisdiction, index, case, None, (f"no answer came: {error.line()}",))
    faults = tuple(_faults(engine, finding, case.expect))
    return Outcome(jurisdiction, index, case, finding, faults)


def _faults(engine: Engine, finding: Finding, expect: Expected) -> Iterator[str]:
    if finding.position != expect.position:
        yield f"the position is {finding.position}, not {expect.position}"
    if finding.status != expect.status:
        yield f"the status is {finding.status}, not {expect.status}"
    if expect.controls is not None:
        wanted = _current(engine, expect.controls)
        found = _controls(finding)
        if wanted not in found:
            yield f"{', '.join(found) or 'nothing'} controls, not {wanted}"


def _controls(finding: Finding) -> tuple[str, ...]:
    """What fixes the position: the controlling rule's instrument, or an agency's agreements."""
    top = finding.controlling
    if top is not None:
        return (top.rule.instrument,)
    if finding.rules:
        return ()
    wanted = finding.position == ACTIVE
    return tuple(deal.entry.instrument for deal in finding.agreements if deal.active is wanted)


def _current(engine: Engine, instrument: str) -> str:
    """An instrument's id today, when the case still knows it by a former one."""
    entry = engine.record.get(Instrument, instrument)
    return entry.id if entry is not None else instrument
