"""``python -m evaluation.statements``: how free wordings of rules are read, without regard to any place.

``statements/VARIABLE.jsonl`` holds sentences written for this that are about the variable, each with what it
says of it (``says``): a stance, ``+j`` unless a judge orders otherwise, ``+x`` with another exception; of a
service ``does``, ``does_not`` or ``limited``; ``none`` where it speaks of the rule without stating it.
``before`` is the sentence before it. A sentence read otherwise than it is meant is worse than one left open.

``--wrong`` lists those read otherwise, ``--open`` those left open; ``--of VARIABLE`` keeps to one.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from lexloci import Lexloci
from lexloci.answers.checking.answering import with_answers
from lexloci.answers.checking.claims import Claim, Part, read_page
from lexloci.answers.checking.judges.rule import judged_parts

CORPUS = Path(__file__).parent / "statements"
NONE = "none"
SERVICE = {"must": "does", "may": "does", "must_not": "does_not", "not_required": "does_not"}
RULE = {"optional": "not_required", "no_rule": "not_required"}
PRACTICE = frozenset({"does", "does_not"})
"""What is done says nothing of a rule."""


class Read(Struct, frozen=True):
    """A sentence with what it says and what it was read to say: ``variable says``, or ``none``."""

    text: str
    lang: str
    meant: str
    read: str

    @property
    def right(self) -> bool:
        """Whether it was read to say what it says."""
        return self.meant == self.read


def measured(lx: Lexloci, of: str = "") -> Iterator[Read]:
    """Every sentence of the corpus, read."""
    services = {v.id for v in lx.record.variables.values() if v.scale == "service"}
    for path in sorted(CORPUS.glob(f"{of or '*'}.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            text = f"{row.get('before', '')} {row['text']}".strip()
            claims = list(with_answers(read_page(lx.gazetteer, text, None, row["lang"]).claims))
            says = said(claims[-1], services) if claims else NONE
            meant = NONE if row["says"] == NONE else f"{path.stem} {row['says']}"
            yield Read(text, row["lang"], meant, says)


def said(claim: Claim, services: set[str]) -> str:
    """What the grammar takes a sentence to say of a rule."""
    for part in [claim.answered] if claim.answered is not None else judged_parts(claim):
        if part.topic is not None and (told := _stated(part, part.topic.id in services)):
            return f"{part.topic.id} {told}"
    return NONE


def _stated(part: Part, service: bool) -> str:
    stance = part.stance
    told = stance.stance
    if told is None or not stance.plain or part.past or not (part.act or told == "no_rule"):
        return ""
    if service:
        return "limited" if stance.exception else SERVICE.get(told, told)
    if told in PRACTICE:
        return ""
    return RULE.get(told, told) + ("+j" if stance.judicial else "+x" if stance.exception else "")


def main() -> None:
    """Print how many are read rightly, wrongly and not at all."""
    of = sys.argv[sys.argv.index("--of") + 1] if "--of" in sys.argv else ""
    rows = list(measured(Lexloci(), of))
    for lang in ("en", "es"):
        own = [row for row in rows if row.lang == lang]
        stated = [row for row in own if row.meant != NONE]
        right, silent = sum(row.right for row in stated), sum(row.read == NONE for row in stated)
        wrong = len(stated) - right - silent
        taken = sum(row.read != NONE for row in own if row.meant == NONE)
        print(
            f"{lang}: {len(stated)} state a rule: {right} read rightly, {wrong} otherwise, {silent} left open"
        )
        print(f"{lang}: {len(own) - len(stated)} state none: {taken} taken to state one")
    kinds = Counter((row.meant.split()[-1], row.read.split()[-1]) for row in rows if _wrong(row))
    print("read otherwise:", ", ".join(f"{a} as {b} {n}" for (a, b), n in kinds.most_common(12)))
    for flag, test in (("--wrong", _wrong), ("--open", _open)):
        if flag in sys.argv:
            for row in [row for row in rows if test(row)]:
                print(f"{row.meant} | {row.read} | {row.text}")


def _wrong(row: Read) -> bool:
    return row.read != NONE and not row.right


def _open(row: Read) -> bool:
    return row.read == NONE and row.meant != NONE


if __name__ == "__main__":
    main()
