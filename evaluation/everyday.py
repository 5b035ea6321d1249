"""``python -m evaluation.everyday``: words that so many questions have that they tell of no one thing.

Writes ``everyday.yaml`` of the package from every question written for training or measuring.
"""

from __future__ import annotations

import json
import textwrap
from collections import Counter
from pathlib import Path

from lexloci.answers.asking.specifics import SHORTEST
from lexloci.core.files import replacing
from lexloci.reading.likeness import stemmed
from lexloci.reading.words import words_of
from lexloci.reading.written import DATA

HERE = Path(__file__).parent
EVERYDAY = 10
"""Questions that such a word is in, at the least."""
WIDTH = 116
NOTE = "# Words of questions, without endings, that tell of no one thing. Made by evaluation/everyday.py."


def everyday() -> list[str]:
    """The words, without endings, in order."""
    files = [*(HERE / "training").glob("questions*.jsonl"), *HERE.glob("questions*.jsonl")]
    counts: Counter[str] = Counter()
    for line in [line for file in files for line in file.read_text("utf-8").splitlines()]:
        keys = words_of(json.loads(line)["question"]).keys
        counts.update({stemmed(key) for key in keys if len(key) >= SHORTEST and not key.isdigit()})
    return sorted(stem for stem, count in counts.items() if count >= EVERYDAY)


def main() -> None:
    """Replace the packaged list."""
    quoted = ", ".join(f'"{word}"' if word in ("true", "false", "null") else word for word in everyday())
    lines = textwrap.wrap(quoted, WIDTH, initial_indent="  ", subsequent_indent="  ")
    with replacing(DATA / "everyday.yaml") as target:
        target.write_text("\n".join([NOTE, "words: [", *lines, "]", ""]), "utf-8")


if __name__ == "__main__":
    main()
