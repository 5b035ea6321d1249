"""A number of a study is told with the range its authors give, in both languages."""

from __future__ import annotations

import msgspec
import pytest

from lexloci.answers.estimates import numbers, ranged
from lexloci.record.model.common import Text
from lexloci.record.model.evidence import Estimate, Study

OUTCOME = Text(en="Low birth weight", es="Bajo peso al nacer")


def test_the_interval_and_the_standard_error_are_told() -> None:
    estimate = Estimate(outcome=OUTCOME, value="1.24", interval="95% CI 0.98 to 1.57", standard_error="0.1")
    assert ranged(estimate) == {
        "en": "95% interval 0.98 to 1.57; standard error 0.1",
        "es": "intervalo del 95% de 0.98 a 1.57; error estándar 0.1",
    }


def test_only_numbers_with_a_range_are_told_in_the_guide() -> None:
    text = Text(en="A.", es="A.")
    bare = Estimate(outcome=OUTCOME, value="+4%")
    study = Study(
        id="a", title="A", authors="A", year=2020, venue="A", topic="health", design=text, sample=text,
        finding=text, sources=[], estimates=[bare],
    )  # fmt: skip
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
