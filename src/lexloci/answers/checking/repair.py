"""A page mended: what is false or no longer true is replaced by what the record says, and marked."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from lexloci.answers.checking.report import Checked, Report, told
from lexloci.answers.words import dated, wording
from lexloci.core.patterns import compiled

MENDED = frozenset({"contradicted", "outdated", "false_premise"})
"""Verdicts of what is replaced; a sentence that only clashes with another is left, with a note."""
MAX_SOURCES = 2
MAX_CLAUSE = 240
"""Characters of a right answer that can stand in a sentence."""
SEVERAL = compiled(r"[.!?;]\s")
"""What more than one sentence has."""


class Edit(Struct, frozen=True):
    """One change: the stretch from ``start`` up to ``end`` of the text gives way to ``new``, with a note.

    :ivar mark: stands after it, with the number of the note.
    """

    start: int
    end: int
    new: str
    mark: str
    note: str


def edits(report: Report) -> Iterator[Edit]:
    """The changes, in order: a clause, where only one is wrong and can be cut out, else the sentence.

    A question keeps its words, the answer to what it takes for granted beside them. What has been said
    in an earlier change is not said again: the change names that one.
    """
    words = wording(report.lang)
    said: dict[str, int] = {}
    wrong = (c for c in report.claims if c.verdict in MENDED or c.verdict == "inconsistent")
    for number, claim in enumerate(sorted(wrong, key=lambda claim: claim.start), 1):
        start, end, new = _change(report, claim)
        old, mark = report.text[start:end], words["repair_mark"].format(number=number)
        first = said.setdefault(_told(report, claim), number)
        note = _note(report, claim, old) if first == number else _again(report, old, first)
        if first != number and (start, end) == (claim.start, claim.end):
            new = f"[{_see(report, first)}]"
        if _asks(old) and claim.verdict != "inconsistent":
            new = f"{old} {new}"
        yield Edit(start, end, new, f" [{mark}]", note)


def _asks(text: str) -> bool:
    return text.rstrip().endswith("?")


def _told(report: Report, claim: Checked) -> str:
    """What is told of a claim, by which two claims are told the same; a clash is told once each."""
    return claim.id if claim.verdict == "inconsistent" else _right(report, claim)[0]


def _change(report: Report, claim: Checked) -> tuple[int, int, str]:
    if claim.verdict == "inconsistent":
        return claim.start, claim.end, claim.text
    told_of, named = _right(report, claim)
    bare = told_of.rstrip(" .")
    if claim.fault is None or claim.truth is None or SEVERAL.search(bare) or len(bare) > MAX_CLAUSE:
        return claim.start, claim.end, f"[{told_of}]"
    first = claim.fault.start == claim.start
    return claim.fault.start, claim.fault.end, f"[{bare if first or named else _small(bare)}]"


def _right(report: Report, claim: Checked) -> tuple[str, bool]:
    """What the record says, of another place than the page's with its name; or the correction."""
    if claim.truth is None:
        return claim.reason[report.lang], False
    text, place = claim.truth.text[report.lang], claim.place
    elsewhere = place is not None and report.subject is not None and place.id != report.subject.id
    if place is not None and elsewhere and claim.truth.kind == "finding":
        return f"{place.label()}: {_small(text)}", True
    return text, False


def _small(text: str) -> str:
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def repaired(report: Report) -> str:
    """The text of the page, mended; what is not replaced stays as it is, letter for letter.

    A replacement stands between ``[`` and ``]`` with the number of its note; the notes at the end give the
    old words, the reason and the sources.
    """
    out, notes, at = [], [], 0
    for edit in edits(report):
        out += [report.text[at : edit.start], edit.new, edit.mark]
        notes.append(edit.note)
        at = edit.end
    return "".join([*out, report.text[at:]]) + appended(report, report.text, notes)


def appended(report: Report, text: str, notes: list[str]) -> str:
    """The notes as they stand after a text; nothing where there are none."""
    if not notes:
        return ""
    listed = "\n".join(f"{number}. {note}" for number, note in enumerate(notes, 1))
    gap = "\n" if text.endswith("\n") else "\n\n"
    return f"{gap}{wording(report.lang)['repair_notes']}\n\n{listed}\n\n{report.notice[report.lang]}\n"


def _said(report: Report, old: str) -> str:
    return wording(report.lang)["repair_said"].format(text=" ".join(old.split()))


def _again(report: Report, old: str, first: int) -> str:
    """The note of a change whose reason and sources an earlier note has."""
    return f"{_said(report, old)} {_see(report, first)}"


def _see(report: Report, number: int) -> str:
    return wording(report.lang)["repair_see"].format(number=number)


def _note(report: Report, claim: Checked, old: str) -> str:
    words = wording(report.lang)
    parts = [_said(report, old), *told(claim, report.lang)]
    if claim.truth is not None:
        read_on = [
            f"{c.url} ({words['read_on'].format(date=dated(c.as_of)[report.lang])})"
            for c in claim.truth.citations[:MAX_SOURCES]
        ]
        parts += read_on
    return " ".join(parts)
