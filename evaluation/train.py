"""``python -m evaluation.train``: train the small models of the package on the sentences written for it.

Needs what ``requirements/train.txt`` pins (``make train``). ``--check`` trains on four fifths, asks the last
fifth, and writes nothing.
"""

from __future__ import annotations

import json
import sys
import zlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from lexloci import Lexloci
from lexloci.core.files import replacing
from lexloci.reading.likely import NOTHING
from lexloci.reading.linear import BUCKETS, DATA, ZERO, Model, Table, buckets
from lexloci.reading.question import read_words

HERE = Path(__file__).parent
DAY = "2026-11-28"
HELD_BACK = frozenset({"questions7.jsonl", "questions10.jsonl", "questions11.jsonl", "questions12.jsonl"})
"""Questions that are only asked, never trained on."""
FOLDS = 5
STRENGTH, ROUNDS = 30.0, 200
BYTE, MOST = 127, 255
Example = tuple[frozenset[str], list[str]]


def questions(lx: Lexloci) -> list[Example]:
    """Every question written but those held back, with its topics, the best first."""
    files = [*sorted((HERE / "training").glob("questions*.jsonl")), *sorted(HERE.glob("questions*.jsonl"))]
    files = [file for file in files if file.name not in HELD_BACK]
    rows = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    known = {*lx.record.variables, NOTHING}
    out = []
    for row in rows:
        topics = [t if t in known or "." in t else f"about.{t}" for t in row["topics"]]
        if topics:
            out.append((read_words(lx.gazetteer, row["question"], DAY).features(), topics))
    return out


def trained(examples: Sequence[Example]) -> Table:
    """A model of the first label of each example."""
    numbers = [buckets(found) for found, _ in examples]
    counts = Counter(n for row in numbers for n in row)
    rarity = np.log((1 + len(numbers)) / (1 + np.array([counts[n] for n in range(BUCKETS)]))) + 1
    stored = np.round(rarity / rarity.max() * MOST).astype(np.uint8)
    rows = [stored[row] / np.linalg.norm(stored[row].astype(float)) for row in numbers]
    starts = np.cumsum([0, *map(len, numbers)])
    matrix = sparse.csr_matrix((np.concatenate(rows), np.concatenate(numbers), starts), (len(rows), BUCKETS))
    fitted = LogisticRegression(C=STRENGTH, max_iter=ROUNDS).fit(
        matrix, [labels[0] for _, labels in examples]
    )
    weights = fitted.coef_.T
    scale = float(np.quantile(np.abs(weights[weights != 0]), 0.9999)) / BYTE
    packed = (np.clip(np.round(weights / scale), -BYTE, BYTE) + ZERO).astype(np.uint8)
    return Table(
        tuple(map(str, fitted.classes_)), scale, tuple(map(float, fitted.intercept_)),
        stored.tobytes(), packed.tobytes(),
    )  # fmt: skip


def write(name: str, table: Table) -> None:
    """Replace the packaged model."""
    packed = zlib.compress(msgspec.msgpack.encode(table), 9)
    with replacing(DATA / f"{name}.model") as target:
        target.write_bytes(packed)
    print(f"{name}: {len(table.labels)} labels, {len(packed):,} bytes")


def checked(examples: Sequence[Example]) -> None:
    """Print how often the first guess, and one of three, is right on a fifth that was not trained on."""
    held = [example for n, example in enumerate(examples) if n % FOLDS == 0]
    model = Model(trained([example for n, example in enumerate(examples) if n % FOLDS]))
    guesses = [(list(model.shares(found)), labels) for found, labels in held]
    for most in (1, 3):
        right = sum(bool(set(guess[:most]) & set(labels)) for guess, labels in guesses)
        print(f"right among the first {most}: {right / len(held):.1%} of {len(held)}")


def main() -> None:
    """Train every model."""
    examples = questions(Lexloci())
    if "--check" in sys.argv:
        checked(examples)
    else:
        write("topics", trained(examples))


if __name__ == "__main__":
    main()
