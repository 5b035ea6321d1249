"""Cold start: whole commands, from the shell's prompt to the answer."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from statistics import median

from benchmarks.clock import Runs, command, runs
from benchmarks.table import Row

SECONDS, MEGABYTES = 0.25, 80.0
ASK_SECONDS = 0.35
"""What a question may take, which is read, answered and held against the record."""
BARE = [sys.executable, "-c", "pass"]
COMMANDS = (
    ("law", "Clayton, MO", "detainer_hold"),
    ("place", "63105"),
    ("ask", "does the jail in chicago hold people for ICE?"),
    ("guide", "Clayton, MO"),
    ("guide", "Clayton, MO", "--format", "html"),
    ("--help",),
)


def rows(quick: bool) -> Iterator[Row]:
    """Wall time (median) and memory (largest) of each command, against Python doing nothing."""
    bare, *done = in_turn([BARE, *(command(*arguments) for arguments in COMMANDS)], 3 if quick else 15)
    yield Row(name="cold: python -c pass", measured=bare.seconds, unit="s")
    for arguments, one in zip(COMMANDS, done, strict=True):
        name = f"cold: lexloci {' '.join(a if ' ' not in a else repr(a) for a in arguments)}"
        yield Row(
            name=name, measured=one.seconds, unit="s",
            target=ASK_SECONDS if arguments[0] == "ask" else SECONDS,
            ratio=one.seconds / bare.seconds, against="python -c pass",
        )  # fmt: skip
        yield Row(
            name=f"{name}, memory", measured=one.megabytes, unit="MB", target=MEGABYTES,
            ratio=one.megabytes / bare.megabytes, against="python -c pass",
        )  # fmt: skip


def in_turn(commands: list[list[str]], times: int) -> list[Runs]:
    """Run each command once a round, so that a slow spell of the machine touches all alike.

    The first round fills the system's cache and is not counted.
    """
    rounds = [[runs(argv, 1) for argv in commands] for _ in range(times + 1)][1:]
    return [
        Runs(median(one.seconds for one in done), max(one.megabytes for one in done))
        for done in zip(*rounds, strict=True)
    ]
