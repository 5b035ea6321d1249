"""What a process does whose memory :mod:`benchmarks.memory` measures."""

from __future__ import annotations

from benchmarks.law import ON, every_case
from lexloci.library import Lexloci


def opened() -> Lexloci:
    """Open both compiled files and look up one place."""
    lx = Lexloci()
    lx.law("Clayton, MO", "detainer_hold", ON)
    return lx


def worked(count: int) -> None:
    """Every variable at ``count`` places, and a guide in every format."""
    from lexloci.answers.render import RENDERERS

    lx = opened()
    for place, variable, subject in every_case(lx, count):
        lx.engine.law(place, variable, ON, subject=subject)
    guide = lx.guide("Clayton, MO", on=ON)
    for render in RENDERERS.values():
        render(guide)
