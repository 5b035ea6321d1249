"""The record as flat tables: what a statistician reads, one row a provision, event, source, search …

Texts are in English and Spanish columns; lists are joined by ``|``, which no id or term contains.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from msgspec import Struct

from lexloci.record.compile import type_name
from lexloci.record.model.coding import CodingRound, SpotCheck
from lexloci.record.model.common import Text
from lexloci.record.model.evidence import Argument, Definition, Poll, Statistic, Study
from lexloci.record.model.instrument import Instrument
from lexloci.record.model.place import JurisdictionFile
from lexloci.record.model.service import Organization
from lexloci.record.model.survey import SurveyFile, WorkedFile
from lexloci.record.store import RecordStore

Value = str | float | int | bool | None
Row = dict[str, Value]


class Table(Struct, frozen=True):
    """A table: its key, what a row is, and the function that makes the rows of one entry."""

    name: str
    title: str
    key: tuple[str, ...]
    of: tuple[type[Any], ...]
    rows: Callable[[Any], Iterable[Row]]
    foreign: dict[str, tuple[str, str]] = {}


def rows_of(table: Table, store: RecordStore) -> list[Row]:
    """Every row of ``table``, in the order of the record."""
    return [row for model in table.of for entry in store.all(model) for row in table.rows(entry)]


def _text(name: str, text: Text | None) -> Row:
    return {f"{name}_en": text.en if text else None, f"{name}_es": text.es if text else None}


def _joined(items: Iterable[str]) -> str | None:
    return "|".join(items) or None


def _instrument(entry: Instrument) -> Iterator[Row]:
    case, bill, deal = entry.case, entry.bill, entry.agreement
    yield {
        "id": entry.id, "kind": entry.kind, "jurisdiction": entry.jurisdiction, **_text("title", entry.title),
        "citation": entry.citation, **_text("summary", entry.summary), "issuer": entry.issuer,
        "topics": _joined(entry.topics), "about": _joined(entry.about), "relates": _joined(entry.relates),
        "case_court": case.court if case else None, "case_docket": case.docket if case else None,
        "case_status": case.status if case else None, **_text("case_outcome", case.outcome if case else None),
        "bill_number": bill.number if bill else None, "bill_session": bill.session if bill else None,
        "bill_status": bill.status if bill else None, "bill_as_of": bill.as_of if bill else None,
        "agreement_agency": deal.agency if deal else None, "agreement_model": deal.model if deal else None,
        "agreement_counterpart": deal.counterpart if deal else None,
    }  # fmt: skip


def _provisions(entry: Instrument) -> Iterator[Row]:
    for p in entry.provisions:
        yield {
            "instrument": entry.id, "provision": p.id, "jurisdiction": entry.jurisdiction, "kind": entry.kind,
            "variable": p.variable, "position": p.position, "subject": p.subject, "binds": _joined(p.binds),
            **_text("summary", p.summary), "pinpoint": p.pinpoint, "sources": _joined(p.sources),
            **_text("conditions", p.conditions), **_text("penalty", p.penalty), "quote": p.quote,
            "applies_to": _joined(p.applies_to), "except_in": _joined(p.except_in), "baseline": p.baseline,
            "constitutional": p.constitutional, "bars": _joined(p.bars or ()), "reaches": _joined(p.reaches),
        }  # fmt: skip


def _events(entry: Instrument) -> Iterator[Row]:
    for number, event in enumerate(entry.timeline, 1):
        yield {
            "instrument": entry.id, "number": number, "date": event.date, "event": event.event,
            "provisions": _joined(event.provisions), "only_in": _joined(event.only_in), "by": event.by,
            "sources": _joined(event.sources), **_text("note", event.note),
        }  # fmt: skip


def _sources(entry: Any) -> Iterator[Row]:
    for s in entry.sources:
        yield {
            "type": type_name(type(entry)), "entry": entry.id, "source": s.id, "url": s.url,
            "title": s.title, "publisher": s.publisher, "primary": s.primary, "mirror": s.mirror,
            "via": s.via, "read_on": s.read_on, "published": s.published,
        }  # fmt: skip


def _surveys(entry: SurveyFile) -> Iterator[Row]:
    for number, row in enumerate(entry.surveys, 1):
        for variable in row.variables:
            yield {
                "jurisdiction": entry.jurisdiction, "number": number, "variable": variable, "date": row.on,
                "method": row.method, "result": row.result, "agency": row.agency,
                "sources": _joined(row.sources), **_text("note", row.note),
            }  # fmt: skip


def _jurisdiction(entry: JurisdictionFile) -> Iterator[Row]:
    yield {
        "id": entry.id, "geoid": entry.geoid, "name": entry.name, "kind": entry.kind,
        "counties": _joined(entry.counties), "policed_by": entry.policed_by, "jailed_by": entry.jailed_by,
        "prosecuted_by": entry.prosecuted_by, **_text("note", entry.note),
    }  # fmt: skip


def _agencies(entry: JurisdictionFile) -> Iterator[Row]:
    for a in entry.agencies:
        yield {"id": a.id, "jurisdiction": entry.id, "name": a.name, "kind": a.kind, **_text("note", a.note)}


def _definition(entry: Definition) -> Iterator[Row]:
    yield {
        "id": entry.id, "term": entry.term, **_text("label", entry.label), "by": entry.by,
        **_text("text", entry.text), "jurisdiction": entry.jurisdiction, "as_of": entry.as_of,
    }  # fmt: skip


def _argument(entry: Argument) -> Iterator[Row]:
    yield {
        "id": entry.id, "side": entry.side, "topic": entry.topic, "by": entry.by, **_text("text", entry.text),
        "jurisdiction": entry.jurisdiction,
    }  # fmt: skip


def _study(entry: Study) -> Iterator[Row]:
    yield {
        "id": entry.id, "title": entry.title, "authors": entry.authors, "year": entry.year,
        "venue": entry.venue, "topic": entry.topic, **_text("design", entry.design),
        **_text("sample", entry.sample), **_text("finding", entry.finding),
        **_text("critique", entry.critique),
    }  # fmt: skip


def _estimates(entry: Study) -> Iterator[Row]:
    for number, e in enumerate(entry.estimates, 1):
        yield {
            "study": entry.id, "number": number, **_text("outcome", e.outcome), "value": e.value,
            "interval": e.interval, "standard_error": e.standard_error, **_text("note", e.note),
        }  # fmt: skip


def _poll(entry: Poll) -> Iterator[Row]:
    yield {
        "id": entry.id, "pollster": entry.pollster, "sponsor": entry.sponsor, "geography": entry.geography,
        **_text("population", entry.population), "fielded": entry.fielded,
        "fielded_until": entry.fielded_until, **_text("question", entry.question), "n": entry.n,
        "margin": entry.margin, **_text("margin_note", entry.margin_note), "mode": entry.mode,
    }  # fmt: skip


def _poll_results(entry: Poll) -> Iterator[Row]:
    for number, r in enumerate(entry.results, 1):
        yield {"poll": entry.id, "number": number, **_text("answer", r.answer), "percent": r.percent}


def _statistic(entry: Statistic) -> Iterator[Row]:
    yield {
        "id": entry.id, "topic": entry.topic, "geography": entry.geography, **_text("measure", entry.measure),
        "value": entry.value, "period": entry.period, **_text("note", entry.note),
    }  # fmt: skip


def _organization(entry: Organization) -> Iterator[Row]:
    yield {
        "id": entry.id, "name": entry.name, "areas": _joined(entry.areas),
        "languages": _joined(entry.languages), "url": entry.url, "phone": entry.phone,
        "address": entry.address, "faith_based": entry.faith_based, "public_body": entry.public_body,
        "eoir_recognized": entry.eoir_recognized, "seen_on": entry.seen_on, **_text("note", entry.note),
    }  # fmt: skip


def _services(entry: Organization) -> Iterator[Row]:
    for number, s in enumerate(entry.services, 1):
        yield {
            "organization": entry.id, "number": number, "category": s.category,
            **_text("description", s.description), **_text("eligibility", s.eligibility),
            **_text("fees", s.fees),
        }  # fmt: skip


def _worked(entry: WorkedFile) -> Iterator[Row]:
    for number, case in enumerate(entry.cases, 1):
        yield {
            "jurisdiction": entry.jurisdiction, "number": number, "sentence": case.sentence,
            "place": case.place, "variable": case.variable, "subject": case.subject, "agency": case.agency,
            "date": case.on, "position": case.expect.position, "status": case.expect.status,
            "controls": case.expect.controls,
        }  # fmt: skip


def _codings(entry: CodingRound) -> Iterator[Row]:
    for cell in entry.rows:
        yield {
            "round": entry.id, "date": entry.on, "place": cell.place, "variable": cell.variable,
            "first": cell.first, "second": cell.second, "settled": cell.settled, "note": cell.note,
        }  # fmt: skip


def _samples(entry: SpotCheck) -> Iterator[Row]:
    for number, cell in enumerate(entry.rows, 1):
        yield {
            "sample": entry.id, "n": number, "date": entry.on, "place": cell.place,
            "variable": cell.variable, "rule": cell.rule, "source": cell.source, "says": cell.says,
            "since": cell.since, "pinpoint": cell.pinpoint, "note": cell.note,
        }  # fmt: skip


SOURCED = (Instrument, JurisdictionFile, Definition, Argument, Study, Poll, Statistic, Organization)
OF_INSTRUMENT = {"instrument": ("instruments", "id")}
TABLES = (
    Table("instruments", "Documents that make or report law or policy", ("id",), (Instrument,), _instrument),
    Table(
        "provisions", "Coded rules", ("instrument", "provision"), (Instrument,), _provisions, OF_INSTRUMENT
    ),
    Table("events", "Dated events", ("instrument", "number"), (Instrument,), _events, OF_INSTRUMENT),
    Table(
        "sources",
        "Where each text stands and when it was read",
        ("type", "entry", "source"),
        SOURCED,
        _sources,
    ),
    Table("surveys", "What was looked for", ("jurisdiction", "number", "variable"), (SurveyFile,), _surveys),
    Table(
        "jurisdictions", "Governments that the record describes", ("id",), (JurisdictionFile,), _jurisdiction
    ),
    Table(
        "agencies",
        "Agencies of governments",
        ("id",),
        (JurisdictionFile,),
        _agencies,
        {"jurisdiction": ("jurisdictions", "id")},
    ),
    Table("definitions", "What a term means, by whom", ("id",), (Definition,), _definition),
    Table("arguments", "Claims for and against, attributed", ("id",), (Argument,), _argument),
    Table("studies", "Research", ("id",), (Study,), _study),
    Table(
        "estimates",
        "Numbers that studies report",
        ("study", "number"),
        (Study,),
        _estimates,
        {"study": ("studies", "id")},
    ),
    Table("polls", "Surveys of opinion", ("id",), (Poll,), _poll),
    Table(
        "poll_results",
        "Answers and their shares",
        ("poll", "number"),
        (Poll,),
        _poll_results,
        {"poll": ("polls", "id")},
    ),
    Table("statistics", "Official figures", ("id",), (Statistic,), _statistic),
    Table("organizations", "Organizations that help", ("id",), (Organization,), _organization),
    Table(
        "services",
        "What they do",
        ("organization", "number"),
        (Organization,),
        _services,
        {"organization": ("organizations", "id")},
    ),
    Table(
        "worked_cases",
        "Situations with the Finding that must come out",
        ("jurisdiction", "number"),
        (WorkedFile,),
        _worked,
    ),
    Table("codings", "Cells that were coded twice", ("round", "place", "variable"), (CodingRound,), _codings),
    Table("samples", "Cells held against their sources", ("sample", "n"), (SpotCheck,), _samples),
)
