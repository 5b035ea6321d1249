"""Rows of the benchmark table: what was measured, what was aimed at, how it compares."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Iterator

from msgspec import Struct

HEADINGS = ("what", "measured", "target", "ratio", "")


class Row(Struct, frozen=True, kw_only=True):
    """One measurement.

    :ivar unit: ``µs``, ``ms``, ``s``, ``kB`` and ``MB`` (10³ and 10⁶ bytes), ``%`` or ``/s``.
    :ivar target: the limit, in the same unit; None where nothing was promised.
    :ivar at_least: the target is a floor (accuracy) instead of a ceiling (time, memory).
    :ivar ratio: how many times the thing named by ``against`` this is.
    """

    name: str
    measured: float
    unit: str
    target: float | None = None
    at_least: bool = False
    ratio: float | None = None
    against: str = ""

    @property
    def verdict(self) -> str:
        """``ok``; ``over`` a ceiling; ``short`` of a floor; empty without a target."""
        if self.target is None:
            return ""
        if self.at_least:
            return "ok" if self.measured >= self.target else "short"
        return "ok" if self.measured <= self.target else "over"

    def to_dict(self) -> dict[str, object]:
        """The row as ``--json`` writes it."""
        return {
            "name": self.name, "measured": self.measured, "unit": self.unit, "target": self.target,
            "at_least": self.at_least, "ratio": self.ratio, "against": self.against or None,
            "verdict": self.verdict or None,
        }  # fmt: skip


def machine() -> str:
    """What the numbers were measured on, in one line."""
    system = f"{platform.system()} {platform.machine()}"
    return f"Python {platform.python_version()}, {system}, {os.cpu_count()} cores"


def lines(rows: Iterable[Row]) -> Iterator[str]:
    """The table as text, columns aligned."""
    cells = [HEADINGS, *map(_cells, rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for name, measured, target, ratio, verdict in cells:
        yield (
            f"{name:{widths[0]}}  {measured:>{widths[1]}}  {target:>{widths[2]}}"
            f"  {ratio:{widths[3]}}  {verdict}"
        ).rstrip()


def _cells(row: Row) -> tuple[str, str, str, str, str]:
    sign = "≥" if row.at_least else "≤"
    target = "" if row.target is None else f"{sign} {_number(row.target)} {row.unit}"
    ratio = "" if row.ratio is None else f"{_number(row.ratio)}x {row.against}"
    return row.name, f"{_number(row.measured)} {row.unit}", target, ratio, row.verdict


def _number(value: float) -> str:
    """Three significant digits: more would be noise."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"
