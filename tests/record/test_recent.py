"""What is new since a day: law and record kept apart, as data and as a feed."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from lexloci.record.model.common import Source, Text
from lexloci.record.model.instrument import Event, Instrument
from lexloci.record.model.survey import SurveyFile, SurveyRow
from lexloci.record.recent import ATOM, Change, changes_since, to_atom

MISSOURI = "ocd-division/country:us/state:mo"
NOTE = Text(en="A <note> & more.", es="Una nota.")


def law(*events: tuple[str, str, str]) -> Instrument:
    """An instrument whose events have a date, a kind, and the day on which they were read."""
    days = sorted({read for _, _, read in events})
    sources = [
        Source(id=f"s-{day}", url="https://example.org", title="T", publisher="P", primary=True, read_on=day)
        for day in days
    ]
    return Instrument(
        id="mo-law", kind="statute", jurisdiction=MISSOURI, title=Text(en="A law", es="Una ley"),
        citation="§ 1", summary=NOTE, sources=sources,
        timeline=[Event(date=d, event=e, sources=[f"s-{read}"], note=NOTE) for d, e, read in events],
    )  # fmt: skip


def news(*events: tuple[str, str, str], since: str = "2026-01-31", until: str = "2026-11-30") -> list[Change]:
    return changes_since([law(*events)], [], since, until)


@pytest.mark.parametrize(
    ("event", "what"),
    [
        (("2026-01-31", "enacted", "2026-01-15"), None),
        (("2026-02-01", "enacted", "2026-02-15"), "law"),
        (("2026-11-30", "effective", "2026-02-15"), "law"),
        (("2026-12-01", "effective", "2026-02-15"), None),
        (("2009-01-01", "effective", "2026-02-15"), "record"),
        (("2009-01-01", "effective", "2026-01-31"), None),
        (("2026-03-01", "reviewed", "2026-03-01"), None),
        (("2026-02", "amended", "2026-02-20"), "law"),
    ],
)
def test_an_event_is_new_to_the_law_or_to_the_record_or_not_new(
    event: tuple[str, str, str], what: str | None
) -> None:
    assert [change.what for change in news(event)] == ([what] if what else [])


def test_changes_come_oldest_first_with_ids_that_stay() -> None:
    found = news(("2026-05-01", "enacted", "2026-06-01"), ("2026-08-28", "effective", "2026-06-01"))
    assert [change.id for change in found] == [
        "tag:lexloci,2026:event/mo-law/enacted/2026-05-01",
        "tag:lexloci,2026:event/mo-law/effective/2026-08-28",
    ]
    assert found[0].to_dict("es")["note"] == "Una nota."


def test_ids_do_not_depend_on_the_span_and_tell_twins_apart() -> None:
    events = ("2026-05-01", "ruling", "2026-06-01"), ("2026-05-01", "ruling", "2026-06-01")
    wide, narrow = news(*events), news(*events, since="2026-05-15")
    assert [change.what for change in (*wide, *narrow)] == ["law", "law", "record", "record"]
    assert [change.id for change in wide] == [change.id for change in narrow]
    assert len({change.id for change in wide}) == 2


def test_searches_of_the_span_are_told_too() -> None:
    row = SurveyRow(
        variables=["k12", "municipal_id"], on="2026-03-01", method="mixed", result="none_found",
        sources=["https://example.org"],
    )  # fmt: skip
    (found,) = changes_since(
        [], [SurveyFile(jurisdiction=MISSOURI, surveys=[row])], "2026-01-31", "2026-11-30"
    )
    assert (found.what, found.title["en"], found.event) == ("search", "k12, municipal_id", "none_found")


def test_the_feed_is_well_formed_newest_first_and_escapes_what_it_quotes() -> None:
    found = news(("2026-05-01", "enacted", "2026-06-01"), ("2009-08-28", "effective", "2026-07-01"))
    text = to_atom(found, "en", "News", "2026-11-28", {"enacted": "signed into law"})
    feed = ET.fromstring(text.split("?>", 1)[1])
    entries = feed.findall(f"{{{ATOM}}}entry")
    assert [entry.findtext(f"{{{ATOM}}}updated") for entry in entries] == [
        "2026-07-01T00:00:00Z",
        "2026-06-01T00:00:00Z",
    ]
    assert entries[0].findtext(f"{{{ATOM}}}summary") == "A <note> & more."
    for name in ("id", "title", "updated", "author"):
        assert feed.find(f"{{{ATOM}}}{name}") is not None
