"""Building the record: whole commands on a copy of the record, in a folder of its own."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.clock import Runs, command, runs
from benchmarks.table import Row
from lexloci.core.paths import PLACES_FILE, RECORD_FILE

RECORD = Path(__file__).parent.parent / "record"
INCREMENTAL_S = 1.0
COLD_S = 20.0
RECORD_MB = 60.0
GEOID = re.compile(r"(?<=^geoid: .)\d{7}(?=.$)", re.MULTILINE)
READ_ON = re.compile(r"(?<=read_on: )\d{4}-\d\d-\d\d")
DAY = re.compile(r"(?<= date: )\d{4}-\d\d-\d\d")
REVIEW_DAYS = re.compile(r"(?<=^review_days: )\d+", re.MULTILINE)


def rows(quick: bool) -> Iterator[Row]:
    """Cold, nothing changed, one file changed, validation alone; then the sizes of what was made."""
    times = 1 if quick else 5
    with TemporaryDirectory(prefix="lexloci-bench-") as folder:
        text, made = Path(folder) / "record", Path(folder) / "made"
        shutil.copytree(RECORD, text)
        build = command("record", "build", "--record", str(text), "--to", str(made))
        yield from _timed("all, with gazetteer", runs([*build, "--force"], 1), COLD_S)
        yield from _timed("all, without gazetteer", _each(build, times, lambda: _forget(made)))
        yield from _timed("nothing changed", runs(build, times), INCREMENTAL_S)
        for what, where, pattern, new in KINDS:
            done = _changes(build, times, _having(pattern, text, where), pattern, new)
            yield from _timed(f"{what} changed", done, INCREMENTAL_S)
        check = runs(command("record", "validate", "--record", str(text), "--force"), times)
        yield from _timed("validation alone", check)
        for name, most in ((RECORD_FILE, RECORD_MB), (PLACES_FILE, None)):
            size = (made / name).stat().st_size / 1e6
            yield Row(name=f"build: {name}", measured=size, unit="MB", target=most)


def change(file: Path, pattern: re.Pattern[str], new: Callable[[str], str]) -> None:
    """Replace the first match of ``pattern`` by something as long and as valid."""
    text = file.read_text("utf-8")
    file.write_text(pattern.sub(lambda found: new(found[0]), text, count=1), "utf-8")


def _earlier(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def _other(number: str) -> str:
    return f"{int(number) ^ 1:07}"


def _shorter(days: str) -> str:
    return str(int(days) - 1)


KINDS: tuple[tuple[str, str, re.Pattern[str], Callable[[str], str]], ...] = (
    ("one instrument", "us/**/instruments/*.yaml", READ_ON, _earlier),
    ("one surveys.yaml", "us/**/surveys.yaml", DAY, _earlier),
    ("one worked.yaml", "us/**/worked.yaml", DAY, _earlier),
    ("one organization", "services/**/*.yaml", READ_ON, _earlier),
    ("one variable", "codebook/variables/*.yaml", REVIEW_DAYS, _shorter),
    ("one GEOID", "us/**/jurisdiction.yaml", GEOID, _other),
)
"""What is changed, where such files lie, and how."""


def _having(pattern: re.Pattern[str], text: Path, where: str) -> Iterator[Path]:
    """The files that have what is to be changed, round and round."""
    return cycle([file for file in sorted(text.glob(where)) if pattern.search(file.read_text("utf-8"))])


def _forget(made: Path) -> None:
    """Leave the gazetteer and nothing else."""
    for file in made.iterdir():
        if file.name != PLACES_FILE:
            file.unlink()


def _changes(
    argv: list[str], times: int, files: Iterator[Path], pattern: re.Pattern[str], new: Callable[[str], str]
) -> Runs:
    """Runs that each come after a change of the next of ``files``."""
    return _each(argv, times, lambda: change(next(files), pattern, new))


def _each(argv: list[str], times: int, before: Callable[[], object]) -> Runs:
    """Runs that each need something done first, which is not timed."""
    done = []
    for _ in range(times):
        before()
        done.append(runs(argv, 1))
    return Runs(median(one.seconds for one in done), max(one.megabytes for one in done))


def _timed(name: str, done: Runs, target: float | None = None) -> Iterator[Row]:
    yield Row(name=f"build: {name}", measured=done.seconds, unit="s", target=target)
    yield Row(name=f"build: {name}, memory", measured=done.megabytes, unit="MB")
