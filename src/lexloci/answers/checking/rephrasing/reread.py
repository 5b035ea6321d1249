"""Sentences that the check left open, rephrased by a language model and checked again.

The model says only what a sentence means in plain words. Each sentence it returns is judged by the same
check, and its verdict counts only where the rephrasing is faithful (``rules.yaml``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from msgspec import structs

from lexloci.answers.checking.check import check
from lexloci.answers.checking.rephrasing.faithful import Source, faithful, hopeful
from lexloci.answers.checking.rephrasing.told import rules
from lexloci.answers.checking.report import Checked, Report, Verdict
from lexloci.answers.engine import Engine
from lexloci.core.errors import BadInput
from lexloci.core.patterns import compiled

Talk = Callable[[list[dict[str, str]]], str | None]
"""Puts messages to a language model; None when it does not reply in time."""
OPEN = frozenset({"not_established", "not_checkable"})
WRONG: tuple[Verdict, ...] = ("contradicted", "outdated")
FENCE = compiled(r"```(?:json)?\s*(.*?)\s*```", re.S)
ENDS = (".", "!")


def reread(engine: Engine, report: Report, talk: Talk) -> Report:
    """``report`` with what a language model made plain of its open sentences, judged by the same check.

    :raises NoAnswer: the model's server does not answer.
    """
    out: list[Checked] = list(report.claims)
    asked = unread = 0
    for number, source in _sources(engine, report):
        claim = report.claims[number]
        reply = talk(_messages(report, claim, source)) if asked < rules()["asked"] else None
        asked += 1
        if reply is None:
            unread += 1
            continue
        pieces = sentences_in(reply)
        if pieces and faithful(engine.gazetteer, source, pieces):
            out[number] = _read_as(engine, report, claim, pieces)
    return structs.replace(report, claims=tuple(out), unread=unread)


def _sources(engine: Engine, report: Report) -> Iterator[tuple[int, Source]]:
    """The open sentences that a rephrasing may decide, by their numbers."""
    for number, claim in enumerate(report.claims):
        if claim.verdict not in OPEN or claim.conflicts_with or len(claim.text) > rules()["longest"]:
            continue
        if claim.read_as:
            continue
        place = claim.place.id if claim.place is not None else ""
        source = Source(_flat(claim.text), _before(report, claim), place, report.lang)
        if hopeful(engine.gazetteer, source):
            yield number, source


def _before(report: Report, claim: Checked) -> str:
    return _flat(report.text[max(0, claim.start - rules()["before"]) : claim.start])


def _flat(text: str) -> str:
    return " ".join(text.split())


def _messages(report: Report, claim: Checked, source: Source) -> list[dict[str, str]]:
    place = claim.place or report.subject
    given = {
        "place": place.label() if place else None, "before": source.before, "sentence": source.text,
    }  # fmt: skip
    return [
        {"role": "system", "content": prompt(report.lang)},
        {"role": "user", "content": json.dumps(given, ensure_ascii=False)},
    ]


@cache
def prompt(lang: str) -> str:
    """What the model is told to do, in the language of the page."""
    return Path(__file__).with_name(f"prompt.{lang}.txt").read_text("utf-8")


def sentences_in(reply: str) -> list[str]:
    """The sentences of a reply; none where it is not what was asked for."""
    fenced = FENCE.search(reply)
    try:
        found = json.loads(fenced.group(1) if fenced else reply)
    except (ValueError, RecursionError):
        return []
    listed = found.get("sentences") if isinstance(found, dict) else None
    if not isinstance(listed, list) or not 0 < len(listed) <= rules()["sentences"]:
        return []
    pieces = [_flat(piece) for piece in listed if isinstance(piece, str)]
    whole = len(pieces) == len(listed) and all(
        piece.endswith(ENDS) and len(piece) <= rules()["characters"] and piece.isprintable()
        for piece in pieces
    )
    return pieces if whole else []


def _read_as(engine: Engine, report: Report, claim: Checked, pieces: list[str]) -> Checked:
    """The sentence with the verdict on what it was read as: wrong if a piece is, right if every piece is."""
    text = " ".join(pieces)
    try:
        found = check(engine, text, report.on, claim.place, report.lang).claims
    except BadInput:
        return claim
    wrong = [one for verdict in WRONG for one in found if one.verdict == verdict]
    right = found if found and all(one.verdict == "supported" for one in found) else ()
    decided = next(iter((*wrong, *right)), None)
    if decided is None:
        return claim
    return structs.replace(
        decided, id=claim.id, text=claim.text, start=claim.start, end=claim.end,
        conflicts_with=(), fault=None,
        read_as=decided.text if wrong else text,
    )  # fmt: skip
