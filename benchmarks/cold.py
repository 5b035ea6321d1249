"""Cold start: whole commands, from the shell's prompt to the answer."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from benchmarks.clock import command, runs
from benchmarks.table import Row

SECONDS, MEGABYTES = 0.25, 80.0
COMMANDS = (
    ("law", "Clayton, MO", "detainer_hold"),
    ("place", "63105"),
    ("guide", "Clayton, MO"),
    ("guide", "Clayton, MO", "--format", "html"),
    ("--help",),
)


def rows(quick: bool) -> Iterator[Row]:
    """Wall time (median) and memory (largest) of each command, against Python doing nothing."""
    times = 3 if quick else 15
    bare = runs([sys.executable, "-c", "pass"], times + 1)
    yield Row(name="cold: python -c pass", measured=bare.seconds, unit="s")
    for arguments in COMMANDS:
        argv = command(*arguments)
        runs(argv, 1)
        done = runs(argv, times)
        name = f"cold: lexloci {' '.join(a if ' ' not in a else repr(a) for a in arguments)}"
        yield Row(
            name=name, measured=done.seconds, unit="s", target=SECONDS,
            ratio=done.seconds / bare.seconds, against="python -c pass",
        )  # fmt: skip
        yield Row(
            name=f"{name}, memory", measured=done.megabytes, unit="MB", target=MEGABYTES,
            ratio=done.megabytes / bare.megabytes, against="python -c pass",
        )  # fmt: skip
