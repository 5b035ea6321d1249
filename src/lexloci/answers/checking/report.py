"""What a check finds: a verdict for each sentence, with the Finding it rests on."""

from __future__ import annotations

from collections import Counter
from typing import Any, Literal

from msgspec import Struct

from lexloci.answers.statement import Statement
from lexloci.answers.words import wording
from lexloci.core.errors import BadInput
from lexloci.law.finding import Finding
from lexloci.places.model import Jurisdiction
from lexloci.record.compiled import Words

Verdict = Literal[
    "supported", "contradicted", "outdated", "inconsistent", "false_premise", "not_established",
    "not_checkable",
]  # fmt: skip
VERDICTS: tuple[Verdict, ...] = (
    "supported", "contradicted", "outdated", "inconsistent", "false_premise", "not_established",
    "not_checkable",
)  # fmt: skip


GRAVITY: tuple[Verdict, ...] = (
    "contradicted", "false_premise", "outdated", "inconsistent", "supported", "not_established",
    "not_checkable",
)  # fmt: skip


class Span(Struct, frozen=True):
    """A stretch of a page's text, from character ``start`` up to ``end``."""

    start: int
    end: int


class Checked(Struct, frozen=True, kw_only=True):
    """One sentence of a page with its verdict.

    :ivar start: where it stands in the text (characters).
    :ivar asserted: the stance it takes (``must``, ``may_not`` …), where one was read.
    :ivar reason: why the verdict is what it is.
    :ivar truth: what the record says instead, or in support.
    :ivar finding: the Finding the verdict rests on.
    :ivar instrument: the instrument whose history it rests on; supported, contradicted and outdated
        always have one of the two.
    :ivar fault: the clause that is wrong, where only that one is and the rest stands without it.
    :ivar read_as: the plain statement that was judged, where it is not the sentence itself.
    """

    id: str
    text: str
    start: int
    end: int
    verdict: Verdict
    reason: Words
    place: Jurisdiction | None = None
    variable: str | None = None
    asserted: str | None = None
    truth: Statement | None = None
    finding: Finding | None = None
    instrument: str | None = None
    conflicts_with: tuple[str, ...] = ()
    fault: Span | None = None
    read_as: str = ""

    def to_dict(self, lang: str) -> dict[str, Any]:
        """The shape of design §6."""
        return {
            "id": self.id,
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "place": self.place.label() if self.place else None,
            "variable": self.variable,
            "instrument": self.instrument,
            "asserted": self.asserted,
            "verdict": self.verdict,
            "reason": self.reason[lang],
            "truth": self.truth.text[lang] if self.truth else None,
            "citations": [c.to_dict() for c in self.truth.citations] if self.truth else [],
            "conflicts_with": list(self.conflicts_with),
            "read_as": self.read_as or None,
        }


class Report(Struct, frozen=True, kw_only=True):
    """A page, checked.

    :ivar subject: the place the page is about, if it says one.
    :ivar lang: the language of the page, and of the reasons.
    :ivar text: the text that was read; offsets of claims are in it.
    :ivar unread: how many sentences a language model was to rephrase and did not in time.
    """

    subject: Jurisdiction | None
    lang: str
    on: str
    claims: tuple[Checked, ...]
    notice: Words
    text: str = ""
    unread: int = 0

    @property
    def counts(self) -> dict[str, int]:
        """How many sentences got each verdict."""
        found = Counter(claim.verdict for claim in self.claims)
        return {verdict: found[verdict] for verdict in VERDICTS}

    def to_dict(self, lang: str | None = None) -> dict[str, Any]:
        """The stable JSON shape of design §6."""
        chosen = lang or self.lang
        return {
            "subject": self.subject.label() if self.subject else None,
            "lang": chosen,
            "on": self.on,
            "claims": [claim.to_dict(chosen) for claim in self.claims],
            "counts": self.counts,
            "unread": self.unread,
            "notice": self.notice[chosen],
        }


def told(claim: Checked, lang: str) -> list[str]:
    """What the sentence was read as, where that is not the sentence itself, and the reason."""
    read = [wording(lang)["check_read_as"].format(text=claim.read_as)] if claim.read_as else []
    return [*read, claim.reason[lang]]


def gravest(report: Report) -> Checked:
    """The claim of a report with the gravest verdict, the first of several.

    :raises BadInput: it has none: only headings and questions were given.
    """
    if not report.claims:
        raise BadInput("this states nothing", remedy="Give a sentence that says something.")
    return min(report.claims, key=lambda claim: GRAVITY.index(claim.verdict))
