"""Measuring: many small calls in this process, or whole commands in processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter_ns
from typing import TypeVar

from msgspec import Struct

T = TypeVar("T")


class CommandFailed(Exception):
    """A command that should have been timed did not end well; its own words say why."""


LAUNCHER = Path(__file__).with_name("launcher.py")
COMMAND = Path(sys.executable).with_name("lexloci")


class Spread(Struct, frozen=True):
    """Times of many calls, in microseconds."""

    median: float
    p99: float
    total: float
    count: int


class Runs(Struct, frozen=True):
    """Runs of one command: the median wall time in seconds, the largest memory in MB."""

    seconds: float
    megabytes: float


def spread(call: Callable[[T], object], items: Iterable[T]) -> Spread:
    """Time ``call`` on each of ``items``, one by one."""
    times = []
    for item in items:
        start = perf_counter_ns()
        call(item)
        times.append(perf_counter_ns() - start)
    times.sort()
    return Spread(median(times) / 1e3, times[int(len(times) * 0.99)] / 1e3, sum(times) / 1e3, len(times))


def milliseconds(call: Callable[[], object], times: int = 1) -> float:
    """The median time of ``times`` calls."""
    return spread(lambda _: call(), range(times)).median / 1e3


def command(*arguments: str) -> list[str]:
    """``lexloci`` with arguments, as it is installed beside this Python."""
    if COMMAND.is_file():
        return [str(COMMAND), *arguments]
    code = "import sys; from lexloci.surfaces.cli import main; sys.exit(main())"
    return [sys.executable, "-c", code, *arguments]


def runs(argv: Sequence[str], times: int) -> Runs:
    """Run a command ``times`` times, one after the other.

    A process inherits the memory peak of the one that starts it, so a launcher of a few MB does
    that instead of this process. Bytecode is kept, as it is wherever a package is installed.

    :raises CommandFailed: what a command does when it fails is not worth timing.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(LAUNCHER), str(times), *argv],
        capture_output=True, text=True, check=False, env=kept,
    )  # fmt: skip
    if done.returncode:
        raise CommandFailed(f"{' '.join(argv)}: {done.stderr.strip()}")
    pairs = [line.split() for line in done.stdout.splitlines()]
    return Runs(
        median(float(seconds) for seconds, _ in pairs),
        max(int(size) for _, size in pairs) / 1e6,
    )
