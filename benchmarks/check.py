"""Pages checked and questions answered: a long page, many pages on two processes, questions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.clock import milliseconds, spread
from benchmarks.table import Row
from lexloci.library import Lexloci
from lexloci.surfaces.batch import Task, check_folder, pages_in

EVALUATION = Path(__file__).parent.parent / "evaluation"
ON = "2026-11-28"
WORDS = 4_000
PAGE_MS, PAGES_A_SECOND, ASK_MS = 40.0, 40.0, 10.0
COPIES = 20
"""How often each page is put into the folder, each time with other words."""


def rows(quick: bool) -> Iterator[Row]:
    """A page seen for the first time and again, with other words; new pages; a folder; new questions."""
    lx = Lexloci()
    texts = [path.read_text("utf-8") for path in sorted((EVALUATION / "pages").glob("*.txt"))]
    long = " ".join("\n\n".join(texts).split(" ")[:WORDS])
    yield Row(name="check: 4,000 words, first", measured=milliseconds(lambda: check(lx, long)), unit="ms")
    turned = iter(range(1_000))
    again = milliseconds(lambda: check(lx, other(long, next(turned))), 3 if quick else 9)
    yield Row(name="check: 4,000 words, warm, other words", measured=again, unit="ms", target=PAGE_MS)
    same = milliseconds(lambda: check(lx, long), 3 if quick else 9)
    yield Row(name="check: 4,000 words, warm, same page", measured=same, unit="ms", target=PAGE_MS)
    yield Row(name="check: new pages, one process", measured=_new_pages(texts), unit="/s")
    yield Row(
        name="check: pages, two processes", measured=_pages(texts, 2 if quick else COPIES), unit="/s",
        target=PAGES_A_SECOND, at_least=True,
    )  # fmt: skip
    asked = (EVALUATION / "questions.jsonl").read_text("utf-8").splitlines()
    questions = [json.loads(line)["question"] for line in asked]
    for question in questions[::2]:
        lx.ask(question, on=ON)
    times = spread(lambda question: lx.ask(question, on=ON), questions[1::2])
    yield Row(name="ask: a new question, median", measured=times.median / 1e3, unit="ms", target=ASK_MS)
    yield Row(name="ask: a new question, p99", measured=times.p99 / 1e3, unit="ms")


def check(lx: Lexloci, text: str) -> object:
    """Check a page."""
    return lx.check(text, on=ON)


def other(text: str, number: int) -> str:
    """A page with other words in nearly every sentence, so that nothing of it was read before."""
    return text.replace(" the ", f" the n{number} ").replace(" de ", f" de n{number} ")


def _new_pages(texts: list[str]) -> float:
    """Pages a second of which none was read before, nor its places, by a library that read as many others."""
    lx = Lexloci()
    for text in texts[::2]:
        check(lx, text)
    started = perf_counter()
    for text in texts[1::2]:
        check(lx, text)
    return len(texts[1::2]) / (perf_counter() - started)


def _pages(texts: list[str], copies: int) -> float:
    """Pages a second of a folder checked by two processes, their start included."""
    with TemporaryDirectory(prefix="lexloci-bench-") as name:
        folder = Path(name) / "pages"
        folder.mkdir()
        for copy in range(copies):
            for number, text in enumerate(texts):
                (folder / f"{copy:03}-{number:03}.txt").write_text(other(text, copy), "utf-8")
        tasks = [Task(str(folder), page, None, None, ON, None) for page in pages_in(folder)]
        started = perf_counter()
        check_folder(tasks, Path(name) / "out.jsonl", lambda _: None, 2)
        return len(tasks) / (perf_counter() - started)
