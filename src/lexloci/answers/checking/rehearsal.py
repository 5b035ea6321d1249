"""Pages of the record's own sentences, checked so that what the checker works out on the way can be kept.

Patterns are made of the data of many modules, each where it is first needed. ``lexloci record build`` has
them all made by checking some pages of either language, and keeps them compiled, with what they need.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

from lexloci.answers.checking.check import check
from lexloci.answers.engine import Engine
from lexloci.core import patterns
from lexloci.core.paths import PACKAGE_DATA, PLACES_FILE, RECORD_FILE
from lexloci.core.yaml import PACKAGE
from lexloci.places.gazetteer import Gazetteer
from lexloci.places.lookup import resolve
from lexloci.places.model import Jurisdiction
from lexloci.reading import worked
from lexloci.reading.lexicon import LANGUAGES, data
from lexloci.reading.ways import made
from lexloci.record.model.instrument import Instrument
from lexloci.record.store import RecordStore

ROOMS = ("reading", "answers")
KINDS = ("*.py", "*.yaml")
DAY = "2026-01-01"
PAGES, SENTENCES = 12, 12
"""How many pages of each language are checked, and of how many summaries each is made."""


def keep(folder: Path = PACKAGE_DATA) -> bool:
    """Keep the patterns of the reader and the judges in ``folder``, where the record is compiled already.

    Whether they were not there already.
    """
    of = _files()
    if patterns.is_kept(of, folder):
        return False
    engine = Engine(Gazetteer(folder / PLACES_FILE), RecordStore(folder / RECORD_FILE))
    for lang in LANGUAGES:
        for place, page in _pages(engine, lang):
            check(engine, page, DAY, place, lang)
    told = made()
    worked.keep(told, folder)
    patterns.keep(patterns.asked() | {(way, 0) for way in told}, of, folder)
    return True


def _pages(engine: Engine, lang: str) -> Iterator[tuple[Jurisdiction | None, str]]:
    """What the record says of its instruments, a handful of one place a page, and what only pages say."""
    by_place: dict[str, list[Instrument]] = {}
    for instrument in engine.record.all(Instrument):
        by_place.setdefault(instrument.jurisdiction, []).append(instrument)
    largest = sorted(by_place, key=lambda place: (-len(by_place[place]), place))[:PAGES]
    for place in largest:
        texts = [told for one in by_place[place][:SENTENCES] for told in _told(one, lang)]
        yield engine.gazetteer.by_id(place), "\n\n".join(texts)
    for one in data("rehearsed.yaml")[lang]:
        yield resolve(engine.gazetteer, one["place"])[0], one["text"]


def _told(instrument: Instrument, lang: str) -> list[str]:
    """The sentences of an instrument."""
    texts = [instrument.summary, *(note for one in instrument.timeline if (note := one.note) is not None)]
    return [getattr(text, lang) for text in texts]


def _files() -> str:
    """What tells the code and the data of the reader and the judges from others."""
    found = 0
    for room in ROOMS:
        for kind in KINDS:
            for path in sorted((PACKAGE / room).rglob(kind)):
                found = crc32(path.read_bytes(), found)
    return str(found)
