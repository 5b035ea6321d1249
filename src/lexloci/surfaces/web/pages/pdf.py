"""The guide and the sheet of a place as PDF, set by typst, which needs no library of the system."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from importlib import resources
from importlib.util import find_spec
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
SETTER = "import sys, typst; sys.stdout.buffer.write(typst.compile(sys.argv[1], root=sys.argv[2]))"
"""A program of its own: what typst takes of memory (80 MB for a guide) is given back when it ends."""
MOST_SECONDS = 30


def of_guide(site: Site, asked: Asked, place: Jurisdiction) -> Page:
    """The 20 questions as a booklet.

    :raises LexlociError: the program that sets PDF is not installed, or fails.
    """
    guide = site.lx.guide(place, asked.lang, asked.on)
    return Page(_set("guide.typ", asked, {"title": guide.title[asked.lang], **laid_out(guide)}), MEDIA)


def of_sheet(site: Site, asked: Asked, place: Jurisdiction) -> Page:
    """The know-your-rights sheet: one page.

    :raises LexlociError: the program that sets PDF is not installed, or fails.
    """
    found = sheet.contents(site, asked, place)
    return Page(_set("sheet.typ", asked, {"title": place.label(), **found}), MEDIA)


def _set(template: str, asked: Asked, values: dict[str, Any]) -> bytes:
    if find_spec("typst") is None:
        raise LexlociError(
            "PDF needs an extra", remedy="Install it: pip install 'lexloci[pdf]'. Or print the page."
        )
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
        return _run(Path(folder, "page.typ"))


def _run(page: Path) -> bytes:
    command = [sys.executable, "-I", "-c", SETTER, str(page), str(page.parent)]
    try:
        return subprocess.run(command, capture_output=True, check=True, timeout=MOST_SECONDS).stdout
    except (subprocess.SubprocessError, OSError) as error:
        raise LexlociError(
            "the PDF could not be made", where=type(error).__name__, remedy="Print the page instead."
        ) from error  # fmt: skip
