"""Looking up places: clean names, names with one slip, and a linear scan over the same names."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random
from string import ascii_lowercase

from benchmarks.clock import Spread, spread
from benchmarks.table import Row
from lexloci.core.errors import LexlociError
from lexloci.library import Lexloci
from lexloci.places.model import PlaceResult
from lexloci.places.names import fold

MESSY = Path(__file__).parent.parent / "tests" / "data" / "messy_places.jsonl"
CLEAN_US, TYPO_US, RIGHT = 20.0, 100.0, 98.0
MIN_LETTERS = 5


def rows(quick: bool) -> Iterator[Row]:
    """Times, ratios to the scan, and how often the right place comes first."""
    lx = Lexloci()
    labels = unique_labels(lx)
    random = Random(0)
    names = random.sample(sorted(labels), 200 if quick else 2000)
    slips = [slip(name, random) for name in names]
    pairs = list(zip(slips, names, strict=True))
    folded = {fold(name): name for name in labels}
    scanned = pairs[: 10 if quick else 60]
    find = partial(_place, Lexloci())  # One that has not read the places yet.
    spread(find, names[:50])
    for kind, times, target in (
        ("clean", spread(find, names), CLEAN_US),
        ("one slip", spread(find, slips), TYPO_US),
    ):
        texts = names if kind == "clean" else slips
        scan = spread(scanner(list(folded)), [fold(text) for text in texts[: len(scanned)]])
        yield from _timed(kind, times, scan, target)
    yield _right("clean, right place", [_place(lx, name) == labels[name] for name in names])
    yield _right("one slip, right place", [_place(lx, s) == labels[n] for s, n in pairs])
    scan_one = scanner(list(folded))
    found = [folded[scan_one(fold(s))] == n for s, n in scanned]
    yield Row(name="places: one slip, scan right", measured=_percent(found), unit="%")
    if MESSY.is_file():
        yield from _messy(lx)


def unique_labels(lx: Lexloci) -> dict[str, str]:
    """``Clayton, MO`` → id, for every label that one place alone bears."""
    everywhere = [lx.gazetteer.by_number(n) for n in range(lx.gazetteer.count())]
    counts = Counter(fold(place.label()) for place in everywhere)
    return {
        place.label(): place.id
        for place in everywhere
        if counts[fold(place.label())] == 1 and len(place.name) >= MIN_LETTERS and place.state
    }


def slip(label: str, random: Random) -> str:
    """``label`` with one letter of the name left out, added, changed, or swapped with the next."""
    name, comma, state = label.partition(",")
    at = random.randrange(1, len(name) - 1)
    letter = random.choice([c for c in ascii_lowercase if c not in name[at : at + 2]])
    head, here, after = name[:at], name[at], name[at + 1 :]
    swapped = head + after[0] + here + after[1:] if here != after[0] else head + after
    name = random.choice([head + after, head + letter + here + after, head + letter + after, swapped])
    return f"{name}{comma}{state}"


def scanner(names: list[str]) -> Callable[[str], str]:
    """What a program without an index does: compare with every name."""
    from rapidfuzz import fuzz, process

    def nearest(text: str) -> str:
        name: str = process.extractOne(text, names, scorer=fuzz.ratio)[0]
        return name

    return nearest


def _place(lx: Lexloci, query: str) -> str | None:
    result = _result(lx, query)
    return result.matches[0].place.id if result is not None and result.matches else None


def _result(lx: Lexloci, query: str) -> PlaceResult | None:
    try:
        return lx.place(query)
    except LexlociError:
        return None


def _timed(kind: str, times: Spread, scan: Spread, target: float) -> Iterator[Row]:
    ratio = times.median / scan.median
    yield Row(
        name=f"places: {kind}, median", measured=times.median, unit="µs", target=target,
        ratio=ratio, against="scan",
    )  # fmt: skip
    yield Row(name=f"places: {kind}, p99", measured=times.p99, unit="µs")
    yield Row(name=f"places: {kind}, scan median", measured=scan.median, unit="µs")


def _messy(lx: Lexloci) -> Iterator[Row]:
    """Real, messy queries; those that need the Census files are left out."""
    place, whole, typos = [], [], []
    for line in MESSY.read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["needs_census"]:
            continue
        result = _result(lx, row["query"])
        first = result.matches[0].place.id if result is not None and result.matches else None
        right = first == row["id"]
        place.append(right)
        asked_back = result is not None and result.clear is row["clear"]
        told = not row["premise"] or (result is not None and bool(result.premise))
        whole.append(right and asked_back and told)
        if row["kind"] == "typo":
            typos.append(right)
    yield _right(f"messy queries ({len(place)}), right place", place)
    yield _right(f"messy typos ({len(typos)}), right place", typos)
    yield Row(name="places: messy, with doubt and premise", measured=_percent(whole), unit="%")


def _right(name: str, answers: list[bool]) -> Row:
    return Row(name=f"places: {name}", measured=_percent(answers), unit="%", target=RIGHT, at_least=True)


def _percent(answers: list[bool]) -> float:
    return 100 * sum(answers) / len(answers)
