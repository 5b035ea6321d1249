"""One layout: what is written reads back as it was, and the same content is always the same bytes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from strategies import AWKWARD, instruments, sources

from lexloci.record.load import Record
from lexloci.record.model.common import Text
from lexloci.record.model.evidence import Poll, PollResult
from lexloci.record.model.instrument import Instrument
from lexloci.record.yamlio import WIDTH, canonical, parse


@settings(max_examples=60)  # Each has dozens of texts.
@given(instruments)
def test_an_instrument_reads_back_as_it_was_written_and_is_written_the_same_again(entry: Instrument) -> None:
    text = canonical(entry)
    read = parse(text, Instrument)
    assert read == entry
    assert canonical(read) == text


@pytest.mark.parametrize("text", AWKWARD)
def test_text_that_looks_like_something_else_to_yaml_stays_text(text: str) -> None:
    written = canonical(Text(en=text, es=text))
    assert parse(written, Text) == Text(en=text, es=text)
    assert written == written.expandtabs(0).replace("\r", "")


def test_lines_are_folded_at_the_width_unless_one_word_is_longer() -> None:
    written = canonical(Text(en="A rule of law." + " It binds a city." * 40, es="x" * 150 + " y"))
    lines = written.splitlines()
    assert max(len(line) for line in lines if "xx" not in line) <= WIDTH


@pytest.mark.parametrize("percent", [0.0, 36.0, 12.5, 100.0, 1e-07, 33.333333333333336])
def test_numbers_read_back_as_they_were(percent: float) -> None:
    answer = Text(en="Yes", es="Sí")
    result = PollResult(answer=answer, percent=percent)
    assert parse(canonical(result), PollResult) == result


def test_a_poll_with_every_number_reads_back(record: Record) -> None:
    polls = [entry for _, entry in record.of(Poll) if entry.margin is not None]
    assert polls
    for poll in polls:
        assert parse(canonical(poll), Poll) == poll


def test_every_file_of_the_record_is_byte_for_byte_canonical(record: Record) -> None:
    assert not record.problems
    off = [path for path, entry in record.entries.items() if canonical(entry) != record.texts[path]]
    assert off == []


@given(sources, sources)
def test_different_content_is_never_written_the_same(one: object, other: object) -> None:
    assert (canonical(one) == canonical(other)) == (one == other)  # type: ignore[arg-type]
