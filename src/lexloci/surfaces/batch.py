"""A folder of pages checked on all cores: one JSON line a page, so that a stop loses nothing."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from pathlib import Path
from typing import Any

import msgspec

from lexloci.answers.checking.rephrasing.model import LanguageModel
from lexloci.core.errors import BadInput, LexlociError, NoAnswer
from lexloci.core.files import replacing
from lexloci.reading.pages import SUFFIXES

MAX_FILES = 1_000_000
COLUMNS = {
    "file": "VARCHAR", "subject": "VARCHAR", "lang": "VARCHAR", "checked_on": "VARCHAR", "claim": "VARCHAR",
    "first": "BIGINT", "last": "BIGINT", "text": "VARCHAR", "verdict": "VARCHAR", "place": "VARCHAR",
    "variable": "VARCHAR", "instrument": "VARCHAR", "reason": "VARCHAR", "truth": "VARCHAR",
    "source": "VARCHAR",
}  # fmt: skip
"""Columns of the Parquet file, one row a sentence, with their types."""


class Task(msgspec.Struct, frozen=True):
    """One page to check: its path within the folder and how."""

    folder: str
    name: str
    data: str | None
    place: str | None
    on: str | None
    lang: str | None
    llm: LanguageModel | None = None


def pages_in(folder: Path) -> list[str]:
    """The pages under ``folder`` by their paths within it, sorted; hidden files and links are left out.

    :raises BadInput: there are none.
    """
    found = sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.suffix.lower() in SUFFIXES
        and not path.is_symlink()
        and path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )
    if not found:
        raise BadInput(
            "the folder holds no pages", where=str(folder), remedy=f"Pages end in {', '.join(SUFFIXES)}."
        )
    return found[:MAX_FILES]


def check_folder(
    tasks: Iterable[Task], out: Path, report: Callable[[str], None], workers: int | None = None
) -> dict[str, int]:
    """Check each page not yet in ``out`` and append its line; returns how often each verdict was given.

    A page that cannot be read gets a line with ``error``. A page that changed since is checked anew.

    :raises NoAnswer: a language model's server does not answer; what is done is kept.
    :raises LexlociError: the disk refuses.
    """
    waiting = list(tasks)
    done = _resume(out)
    todo = [task for task in waiting if done.get(task.name) != _digest(Path(task.folder) / task.name)]
    if len(todo) < len(waiting):
        report(f"{len(waiting) - len(todo):,} of {len(waiting):,} pages are done already")
    try:
        with out.open("ab") as file:
            for number, line in enumerate(_checked(todo, workers), 1):
                file.write(line + b"\n")
                file.flush()
                report(f"{number:,} of {len(todo):,} pages")
    except OSError as error:
        raise LexlociError(
            f"cannot write: {error.strerror}", where=str(out), remedy="Free the disk; what is done is kept."
        ) from None
    return _counts(out)


def _checked(todo: list[Task], workers: int | None) -> Iterator[bytes]:
    count = min(workers or os.cpu_count() or 1, max(1, len(todo)))
    if count == 1:
        yield from map(_line, todo)
        return
    with ProcessPoolExecutor(count) as pool:
        running: list[Future[bytes]] = [pool.submit(_line, task) for task in todo]
        try:
            for future in as_completed(running):
                yield future.result()
        except NoAnswer:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _line(task: Task) -> bytes:
    """The JSON line of one page."""
    from lexloci.library import Lexloci

    path = Path(task.folder) / task.name
    head: dict[str, Any] = {"file": task.name, "sha256": _digest(path)}
    try:
        library = _opened(task.data, Lexloci)
        found = library.check(path, place=task.place, on=task.on, lang=task.lang, llm=task.llm)
    except NoAnswer:
        raise
    except LexlociError as error:
        return msgspec.json.encode({**head, "error": str(error)})
    return msgspec.json.encode({**head, "report": found.to_dict()})


_OPEN: dict[str | None, Any] = {}


def _opened(data: str | None, opener: Callable[..., Any]) -> Any:
    """The library, opened once in each process."""
    if data not in _OPEN:
        _OPEN[data] = opener(Path(data) if data else None)
    return _OPEN[data]


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _resume(out: Path) -> dict[str, str]:
    """Pages that ``out`` has a whole line of, with their digests; a line cut short is taken off.

    Of a page that stands there twice only the last line is kept.
    """
    if not out.exists():
        return {}
    kept: dict[str, tuple[str, bytes]] = {}
    for line in out.read_bytes().split(b"\n"):
        try:
            entry = msgspec.json.decode(line)
            kept[str(entry["file"])] = (str(entry["sha256"]), line)
        except (msgspec.DecodeError, KeyError, TypeError):
            continue
    with replacing(out) as scratch:
        scratch.write_bytes(b"".join(line + b"\n" for _, line in kept.values()))
    return {name: digest for name, (digest, _) in kept.items()}


def _counts(out: Path) -> dict[str, int]:
    """How often each verdict was given, and ``error``, in the last lines of ``out``."""
    _resume(out)
    found: dict[str, int] = {}
    for line in out.read_bytes().splitlines():
        entry = msgspec.json.decode(line)
        told = entry["report"]["counts"] if "report" in entry else {"error": 1}
        for name, number in told.items():
            found[name] = found.get(name, 0) + number
    return found


def to_parquet(lines: Path, target: Path) -> int:
    """Write the sentences of a JSON Lines file as Parquet; returns how many.

    :raises LexlociError: the package that writes Parquet is missing, or the disk refuses.
    """
    try:
        import duckdb
    except ModuleNotFoundError as error:
        raise LexlociError(
            "Parquet needs the package duckdb", remedy='Install "lexloci[export]", or leave out --parquet.'
        ) from error
    rows = [row for line in lines.read_bytes().splitlines() for row in _rows(msgspec.json.decode(line))]
    with replacing(target) as scratch:
        table = scratch.with_suffix(".jsonl")
        try:
            table.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
            with duckdb.connect() as db:
                db.read_json(str(table), columns=COLUMNS, format="newline_delimited").write_parquet(
                    str(scratch), compression="zstd"
                )
        finally:
            table.unlink(missing_ok=True)
    return len(rows)


def _rows(entry: dict[str, Any]) -> Iterator[dict[str, Any]]:
    found = entry.get("report") or {"claims": ()}
    for claim in found["claims"]:
        cites = claim["citations"]
        yield {
            "file": entry["file"], "subject": found["subject"], "lang": found["lang"],
            "checked_on": found["on"],
            "claim": claim["id"], "first": claim["start"], "last": claim["end"], "text": claim["text"],
            "verdict": claim["verdict"], "place": claim["place"], "variable": claim["variable"],
            "instrument": claim["instrument"], "reason": claim["reason"], "truth": claim["truth"],
            "source": cites[0]["url"] if cites else None,
        }  # fmt: skip
