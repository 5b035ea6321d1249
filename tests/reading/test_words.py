"""Words remember where they stand, whatever is folded away."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lexloci.reading.language import language
from lexloci.reading.lexicon import LANGUAGES, data, lexicon
from lexloci.reading.spelling import mend
from lexloci.reading.words import Words
from lexloci.reading.written import expanded


class TestWords:
    def test_fold_case_accents_punctuation_and_possessives(self) -> None:
        assert Words("¿El Sheriff's 287(g) en Peñasco?").keys == [
            "el",
            "sheriff",
            "287",
            "g",
            "en",
            "penasco",
        ]

    def test_know_where_they_stood(self) -> None:
        words = Words("Does the jail hold people?")
        assert words.original(2, 3) == "jail hold"
        assert words.gap(4) == "?"

    @given(st.text(max_size=300))
    def test_any_text_is_taken_apart_with_true_offsets(self, text: str) -> None:
        words = Words(text)
        assert len(words.keys) == len(words.spans)
        for start, end in words.spans:
            assert 0 <= start < end <= len(text)
        assert all(
            words.line[at : at + len(key)] == key for at, key in zip(words.starts, words.keys, strict=True)
        )
        assert [words.index(at) for at in words.starts] == list(range(len(words)))


class TestLexicon:
    def test_a_bar_means_either_word_and_a_star_any_ending(self) -> None:
        assert list(expanded("honor|honors detainer*")) == [" honor detainer", " honors detainer"]

    def test_finds_every_phrase_wherever_it_stands(self) -> None:
        hits = lexicon("en").hits(Words("Will the county jail honor an ICE detainer?"))
        assert {"jail", "hold", "ice", "detainer"} <= {hit.concept for hit in hits}
        assert next(hit for hit in hits if hit.concept == "jail").words == range(2, 4)

    def test_a_phrase_is_found_only_as_whole_words(self) -> None:
        assert not [hit for hit in lexicon("en").hits(Words("a nice office")) if hit.concept == "ice"]

    def test_every_language_has_phrases_for_every_concept(self) -> None:
        concepts = [set(data(f"concepts/{lang}.yaml")) for lang in LANGUAGES]
        assert all(known == concepts[0] for known in concepts)
        assert all(data(f"concepts/{lang}.yaml")[name] for lang in LANGUAGES for name in concepts[0])

    @given(st.text(max_size=200))
    def test_any_text_can_be_searched(self, text: str) -> None:
        words = Words(text)
        for lang in LANGUAGES:
            for hit in lexicon(lang).hits(words):
                assert 0 <= hit.first <= hit.last < len(words)


class TestSpelling:
    def test_mends_slips_in_words_of_a_topic(self) -> None:
        words = mend(Words("does the sherif honer ice detaners"), lexicon("en"), set())
        assert words.keys == ["does", "the", "sheriff", "honer", "ice", "detainers"]

    def test_leaves_names_and_known_words_alone(self) -> None:
        words = Words("polices in Tuitin")
        assert mend(words, lexicon("en"), {2}).keys == ["polices", "in", "tuitin"]


class TestLanguage:
    def test_is_told_by_small_words(self) -> None:
        assert language(Words("does the jail hold people for ICE")) == "en"
        assert language(Words("la carcel retiene gente para ICE")) == "es"
        assert language(Words("¿licencias en Illinois?")) == "es"

    def test_is_the_default_when_nothing_tells(self) -> None:
        assert language(Words("287(g) Butler"), "en") == "en"
        assert language(Words("287(g) Butler"), "es") == "es"
