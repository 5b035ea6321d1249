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
GEOID = re.compile(r"(?<=^geoid: .)\d{7}(?=.$)", re.MULTILINE)
READ_ON = re.compile(r"(?<=read_on: )\d{4}-\d\d-\d\d")


def rows(quick: bool) -> Iterator[Row]:
    """Cold, nothing changed, one file changed, validation alone; then the sizes of what was made."""
    times = 1 if quick else 5
    with TemporaryDirectory(prefix="lexloci-bench-") as folder:
        text, made = Path(folder) / "record", Path(folder) / "made"
        shutil.copytree(RECORD, text)
        build = command("record", "build", "--record", str(text), "--to", str(made))
        yield from _timed("all, with gazetteer", runs([*build, "--force"], 1))
        yield from _timed("all, without gazetteer", _each(build, times, lambda: _forget(made)))
        yield from _timed("nothing changed", runs(build, times), INCREMENTAL_S)
        read, counted = _having(READ_ON, text / "us"), _having(GEOID, text / "us")
        changed = _each(build, times, lambda: change(next(read), READ_ON, _earlier))
        yield from _timed("one file changed", changed, INCREMENTAL_S)
        grown = _each(build, 1, lambda: change(next(counted), GEOID, _other))
        yield from _timed("one GEOID changed (gazetteer too)", grown, INCREMENTAL_S)
        check = runs(command("record", "validate", "--record", str(text), "--force"), times)
        yield from _timed("validation alone", check)
        for name in (RECORD_FILE, PLACES_FILE):
            yield Row(name=f"build: {name}", measured=(made / name).stat().st_size / 1e6, unit="MB")


def change(file: Path, pattern: re.Pattern[str], new: Callable[[str], str]) -> None:
    """Replace the first match of ``pattern`` by something as long and as valid."""
    text = file.read_text("utf-8")
    file.write_text(pattern.sub(lambda found: new(found[0]), text, count=1), "utf-8")


def _earlier(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def _other(number: str) -> str:
    return f"{int(number) ^ 1:07}"


def _having(pattern: re.Pattern[str], folder: Path) -> Iterator[Path]:
    """The files that have what is to be changed, round and round."""
    return cycle([file for file in sorted(folder.rglob("*.yaml")) if pattern.search(file.read_text("utf-8"))])


def _forget(made: Path) -> None:
    """Leave the gazetteer and nothing else."""
    for file in made.iterdir():
        if file.name != PLACES_FILE:
            file.unlink()


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
