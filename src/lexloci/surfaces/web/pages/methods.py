"""How the record is made and how it is read: kinds of sources, dates, searches, second coding, limits."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from lexloci.answers.words import dated
from lexloci.places.model import STATE_KINDS
from lexloci.record.model.coding import CodingRound, SpotCheck
from lexloci.record.model.place import JurisdictionFile
from lexloci.record.reliability import levels
from lexloci.surfaces.web.page import Asked, Missing, Page
from lexloci.surfaces.web.pages.profile import labels
from lexloci.surfaces.web.words import wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lexloci.surfaces.web.site import Site

READ, VERDICTS = ("says", "since", "pinpoint"), ("right", "wrong", "unread")
"""What a sample holds against its sources, and what may come of it."""
ROWS = {
    "all cells": "all_cells", "rule or none": "rule_or_none",
    "position, where both found a rule": "position",
}  # fmt: skip
"""Rows of :mod:`lexloci.record.reliability` that are of no one variable."""
LIMITS = ("coverage", "searches", "primary", "practice", "unpublished", "age", "places", "reading")


def make(site: Site, asked: Asked, rest: str) -> Page:
    """The methods page.

    :raises Missing: something follows its address.
    """
    if rest:
        raise Missing
    record = site.lx.record
    words = wording(asked.lang)
    rounds = tuple(record.all(CodingRound))
    localities = sum(one.kind not in STATE_KINDS for one in record.all(JurisdictionFile))
    body = site.render(
        "methods.html", asked, words["methods"], counts=record.counts(),
        twice=sum(len(coded.rows) for coded in rounds), agreement=levels(rounds),
        samples=[row for entry in record.all(SpotCheck) for row in _samples(entry, asked.lang)],
        limits=[words[f"limit_{name}"].format(localities=localities) for name in LIMITS],
        labels=_labels(site, asked.lang),
        statuses=labels(record, "statuses", asked.lang), variables=list(site.variables.values()),
    )  # fmt: skip
    return Page(body)


def _samples(entry: SpotCheck, lang: str) -> Iterator[dict[str, object]]:
    """What a sample found of each thing that was held against the sources."""
    for name in READ:
        counts = Counter(getattr(row, name) for row in entry.rows)
        yield {
            "day": dated(entry.on)[lang], "seed": entry.seed, "frame": entry.frame,
            "what": wording(lang)[f"sampled_{name}"], "counts": [counts[verdict] for verdict in VERDICTS],
        }  # fmt: skip


def _labels(site: Site, lang: str) -> dict[str, str]:
    """The names of the rows of a measure: variables, and measures of all of them together."""
    words = wording(lang)
    named = {ident: getattr(variable.label, lang) for ident, variable in site.variables.items()}
    return {**named, **{name: words[f"measure_{key}"] for name, key in ROWS.items()}}
