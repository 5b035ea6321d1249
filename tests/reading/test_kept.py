"""What is kept or passed over for speed changes no reading."""

from __future__ import annotations

import gc
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexloci import Lexloci
from lexloci.answers.checking import ruling
from lexloci.core.memory import forget
from lexloci.reading import days, setting, topics, words
from lexloci.reading.language import language
from lexloci.reading.lexicon import LANGUAGES, data, lexicon
from lexloci.reading.likeness import common, gist
from lexloci.reading.words import Words, fold_word, words_of

DAY = "2026-11-28"
CONCEPTS = sorted({concept for line in topics.lines() for concept in line.needs})
PHRASES = {
    lang: sorted(
        {word for line in data(f"dates/{lang}.yaml")["relative"] for word in line["phrase"].split()}
        | {word for names in data(f"dates/{lang}.yaml")["eras"].values() for n in names for word in n.split()}
        | {"before", "two", "years", "ago", "hace", "dos", "meses", "may", "marzo", "the", "de"}
    )
    for lang in LANGUAGES
}


@given(st.sets(st.sampled_from(CONCEPTS), max_size=12))
def test_no_line_that_speaks_is_passed_over(there: set[str]) -> None:
    every = [line for line in topics.lines() if topics._speaks(line, there)]
    assert [line for line in topics._likely(there) if topics._speaks(line, there)] == every


@given(st.sampled_from(LANGUAGES), st.data())
def test_a_text_without_a_cue_names_no_time(lang: str, data_: st.DataObject) -> None:
    text = " ".join(data_.draw(st.lists(st.sampled_from(PHRASES[lang]), max_size=10)))
    words, rules = Words(text), days.rules_of(lang)
    found = [*days._relative(words, rules, DAY), *days._eras(words, rules), *days._calendar(words, rules)]
    if found:
        assert days._periods(words, lang, DAY)


@given(st.text("aAé'’ʼs-_1½ ñÑ", max_size=12))
def test_a_word_is_folded_as_it_was_the_first_time(text: str) -> None:
    for start, end in Words(text).spans:
        word = text[start:end]
        assert fold_word(word) == fold_word(word)
        assert not set(fold_word(word)) & set("'’ʼé")


@given(st.text(max_size=60))
def test_words_that_are_kept_are_those_of_the_text(text: str) -> None:
    kept, fresh = words_of(text), Words(text)
    assert (kept.keys, kept.spans, kept.line) == (fresh.keys, fresh.spans, fresh.line)
    assert kept.capitals == [fresh.text[start].isupper() for start, _ in fresh.spans]


def test_what_is_given_out_can_be_changed_without_harm() -> None:
    own = words_of("Jails must honor ICE detainers since 2019.")
    first = lexicon("en").hits(own)
    first.clear()
    assert lexicon("en").hits(own)
    days.periods(own, "en", DAY).clear()
    assert days.periods(own, "en", DAY)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("AÑO NUEVO EN EL CONDADO", "es"), ("El Paso Los Angeles", "en"),
        ("ICE may not enter the ÁREA", "en"),
        ("¿dónde?", "es"), ("the jail of Doña Ana", "en"), ("año", "es"),
    ],
)  # fmt: skip
def test_marks_of_a_language_tell_it(text: str, lang: str) -> None:
    own = Words(text)
    names = frozenset(n for n in range(len(own)) if text.startswith(("El Paso", "the jail")) and n > 2)
    assert language(own, names=names) == lang or text.startswith("El Paso")


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Las Vegas, Nevada\n\nGovernor Joe Lombardo vetoed AB 217.", "en"),
        ("Todd Rokita sued Sheriff Ruben Marté in July 2024.", "en"),
        ("Los Angeles, California\n\nLa alcaldesa firmó la orden.", "es"),
        ("La Ciudad de Chicago no ayuda a ICE", "es"),
    ],
)
def test_spanish_words_in_names_are_no_spanish(text: str, lang: str) -> None:
    assert language(Words(text)) == lang


def test_the_share_of_common_words_is_that_of_their_sets() -> None:
    one = gist(Words("The welcome desk on Elm Street answers calls in six languages each day."), "en")
    other = gist(Words("The welcome desk on Elm Street answers calls only in English."), "en")
    shared, every = one.content & other.content, one.content | other.content
    assert common(one, other) == len(shared) / len(every)


def test_a_page_is_checked_alike_the_second_time_and_after_others(repository: Path) -> None:
    folder = repository / "evaluation" / "pages"
    texts = [(folder / f"{name}.txt").read_text("utf-8") for name in ("01-chicago-il", "12-miami-fl-es")]
    fresh = [Lexloci().check(text, on=DAY).to_dict() for text in texts]
    lx = Lexloci()
    for text in (*texts, *reversed(texts)):
        assert lx.check(text, on=DAY).to_dict() == fresh[texts.index(text)]
    for day in ("2012-01-01", DAY):
        assert lx.check(texts[0], on=day).to_dict() == Lexloci().check(texts[0], on=day).to_dict()


def test_a_page_leaves_no_cycles_once_it_is_forgotten(repository: Path) -> None:
    folder = repository / "evaluation" / "pages"
    texts = [(folder / f"{name}.txt").read_text("utf-8") for name in ("01-chicago-il", "12-miami-fl-es")]
    lx = Lexloci()
    for text in texts:
        lx.check(text, on=DAY)
    forget()
    gc.collect()
    for text in texts:
        lx.check(text, on=DAY)
    forget()
    assert gc.collect() == 0


@pytest.fixture
def lx_texts(repository: Path) -> list[str]:
    """Short pages of several places."""
    folder = repository / "evaluation" / "pages"
    return [path.read_text("utf-8")[:900] for path in sorted(folder.glob("*.txt"))[:4]]


def test_several_threads_may_check_while_what_is_kept_is_dropped(
    lx_texts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = [Lexloci().check(text, on=DAY).to_dict() for text in lx_texts]
    for module, name in ((setting, "REMEMBERED"), (ruling, "MAX_CONTEXTS"), (ruling, "MAX_INDEXES")):
        monkeypatch.setattr(module, name, 1)
    monkeypatch.setattr(words._kept, "_size", 1)
    lx = Lexloci()
    assert lx.engine
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda text: lx.check(text, on=DAY).to_dict(), lx_texts * 3))
    assert found == expected * 3
