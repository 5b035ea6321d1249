"""The record itself, entry by entry: instruments with their provisions and history, evidence, services."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lexloci.answers.estimates import ranged
from lexloci.answers.words import dated
from lexloci.record.compile import type_name
from lexloci.record.model.common import Entry
from lexloci.record.model.evidence import Argument, Definition, Poll, Statistic, Study
from lexloci.record.model.instrument import Instrument
from lexloci.record.model.service import Organization
from lexloci.record.model.survey import SurveyFile
from lexloci.surfaces.web.linked import of_catalog, of_entry
from lexloci.surfaces.web.page import Asked, Missing, Page
from lexloci.surfaces.web.pages.profile import labels
from lexloci.surfaces.web.slugs import id_of, slug_of
from lexloci.surfaces.web.words import wording

if TYPE_CHECKING:
    from lexloci.surfaces.web.site import Site

SHELVES: dict[str, type[Entry]] = {
    "instruments": Instrument, "surveys": SurveyFile, "studies": Study, "polls": Poll,
    "statistics": Statistic, "arguments": Argument, "definitions": Definition, "services": Organization,
}  # fmt: skip
"""Shelf of the browser → type of entry."""
PATHS = {type_name(model): shelf for shelf, model in SHELVES.items()}
"""Type of entry → its shelf, for links from search."""
KINDS = ("statute", "case", "bill")
"""Kinds of instrument with a list of their own under ``instruments``."""
SHOWN = 200
"""Entries on one page of a list."""


def make(site: Site, asked: Asked, rest: str) -> Page:
    """The shelves, a shelf, or an entry.

    :raises Missing: no such shelf or entry.
    """
    if not rest:
        counts = site.lx.record.counts()
        shelves = [(shelf, counts.get(type_name(model), 0)) for shelf, model in SHELVES.items()]
        return Page(site.render("shelves.html", asked, wording(asked.lang)["record"], of_catalog(asked.lang),
                                shelves=shelves))  # fmt: skip
    shelf, _, name = rest.partition("/")
    model = SHELVES.get(shelf)
    if model is None:
        raise Missing
    if not name or name.startswith("page-"):
        return Page(_shelf(site, asked, shelf, model, name))
    return Page(_entry(site, asked, shelf, model, name))


def _shelf(site: Site, asked: Asked, shelf: str, model: type[Entry], name: str) -> bytes:
    entries = list(site.lx.record.all(model))
    number = name.removeprefix("page-") or "1"
    pages = max(1, -(-len(entries) // SHOWN))
    if not number.isdecimal() or len(number) > 4 or not 1 <= int(number) <= pages:
        raise Missing
    first = (int(number) - 1) * SHOWN
    chosen = [(title_of(site, entry, asked.lang), name_of(entry), entry) for entry in entries]
    return site.render(
        "shelf.html", asked, wording(asked.lang)[f"shelf_{shelf}"], shelf=shelf, number=int(number),
        pages=pages, entries=chosen[first : first + SHOWN], total=len(entries),
    )  # fmt: skip


def _entry(site: Site, asked: Asked, shelf: str, model: type[Entry], name: str) -> bytes:
    ident = id_of(name.replace("~~", "/")) if model is SurveyFile else name
    entry = site.lx.record.get(model, ident) if ident else None
    if entry is None:
        raise Missing
    lang = asked.lang
    values: dict[str, Any] = {"entry": entry, "shelf": shelf, "dated": lambda day: dated(day)[lang]}
    values["ranged"] = lambda estimate: ranged(estimate)[lang]
    record = site.lx.record
    values["events"] = labels(record, "events", lang)
    values["positions"] = labels(record, "positions", lang)
    values["kinds"] = labels(record, "kinds", lang)
    values["topic"] = {v.id: getattr(v.label, lang) for v in record.variables.values()}
    values["homes"] = [site.lx.gazetteer.by_id(home) for home in homes_of(entry)]
    title = title_of(site, entry, lang)
    return site.render(
        f"entry_{shelf}.html", asked, title, of_entry(site.lx.gazetteer, entry, title, lang), **values
    )


def homes_of(entry: Entry) -> list[str]:
    """Ids of the places an entry belongs to."""
    for name in ("jurisdiction", "geography"):
        found = getattr(entry, name, None)
        if found:
            return [found]
    return list(getattr(entry, "areas", ()))


def title_of(site: Site, entry: Entry, lang: str) -> str:
    """What an entry is called in a list."""
    if isinstance(entry, SurveyFile):
        return site.lx.gazetteer.by_id(entry.jurisdiction).label()
    if isinstance(entry, Argument):
        return f"{entry.by}: {entry.topic}"
    for name in ("title", "label", "name", "measure"):
        value = getattr(entry, name, None)
        if value:
            return value if isinstance(value, str) else str(getattr(value, lang))
    if isinstance(entry, Poll):
        return f"{entry.pollster}, {dated(entry.fielded)[lang]}: {getattr(entry.question, lang)}"
    return str(getattr(entry, "id", ""))


def name_of(entry: Entry) -> str:
    """The last part of an entry's address."""
    if isinstance(entry, SurveyFile):
        return slug_of(entry.jurisdiction).replace("/", "~~")
    return str(getattr(entry, "id", ""))
