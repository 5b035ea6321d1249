"""``python -m evaluation.wordings``: plain rules in many wordings, put where they are true and where not.

``wordings/acts.yaml`` holds acts by variable and subject, ``frames.yaml`` ways to order, allow and bar them:
alone, behind a sentence that names the subject, in a list, two in one sentence. ``said.yaml`` holds services,
"you" and questions. By chance, with a seed, they are put together and held against the Findings of places
whose rule is plain; nothing of a rule for some cases is put. ``--missed`` lists what was not found,
``--wrong`` what is true and was called wrong. What reads these words was made by looking at them: the shares
say how evenly a plain rule is read, and nothing of pages that tell other things.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from lexloci import Lexloci

FOLDER = Path(__file__).parent / "wordings"
DAY, SEED = "2026-11-28", 20261130
WRONG = frozenset({"contradicted", "outdated", "false_premise", "inconsistent"})
PLACES = (
    "Chicago, IL", "Seattle, WA", "Houston, TX", "Miami, FL", "Denver, CO", "Atlanta, GA", "Portland, OR",
    "Nashville, TN", "Newark, NJ", "Kansas City, MO",
)  # fmt: skip
MEANS: Mapping[str, Mapping[str, bool]] = {
    "prohibited": {"must_not": True, "must": False, "may": False},
    "required": {"must": True, "must_not": False, "not_required": False},
    "permitted": {"may": True, "must_not": False, "must": False},
    "available": {"yes": True, "no": False},
    "unavailable": {"yes": False, "no": True},
    "guaranteed": {"yes": True, "no": False},
}
"""What is true, and what is false, by the position of a rule."""
DOUBLED = {
    "let": "letting", "run": "running", "get": "getting", "admit": "admitting", "permit": "permitting",
    "forbid": "forbidding", "bar": "barring", "stop": "stopping", "put": "putting", "set": "setting",
}  # fmt: skip
EACH = 2
"""How many acts are put into each frame, for each place and subject."""


class Put(Struct, frozen=True):
    """A text put at a place; its last sentence counts.

    :ivar how: the kind of wording; ``true``: whether the rule of the place is as it says.
    """

    how: str
    place: str
    lang: str
    text: str
    true: bool


def gerund(act: str) -> str:
    """``hold people`` as ``holding people``."""
    verb, _, rest = act.partition(" ")
    bare = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
    return f"{DOUBLED.get(verb, f'{bare}ing')} {rest}".strip()


def capital(text: str) -> str:
    """A text that begins as a sentence."""
    return text[0].upper() + text[1:]


def _read(name: str) -> Any:
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))


def puts(lx: Lexloci) -> Iterator[Put]:
    """Every text, each at places where its rule is plain."""
    chance = random.Random(SEED)
    acts, frames, said = _read("acts"), _read("frames"), _read("said")
    for place in PLACES:
        for lang, variables in acts.items():
            for variable, groups in variables.items():
                means = _means(lx, place, variable)
                for group in groups if means else ():
                    told = {how: frames[how].get(lang) for how in frames}
                    yield from _of_acts(chance, place, lang, group, told, means)
        yield from _two(lx, chance, place, acts["en"], frames["two"]["en"])
        for variable, one in said["services"].items():
            yield from _of_service(place, one, said, _means(lx, place, variable))
        for variable, groups in said["you"].items():
            means = _means(lx, place, variable)
            for group in groups:
                for text in group["sentences"] if group["says"] in means else ():
                    yield Put("you", place, "en", text, means[group["says"]])
        yield from _asked(lx, chance, place, said["questions"])


def _means(lx: Lexloci, place: str, variable: str) -> Mapping[str, bool]:
    finding = lx.law(place, variable, on=DAY)
    return MEANS.get(finding.position or "", {}) if finding.status == "settled" else {}


def _of_acts(
    chance: random.Random,
    place: str,
    lang: str,
    group: Any,
    frames: Mapping[str, Any],
    means: Mapping[str, bool],
) -> Iterator[Put]:
    subject, acts = group["subject"], group["acts"]
    for says, true in means.items():
        for how in ("alone", "perfect"):
            for frame in (frames[how] or {}).get(says, ()):
                if "{s}" in frame:
                    continue
                for act in chance.sample(acts, min(EACH, len(acts))):
                    text = frame.format(S=subject, V=act, G=gerund(act))
                    yield Put(how, place, lang, capital(text if text.endswith(".") else f"{text}."), true)
        they = frames["they"] or {}
        for intro in they.get("intro", {}).get(subject, ()):
            for frame in they["frames"]:
                act, modal = chance.choice(acts), chance.choice(they["modals"][says])
                body = frame.replace("{M}", modal.replace(" {G}", ""))
                body = body.replace("{V}", gerund(act) if "{G}" in modal else act)
                yield Put("they", place, lang, f"{intro} {body}", true)
        for lead in (frames["list"] or {}).get(says, ()):
            act = chance.choice(acts)
            item = capital(gerund(act) if "from" in lead else act)
            line = lead.format(S=capital(subject), s=subject)
            yield Put("list", place, lang, f"{line}\n\n- {item}", true)


def _two(
    lx: Lexloci, chance: random.Random, place: str, acts: Any, frames: Mapping[str, Any]
) -> Iterator[Put]:
    """Two rules in one sentence, the first of them true."""
    by_subject: dict[str, list[tuple[Mapping[str, bool], list[str]]]] = {}
    for variable, groups in acts.items():
        means = _means(lx, place, variable)
        for group in groups if means else ():
            by_subject.setdefault(group["subject"], []).append((means, group["acts"]))
    for subject, rules in by_subject.items():
        for frame in frames["frames"] if len(rules) > 1 and subject.endswith("s") else ():
            (one, first), (other, second) = chance.sample(rules, 2)
            begins = next(says for says, true in one.items() if true)
            for says, true in other.items():
                text = frame.format(
                    S=subject, S0=subject, m1=frames["modals"][begins], v1=chance.choice(first),
                    m2=frames["modals"][says], v2=chance.choice(second),
                )  # fmt: skip
                yield Put("two rules", place, "en", capital(text), true)


def _of_service(place: str, one: Any, said: Any, means: Mapping[str, bool]) -> Iterator[Put]:
    for says, true in means.items():
        for n, frame in enumerate(said[says] if says in ("yes", "no") else ()):
            act = one["acts"][n % len(one["acts"])]
            single = one["subject"].replace("children", "child").replace("people", "person").rstrip("s")
            text = frame.format(
                S=one["subject"], V=act, G=gerund(act), N=one["thing"], P=one["things"], s=single
            )
            yield Put("services", place, "en", capital(text), true)


def _asked(lx: Lexloci, chance: random.Random, place: str, questions: Any) -> Iterator[Put]:
    for lang, told in questions.items():
        for variable, asked in told["ask"].items():
            means = _means(lx, place, variable)
            right = next((says for says, true in means.items() if true), "")
            if right not in ("must", "must_not", "yes", "no"):
                continue
            for question in asked:
                yes = (right in ("must", "yes")) != (question in told["turned"])
                for answers, true in ((told["yes"], yes), (told["no"], not yes)):
                    yield Put("answers", place, lang, f"{question} {chance.choice(answers)}", true)


def main() -> None:
    """Print the table, and what is asked for."""
    lx = Lexloci()
    counts: Counter[tuple[str, bool, bool]] = Counter()
    for put in puts(lx):
        claims = lx.check(put.text, place=put.place, on=DAY, lang=put.lang).claims
        found = any(claim.verdict in WRONG for claim in claims)
        for how in (put.how, f"{put.how} ({put.lang})", "all"):
            counts[how, put.true, found] += 1
        if ("--missed" in sys.argv and not put.true and not found) or (
            "--wrong" in sys.argv and put.true and found
        ):
            print(f"{put.place} | {put.how} | {put.text!r}")
    for line in _table(counts):
        print(line)


def _table(counts: Mapping[tuple[str, bool, bool], int]) -> Sequence[str]:
    rows = [f"{'':16}{'false ones found':>24}{'true ones called wrong':>26}"]
    for how in sorted({key[0] for key in counts}, key=lambda how: (how == "all", how)):
        found, missed = counts.get((how, False, True), 0), counts.get((how, False, False), 0)
        wrong, right = counts.get((how, True, True), 0), counts.get((how, True, False), 0)
        rows.append(
            f"{how:16}{found:>10} of {found + missed:<6}{found / max(1, found + missed):5.0%}"
            f"{wrong:>14} of {wrong + right:<6}"
        )
    return rows


if __name__ == "__main__":
    main()
