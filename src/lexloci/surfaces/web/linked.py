"""What a page is and tells of, for programs that read pages: one block of JSON-LD in schema.org's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from markupsafe import Markup

from lexloci.places.states import COUNTRY
from lexloci.record.model.common import Entry
from lexloci.record.model.evidence import Argument, Definition, Poll, Statistic, Study
from lexloci.record.model.instrument import Instrument
from lexloci.record.model.service import Organization
from lexloci.record.model.survey import SurveyFile
from lexloci.surfaces.web.words import wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lexloci.places.gazetteer import Gazetteer
    from lexloci.places.model import Jurisdiction
    from lexloci.record.model.codebook import Variable

CONTEXT = "https://schema.org"
CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"
"""The licence of the record."""
NO_LAW = frozenset({"case", "consent_decree", "contract", "agreement", "opinion", "guidance", "list"})
"""Kinds of instruments that apply or report law and are no act of a lawgiver."""
KINDS = {
    "search.html": "SearchResultsPage", "methods.html": "AboutPage", "changes.html": "CollectionPage",
    "shelves.html": "CollectionPage", "shelf.html": "CollectionPage", "places.html": "CollectionPage",
    "topics.html": "CollectionPage",
}  # fmt: skip
"""Templates of pages of which schema.org has a word of their own."""
UNSAFE = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}
"""What could end the block, or be taken for markup, inside the texts of the JSON."""

Told = dict[str, Any]
NOTHING: Told = {}
NOWHERE: Told = {"@id": None}
"""Of a page that stands under any address: one that tells that there is none, or of a fault."""


def block(template: str, page: Told, told: Told) -> Markup:
    """The block of a page laid out by a template.

    :param page: its name, address, language, date, and the site it belongs to.
    :param told: what it tells of, and what is otherwise than on most pages; None leaves a word out.
    """
    whole: Told = {
        "@context": CONTEXT, "@type": KINDS.get(template, "WebPage"), **page, "license": CC0, **told,
    }  # fmt: skip
    text = written({word: value for word, value in whole.items() if value is not None})
    return Markup(f'<script type="application/ld+json">{text}</script>')


def written(value: Any) -> str:
    """A value as JSON that may stand inside a page."""
    return msgspec.json.encode(value).decode().translate(UNSAFE)


def of_place(name: str, ident: str, over: Iterable[Jurisdiction] = ()) -> Told:
    """A page about a place.

    :param over: the governments over it.
    """
    area: Told = {"@type": "AdministrativeArea", "name": name, "identifier": ident}
    held = [_area(other) for other in over]
    return {"about": {**area, "containedInPlace": held} if held else area}


def of_topic(places: Gazetteer, variable: Variable, lang: str, state: Jurisdiction | None) -> Told:
    """A table of what holds everywhere on a topic."""
    area = state or places.by_id(COUNTRY)
    data = {
        "@type": "Dataset", "name": getattr(variable.label, lang),
        "description": f"{getattr(variable.question, lang)} {getattr(variable.definition, lang)}",
        "variableMeasured": variable.id, "spatialCoverage": _area(area), "license": CC0,
        "isAccessibleForFree": True, "creator": {"@type": "Organization", "name": "lexloci"},
    }  # fmt: skip
    return {"mainEntity": data}


def of_catalog(lang: str) -> Told:
    """The shelves of the record."""
    words = wording(lang)
    data = {"@type": "DataCatalog", "name": "lexloci", "description": words["record_lead"], "license": CC0}
    return {"mainEntity": data}


def of_coverage(lang: str) -> Told:
    """The table of what the record knows and does not know."""
    words = wording(lang)
    data = {"@type": "Dataset", "name": words["coverage"], "description": words["coverage_lead"],
            "license": CC0}  # fmt: skip
    return {"mainEntity": data}


def of_entry(places: Gazetteer, entry: Entry, name: str, lang: str) -> Told:
    """An entry of the record."""
    make = ENTRIES[type(entry)]
    about = {"name": name, **make(places, entry, lang)}
    sources = getattr(entry, "sources", ())
    if sources:
        about["subjectOf" if about["@type"] == "Organization" else "isBasedOn"] = [s.url for s in sources]
    return {"mainEntity": about}


def _instrument(places: Gazetteer, entry: Instrument, lang: str) -> Told:
    home = places.by_id(entry.jurisdiction)
    about: Told = {"description": getattr(entry.summary, lang), "identifier": entry.id}
    if entry.kind in NO_LAW:
        return {"@type": "CreativeWork", **about, "alternateName": entry.citation,
                "spatialCoverage": _area(home)}  # fmt: skip
    about |= {"legislationIdentifier": entry.citation, "legislationType": entry.kind,
              "legislationJurisdiction": _area(home)}  # fmt: skip
    if entry.issuer:
        about["legislationPassedBy"] = {"@type": "Organization", "name": entry.issuer}
    return {"@type": "Legislation", **about}


def _searches(places: Gazetteer, entry: SurveyFile, lang: str) -> Told:
    return {"@type": "Dataset", "description": wording(lang)["shelf_surveys"], "license": CC0,
            "spatialCoverage": _area(places.by_id(entry.jurisdiction))}  # fmt: skip


def _study(places: Gazetteer, entry: Study, lang: str) -> Told:
    return {"@type": "ScholarlyArticle", "author": entry.authors, "datePublished": str(entry.year),
            "publisher": entry.venue, "abstract": getattr(entry.finding, lang)}  # fmt: skip


def _poll(places: Gazetteer, entry: Poll, lang: str) -> Told:
    return {"@type": "Dataset", "creator": {"@type": "Organization", "name": entry.pollster},
            "description": getattr(entry.question, lang), "temporalCoverage": str(entry.fielded),
            "spatialCoverage": _area(places.by_id(entry.geography))}  # fmt: skip


def _statistic(places: Gazetteer, entry: Statistic, lang: str) -> Told:
    return {"@type": "Dataset", "description": f"{getattr(entry.measure, lang)}: {entry.value}",
            "temporalCoverage": entry.period,
            "spatialCoverage": _area(places.by_id(entry.geography))}  # fmt: skip


def _argument(places: Gazetteer, entry: Argument, lang: str) -> Told:
    return {"@type": "Claim", "author": entry.by, "text": getattr(entry.text, lang)}


def _definition(places: Gazetteer, entry: Definition, lang: str) -> Told:
    return {"@type": "DefinedTerm", "termCode": entry.term, "description": getattr(entry.text, lang)}


def _organization(places: Gazetteer, entry: Organization, lang: str) -> Told:
    about: Told = {
        "@type": "Organization", "knowsLanguage": entry.languages,
        "areaServed": [_area(places.by_id(area)) for area in entry.areas],
    }  # fmt: skip
    given = {"url": entry.url, "telephone": entry.phone, "address": entry.address}
    return {**about, **{name: value for name, value in given.items() if value}}


def _area(place: Jurisdiction) -> Told:
    found: Told = of_place(place.label(), place.id)["about"]
    return found


ENTRIES: dict[type[Entry], Callable[..., Told]] = {
    Instrument: _instrument, SurveyFile: _searches, Study: _study, Poll: _poll, Statistic: _statistic,
    Argument: _argument, Definition: _definition, Organization: _organization,
}  # fmt: skip
