"""Tables: where each cell stands, and which cells are read as which sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexloci import Lexloci
from lexloci.reading.pages import page_text
from lexloci.reading.rows import rows
from lexloci.reading.tables import tables, written


@pytest.fixture(scope="module")
def lx() -> Lexloci:
    return Lexloci()


def said(lx: Lexloci, text: str, lang: str = "en") -> list[str]:
    """What the cells of a text's tables are read as."""
    found = rows(lx.gazetteer, text, lang)
    for piece in found:
        assert text[piece.start : piece.end] == piece.text
    return [piece.read for piece in found]


def table(*lines: str) -> str:
    """Lines of cells, the first of them the heads."""
    return "\n".join(
        [f"| {lines[0]} |", "|---|" + "---|" * lines[0].count("|"), *(f"| {x} |" for x in lines[1:])]
    )


class TestCells:
    def test_stand_where_they_say(self) -> None:
        text = "Before.\n\n| a |  b c |\n|:--|:-:|\n| d \\| e | **f** |\n\nAfter | all.\n"
        (found,) = tables(text)
        assert found.headed
        assert [[cell.text for cell in row] for row in found.rows] == [["a", "b c"], ["d \\| e", "**f**"]]
        for row in found.rows:
            for cell in row:
                assert text[cell.start : cell.end] == cell.text

    @given(
        st.lists(st.lists(st.text("ab |\n\\", max_size=6), min_size=2, max_size=4), min_size=2, max_size=5)
    )
    def test_are_read_as_they_were_written(self, cells: list[list[str]]) -> None:
        text = written(cells, headed=False)
        (found,) = tables(text)
        assert len({len(row) for row in found.rows}) == 1
        for row, given_row in zip(found.rows, cells, strict=True):
            for cell, raw in zip(row, given_row, strict=False):
                assert text[cell.start : cell.end] == cell.text
                assert cell.text.strip() == " ".join(raw.replace("|", "/").split())

    @given(st.text("|-: \na", max_size=120))
    def test_of_odd_texts_are_read_without_complaint(self, lx: Lexloci, text: str) -> None:
        said(lx, text)
        for found in tables(text):
            assert all(text[cell.start : cell.end] == cell.text for row in found.rows for cell in row)


class TestARowIsRead:
    @pytest.mark.parametrize(
        ("lines", "wanted"),
        [
            (("Topic|Rule", "ICE detainers|must be honored"), "ICE detainers must be honored."),
            (("Topic|Rule", "Driver's license|Available to all residents"),
             "Driver's license is available to all residents."),
            (("Topic|Status", "Driver's licenses|**Not available**"), "No driver's licenses are available."),
            (("Topic|Texas", "ICE detainers|must be honored"), "In Texas, ICE detainers must be honored."),
            (("State|ICE detainers", "Texas|must be honored"), "In Texas, ICE detainers must be honored."),
            (("State|E-Verify required?", "Texas|No"), "In Texas, E-Verify is not required."),
            (("Topic|Allowed?", "Sanctuary policies|Yes"), "Sanctuary policies are allowed."),
            (("Topic|Available", "City ID|✗"), "No city ID is available."),
            (("Topic|Law", "Jails|The jail must honor detainers."), "The jail must honor detainers."),
            (("State|Law", "Texas|Jails must honor detainers."), "In Texas, jails must honor detainers."),
        ],
    )  # fmt: skip
    def test_with_its_title_and_its_head(self, lx: Lexloci, lines: tuple[str, ...], wanted: str) -> None:
        (found,) = said(lx, table(*lines))
        assert found == wanted

    @pytest.mark.parametrize(
        ("lines", "wanted"),
        [
            (("Tema|Regla", "Los detainers de ICE|deben cumplirse"), "Los detainers de ICE deben cumplirse."),
            (("Estado|Respuesta", "Licencias de conducir|No disponibles"),
             "No hay licencias de conducir disponibles."),
        ],
    )  # fmt: skip
    def test_in_spanish(self, lx: Lexloci, lines: tuple[str, ...], wanted: str) -> None:
        assert said(lx, table(*lines), "es") == [wanted]

    def test_without_heads_where_it_has_two_cells(self, lx: Lexloci) -> None:
        text = "| ICE detainers | must be honored |\n| City ID | Available |"
        assert said(lx, text) == ["ICE detainers must be honored.", "City ID is available."]


class TestARowIsNotRead:
    @pytest.mark.parametrize(
        "lines",
        [
            ("Topic|Since", "ICE detainers|must be honored"),
            ("Topic|Proposed rule", "ICE detainers|must be honored"),
            ("Topic|Rule", "ICE detainers|must be honored*"),
            ("Topic|Rule", "ICE detainers|must be honored [2]"),
            ("Topic|Rule", "|must be honored"),
            ("Topic|Rule", "ICE detainers|"),
            ("Topic|Rule", "ICE detainers|Yes"),
            ("Topic|Rule", "Must ICE detainers be honored?|Not required"),
            ("Topic|Rule", "Source|Mo. Rev. Stat. § 67.307"),
            ("State|Texas", "Illinois|must be honored"),
            ("Topic|Required?", "ICE detainers|Yes, with limits"),
        ],
    )
    def test_where_it_makes_no_plain_sentence(self, lx: Lexloci, lines: tuple[str, ...]) -> None:
        assert said(lx, table(*lines)) == []

    @pytest.mark.parametrize(
        "before",
        ["The bill would change this:", "How it stood in 2008:", "As the sheriff said:", "In some places:"],
    )
    def test_below_words_of_a_proposal_a_report_or_another_time(self, lx: Lexloci, before: str) -> None:
        rule = table("Topic|Rule", "ICE detainers|must be honored")
        assert said(lx, f"{before}\n\n{rule}") == []
        assert said(lx, f"{before}\n\nThe rules of today:\n\n{rule}") == ["ICE detainers must be honored."]

    def test_within_bounds_whatever_is_given(self, lx: Lexloci) -> None:
        assert said(lx, "|" * 200_000) == []
        assert said(lx, "| a | must be so |\n" * 20_000)
        assert said(lx, "| a | must be so |\n" + "|  | : | :- |\n\n" * 20_000) == []


HTML = """<html><body><h1>Rules of Texas</h1><table><thead><tr><th>Topic</th><th>Rule</th></tr></thead><tbody>
<tr><td>ICE <b>detainers</b></td><td>must<br>be honored</td></tr>
<tr><td rowspan="2">City ID</td><td>Available | at the desk</td></tr><tr><td>must be shown</td></tr>
<tr><td colspan="2">Notes</td></tr></tbody></table>
<table><tr><td><p>A page laid out.</p><ul><li>Jails may not hold.</li></ul></td><td>x</td></tr>
</table></body></html>"""


class TestTablesOfHtml:
    def test_become_text_with_bars(self) -> None:
        text = page_text(HTML.encode())
        assert "| Topic | Rule |\n|---|---|\n| ICE detainers | must be honored |" in text
        assert "| City ID | Available / at the desk |\n|  | must be shown |\n| Notes |  |" in text
        assert "A page laid out." in text
        assert "| A page laid out" not in text

    def test_are_read_row_by_row(self, lx: Lexloci) -> None:
        assert said(lx, page_text(HTML.encode())) == [
            "ICE detainers must be honored.", "City ID is available / at the desk.",
        ]  # fmt: skip

    @pytest.mark.parametrize("span", ["0", "99999999", "x", "-1", "²"])
    def test_with_odd_spans_are_read(self, span: str) -> None:
        first = f"<tr><td rowspan={span}>a</td><td>b</td></tr>"
        raw = f"<html><table>{first}<tr><td colspan={span}>c</td></tr></table>"
        assert "| a | b |" in page_text(raw.encode())
