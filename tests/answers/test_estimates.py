"""A number of a study is told with the range its authors give, in both languages."""

from __future__ import annotations

import msgspec
import pytest

from lexloci.answers.estimates import chosen, numbers, ranged
from lexloci.record.model.common import Text
from lexloci.record.model.evidence import Estimate, Study

OUTCOME = Text(en="Low birth weight", es="Bajo peso al nacer")


def test_the_interval_and_the_standard_error_are_told() -> None:
    estimate = Estimate(outcome=OUTCOME, value="1.24", interval="95% CI 0.98 to 1.57", standard_error="0.1")
    assert ranged(estimate) == {
        "en": "95% interval 0.98 to 1.57; standard error 0.1",
        "es": "intervalo del 95% de 0.98 a 1.57; error estándar 0.1",
    }


TEXT = Text(en="A.", es="A.")
STUDY = Study(
    id="a", title="A", authors="A", year=2020, venue="A", topic="health", design=TEXT, sample=TEXT,
    finding=TEXT, sources=[],
)  # fmt: skip


def test_no_topic_crowds_out_another() -> None:
    health = [msgspec.structs.replace(STUDY, id=f"h{year}", year=year) for year in (2025, 2024, 2023)]
    trust = msgspec.structs.replace(STUDY, id="t", year=2013, topic="trust")
    assert [s.id for s in chosen([trust, *health], 3)] == ["h2025", "h2024", "t"]


def test_only_numbers_with_a_range_are_told_in_the_guide() -> None:
    bare = Estimate(outcome=OUTCOME, value="+4%")
    study = msgspec.structs.replace(STUDY, estimates=[bare])
    assert numbers(study) == {"en": "", "es": ""}
    sure = msgspec.structs.replace(bare, interval="95% CI -3.5 to 11.5")
    told = numbers(msgspec.structs.replace(study, estimates=[bare, sure]))
    assert told["en"] == "Numbers: low birth weight +4% (95% interval -3.5 to 11.5)."
    assert told["es"] == "Cifras: bajo peso al nacer +4% (intervalo del 95% de -3.5 a 11.5)."


@pytest.mark.parametrize("interval", ["0.98 to 1.57", "95% CI 0.98-1.57", "about 95% CI 1 to 2"])
def test_an_interval_has_one_form(interval: str) -> None:
    given = {"outcome": {"en": "A", "es": "A"}, "value": "1", "interval": interval}
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(given, Estimate)
