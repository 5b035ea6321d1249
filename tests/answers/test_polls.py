"""A poll of which no margin is known says so, in the guide and on its page."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from lexloci.answers.parts import community
from lexloci.record.model.common import Source, Text
from lexloci.record.model.evidence import Poll, PollResult

POLL = Poll(
    id="a", pollster="A Poll", geography="ocd-division/country:us", fielded="2020-01-02",
    population=Text(en="U.S. adults", es="Adultos de EE. UU."),
    question=Text(en="Is it so?", es="¿Es así?"), n=1_000,
    results=[PollResult(answer=Text(en="Yes", es="Sí"), percent=60)],
    sources=[Source(id="a", url="https://a.example", title="A", publisher="A", primary=True,
                    read_on="2026-11-30")],
)  # fmt: skip
NOTE = Text(en="It states no margin.", es="No indica margen.")


@pytest.mark.parametrize(
    ("poll", "told"),
    [
        (POLL, "A Poll, January 2, 2020, U.S. adults, n = 1,000: Is it so? Yes 60%."),
        (
            replace(POLL, margin=3.5),
            "A Poll, January 2, 2020, U.S. adults, n = 1,000, margin ±3.5 points: Is it so? Yes 60%.",
        ),
        (
            replace(POLL, margin_note=NOTE),
            "A Poll, January 2, 2020, U.S. adults, n = 1,000: Is it so? Yes 60%. It states no margin.",
        ),
    ],
)
def test_what_is_known_of_the_margin_is_told(poll: Poll, told: str) -> None:
    assert community._poll(poll).text["en"] == told
    assert ("No indica margen" in community._poll(poll).text["es"]) == bool(poll.margin_note)
