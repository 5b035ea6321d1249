"""Memory of the library in a process of its own: just opened, and after much work."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from benchmarks.clock import runs
from benchmarks.table import Row

STEPS = {
    "opened": "from benchmarks.warm import opened; opened()",
    "warm ({count} places, one guide)": "from benchmarks.warm import worked; worked({count})",
}


def rows(quick: bool) -> Iterator[Row]:
    """Peak memory after each amount of work, against Python doing nothing."""
    count = 20 if quick else 200
    bare = runs([sys.executable, "-c", "pass"], 1)
    for name, code in STEPS.items():
        done = runs([sys.executable, "-c", code.format(count=count)], 1)
        yield Row(
            name=f"memory: library {name.format(count=count)}", measured=done.megabytes, unit="MB",
            ratio=done.megabytes / bare.megabytes, against="python -c pass",
        )  # fmt: skip
