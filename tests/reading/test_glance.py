"""Words told at a glance stand in every match of their pattern."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.test_ways import drawn

from lexloci.reading.glance import words_needed


@settings(max_examples=500, deadline=None)
@given(st.data())
def test_a_word_that_is_needed_stands_in_every_match(data: st.DataObject) -> None:
    pattern, words = drawn(data, data.draw(st.sampled_from([" ", "(?= )", ""])))
    needed = words_needed(pattern)
    if needed is not None and re.search(pattern, words.line):
        assert not needed.isdisjoint(words.there)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (" (?:was|were) (?:struck|thrown) (?:down|out) ", {"struck", "thrown"}),
        (" (?:the )?(?:ban|old statute)(?= )", {"ban", "statute"}),
        (" (?:it is banned|(?:a|the) ban (?:still )?stands) ", {"banned", "stands"}),
        (" (?:the)?law ", None),
        (" bans? ", None),
        (" no ?law ", None),
        (" a law| the ban ", {"a", "ban"}),
        (r" \w+ (?:\w+ )?", None),
    ],
)
def test_what_is_told_at_a_glance(pattern: str, words: set[str] | None) -> None:
    assert words_needed(pattern) == words
