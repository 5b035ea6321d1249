"""A page mended: what is false or no longer true is replaced by what the record says, and marked."""

from __future__ import annotations

from lexloci.answers.checking.report import Checked, Report, told
from lexloci.answers.words import dated, wording

MENDED = frozenset({"contradicted", "outdated", "false_premise"})
"""Verdicts of sentences that are replaced; one that only clashes with another is left, with a note."""
MAX_SOURCES = 2


def repaired(report: Report) -> str:
    """The text of the page, mended; what is not replaced stays as it is, letter for letter.

    A replacement stands between ``[`` and ``]`` with the number of its note; the notes at the end give the
    old words, the reason and the sources.
    """
    words = wording(report.lang)
    out, notes, at = [], [], 0
    for claim in sorted(report.claims, key=lambda claim: claim.start):
        if claim.verdict not in MENDED and claim.verdict != "inconsistent":
            continue
        notes.append(_note(report, claim))
        out.append(report.text[at : claim.start])
        number = words["repair_mark"].format(number=len(notes))
        told = claim.text if claim.verdict == "inconsistent" else f"[{_replacement(report, claim)}]"
        out.append(f"{told} [{number}]")
        at = claim.end
    out.append(report.text[at:])
    if not notes:
        return report.text
    listed = "\n".join(f"{number}. {note}" for number, note in enumerate(notes, 1))
    body, title = "".join(out).rstrip(), words["repair_notes"]
    return f"{body}\n\n{title}\n\n{listed}\n\n{report.notice[report.lang]}\n"


def _replacement(report: Report, claim: Checked) -> str:
    """What the record says: the right answer, or for a false premise its correction."""
    return claim.truth.text[report.lang] if claim.truth is not None else claim.reason[report.lang]


def _note(report: Report, claim: Checked) -> str:
    words = wording(report.lang)
    said = words["repair_said"].format(text=" ".join(claim.text.split()))
    parts = [said, *told(claim, report.lang)]
    if claim.truth is not None:
        read_on = [
            f"{c.url} ({words['read_on'].format(date=dated(c.as_of)[report.lang])})"
            for c in claim.truth.citations[:MAX_SOURCES]
        ]
        parts += read_on
    return " ".join(parts)
