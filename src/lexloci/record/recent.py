"""What changed since a day: in the law (events dated later) and in the record (what it learned later).

The two are kept apart: a law of 2009 that was coded last week is new to the record and not to the law.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

from msgspec import Struct, structs

from lexloci.core.dates import first_day, last_day
from lexloci.record.model.common import Text
from lexloci.record.model.instrument import Event, Instrument
from lexloci.record.model.survey import SurveyFile
from lexloci.record.timeline import BEGINNINGS, effect_of

ATOM = "http://www.w3.org/2005/Atom"
REVIEWED = "reviewed"
"""An event of the record alone: somebody looked."""
LEARNED = ("attested", REVIEWED)
"""No events of the law: a source shows a rule in force by that day, or somebody read it."""
AUTHORITY = "lexloci,2026"
"""Who mints the ids of feed entries (RFC 4151)."""

What = Literal["law", "record", "search"]


class Change(Struct, frozen=True):
    """One thing that is new.

    :ivar what: ``law`` for an event of the span, ``record`` for an older one learned in it, ``search``
        for a search.
    :ivar on: the date of the event, as precise as its source, or the day of the search.
    :ivar known_on: the day on which the record learned of it.
    """

    what: What
    on: str
    known_on: str
    jurisdiction: str
    entry: str
    event: str
    title: dict[str, str]
    note: dict[str, str]
    url: str
    number: int = 0

    @property
    def id(self) -> str:
        """An id of its own, the same whatever span is asked about.

        ``number`` tells apart what is the same in all else: two rulings of a day, two searches.
        """
        kind = "search" if self.what == "search" else "event"
        tail = f"/{self.number}" if self.number else ""
        return f"tag:{AUTHORITY}:{kind}/{self.entry}/{self.event}/{self.on}{tail}"

    def to_dict(self, lang: str) -> dict[str, Any]:
        """The change as JSON."""
        shape = structs.asdict(self)
        return {"id": self.id, **shape, "title": self.title[lang], "note": self.note[lang] or None}


def changes_since(
    instruments: Iterable[Instrument], surveys: Iterable[SurveyFile], since: str, until: str
) -> list[Change]:
    """What is dated, or was learned, after ``since`` and up to ``until`` (ISO days), oldest first."""
    found = [*_events(instruments, since, until), *_searches(surveys, since, until)]
    return sorted(found, key=lambda change: (last_day(change.on), change.entry, change.event, change.number))


def _events(instruments: Iterable[Instrument], since: str, until: str) -> Iterator[Change]:
    for instrument in instruments:
        read = {source.id: source.read_on for source in instrument.sources}
        urls = {source.id: source.url for source in instrument.sources}
        seen: Counter[tuple[str, str]] = Counter()
        effects = {effect_of(event.event) for event in instrument.timeline}
        undated = bool(instrument.provisions) and effects.isdisjoint(BEGINNINGS)
        for event in instrument.timeline:
            number = seen[event.event, event.date]
            seen[event.event, event.date] += 1
            known = min((read[name] for name in event.sources if name in read), default="")
            again = event.event == REVIEWED and not undated
            what = None if again else _what(event, known, since, until)
            what = "record" if what == "law" and event.event in LEARNED else what
            if what is not None:
                yield Change(
                    what, event.date, known, instrument.jurisdiction, instrument.id, event.event,
                    _both(instrument.title), _both(event.note), urls.get(event.sources[0], ""), number,
                )  # fmt: skip


def _what(event: Event, known: str, since: str, until: str) -> What | None:
    if since < first_day(event.date) <= until:
        return "law"
    return "record" if since < known <= until and first_day(event.date) <= since else None


def _searches(files: Iterable[SurveyFile], since: str, until: str) -> Iterator[Change]:
    for file in files:
        seen: Counter[tuple[str, str]] = Counter()
        for row in file.surveys:
            number = seen[row.result, row.on]
            seen[row.result, row.on] += 1
            if since < row.on <= until:
                topics = ", ".join(row.variables)
                yield Change(
                    "search", row.on, row.on, file.jurisdiction, file.jurisdiction, row.result,
                    {"en": topics, "es": topics}, _both(row.note), row.sources[0], number,
                )  # fmt: skip


def _both(text: Text | None) -> dict[str, str]:
    return {"en": text.en, "es": text.es} if text else {"en": "", "es": ""}


def to_atom(changes: Iterable[Change], lang: str, title: str, updated: str, events: Mapping[str, str]) -> str:
    """The changes as an Atom feed (RFC 4287), newest first.

    :param updated: the day of the record, an ISO day.
    :param events: how each kind of event is said to readers.
    """
    ET.register_namespace("", ATOM)
    feed = ET.Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": lang})
    _add(feed, "id", f"tag:{AUTHORITY}:changes")
    _add(feed, "title", title)
    _add(feed, "updated", f"{updated}T00:00:00Z")
    _add(_add(feed, "author", ""), "name", "lexloci")
    for change in sorted(changes, key=lambda c: (c.known_on, c.id), reverse=True):
        entry = _add(feed, "entry", "")
        _add(entry, "id", change.id)
        _add(entry, "title", f"{change.on}: {change.title[lang]} ({events.get(change.event, change.event)})")
        _add(entry, "updated", f"{change.known_on}T00:00:00Z")
        _add(entry, "summary", change.note[lang] or change.title[lang])
        _add(entry, "category", "", term=change.what)
        if change.url:
            _add(entry, "link", "", href=change.url)
    return ET.tostring(feed, encoding="unicode", xml_declaration=True)


def _add(parent: ET.Element, name: str, text: str, **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    child.text = text or None
    return child
