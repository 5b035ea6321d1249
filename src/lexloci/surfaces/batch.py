"""A folder of pages checked on all cores: one JSON line a page, so that a stop loses nothing."""

from __future__ import annotations

import hashlib
import multiprocessing
import multiprocessing.connection
import os
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor, as_completed
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec

from lexloci.answers.checking.rephrasing.model import LanguageModel
from lexloci.core.errors import BadInput, LexlociError, NoAnswer
from lexloci.core.files import refused, replacing
from lexloci.core.memory import rest, seldom
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
    with closing(_checked(todo, workers)) as lines:
        for number, line in enumerate(lines, 1):
            _append(out, line + b"\n")
            report(f"{number:,} of {len(todo):,} pages")
    return _counts(out)


def _append(out: Path, line: bytes) -> None:
    """Add a line; where the disk takes only a part of it, take the part off again.

    :raises LexlociError: the disk refuses.
    """
    try:
        with out.open("ab", buffering=0) as file:
            whole = file.tell()
            try:
                left = memoryview(line)
                while left:
                    left = left[file.write(left) :]
            except OSError:
                file.truncate(whole)
                raise
    except OSError as error:
        raise LexlociError(
            f"cannot be written ({error.strerror})", where=str(out),
            remedy="Free the disk and type the same again; what is done is kept.",
        ) from None  # fmt: skip


def _checked(todo: list[Task], workers: int | None) -> Generator[bytes, None, None]:
    count = min(workers or os.cpu_count() or 1, max(1, len(todo)))
    if count == 1:
        yield from map(_line, todo)
        return
    with (
        TemporaryDirectory(prefix="lexloci-") as aside,
        ProcessPoolExecutor(count, initializer=_begin) as pool,
    ):
        try:
            running: list[Future[Path]] = [
                pool.submit(_put_aside, task, Path(aside, str(number))) for number, task in enumerate(todo)
            ]
            for future in as_completed(running):
                made = future.result()
                yield made.read_bytes()
                made.unlink()
        except BrokenExecutor:
            raise LexlociError(
                "a process that checks pages was killed",
                remedy="Type the same again, with fewer --workers if memory is short; what is done is kept.",
            ) from None
        finally:
            pool.shutdown(cancel_futures=True)


def _put_aside(task: Task, path: Path) -> Path:
    """Write the line of a page into a file of its own.

    What processes tell each other stays short: of a process killed in the middle of a long message its
    parent would wait for the rest for ever.

    :raises LexlociError: the disk refuses.
    """
    line = _line(task)
    rest()
    try:
        path.write_bytes(line)
    except OSError as error:
        raise LexlociError(
            f"cannot be written ({error.strerror})", where=str(path),
            remedy="Free the disk of temporary files and type the same again; what is done is kept.",
        ) from None  # fmt: skip
    return path


def _begin() -> None:
    """Make a process ready that only checks pages: what it keeps is not gone through again and again."""
    seldom()
    _leave_with_parent()


def _leave_with_parent() -> None:
    """End this process when the one that started it is gone, killed or not."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_leave_after, args=(parent.sentinel,), daemon=True).start()


def _leave_after(sentinel: int) -> None:
    multiprocessing.connection.wait([sentinel])
    os._exit(1)


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
    raw = out.read_bytes()
    for line in raw.split(b"\n"):
        try:
            entry = msgspec.json.decode(line)
            kept[str(entry["file"])] = (str(entry["sha256"]), line)
        except (msgspec.DecodeError, KeyError, TypeError):
            continue
    whole = b"".join(line + b"\n" for _, line in kept.values())
    if whole != raw:
        with replacing(out) as scratch:
            scratch.write_bytes(whole)
    return {name: digest for name, (digest, _) in kept.items()}


def _counts(out: Path) -> dict[str, int]:
    """How often each verdict was given, and ``error``, in the last lines of ``out``."""
    if not out.exists():
        return {}
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
        table = scratch.with_name(f"{scratch.name}.part")
        try:
            table.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
            with duckdb.connect() as db:
                db.read_json(str(table), columns=COLUMNS, format="newline_delimited").write_parquet(
                    str(scratch), compression="zstd"
                )
        except duckdb.Error as error:
            raise refused(target, str(error)) from None
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
