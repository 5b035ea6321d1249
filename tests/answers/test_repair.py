"""A page mended in place: a false clause gives way to what the record says, and every other byte stays."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lexloci import Lexloci
from lexloci.answers.checking.inplace import mended
from lexloci.answers.checking.repair import repaired
from lexloci.core.errors import BadInput
from lexloci.surfaces.cli import main

DAY = "2026-11-28"
HOLD = "may not hold people on ICE detainers"
TRUTH = "jail must hold a person past release when ICE sends a detainer"


@pytest.fixture(scope="module")
def lx() -> Lexloci:
    return Lexloci()


def mend(lx: Lexloci, text: str, place: str = "Texas") -> str:
    """The body of a mended text."""
    return repaired(lx.check(text, place=place, on=DAY)).split("\n\nChanges\n")[0]


def in_place(lx: Lexloci, raw: bytes, place: str = "Texas") -> bytes:
    return mended(lx.check(raw, place=place, on=DAY), raw)


class TestAClause:
    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("Cities may not adopt sanctuary policies, and ", "."),
            ("The clerk posts the hours; ", "; the mayor reads a book."),
            ("The mayor was proud of the park, but ", "."),
        ],
    )
    def test_gives_way_alone_where_it_can_be_cut_out(self, lx: Lexloci, before: str, after: str) -> None:
        text = f"{before}jails {HOLD}{after}"
        assert mend(lx, text) == f"{before}[the {TRUTH}] [changed: 1]{after}"

    def test_at_the_beginning_keeps_its_capital(self, lx: Lexloci) -> None:
        text = f"Jails {HOLD}, but the clerk posts the hours at the door."
        assert mend(lx, text) == f"[The {TRUTH}] [changed: 1], but the clerk posts the hours at the door."

    @pytest.mark.parametrize(
        "text",
        [
            f"Jails {HOLD}, and they post their hours.",
            f"Jails {HOLD}, and must post the hours of the day.",
            f"Since the council voted last week, jails {HOLD}.",
            f"Jails {HOLD}, and cities may adopt sanctuary policies.",
            f"In Houston jails {HOLD}, and cities may not adopt sanctuary policies.",
        ],
    )
    def test_takes_the_sentence_with_it_where_the_rest_leans_on_it(self, lx: Lexloci, text: str) -> None:
        body = mend(lx, text)
        assert body.startswith("[")
        assert body.endswith("] [changed: 1]")

    def test_is_told_in_the_note_with_its_sources(self, lx: Lexloci) -> None:
        text = f"The clerk posts the hours, and jails {HOLD}."
        notes = repaired(lx.check(text, place="Texas", on=DAY)).split("\n\nChanges\n")[1]
        assert f"The page said: “jails {HOLD}”" in notes
        assert "https://" in notes

    def test_of_another_place_is_replaced_with_its_name(self, lx: Lexloci) -> None:
        text = "The clerk posts the hours, and in Illinois jails must honor ICE detainers."
        assert "and [Illinois: the jail may not hold" in mend(lx, text)

    def test_mended_is_no_longer_wrong(self, lx: Lexloci) -> None:
        text = f"Cities may not adopt sanctuary policies, and jails {HOLD}."
        assert lx.check(mend(lx, text), place="Texas", on=DAY).counts["contradicted"] == 0

    @pytest.mark.parametrize("lang", ["es"])
    def test_in_spanish(self, lx: Lexloci, lang: str) -> None:
        text = "El alcalde abrió el parque, y las cárceles deben cumplir los detainers de ICE."
        found = repaired(lx.check(text, place="Illinois", on=DAY, lang=lang))
        assert found.startswith("El alcalde abrió el parque, y [la cárcel no puede")


PAGE = (
    f"\ufeff# Texas\r\n\r\nCities may not adopt sanctuary policies, and jails {HOLD}.\r\n\r\n"
    "Caf\u00e9,  two  spaces\t. \r\n"
)


class TestWhatIsSaidAgain:
    PAGE = f"# Texas\n\nJails {HOLD}.\n\nThe park is open. Again, jails {HOLD}.\n"

    def test_names_the_change_that_tells_it(self, lx: Lexloci) -> None:
        body = mend(lx, self.PAGE)
        assert body.count(TRUTH) == 1
        assert body.rstrip().endswith("[See change 1.] [changed: 2]")

    def test_has_a_note_of_its_own_with_the_old_words(self, lx: Lexloci) -> None:
        notes = repaired(lx.check(self.PAGE, place="Texas", on=DAY)).split("\n\nChanges\n")[1]
        assert notes.count("The page said:") == 2
        assert re.search(r"^2\. .*Again, jails .* See change 1\.$", notes, re.MULTILINE)

    def test_in_spanish(self, lx: Lexloci) -> None:
        said = "Las cárceles no pueden retener a nadie por una orden de detención de ICE."
        out = repaired(lx.check(f"{said}\n\n{said}\n", place="Texas", on=DAY, lang="es"))
        assert "[Véase el cambio 1.]" in out


def test_a_question_keeps_its_words_with_the_answer_beside_it(lx: Lexloci) -> None:
    question = "How do sanctuary city policies in Clayton, Missouri County impact the community?"
    body = mend(lx, f"{question}\n\nThe city council meets on Tuesdays.\n", place="Clayton, MO")
    assert body.startswith(f"{question} [There is no Missouri County.")


class TestAFileOfText:
    def test_keeps_every_other_byte(self, lx: Lexloci) -> None:
        raw = PAGE.encode()
        before, after = raw.split(f"jails {HOLD}".encode())
        out = in_place(lx, raw)
        assert out.startswith(before + f"[the {TRUTH}] [changed: 1]".encode() + after)
        assert out.decode().count("Changes\n") == 1

    @pytest.mark.parametrize("code", ["utf-8", "utf-16"])
    def test_in_another_encoding_or_with_invalid_letters(self, lx: Lexloci, code: str) -> None:
        raw = PAGE.lstrip("\ufeff").encode(code) + (b"" if code != "utf-8" else b"\xff\xfe\xf0 end\n")
        out = in_place(lx, raw)
        assert TRUTH in out.decode(code, "replace")
        if code == "utf-8":
            assert b"\xff\xfe\xf0 end\n" in out

    def test_without_a_wrong_sentence_is_the_file(self, lx: Lexloci) -> None:
        raw = PAGE.replace(HOLD, "must honor ICE detainers").encode()
        assert in_place(lx, raw) == raw

    @settings(max_examples=40, deadline=None)
    @given(st.binary(max_size=60))
    def test_keeps_whatever_stands_around(self, lx: Lexloci, odd: bytes) -> None:
        raw = b"x " + odd + f"\n\nJails {HOLD}.\n\n".encode() + odd
        try:
            report = lx.check(raw, place="Texas", on=DAY, lang="en")
        except BadInput:
            return
        out = mended(report, raw)
        if any(claim.text == f"Jails {HOLD}." for claim in report.claims):
            body = out.split(b"\n\nChanges\n")[0].split(b"\nChanges\n")[0]
            assert body.startswith(b"x " + odd)


HTML = (
    '<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>Texas</title>\n<style>p{}</style></head>\n'
    "<body><nav>Jails may not hold</nav><!-- jails may not hold people on ICE detainers. -->\n"
    "<p>Cities may not adopt sanctuary policies, and <b>jails</b> may&nbsp;not hold\n  people "
    "<a href='/x'>on ICE detainers</a>.</p>\n<p>AT&amp;T &#233; &lt;b&gt;</p>\n</body></html>\n"
)


class TestAFileOfHtml:
    def test_keeps_its_tags_and_every_other_byte(self, lx: Lexloci) -> None:
        raw = HTML.encode()
        out = in_place(lx, raw).decode()
        body, notes = out.split("<section>")
        assert body == HTML.split("</body>", maxsplit=1)[0].replace(
            "<b>jails</b> may&nbsp;not hold\n  people <a href='/x'>on ICE detainers</a>",
            f"<b>[the {TRUTH}] [changed: 1]</b><a href='/x'></a>",
        )
        assert notes.endswith("</section>\n</body></html>\n")
        assert re.search(r"<li>The page said: “jails may not hold people on ICE detainers”.*https://", notes)

    def test_in_its_own_encoding(self, lx: Lexloci) -> None:
        raw = HTML.replace("utf-8", "iso-8859-1").replace("&#233;", "é").encode("latin-1")
        out = in_place(lx, raw)
        assert "é".encode("latin-1") in out
        assert b"&#8220;jails" in out

    def test_puts_in_no_tags_of_its_own_text(self, lx: Lexloci) -> None:
        raw = HTML.replace("people <a", "people &lt;script&gt; <a").encode()
        assert b"<script" not in in_place(lx, raw)

    def test_with_a_table_mends_the_cell(self, lx: Lexloci) -> None:
        page = (
            "<html><body><h1>Rules of Texas</h1><table><tr><th>Topic</th><th>Rule</th></tr>"
            "<tr><td>ICE detainers</td><td>may <i>not</i> be honored</td></tr></table></body></html>"
        )
        out = in_place(lx, page.encode()).decode()
        assert f"<td>[The {TRUTH}.] [changed: 1]<i></i></td>" in out

    def test_of_one_sentence_twice_mends_both(self, lx: Lexloci) -> None:
        said = f"<p>Jails {HOLD}.</p>"
        page = f"<html><body><h1>Texas</h1>{said}<p>Again: x.</p>{said}</body></html>"
        out = in_place(lx, page.encode()).decode()
        assert out.count(f"<p>[The {TRUTH}.] [changed: 1]</p>") == 1
        assert out.count("<p>[See change 1.] [changed: 2]</p>") == 1
        assert HOLD not in out.split("<h2", maxsplit=1)[0].split("Changes", maxsplit=1)[0]

    @settings(max_examples=60, deadline=None)
    @given(st.text("<>/&;\"'!-aJ pbi\n", max_size=80))
    def test_that_is_odd_is_mended_without_complaint(self, lx: Lexloci, odd: str) -> None:
        raw = f"<html><body><p>Jails {HOLD}.</p>{odd}<p>Texas {odd}".encode()
        try:
            report = lx.check(raw, place="Texas", on=DAY, lang="en")
        except BadInput:
            return
        assert mended(report, raw)


@pytest.mark.parametrize("piece", ['<a "', "<!", "<!--", "<script>", "&amp", "<a b='", "'\"<"])
def test_a_hostile_file_is_mended_in_bounded_time(lx: Lexloci, piece: str) -> None:
    raw = f"<html><body><p>Jails {HOLD}.</p><p>Texas</p></body></html>".encode()
    report = lx.check(raw, place="Texas", on=DAY)
    started = time.monotonic()
    assert mended(report, raw + piece.encode() * 200_000)
    assert time.monotonic() - started < 20


def test_the_command_writes_the_file_in_its_own_form(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    page, out = tmp_path / "page.html", tmp_path / "out.html"
    page.write_bytes(HTML.encode())
    told = ["check", str(page), "--place", "Texas", "--on", DAY, "--repair"]
    assert main([*told, "-o", str(out)]) == 0
    capsysbinary.readouterr()
    assert main(told) == 0
    assert capsysbinary.readouterr().out == out.read_bytes()
    assert out.read_bytes().startswith(b"<!DOCTYPE html>\n<html><head><meta")
