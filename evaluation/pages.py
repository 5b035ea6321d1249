"""``python -m evaluation.pages [FOLDER]``: how well pages are checked, against three baselines.

A folder holds ``NAME.txt`` with ``NAME.claims.jsonl``: labelled sentences (``sentence``, ``label``). By
default the invented pages beside this module are used. Most were looked at while the checker was made; of
those :data:`HELD_BACK` only the sentences wrongly marked. ``--wrong`` lists the errors.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from evaluation.baselines import Retrieval, by_characters, by_meaning, by_words
from lexloci import Lexloci
from lexloci.answers.checking.report import VERDICTS

HERE = Path(__file__).parent
HELD_BACK = frozenset({
    101, 103, 105, 107, 112, 114, 116, 124, 126, 127, 128, 135, 136, 137, 138, 143, 144, 145, 146,
    152, 154, 156, 158, 160, 162,
})  # fmt: skip
"""Numbers of the pages of which only sentences wrongly marked were looked at while the checker was made."""
DAY = "2026-11-28"
PROBLEMS = frozenset({"contradicted", "outdated", "false_premise", "inconsistent"})
PLACES = ("Clayton, MO", "Chicago, IL", "Houston, TX", "Miami, FL")
"""Pages on which the ordinary sentences are put."""


@dataclass
class Labelled:
    """A sentence of a page: the label a reader gave, the verdict it got, and why that was left open."""

    page: str
    sentence: str
    label: str
    verdict: str
    why: str = ""


def is_held_back(name: str) -> bool:
    """Whether a page, by its name, is one of those that were not looked at."""
    number = name.partition("-")[0]
    return not number.isdigit() or int(number) in HELD_BACK


Checker = Callable[[str, str], dict[str, str]]
"""From a page's text and name to the verdict on each of its sentences."""


def pages(folder: Path) -> Iterator[tuple[str, str, list[dict[str, str]]]]:
    """Name, text and labelled sentences of each page."""
    for path in sorted(folder.glob("*.claims.jsonl")):
        name = path.name.removesuffix(".claims.jsonl")
        lines = path.read_text("utf-8").splitlines()
        yield name, (folder / f"{name}.txt").read_text("utf-8"), [json.loads(line) for line in lines]


def judged(folder: Path, check: Checker) -> list[Labelled]:
    """Every labelled sentence with its verdict."""
    out = []
    for name, text, labels in pages(folder):
        found = check(text, name)
        for label in labels:
            sentence = label["sentence"]
            verdict = found.get(sentence) or _of_overlap(found, sentence)
            out.append(Labelled(name, sentence, label["label"], verdict))
    return out


def _of_overlap(found: dict[str, str], sentence: str) -> str:
    """The verdict on the longest text that holds a sentence or is held by it.

    "College. Graduates pay …" is read as two sentences.
    """
    near = [text for text in found if sentence in text or text in sentence]
    return found[max(near, key=len)] if near else "not_checkable"


def table(rows: list[Labelled]) -> Iterator[str]:
    """Precision and recall by label and of problems as a whole; how many true sentences were called wrong."""
    for label in VERDICTS:
        yield f"  {label:16}" + _scores(rows, lambda v, label=label: v == label)  # type: ignore[misc]
    yield f"  {'any problem':16}" + _scores(rows, lambda v: v in PROBLEMS)
    true = [row for row in rows if row.label == "supported"]
    wrong = sum(row.verdict in PROBLEMS for row in true)
    yield f"  true sentences called wrong: {wrong} of {len(true)} ({100 * wrong / max(1, len(true)):.1f}%)"


def left_open(rows: list[Labelled]) -> Iterator[str]:
    """How many problems were left open, by the reason that the report gives."""
    counts = Counter(row.why for row in rows if row.label in PROBLEMS and row.verdict not in PROBLEMS)
    yield from (f"  {times:4} {why or 'no claim of its own'}" for why, times in counts.most_common())


def _scores(rows: list[Labelled], means: Callable[[str], bool]) -> str:
    hit = sum(means(row.label) and means(row.verdict) for row in rows)
    said, there = sum(means(row.verdict) for row in rows), sum(means(row.label) for row in rows)
    return f"  precision {_share(hit, said)}  recall {_share(hit, there)}  ({there} labelled, {said} said)"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:5.1f}%" if whole else "    – "


def false_alarms(lx: Lexloci) -> tuple[int, int]:
    """How many ordinary sentences were marked wrong, and how many were read."""
    lines = (HERE / "ordinary.txt").read_text("utf-8").splitlines()
    counts: Counter[str] = Counter()
    for place in PLACES:
        for line in lines:
            counts.update(claim.verdict for claim in lx.check(line, place=place, on=DAY).claims)
    return sum(counts[v] for v in PROBLEMS), sum(counts.values())


def false_alarms_in_tables(lx: Lexloci) -> tuple[int, int]:
    """How many cells of ordinary tables were marked wrong, and how many were read."""
    text = (HERE / "tables.md").read_text("utf-8")
    found = [c for place in PLACES for c in lx.check(text, place=place, on=DAY).claims if c.read_as]
    return sum(claim.verdict in PROBLEMS for claim in found), len(found)


BASELINES = (
    ("words (BM25)", by_words),
    ("characters (vectors)", by_characters),
    ("meaning (sentence model)", by_meaning),
)


def main() -> None:
    """Print the tables."""
    given = [Path(name) for name in sys.argv[1:] if not name.startswith("-")]
    folder = given[0] if given else HERE / "pages"
    lx = Lexloci()
    spent: list[float] = []
    reasons: dict[str, str] = {}

    def checked(text: str, _: str) -> dict[str, str]:
        started = perf_counter()
        report = lx.check(text, on=DAY)
        spent.append(perf_counter() - started)
        reasons.update((claim.text, claim.reason["en"]) for claim in report.claims)
        return {claim.text: claim.verdict for claim in report.claims}

    rows = [
        Labelled(r.page, r.sentence, r.label, r.verdict, reasons.get(r.sentence, ""))
        for r in judged(folder, checked)
    ]
    seen = [row for row in rows if not is_held_back(row.page)]
    unseen = [row for row in rows if row not in seen]
    _print("lexloci, all pages", rows)
    if not given:
        _print("lexloci, pages looked at first", seen)
        _print("lexloci, pages looked at last", unseen)
        for title, some in (("looked at first", seen), ("looked at last", unseen)):
            print(f"problems left open, pages {title}", *left_open(some), sep="\n", end="\n\n")
        wrong, read = false_alarms(lx)
        print(f"false alarms: {wrong} in {read} ordinary sentences ({1e3 * wrong / read:.2f} per 1,000)")
        wrong, read = false_alarms_in_tables(lx)
        print(f"false alarms: {wrong} in {read} cells of ordinary tables")
    for title, likeness in BASELINES:
        try:
            _print(f"baseline: {title}", judged(folder, Retrieval(lx, likeness, DAY).check))
        except ImportError:
            print(f"baseline: {title}: not measured, the embed extra is not installed\n")
    print(
        f"milliseconds a page: median {1e3 * sorted(spent)[len(spent) // 2]:.0f}, most {1e3 * max(spent):.0f}"
    )
    if "--wrong" in sys.argv:
        for row in rows:
            if (row.verdict in PROBLEMS) != (row.label in PROBLEMS):
                print(row.page, "| wanted", row.label, "| got", row.verdict, "|", row.sentence)


def _print(title: str, rows: list[Labelled]) -> None:
    print(title, f"({len(rows)} sentences)", *table(rows), sep="\n", end="\n\n")


if __name__ == "__main__":
    main()
