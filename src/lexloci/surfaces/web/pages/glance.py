"""What holds at a place at a glance, and what changed there: laid out once for all places that share it.

Where the record does not describe a place, that hangs alone on the governments and agencies that answer
for it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct

from lexloci.answers.words import dated
from lexloci.core.memory import once
from lexloci.law.finding import AgreementStanding, Finding
from lexloci.places.model import Jurisdiction
from lexloci.record.model.instrument import Instrument
from lexloci.surfaces.web.escaping import escaped
from lexloci.surfaces.web.page import Asked
from lexloci.surfaces.web.pages.profile import chip, chip_html, labels, line, tables, topic_link

if TYPE_CHECKING:
    from lexloci.law.diff import Turn
    from lexloci.surfaces.web.site import Site

T = TypeVar("T")

MANY = 10_000
"""Lines of timelines that are kept."""


class Glance(Struct, frozen=True, gc=False):
    """The Findings on every topic.

    :ivar table: all of them, laid out, in pieces.
    :ivar clashes: the lines of those in conflict, contested or blocked.
    :ivar deals: agreements and contracts.
    :ivar unknown: on how many topics nobody has finished looking.
    """

    table: tuple[bytes, ...]
    clashes: list[dict[str, Any]]
    deals: list[dict[str, Any]]
    unknown: int


def glance(site: Site, asked: Asked, place: Jurisdiction) -> Glance:
    """What holds at a place."""

    def made() -> Glance:
        findings = [site.memory.law(place, name, asked.on) for name in site.variables]
        rows = [line(site, finding, asked.lang) for finding in findings]
        return Glance(
            tables(rows, asked.lang),
            [told for told in rows if told["clash"]],
            _deals(site, findings, asked.lang),
            sum(told["status"] == "not_surveyed" for told in rows),
        )

    return _shared(site, asked, "glance", place, made)


def timeline(site: Site, asked: Asked, place: Jurisdiction) -> list[bytes]:
    """Changes of what governs there, the newest first, each laid out."""

    def made() -> list[bytes]:
        turns = site.memory.turns(place, asked.on)
        return [_turn(site, variable, turn, asked.lang) for variable, turn in reversed(turns)]

    return _shared(site, asked, "timeline", place, made)


def _shared(site: Site, asked: Asked, what: str, place: Jurisdiction, make: Callable[[], T]) -> T:
    """A part of the page of a place: that of one which the record describes is its own, and not kept."""
    if place.id in site.described:
        return make()
    return site.shared(asked, (what, *site.memory.key(place)), make)


@once(MANY)
def _turn(site: Site, variable: str, change: Turn, lang: str) -> bytes:
    record = site.lx.record
    words = labels(record, "events", lang)
    causes = [cause.to_dict(lang) for cause in change.causes]
    told = [f"{escaped(c['citation'])}: {escaped(words.get(c['event'], c['event']))}" for c in causes]
    ends = [";"] * (len(told) - 1) + [""]
    spans = "".join(
        f' <span class="soft">{text}{end}</span>' for text, end in zip(told, ends, strict=False)
    )  # fmt: skip
    topic = topic_link(site, variable, getattr(record.variables[variable].label, lang), lang)
    before, after = (chip_html(chip(record, held, lang)) for held in (change.before, change.after))
    day = f'<time datetime="{change.day}">{dated(change.day)[lang]}</time>'
    return f"<li>{day} {topic}: {before} → {after}{spans}</li>\n".encode()


def _deals(site: Site, findings: list[Finding], lang: str) -> list[dict[str, Any]]:
    return [_deal(site, deal, lang) for finding in findings for deal in finding.agreements]


def _deal(site: Site, deal: AgreementStanding, lang: str) -> dict[str, Any]:
    entry = deal.entry
    known = site.lx.record.get(Instrument, entry.instrument) is not None
    return {
        "agency": entry.agency, "model": entry.model, "standing": deal.standing, "known": known,
        "link": site.link(lang, f"record/instruments/{entry.instrument}") if known else entry.cites[0].url,
        "since": dated(deal.since)[lang], "until": dated(deal.until)[lang] if deal.until else "",
    }  # fmt: skip
