"""``python -m evaluation [FILE…]``: how many questions are read right, by type; ``--wrong``: the others."""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from lexloci import Lexloci
from lexloci.answers.asking.answer import Answer
from lexloci.answers.asking.ask import ask
from lexloci.answers.statement import UNCITED
from lexloci.places.model import Jurisdiction
from lexloci.places.names import fold
from lexloci.places.states import by_name, states

DAY = "2026-11-28"
"""The day on which the questions are asked: "five years ago" counts from it."""
QUESTIONS = Path(__file__).parent
ASPECTS = ("place", "topic", "day", "scope", "cited")
NO_CITATION = UNCITED | {"agency"}


@dataclass
class Judged:
    """One question with what was right of its answer."""

    asked: dict[str, Any]
    answer: Answer
    seconds: float
    right: dict[str, bool]


def judge(lx: Lexloci, asked: dict[str, Any]) -> Judged:
    """Ask, and hold the answer against what a person expects of it."""
    started = perf_counter()
    answer = ask(lx.engine, asked["question"], DAY)
    seconds = perf_counter() - started
    outside = asked["type"] == "out_of_scope"
    right = {"scope": answer.out_of_scope == outside}
    if not outside:
        right["place"] = place_right(lx, asked, answer)
        right["topic"] = topic_right(asked["topics"], answer)
        right["day"] = day_right(asked["on"], answer)
        right["cited"] = all(s.citations or s.kind in NO_CITATION for s in answer.statements)
    return Judged(asked, answer, seconds, right)


def day_right(wanted: str | None, answer: Answer) -> bool:
    """Whether it is answered for the day wanted; ``today`` where a date in the question must not move it."""
    return wanted is None or answer.on == (DAY if wanted == "today" else wanted)


def topic_right(wanted: list[str], answer: Answer) -> bool:
    """Whether one of the topics wanted is among those understood."""
    understood = {topic.removeprefix("about.") for topic in answer.topics}
    understood |= {finding.variable for finding in answer.findings}
    return bool(understood & set(wanted))


def place_right(lx: Lexloci, asked: dict[str, Any], answer: Answer) -> bool:
    """Whether the place wanted is the answer's, or was asked back for."""
    if asked["alternatives"]:
        offered = {place.id for place in answer.alternatives}
        return any(
            place is not None and place.id in offered for place in map(lx_find(lx), asked["alternatives"])
        )
    others = [lx_find(lx)(name) for name in asked.get("also", ())]
    if any(same(other, place) for other in others if other for place in answer.places):
        return asked["type"] != "compare" or len(answer.places) > 1
    if asked["place"] is None:
        return answer.place is None or answer.place.kind == "nation"
    wanted = lx_find(lx)(asked["place"])
    if wanted is None or asked["place"] == "United States":
        return answer.place is None or answer.place.kind == "nation"
    return any(same(wanted, place) for place in (*answer.places, *answer.alternatives))


def same(wanted: Jurisdiction, place: Jurisdiction) -> bool:
    """Whether two are one government, or a city and the county of one name that holds it."""
    if wanted.id == place.id or wanted.id in place.same_as:
        return True
    inside = {ref.id for ref in (*wanted.counties, *place.counties)}
    return (wanted.id in inside or place.id in inside) and wanted.name.split()[0] == place.name.split()[0]


def lx_find(lx: Lexloci) -> Any:
    """A look-up that gives None for what is not found."""

    def find(name: str) -> Jurisdiction | None:
        state = by_name().get(fold(name))
        if state is not None:
            return lx.gazetteer.by_id(states()[state].id)
        found = lx.place(name).matches
        return found[0].place if found else None

    return find


def main() -> None:
    """Print the table."""
    lx = Lexloci()
    ask(lx.engine, "is Clayton MO a sanctuary city?", DAY)
    written = sorted(QUESTIONS.glob("questions*.jsonl"), key=lambda file: (len(file.name), file.name))
    files = [name for name in sys.argv[1:] if not name.startswith("-")] or [file.name for file in written]
    lines = [line for name in files for line in (QUESTIONS / name).read_text("utf-8").splitlines()]
    judged = [judge(lx, json.loads(line)) for line in lines]
    print(f"{'type':16}{'n':>5}" + "".join(f"{aspect:>9}" for aspect in ASPECTS) + f"{'all':>9}")
    for kind in [*sorted({j.asked["type"] for j in judged}), "all"]:
        rows = [j for j in judged if kind in ("all", j.asked["type"])]
        cells = [share([j.right[aspect] for j in rows if aspect in j.right]) for aspect in ASPECTS]
        print(f"{kind:16}{len(rows):5}" + "".join(cells) + share([all(j.right.values()) for j in rows]))
    times = sorted(j.seconds for j in judged)
    middle, late = times[len(times) // 2], times[int(0.95 * len(times))]
    print(f"\nmilliseconds a question: median {1e3 * middle:.1f}, p95 {1e3 * late:.1f}")
    print(Counter(j.answer.answerable for j in judged))
    if "--wrong" in sys.argv:
        for j in judged:
            if not all(j.right.values()):
                wrong = [aspect for aspect, good in j.right.items() if not good]
                got = (
                    j.answer.place.label() if j.answer.place else None,
                    [p.label() for p in j.answer.alternatives][:3],
                    j.answer.topics,
                    j.answer.on,
                    j.answer.out_of_scope,
                )
                print(
                    wrong,
                    j.asked["question"],
                    "| wanted",
                    j.asked["place"] or j.asked["alternatives"],
                    j.asked["topics"],
                    j.asked["on"],
                    "| got",
                    *got,
                )


def share(values: list[bool]) -> str:
    """A share in per cent, right-aligned."""
    return f"{100 * sum(values) / len(values):8.0f}%" if values else f"{'–':>9}"


if __name__ == "__main__":
    main()
