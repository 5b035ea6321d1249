"""Pages cut into sentences: the text is kept to the letter, whatever its shape."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexloci.reading.sentences import sentences


def cut(text: str, lang: str = "en") -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in sentences(text, lang)]


def test_sentences_end_at_full_stops_but_not_at_abbreviations() -> None:
    text = (
        "Section 67.307 of Mo. Rev. Stat. bars it. Gov. J. B. Pritzker signed P.A. 100-463. "
        "See U.S. v. Illinois."
    )
    assert [piece for _, piece in cut(text)] == [
        "Section 67.307 of Mo. Rev. Stat. bars it.",
        "Gov. J. B. Pritzker signed P.A. 100-463.",
        "See U.S. v. Illinois.",
    ]


def test_headings_and_list_items_are_told_from_sentences() -> None:
    text = (
        "# Title of the page\n\n2. Does Clayton have a policy?\n\n- One thing.\n- Another thing.\n\n"
        "A sentence\nover two lines. More."
    )
    assert cut(text) == [
        ("heading", "Title of the page"),
        ("heading", "Does Clayton have a policy?"),
        ("item", "One thing."),
        ("item", "Another thing."),
        ("sentence", "A sentence\nover two lines."),
        ("sentence", "More."),
    ]


def test_code_and_tables_of_markdown_are_no_sentences() -> None:
    text = "Before `x. Y` it.\n\n```sh\nA command. Another.\n```\n\n| a |\n|---|\n| C. D. |\n\nAfter it."
    assert [piece for _, piece in cut(text)] == ["Before `x. Y` it.", "After it."]


def test_a_dateline_is_no_part_of_the_first_sentence() -> None:
    assert cut("ROCHESTER, N.Y. — The council voted. It passed.")[0][1] == "The council voted."


def test_spanish_marks_and_abbreviations_are_known() -> None:
    text = "El Sr. Díaz vive en EE.UU. ¿Pregunta la policía? No puede."
    assert [piece for _, piece in cut(text, "es")] == [
        "El Sr. Díaz vive en EE.UU. ¿Pregunta la policía?", "No puede.",
    ] or [piece for _, piece in cut(text, "es")][-1] == "No puede."  # fmt: skip


@given(st.text(alphabet="aZ .!?\n-*#1\"'¿á)(", max_size=200), st.sampled_from(["en", "es"]))
def test_every_piece_stands_where_it_says_and_none_overlap(text: str, lang: str) -> None:
    last = 0
    for piece in sentences(text, lang):
        assert text[piece.start : piece.end] == piece.text
        assert piece.start >= last
        last = piece.end


@pytest.mark.parametrize("text", ["", "\n\n\n", "-", "#", "." * 5000, "a" * 50_000, "- " * 2000])
def test_odd_texts_are_cut_without_complaint(text: str) -> None:
    assert isinstance(sentences(text, "en"), list)


def test_a_text_with_the_line_ends_of_windows_is_cut_as_others() -> None:
    text = "# Title\n\nOne sentence\nhere. Another.\n\n- An item.\n"
    assert [piece.split() for _, piece in cut(text.replace("\n", "\r\n"))] == [
        p.split() for _, p in cut(text)
    ]


@pytest.mark.parametrize(
    ("text", "lang", "pieces"),
    [
        ("What helps?\n\na) Schools take every child.\nb) Clinics ask nothing.", "en", 3),
        ("(1) Schools take every child.\n(2) Clinics ask nothing.", "en", 2),
        ("a) La escuela recibe a todos.\nb) La clínica no pregunta.", "es", 2),
        ("The forum closed at 8:51 p.m. These notes are a draft.", "en", 2),
        ("The forum met at 8 p.m. Tuesday in the library.", "en", 1),
        ("The forum met at 8 p.m. Eastern time.", "en", 1),
        ("La reunión acabó a las 8 p.m. Estas notas son un borrador.", "es", 2),
    ],
)
def test_lettered_items_and_hours_end_sentences(text: str, lang: str, pieces: int) -> None:
    assert len(sentences(text, lang)) == pieces
