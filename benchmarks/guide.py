"""The 20 questions for Clayton: put together, and rendered."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.clock import milliseconds
from benchmarks.table import Row
from lexloci.library import Lexloci

PLACE, ON = "Clayton, MO", "2026-11-01"


def rows(quick: bool) -> Iterator[Row]:
    """First with a library just opened, then warm; the first page of HTML loads its templates."""
    from lexloci.answers.render import to_html, to_markdown

    times = 5 if quick else 30
    lx = Lexloci()
    first = milliseconds(lambda: lx.guide(PLACE, on=ON))
    guide = lx.guide(PLACE, on=ON)
    html = milliseconds(lambda: to_html(guide))
    for name, measured in (
        ("made, first", first),
        ("made, warm", milliseconds(lambda: lx.guide(PLACE, on=ON), times)),
        ("as HTML, first", html),
        ("as HTML, warm", milliseconds(lambda: to_html(guide), times)),
        ("as Markdown, warm", milliseconds(lambda: to_markdown(guide), times)),
    ):
        yield Row(name=f"guide: {name}", measured=measured, unit="ms")
