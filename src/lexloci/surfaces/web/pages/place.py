"""The page of a place: what holds there, who acts, what changed, and the 20 questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from lexloci.answers.words import dated, kind_name
from lexloci.law.finding import Finding
from lexloci.places.model import Jurisdiction
from lexloci.record.model.instrument import Instrument
from lexloci.surfaces.web.page import Asked, Page
from lexloci.surfaces.web.pages import brief, feeds, pdf, sheet
from lexloci.surfaces.web.pages.profile import above, chip, grouped, labels, row
from lexloci.surfaces.web.pages.questions import laid_out

if TYPE_CHECKING:
    from lexloci.law.diff import Change
    from lexloci.surfaces.web.site import Site

MANY = 10_000
"""Lines of timelines that are kept."""
UNDER = {
    "sheet": sheet.make, "sheet.pdf": pdf.of_sheet, "guide.pdf": pdf.of_guide, "feed.atom": feeds.of_place,
    "card": sheet.card,
}  # fmt: skip
"""What stands below a place's address, besides other places."""


def make(site: Site, asked: Asked, rest: str) -> Page:
    """The page of the place at ``rest``, or what stands below it.

    :raises Missing: there is no such place.
    """
    head, _, last = rest.rpartition("/")
    if last in UNDER:
        return UNDER[last](site, asked, site.place(head))
    place = site.place(rest)
    if site.published and place.id not in site.described:
        return brief.make(site, asked, place)
    return Page(whole(site, asked, place))


def whole(site: Site, asked: Asked, place: Jurisdiction) -> bytes:
    """Everything lexloci says of one place on one day."""
    lang, memory = asked.lang, site.memory
    guide = memory.guide(place, lang, asked.on)
    findings = memory.profile(place, asked.on)
    rows = [row(site, finding, lang) for finding in findings]
    changes = memory.changes(place, asked.on)
    return site.render(
        "place.html", asked, place.label(), place=place, guide=guide, kind=kind_name(place.kind)[lang],
        groups=grouped(rows), clashes=[line for line in rows if line["clash"]],
        agencies=_agencies(site, place, lang), deals=_deals(site, findings, lang),
        above=above(site, place), changes=timeline(site, changes, lang),
        unknown=sum(line["status"] == "not_surveyed" for line in rows), **laid_out(guide),
    )  # fmt: skip


def timeline(site: Site, changes: list[Change], lang: str) -> list[Markup]:
    """Changes of what governs, the newest first, each laid out; places where the same happened share it."""
    kept: dict[object, tuple[Change, Markup]] = site.lx.record.kept.setdefault(timeline, {})
    out = []
    for change in reversed(changes):
        before, after = change.before, change.after
        key = (
            site, lang, change.variable, change.on, before.position, before.status, after.position,
            after.status, id(change.causes),
        )  # fmt: skip
        found = kept.get(key)
        if found is None:
            if len(kept) >= MANY:
                kept.clear()
            found = kept[key] = change, site.part("turn", _turn(site, change, lang), lang)
        out.append(found[1])
    return out


def _turn(site: Site, change: Change, lang: str) -> dict[str, Any]:
    record = site.lx.record
    events = labels(record, "events", lang)
    causes = [
        {**told, "event": events.get(told["event"], told["event"])}
        for told in (cause.to_dict(lang) for cause in change.causes)
    ]
    return {
        "on": dated(change.on)[lang], "iso": change.on, "variable": change.variable,
        "label": getattr(record.variables[change.variable].label, lang), "causes": causes,
        "before": chip(record, change.before, lang), "after": chip(record, change.after, lang),
    }  # fmt: skip


def _agencies(site: Site, place: Jurisdiction, lang: str) -> list[dict[str, str]]:
    if not place.state or place.kind == "tribal_nation":
        return []
    return [{"role": role, "name": agency.name[lang]} for role, agency in site.lx.agencies(place).items()]


def _deals(site: Site, findings: list[Finding], lang: str) -> list[dict[str, Any]]:
    deals = [deal for finding in findings for deal in finding.agreements]
    return [
        {
            "agency": deal.entry.agency, "model": deal.entry.model, "kind": deal.entry.kind,
            "standing": deal.standing, "since": dated(deal.since)[lang],
            "until": dated(deal.until)[lang] if deal.until else None,
            "instrument": deal.entry.instrument, "url": deal.entry.cites[0].url,
            "known": site.lx.record.get(Instrument, deal.entry.instrument) is not None,
        }
        for deal in deals
    ]  # fmt: skip
