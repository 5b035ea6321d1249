"""Compiling the record: text files in, one SQLite file out, the same bytes for the same input.

Every row is written by every build; what :mod:`lexloci.record.pieces` holds of an earlier one only spares
the making of rows. The file is written whole beside its place and then moved into it, so a reader sees
the old record or the new one and never half of either.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from lexloci.core.sqlite import Changes, building, carry
from lexloci.record import fulltext
from lexloci.record.compiled import (
    AgencyEntry,
    AgreementEntry,
    Cite,
    Rule,
    Step,
    Survey,
    Words,
)  # fmt: skip
from lexloci.record.model.common import Entry, Source, Text
from lexloci.record.model.evidence import Argument, Definition, Poll, Statistic, Study
from lexloci.record.model.instrument import Event, Instrument, Provision
from lexloci.record.model.place import JurisdictionFile
from lexloci.record.model.service import Organization
from lexloci.record.model.survey import SurveyFile, SurveyRow, WorkedFile
from lexloci.record.passages import passages
from lexloci.record.pieces import Pieces
from lexloci.record.tables import Rows, in_order, write_entries

if TYPE_CHECKING:
    # Readers of the compiled record import this module for its names, and need no YAML.
    from lexloci.record.load import Record

FORMAT = 3
Key = tuple[str, str]
"""Of a group: variable (or kind of agreement) and jurisdiction."""

SCHEMA = """
CREATE TABLE made.meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE made.rule (
    variable TEXT, jurisdiction TEXT, doc BLOB, PRIMARY KEY (variable, jurisdiction)
) WITHOUT ROWID;
CREATE TABLE made.survey (
    variable TEXT, jurisdiction TEXT, doc BLOB, PRIMARY KEY (variable, jurisdiction)
) WITHOUT ROWID;
CREATE TABLE made.agreement (
    kind TEXT, jurisdiction TEXT, doc BLOB, PRIMARY KEY (kind, jurisdiction)
) WITHOUT ROWID;
CREATE TABLE made.entry (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL, type TEXT NOT NULL, jurisdiction TEXT NOT NULL,
    path TEXT NOT NULL, doc BLOB NOT NULL
);
CREATE TABLE made.former (id TEXT PRIMARY KEY, entry INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE made.entry_place (place TEXT, entry INTEGER, PRIMARY KEY (place, entry)) WITHOUT ROWID;
CREATE TABLE made.entry_topic (topic TEXT, entry INTEGER, PRIMARY KEY (topic, entry)) WITHOUT ROWID;
"""
INDEXES = """
CREATE UNIQUE INDEX made.entry_id ON entry (type, id);
CREATE INDEX made.entry_where ON entry (type, jurisdiction);
"""
TYPE_NAMES = {
    Instrument: "instrument", SurveyFile: "survey", WorkedFile: "worked", JurisdictionFile: "jurisdiction",
    Definition: "definition", Study: "study", Poll: "poll", Statistic: "statistic", Argument: "argument",
    Organization: "organization",
}  # fmt: skip
SEARCHED = TYPE_NAMES.keys() - {SurveyFile, WorkedFile}
GROUPS = {
    "rule": ("variable", "jurisdiction"), "survey": ("variable", "jurisdiction"),
    "agreement": ("kind", "jurisdiction"),
}  # fmt: skip
"""The tables of groups, each with the columns of its key."""
PAGE = 16_384
"""Bytes a page. Documents are a few thousand bytes long, and four times the usual size keeps most of them in
one piece: the file is smaller and quicker to write."""


def type_name(model: type[Entry]) -> str:
    """How a type of entry is called in the compiled file."""
    return TYPE_NAMES.get(model, model.__name__.lower())


def compile_record(record: Record, target: Path, digest: str, pieces: Pieces | None = None) -> dict[str, int]:
    """Write the compiled form of ``record`` to ``target``; returns counts by type.

    ``record`` must be free of loading problems (validate first).

    :param pieces: what an earlier build finished; the file has the same bytes with them and without. They are
        used up: their file is closed.
    :raises LexlociError: the disk refuses; the old file stays as it was.
    """
    pieces = pieces or Pieces()
    rows = {path: _rows(record, path, pieces) for path in sorted(record.entries)}
    with building(target, pieces.db or _nothing(), PAGE) as db:
        db.executescript(f"{SCHEMA}{fulltext.SCHEMA.format('made')}")
        order = list(in_order(rows, pieces.numbers))
        write_entries(db, order)
        fulltext.write_index(db, order, len(pieces.numbers))
        _write_groups(db, record, rows, pieces)
        meta = {"format": str(FORMAT), "digest": digest, "read_on": newest_reading(record)}
        db.executemany("INSERT INTO made.meta VALUES (?, ?)", sorted(meta.items()))
        db.executescript(INDEXES)
    return dict(Counter(type_name(record.model(path)) for path in rows))


def _nothing() -> sqlite3.Connection:
    """A compiled file without entries."""
    db = sqlite3.connect(":memory:")
    db.executescript(f"{SCHEMA}{fulltext.SCHEMA.format('made')}".replace("made.", "main."))
    return db


def newest_reading(record: Record) -> str:
    """The last day on which any source of the record was read: the date of the record."""
    return max((record.outline(path).read_on for path in record.entries), default="")


def _rows(record: Record, path: str, pieces: Pieces) -> Rows | None:
    """The rows of an entry; None where those of before serve again."""
    if path in pieces.numbers:
        if path in record.kept():
            return None
        if pieces.document(path) == record.document(path):
            return None
    entry = record.entries[path]
    name, ident = type_name(type(entry)), _entry_id(entry, path)
    texts = list(passages(entry)) if type(entry) in SEARCHED else []
    lists = sorted(_places(entry)), sorted(_topics(entry)), sorted(getattr(entry, "former_ids", ()))
    return Rows(ident, name, _jurisdiction(entry), record.document(path), lists, texts)


def _entry_id(entry: Entry, path: str) -> str:
    ident = getattr(entry, "id", None)
    return str(ident) if ident is not None else str(getattr(entry, "jurisdiction", path))


def _jurisdiction(entry: Entry) -> str:
    if isinstance(entry, JurisdictionFile):
        return entry.id
    for field in ("jurisdiction", "geography"):
        value = getattr(entry, field, None)
        if isinstance(value, str):
            return value
    return ""


def _places(entry: Entry) -> set[str]:
    out = {_jurisdiction(entry), *getattr(entry, "about", ()), *getattr(entry, "areas", ())}
    if isinstance(entry, Instrument):
        for provision in entry.provisions:
            out.update(provision.applies_to)
    return out - {""}


def _topics(entry: Entry) -> set[str]:
    if isinstance(entry, Instrument):
        return {entry.kind, *entry.topics, *(p.variable for p in entry.provisions)}
    if isinstance(entry, Definition):
        return {entry.term}
    if isinstance(entry, (Study, Statistic, Argument)):
        return {entry.topic}
    if isinstance(entry, Organization):
        flags = {"faith_based"} if entry.faith_based else set()
        flags |= {"public_body"} if entry.public_body else set()
        return flags | {service.category for service in entry.services}
    return set()


def _write_groups(
    db: sqlite3.Connection, record: Record, rows: Mapping[str, Rows | None], pieces: Pieces
) -> None:
    """Rules, surveys and agreements, by variable and jurisdiction.

    A group stays as it was unless a file that gave to it, or gives to it now, is another than it was.
    """
    same = {path for path, row in rows.items() if row is None}
    gone = pieces.entries(pieces.numbers.keys() - same)
    new = (record.entries[path] for path in rows if path not in same)
    stale = {(table, key) for entry in (*gone.values(), *new) for table, key, _ in _gives(entry)}
    keys = {key for _, key in stale}
    groups: dict[tuple[str, Key], list[Rule | Survey | AgreementEntry]] = defaultdict(list)
    for path in (*record.paths(Instrument), *record.paths(SurveyFile)):
        outline = record.outline(path)
        # Most entries give to none of those groups, and need not be decoded.
        firsts = (*outline.variables, outline.kind)
        if any((first, outline.jurisdiction) in keys for first in firsts):
            for table, key, make in _gives(record.entries[path]):
                if (table, key) in stale:
                    groups[table, key].append(make())
    for table, key in GROUPS.items():
        changes: Changes = {
            found: (*found, msgspec.json.encode(groups[table, found])) if (table, found) in groups else None
            for other, found in stale if other == table
        }  # fmt: skip
        carry(db, table, key, changes)


def _gives(entry: Entry) -> Iterator[tuple[str, Key, Callable[[], Rule | Survey | AgreementEntry]]]:
    """What an entry gives to which group; it is made only when the group is."""
    if isinstance(entry, Instrument):
        if entry.agreement is not None:
            yield "agreement", (entry.kind, entry.jurisdiction), partial(agreement_entry, entry)
        if entry.kind != "bill":
            for provision in entry.provisions:
                key = (provision.variable, entry.jurisdiction)
                yield "rule", key, partial(rule_of, entry, provision)
    elif isinstance(entry, SurveyFile):
        for row in entry.surveys:
            for variable in row.variables:
                yield "survey", (variable, entry.jurisdiction), partial(_survey, entry, row)


def _survey(file: SurveyFile, row: SurveyRow) -> Survey:
    return Survey(
        file.jurisdiction, row.on, row.method, row.result, tuple(row.sources), row.agency, words(row.note)
    )


def words(text: Text | None) -> Words | None:
    """A text as the compiled form keeps it."""
    return None if text is None else {"en": text.en, "es": text.es}


def _words(text: Text) -> Words:
    return {"en": text.en, "es": text.es}


def cites_of(sources: Iterable[Source], wanted: Iterable[str] | None = None) -> tuple[Cite, ...]:
    """Sources as citations: those named (all by default), primary ones first."""
    names = None if wanted is None else set(wanted)
    chosen = [s for s in sources if names is None or s.id in names]
    chosen.sort(key=lambda source: (not source.primary, source.mirror))
    return tuple(Cite(s.title, s.url, s.publisher, s.primary, s.read_on) for s in chosen)


def rule_of(entry: Instrument, provision: Provision) -> Rule:
    """One provision with everything the engine needs of its instrument."""
    return Rule(
        instrument=entry.id, provision=provision.id, kind=entry.kind, citation=entry.citation,
        title=_words(entry.title), jurisdiction=entry.jurisdiction, variable=provision.variable,
        position=provision.position, binds=tuple(provision.binds), pinpoint=provision.pinpoint,
        summary=_words(provision.summary), cites=cites_of(entry.sources, provision.sources),
        steps=_steps(entry, provision.id), subject=provision.subject,
        applies_to=tuple(provision.applies_to), except_in=tuple(provision.except_in),
        baseline=provision.baseline, constitutional=provision.constitutional,
        bars=None if provision.bars is None else tuple(provision.bars), reaches=tuple(provision.reaches),
        conditions=words(provision.conditions), penalty=words(provision.penalty), quote=provision.quote,
    )  # fmt: skip


def agreement_entry(entry: Instrument) -> AgreementEntry:
    """An agreement or contract as the engine lists it."""
    deal = entry.agreement
    assert deal is not None
    return AgreementEntry(
        instrument=entry.id, kind=entry.kind, jurisdiction=entry.jurisdiction, agency=deal.agency,
        agency_kind=deal.agency_kind, model=deal.model, counterpart=deal.counterpart,
        title=_words(entry.title), cites=cites_of(entry.sources), steps=_steps(entry, None),
    )  # fmt: skip


def agency_entries(file: JurisdictionFile) -> Iterator[AgencyEntry]:
    """The agencies a jurisdiction file names."""
    for agency in file.agencies:
        yield AgencyEntry(
            agency.id, agency.name, agency.kind, file.id, cites_of(file.sources, agency.sources)
        )


def _steps(entry: Instrument, provision: str | None) -> tuple[Step, ...]:
    """The events that touch a provision, in the file's order, which validation has checked.

    Sorting by date would be wrong: of ``2008`` and ``2008-06-01`` only the file says which came first.
    """
    by_id = {source.id: source for source in entry.sources}
    return tuple(
        _step(event, by_id)
        for event in entry.timeline
        if provision is None or not event.provisions or provision in event.provisions
    )


def _step(event: Event, by_id: dict[str, Source]) -> Step:
    sources = [by_id[name] for name in event.sources if name in by_id]
    return Step(
        event.date, event.event, min((s.read_on for s in sources), default=""), tuple(event.only_in),
        event.by, words(event.note), sources[0].url if sources else None,
    )  # fmt: skip
