"""``python -m evaluation.proposer``: would a small trained model find more than the grammar of cues?

A linear model over words, pairs of words and pieces of words is trained on the sentences written for the
tests (``tests/reading/phrasings.jsonl``, ``careless.jsonl``, those not held out) and on ordinary sentences.
It proposes a variable and a stance; where the grammar decided nothing, the proposal is held against the
Finding of the place. The table tells, by how sure the model must be, how many false sentences it would find
besides, and how many sentences that are not false it would call wrong. It is no part of the package.
"""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from evaluation.pages import DAY, HERE, PROBLEMS, is_held_back, pages
from lexloci import Lexloci
from lexloci.answers.checking.meaning import meaning
from lexloci.answers.checking.report import Checked
from lexloci.places.model import Jurisdiction
from lexloci.places.states import states
from lexloci.reading.stance import Stance, modals
from lexloci.reading.words import Words

CORPORA = HERE.parent / "tests" / "reading"
NONE = "none"
PASSES = 12
PIECE = 4
"""Letters of a piece of a word."""
SURE = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6)
"""How far ahead the first guess must be of the second, as a share of its score."""
UNSURE = frozenset({"hedge", "proposal", "reported", "past", "exception", "whether"})
Example = tuple[list[str], str]


def features(text: str, passed: Iterable[str] = ()) -> list[str]:
    """Words, pairs of words and pieces of words, each once; without the names of places."""
    gone = {key for name in passed for key in Words(name).keys}
    keys = [key for key in Words(text.replace("{s}", "").replace("{c}", "")).keys if key not in gone]
    pairs = [f"{a} {b}" for a, b in pairwise(keys)]
    pieces = [f"~{key[n : n + PIECE]}" for key in keys for n in range(max(1, len(key) - PIECE + 1))]
    return sorted({*keys, *pairs, *pieces})


class Linear:
    """A multiclass averaged perceptron."""

    def __init__(self, examples: Sequence[Example]) -> None:
        weights: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        total: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        self._weights = weights
        self._labels = sorted({label for _, label in examples})
        order, step = list(examples), 0
        shuffle = random.Random(1).shuffle
        for _ in range(PASSES):
            shuffle(order)
            for found, label in order:
                step += 1
                guess = self.guess(found)[0]
                if guess != label:
                    for feature in found:
                        for name, by in ((label, 1.0), (guess, -1.0)):
                            weights[feature][name] += by
                            total[feature][name] += by * step
        self._weights = {
            f: {n: w - total[f][n] / max(1, step) for n, w in own.items()} for f, own in weights.items()
        }

    def guess(self, found: Iterable[str]) -> tuple[str, float]:
        """The best label, and how far ahead of the next it is."""
        scores = dict.fromkeys(self._labels, 0.0)
        for feature in found:
            for name, weight in self._weights.get(feature, {}).items():
                scores[name] += weight
        best, second = sorted(scores, key=scores.__getitem__, reverse=True)[:2]
        ahead = scores[best] - scores[second]
        return best, ahead / scores[best] if scores[best] > 0 else 0.0


def read(part: str) -> Iterator[dict[str, str]]:
    """The sentences of a part of both corpora."""
    for name in ("phrasings.jsonl", "careless.jsonl"):
        for line in (CORPORA / name).read_text("utf-8").splitlines():
            row = json.loads(line)
            if row["part"] == part:
                yield row


def train() -> tuple[Linear, Linear]:
    """The model of variables and the model of stances."""
    rows = list(read("dev"))
    plain = [
        (features(line), NONE) for line in (HERE / "ordinary.txt").read_text("utf-8").splitlines() if line
    ]
    decided = [row for row in rows if row["says"] != NONE]
    variable = Linear([*((features(row["text"]), row["variable"]) for row in decided), *plain])
    stance = Linear([(features(row["text"]), row["says"]) for row in rows])
    return variable, stance


class Proposer:
    """Holds proposals against the record."""

    def __init__(self, lx: Lexloci) -> None:
        self._lx, (self._variable, self._stance) = lx, train()

    def verdict(self, text: str, place: Jurisdiction | None, lang: str) -> tuple[str, float]:
        """``problem``, ``supported`` or ``open``, and how sure the model is."""
        found = features(text, [place.label()] if place else [])
        (variable, one), (stance, other) = self._variable.guess(found), self._stance.guess(found)
        unsure = {hit.concept for hit in modals(Words(text), lang)} & UNSURE
        if place is None or NONE in (variable, stance) or unsure:
            return "open", 0.0
        return self._held(place, variable, stance), min(one, other)

    def _held(self, place: Jurisdiction, variable: str, stance: str) -> str:
        finding = self._lx.law(place, variable, on=DAY)
        known: Stance = stance if stance != "no_ban" else "may"  # type: ignore[assignment]
        means = meaning(self._lx.record.variables[variable], known.split("+")[0], exception="+x" in stance)  # type: ignore[arg-type]
        if finding.status != "settled" or means is None:
            return "open"
        refuted, right = finding.position in means.refuted, finding.position in means.borne_out
        return "problem" if refuted else "supported" if right else "open"


def measured(lx: Lexloci, proposer: Proposer) -> Iterator[tuple[str, bool, str, float]]:
    """Group, whether it is false, what the proposer says and how sure, of each sentence left open."""
    for row in read("held_out"):
        for key in ("true_at", "false_at", "at"):
            if key not in row:
                continue
            known = states().get(row[key])
            place = lx.gazetteer.by_id(known.id) if known else lx.place(row[key]).matches[0].place
            text = row["text"].replace("{s}", place.name).replace("{c}", place.name)
            claims = lx.check(text, place=place, on=DAY, lang=row["lang"]).claims
            if not any(_decided(claim) for claim in claims):
                yield "corpora, held out", key == "false_at", *proposer.verdict(text, place, row["lang"])
    for name, text, labels in pages(HERE / "pages"):
        group = "pages looked at last" if is_held_back(name) else "pages looked at first"
        report = lx.check(text, on=DAY)
        wanted = {label["sentence"]: label["label"] for label in labels}
        for claim in report.claims:
            label = wanted.get(claim.text)
            if label is not None and not _decided(claim):
                yield group, label in PROBLEMS, *proposer.verdict(claim.text, claim.place, report.lang)
    for line in (HERE / "ordinary.txt").read_text("utf-8").splitlines():
        for claim in lx.check(line, place="Chicago, IL", on=DAY).claims if line.strip() else ():
            yield "ordinary (trained on)", False, *proposer.verdict(claim.text, claim.place, "en")


def _decided(claim: Checked) -> bool:
    return claim.verdict in PROBLEMS or claim.verdict == "supported"


def main() -> None:
    """Print, for each group and threshold, what the proposer would find and what it would call wrong."""
    lx = Lexloci()
    rows = list(measured(lx, Proposer(lx)))
    for group in dict.fromkeys(row[0] for row in rows):
        own = [row for row in rows if row[0] == group]
        false = sum(row[1] for row in own)
        print(f"{group}: {len(own)} sentences left open by the grammar, {false} of them false")
        for least in SURE:
            said = [row for row in own if row[2] == "problem" and row[3] >= least]
            hit = sum(row[1] for row in said)
            print(f"  sure by {least:.1f}: {hit} more found, {len(said) - hit} called wrong that are not")


if __name__ == "__main__":
    main()
