"""The guide and the sheet of a place as PDF, set by typst, which needs no library of the system."""

from __future__ import annotations

import tempfile
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from lexloci.answers.render import laid_out
from lexloci.answers.words import dated
from lexloci.core.errors import LexlociError
from lexloci.places.model import Jurisdiction
from lexloci.surfaces.web.page import Asked, Page
from lexloci.surfaces.web.pages import sheet
from lexloci.surfaces.web.words import wording

if TYPE_CHECKING:
    from lexloci.surfaces.web.site import Site

MEDIA = "application/pdf"
PAPERS = {"letter": "us-letter", "a4": "a4"}


def of_guide(site: Site, asked: Asked, place: Jurisdiction) -> Page:
    """The 20 questions as a booklet.

    :raises LexlociError: the program that sets PDF is not installed.
    """
    guide = site.lx.guide(place, asked.lang, asked.on)
    return Page(_set("guide.typ", asked, {"title": guide.title[asked.lang], **laid_out(guide)}), MEDIA)


def of_sheet(site: Site, asked: Asked, place: Jurisdiction) -> Page:
    """The know-your-rights sheet: one page.

    :raises LexlociError: the program that sets PDF is not installed.
    """
    found = sheet.contents(site, asked, place)
    return Page(_set("sheet.typ", asked, {"title": place.label(), **found}), MEDIA)


def _set(template: str, asked: Asked, values: dict[str, Any]) -> bytes:
    try:
        import typst
    except ImportError:
        raise LexlociError(
            "PDF needs an extra", remedy="Install it: pip install 'lexloci[pdf]'. Or print the page."
        ) from None  # fmt: skip
    paper = PAPERS.get(asked.query.get("paper", ""), PAPERS["letter"])
    data = {
        **values,
        "lang": asked.lang,
        "on": dated(asked.on)[asked.lang],
        "w": wording(asked.lang),
        "paper": paper,
    }
    source = resources.files("lexloci.surfaces.web").joinpath("templates", template).read_bytes()
    # A folder of its own: typst reads nothing outside the folder of its input.
    with tempfile.TemporaryDirectory(prefix="lexloci-") as folder:
        Path(folder, "page.typ").write_bytes(source)
        Path(folder, "page.json").write_bytes(msgspec.json.encode(data))
        out: bytes = typst.compile(str(Path(folder, "page.typ")), root=folder)
    return out
