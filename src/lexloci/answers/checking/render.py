"""A checked page as an annotated HTML page, as Markdown, as schema.org ClaimReview, as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec

from lexloci.answers.checking.report import Checked, Report, told
from lexloci.answers.render import MARKDOWN_ESCAPES, environment
from lexloci.answers.words import dated, wording
from lexloci.core.patterns import compiled

GRAVEST = (
    "contradicted", "outdated", "false_premise", "inconsistent", "supported", "not_established",
)  # fmt: skip
"""The order in which a reader wants them; what is not checkable is left out."""
OPEN = frozenset({"not_established", "not_checkable"})
"""Verdicts that say nothing of right or wrong."""
RATINGS = {
    "supported": 5, "outdated": 2, "inconsistent": 2, "false_premise": 1, "contradicted": 1,
}  # fmt: skip
"""Verdicts on the scale of a ClaimReview, from 1 (worst) to 5 (best)."""
PARAGRAPH = compiled(r"\S(?:.*\n(?![ \t\r]*\n))*.*")
MAX_SOURCES = 3


def to_json(report: Report) -> str:
    """The stable JSON shape, indented."""
    return msgspec.json.format(msgspec.json.encode(report.to_dict()), indent=2).decode()


def to_markdown(report: Report) -> str:
    """What was found, the gravest first, each with its reason, the right answer and sources."""
    lang, words = report.lang, wording(report.lang)
    lines = [f"# {_plain(heading(report))}", "", _plain(counted(report, words)), ""]
    for verdict in GRAVEST:
        found = [claim for claim in report.claims if claim.verdict == verdict]
        if not found:
            continue
        lines += [f"## {words[f'verdict_{verdict}']}", ""]
        for claim in found:
            lines += [f"> {_plain(' '.join(claim.text.split()))}", ""]
            lines += [_plain(part) for part in told(claim, lang)]
            if claim.truth is not None:
                lines += ["", f"{words['check_truth']} {_plain(claim.truth.text[lang])}"]
                lines += [f"- <{c.url}> ({_plain(c.title)})" for c in claim.truth.citations[:MAX_SOURCES]]
            lines.append("")
    return "\n".join([*lines, _plain(report.notice[lang]), ""])


def to_html(report: Report) -> str:
    """The page's text with marks, the right answer beside; one file, no script, nothing loaded."""
    lang, words = report.lang, wording(report.lang)
    marked = [claim for claim in report.claims if claim.verdict != "not_checkable"]
    return environment().get_template("check.html").render(
        lang=lang, words=words, title=heading(report), counted=counted(report, words),
        notice=report.notice[lang], paragraphs=list(paragraphs(report, marked)),
        verdicts=[v for v in GRAVEST if report.counts[v]], counts=report.counts,
    )  # fmt: skip


def to_claim_review(report: Report) -> str:
    """schema.org ClaimReview (https://schema.org/ClaimReview), one for each sentence decided, as JSON-LD."""
    document = {"@context": "https://schema.org", "@graph": claim_reviews(report)}
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode()


def claim_reviews(report: Report) -> list[dict[str, Any]]:
    """A ClaimReview of each sentence decided, to be put under a JSON-LD context of schema.org."""
    return [_review(report, claim) for claim in report.claims if claim.verdict in RATINGS]


def _review(report: Report, claim: Checked) -> dict[str, Any]:
    words = wording(report.lang)
    body = " ".join(told(claim, report.lang))
    if claim.truth is not None:
        body = f"{body} {claim.truth.text[report.lang]}"
    return {
        "@type": "ClaimReview",
        "datePublished": report.on,
        "inLanguage": report.lang,
        "author": {"@type": "Organization", "name": "lexloci"},
        "claimReviewed": " ".join(claim.text.split()),
        "reviewBody": body,
        "reviewRating": {
            "@type": "Rating", "ratingValue": RATINGS[claim.verdict], "bestRating": 5, "worstRating": 1,
            "alternateName": words[f"verdict_{claim.verdict}"],
        },
        "itemReviewed": {"@type": "Claim", "inLanguage": report.lang},
        "citation": [c.url for c in claim.truth.citations] if claim.truth else [],
    }  # fmt: skip


def heading(report: Report) -> str:
    """The title of a report."""
    words = wording(report.lang)
    place = report.subject.label() if report.subject else words["check_somewhere"]
    return words["check_title"].format(place=place, date=dated(report.on)[report.lang])


def counted(report: Report, words: Mapping[str, str]) -> str:
    """How many sentences got each verdict, in words, and how many were not rephrased in time."""
    told_of = ", ".join(f"{words[f'verdict_{v}']}: {n}" for v, n in report.counts.items() if n)
    return f"{told_of}. {words['check_unread'].format(count=report.unread)}" if report.unread else told_of


def paragraphs(report: Report, marked: list[Checked]) -> Iterator[dict[str, Any]]:
    """The paragraphs of the text, each in pieces with and without a mark, and its notes."""
    for match in PARAGRAPH.finditer(report.text):
        inside = [c for c in marked if match.start() <= c.start and c.end <= match.end()]
        pieces: list[dict[str, Any]] = []
        at = match.start()
        for claim in inside:
            pieces += [{"text": report.text[at : claim.start]}, {"text": claim.text, "claim": claim}]
            at = claim.end
        pieces.append({"text": report.text[at : match.end()]})
        yield {"pieces": pieces, "notes": [_note(report, claim) for claim in inside]}


def _note(report: Report, claim: Checked) -> dict[str, Any]:
    lang = report.lang
    others = {other.id: other for other in report.claims}
    return {
        "claim": claim,
        "reason": " ".join(told(claim, lang)),
        "truth": claim.truth.text[lang] if claim.truth is not None and claim.verdict not in OPEN else "",
        "citations": claim.truth.citations[:MAX_SOURCES] if claim.truth is not None else (),
        "against": [others[ident] for ident in claim.conflicts_with if ident in others],
    }


def _plain(text: str) -> str:
    return text.translate(MARKDOWN_ESCAPES)


RENDERERS: dict[str, Callable[[Report], str]] = {
    "html": to_html, "markdown": to_markdown, "json": to_json, "claimreview": to_claim_review,
}  # fmt: skip
