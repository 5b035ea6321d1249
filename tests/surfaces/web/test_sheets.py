"""The know-your-rights sheet as PDF: one page of the paper asked for, readable, with all it has to say."""

from __future__ import annotations

import re

import pypdfium2
import pytest
from pypdfium2 import raw

from lexloci.surfaces.web.page import Asked
from lexloci.surfaces.web.pages import sheet
from lexloci.surfaces.web.site import Site

PLACES = (
    "us", "tx", "mo/place-clayton", "il/place-chicago", "tx/county-loving", "vt/place-barre",
    "tribe-navajo_nation", "pr/municipio-san_juan", "la/parish-orleans", "hi/place-ala_moana_-_kakaʻako",
)  # fmt: skip
"""From what has least to tell to what has most, of each kind."""
PAPERS = {"letter": (612, 792), "a4": (595, 842)}
"""Points wide and high."""
SMALLEST = 9.0
"""Points of type below which a sheet from a printer is hard to read."""


def sizes(page: pypdfium2.PdfTextPage) -> set[float]:
    """The sizes of type of the letters on a page, blanks that the reader adds between words left out."""
    text = page.get_text_range()
    return {
        round(raw.FPDFText_GetFontSize(page.raw, n), 1)
        for n, letter in enumerate(text)
        if not letter.isspace() and raw.FPDFText_IsGenerated(page.raw, n) == 0
    }


def squeezed(text: str) -> str:
    """Letters and digits alone: lines are broken and words parted on paper."""
    return re.sub(r"[\W_￾]", "", text)


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("place", PLACES)
def test_a_sheet_is_one_page_of_its_paper_that_can_be_read(published: Site, place: str, lang: str) -> None:
    told = sheet.contents(published, Asked(lang, "", "2026-11-28"), published.place(place))
    for paper, (wide, high) in PAPERS.items():
        asked = Asked(lang, f"place/{place}/sheet.pdf", "2026-11-28", {"paper": paper})
        document = pypdfium2.PdfDocument(published.page(asked).body)
        assert len(document) == 1
        assert document[0].get_size() == pytest.approx((wide, high), abs=1)
        text = document[0].get_textpage()
        assert min(sizes(text)) >= SMALLEST
        printed = squeezed(text.get_text_range())
        for line in (*told["lines"], *told["helpers"]):
            assert squeezed(line["text"]) in printed
