"""A pattern that is tried only where its words stand finds all that it finds everywhere."""

from __future__ import annotations

import gc
import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lexloci import Lexloci
from lexloci.core.memory import forget
from lexloci.reading import ways, worked
from lexloci.reading.needs import Need, needs
from lexloci.reading.ways import TRIED, Way, Ways
from lexloci.reading.words import Words

ROOT = Path(__file__).parents[2]
CORPORA = ("facts.jsonl", "fates.jsonl", "plainer.jsonl")
WORD = st.sampled_from(["law", "the", "no", "struck", "down", "block", "a", "hb", "287", "condado"])
PART = st.recursive(
    WORD | st.sampled_from([r"\w+", r"\w", "s?", "[ab]", "(?:ed|s)?"]),
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(" ".join),
        st.lists(inner, min_size=2, max_size=2).map("".join),
        st.lists(inner, min_size=1, max_size=4).map(lambda ways: f"(?:{'|'.join(ways)})"),
        inner.map(lambda one: f"(?:{one} ){{0,2}}?"),
        inner.map(lambda one: f"(?:{one} )?"),
        inner.map(lambda one: f"{one}(?= )"),
        inner.map(lambda one: rf"\b{one}\b"),
        inner.map(lambda one: f"(?!{one} )"),
    ),
    max_leaves=8,
)  # fmt: skip


def drawn(data: st.DataObject, ending: str) -> tuple[str, Words]:
    """A pattern that begins at a word and ends with ``ending``, and a text that it may match."""
    pattern = f" {data.draw(PART)}{ending}"
    text = st.from_regex(pattern, alphabet="abcdehklnorstuw 278") | st.lists(WORD).map(" ".join)
    return pattern, Words(data.draw(text))


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_whatever_a_pattern_matches_is_found(data: st.DataObject) -> None:
    pattern, words = drawn(data, " ")
    way = Way(pattern)
    way.work_out()
    found, expected = way.search(words), re.search(pattern, words.line)
    assert (found and found.span()) == (expected and expected.span())


@pytest.fixture(scope="module")
def corpus() -> list[Words]:
    """Sentences of both languages; they are checked, so that the patterns of all judges are made."""
    lx = Lexloci()
    rows = [
        json.loads(line)
        for name in CORPORA
        for line in (ROOT / "tests" / "answers" / name).read_text("utf-8").splitlines()[::7]
    ]
    for row in rows:
        lx.check(f"{row['place']}: notes\n\n{row['sentence']}", lang=row["lang"], on="2026-11-28")
    told = [row["sentence"] for row in rows] + (ROOT / "evaluation" / "ordinary.txt").read_text().splitlines()
    return [Words(text) for text in told]


def test_patterns_of_the_judges_find_what_they_found_everywhere(corpus: list[Words]) -> None:
    ways = {one.way: one for one in gc.get_objects() if isinstance(one, Way)}
    assert len(ways) > len(CORPORA) * 20
    for way in ways.values():
        way.work_out()
        for words in corpus:
            found, expected = way.search(words), way.pattern.search(words.line)
            assert (found and found.span()) == (expected and expected.span()), (way.way, words.text)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (" (?:was|were) (?:struck|thrown) (?:down|out) ", {"struck", "thrown"}),
        (r" the \w+ court ", {"court"}),
        (" bloque(?:o|aron|a) ", {"bloqueo", "bloquearon", "bloquea"}),
        (r" detain\w* ", {"detain"}),
        (r" \w+ (?:\w+ )?", set()),
        (" (?:law)?", set()),
    ],
)
def test_the_rarest_words_are_looked_for(pattern: str, words: set[str]) -> None:
    assert {need.word for need in next(iter(needs(pattern)), frozenset())} == words


def test_of_several_patterns_those_that_match_are_named_in_order() -> None:
    ways = Ways({"made": " (?:passed|enacted) ", "any": r" \w+ed ", "ended": " repealed "})
    assert ways.found(Words("It was repealed")) == ["any", "ended"]
    name, match = ways.first(Words("It passed, and was repealed")) or ("", None)
    assert (name, match and match.group()) == ("made", " passed ")
    assert ways.first(Words("Bring rain boots")) is None


def test_what_a_pattern_needs_is_worked_out_once_it_has_been_tried_often() -> None:
    one, several = Way(" repealed "), Ways({"ended": " repealed ", "made": " passed "})
    for n in range(TRIED):
        assert one.need == 0
        assert several.ways[0][1].need == 0
        one.search(Words(f"number {n}"))
        assert several.found(Words(f"it was repealed, number {n}")) == ["ended"]
    assert one.need != 0
    assert several.ways[0][1].need != 0
    assert one.search(Words("it was repealed")) is not None
    assert several.found(Words("it was repealed")) == ["ended"]


def test_what_is_kept_of_the_needs_of_patterns_is_what_is_worked_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = [" (?:was|were) (?:struck|thrown) (?:down|out) ", r" detain\w* ", r" \w+ "]
    worked.keep(told, tmp_path)
    monkeypatch.setattr(worked, "PACKAGE_DATA", tmp_path)
    assert worked.known_needs() == {pattern: needs(pattern) for pattern in told}
    monkeypatch.setattr(worked, "_key", lambda: "other words")
    assert worked.known_needs() == {}


def test_a_pattern_whose_needs_are_kept_is_tried_only_where_they_stand(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ways, "known_needs", lambda: {" repealed ": needs(" repealed ")})
    ways._known_signs.cache_clear()
    try:
        one, several = Way(" repealed "), Ways({"ended": " repealed "})
        assert one.need == several.ways[0][1].need != 0
        assert (one.search(Words("it passed")), several.found(Words("it was repealed"))) == (None, ["ended"])
    finally:
        ways._known_signs.cache_clear()


@pytest.mark.parametrize(
    "need", [Need("zorbled", whole=True), Need("zorb", whole=False), Need("zorbled", whole=True, beside="it")]
)
def test_a_word_that_was_read_before_bears_the_sign_of_a_new_pattern(need: Need) -> None:
    line = "it was zorbled"
    before = ways.signs(Words(line))
    new = ways.sign([need])
    assert ways.signs(Words(line)) == before | new
    forget()
    assert not ways._TABLE.known
    assert ways.signs(Words(line)) == before | new
