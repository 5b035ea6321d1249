"""A page of somebody's, checked: pasted or uploaded, marked sentence by sentence, and forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lexloci.answers.checking.render import GRAVEST, claim_reviews, counted, heading, paragraphs
from lexloci.answers.words import wording as said_by
from lexloci.surfaces.web.guard import CHECKING
from lexloci.surfaces.web.linked import NOTHING, NOWHERE, Told
from lexloci.surfaces.web.page import Asked, Missing, Page
from lexloci.surfaces.web.words import wording

if TYPE_CHECKING:
    from lexloci.answers.checking.report import Report
    from lexloci.surfaces.web.site import Site


def make(site: Site, asked: Asked, rest: str) -> Page:
    """The form.

    :raises Missing: something follows its address.
    """
    if rest:
        raise Missing
    return Page(_page(site, asked, {}, NOTHING))


def checked(site: Site, asked: Asked, given: str | bytes, place: str) -> Page:
    """The page given, with its marks.

    :raises LexlociError: it cannot be read, takes too long, or the place is not known.
    """
    report = site.lx.check(given, place=place or None, on=asked.on if asked.dated else None, seconds=CHECKING)
    told = {**NOWHERE, "hasPart": claim_reviews(report)}
    return Page(_page(site, asked, _report(report, asked.lang), told), shared=False)


def _report(report: Report, lang: str) -> dict[str, Any]:
    words = said_by(report.lang)
    marked = [claim for claim in report.claims if claim.verdict != "not_checkable"]
    return {
        "heading": heading(report), "counted": counted(report, words), "notice": report.notice[report.lang],
        "paragraphs": list(paragraphs(report, marked)), "counts": report.counts,
        "verdicts": [v for v in GRAVEST if report.counts[v]], "words": words, "spoken": report.lang,
    }  # fmt: skip


def _page(site: Site, asked: Asked, report: dict[str, Any], told: Told) -> bytes:
    return site.render("check.html", asked, wording(asked.lang)["check"], told, report=report)
