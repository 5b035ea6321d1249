"""Lists of phrases are looked for by their first words, and found as if each were looked for."""

from __future__ import annotations

import pytest

from lexloci.reading.phrases import Phrases
from lexloci.reading.words import Words

PHRASES = Phrases(["the county", "county jail", "sheriff", "condado de"])


@pytest.mark.parametrize("text", ["The County must act.", "A county, jail or not", "SHERIFF'S", "condado de"])
def test_a_phrase_that_stands_there_is_found(text: str) -> None:
    assert PHRASES.stand_in(Words(text))


@pytest.mark.parametrize("text", ["", "the counties", "jail county", "sheriffs", "de condado", "the"])
def test_words_that_only_begin_or_resemble_a_phrase_are_none(text: str) -> None:
    assert not PHRASES.stand_in(Words(text))
