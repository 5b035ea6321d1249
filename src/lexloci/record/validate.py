"""Validation of the whole record: every message names file, line, key, reason, remedy."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Set
from datetime import date
from typing import Any

from msgspec import Struct, structs

from lexloci.record.layout import folder_in, folder_of
from lexloci.record.load import Record
from lexloci.record.model.codebook import Codebook, Variable
from lexloci.record.model.coding import CodingRound, SpotCheck
from lexloci.record.model.common import Entry, Text
from lexloci.record.model.floors import Floors
from lexloci.record.model.instrument import Instrument
from lexloci.record.model.place import JurisdictionFile
from lexloci.record.model.survey import SurveyFile, WorkedFile
from lexloci.record.problems import Complaint, Problem, key_text
from lexloci.record.rules import codebook, coding, floors, instrument, local, shared
from lexloci.record.rules.context import Context, context_of
from lexloci.record.yamlio import canonical

Rule = Callable[[Any, Context], Iterator[Complaint]]
BY_TYPE: dict[type[Entry], Rule] = {
    Instrument: instrument.check,
    SurveyFile: local.check_surveys,
    WorkedFile: local.check_worked,
    JurisdictionFile: local.check_jurisdiction,
    Variable: codebook.check_variable,
    Codebook: codebook.check_codebook,
    CodingRound: coding.check_round,
    SpotCheck: coding.check_sample,
    Floors: floors.check,
}
CODEBOOK = frozenset({Codebook, Variable})


class Before(Struct, frozen=True):
    """What an earlier build found sound as a whole.

    :ivar kept: paths of the files that are as they were then.
    :ivar gone: its other entries by path, of files that are now different or are no more.
    """

    kept: Set[str] = frozenset()
    gone: Mapping[str, Entry] = {}


def validate(
    record: Record,
    today: str | None = None,
    sound: Container[str] = frozenset(),
    before: Before | None = None,
) -> list[Problem]:
    """Every problem of ``record``, those found while loading included, in file order.

    Checks of one file alone are given an empty vocabulary, so that they cannot depend on another.

    :param today: the ISO day of the check (dates of reading may not lie after it).
    :param sound: paths of files known to pass the checks that look at one file alone.
    :param before: what was sound the last time, and need not be held against the vocabulary again
        where that has lost nothing.
    """
    context = context_of(record, today or date.today().isoformat())
    problems = list(record.problems)
    alone = context_of(Record(record.root, {}, {}, []), context.today)
    settled = _settled(record, context, before or Before())
    seen: dict[str, str] = {}
    for path in sorted(record.entries):
        complaints = list(_taken(path, record, seen))
        if path not in settled:
            complaints += [*_at_home(path, record.entries[path]), *_of_type(record.entries[path], context)]
        if path not in sound:
            entry = record.entries[path]
            complaints += [*shared.check(entry, alone), *_layout(path, entry, record)]
        problems += [_problem(record, path, complaint) for complaint in complaints]
    return sorted(problems)


def _settled(record: Record, context: Context, before: Before) -> frozenset[str]:
    """Paths of files that passed every rule of their type and pass them again.

    Of other files those rules ask only whether an instrument or an agency is known, and what the codebook
    says, wordings aside. So what passed passes as long as no name is lost and the codebook says the same.
    Floors are compared with the whole record each time.
    """
    new = {path: record.model(path) for path in record.entries if path not in before.kept}
    if any(model in CODEBOOK and path not in before.gone for path, model in new.items()):
        return frozenset()
    for path, entry in before.gone.items():
        if type(entry) in CODEBOOK and _vocabulary(entry) != _vocabulary(record.entries.get(path)):
            return frozenset()
        if isinstance(entry, Instrument) and not {entry.id, *entry.former_ids} <= context.instruments.keys():
            return frozenset()
        if isinstance(entry, JurisdictionFile) and not _agencies(entry) <= context.agencies.keys():
            return frozenset()
    return frozenset(before.kept).difference(record.paths(Floors))


def _vocabulary(entry: Entry | None) -> object:
    """What a file of the codebook says but for the wording and the review of a variable, which are its own.

    No rule on another file reads them.
    """
    if not isinstance(entry, Variable):
        return entry
    unsaid = {name: None for name in entry.__struct_fields__ if isinstance(getattr(entry, name), Text)}
    return structs.replace(entry, positions=list(entry.positions), review_days=0, **unsaid)


def _agencies(file: JurisdictionFile) -> set[str]:
    return {agency.id for agency in file.agencies}


def _of_type(entry: Entry, context: Context) -> Iterator[Complaint]:
    rule = BY_TYPE.get(type(entry))
    if rule is not None:
        yield from rule(entry, context)


def _taken(path: str, record: Record, seen: dict[str, str]) -> Iterator[Complaint]:
    """No two entries have one id; that of a jurisdiction is its place's."""
    outline = record.outline(path)
    if outline.id is not None and record.model(path) is not JurisdictionFile:
        for name in (outline.id, *outline.former_ids):
            if seen.setdefault(name, path) != path:
                yield Complaint(("id",), f"id {name!r} is taken by {seen[name]}", "Choose another id.")


def _at_home(path: str, entry: Entry) -> Iterator[Complaint]:
    """An entry lies where its id and its jurisdiction say."""
    ident = getattr(entry, "id", None)
    stem = path.rpartition("/")[2].removesuffix(".yaml")
    if isinstance(ident, str) and not isinstance(entry, JurisdictionFile) and ident != stem:
        yield Complaint(
            ("id",), f"id {ident!r} is not the file's name", f"Rename one to match the other ({stem})."
        )
    ocd_id = ident if isinstance(entry, JurisdictionFile) else getattr(entry, "jurisdiction", None)
    if path.startswith("us") and ocd_id and folder_of(ocd_id) != folder_in(path):
        key = "id" if isinstance(entry, JurisdictionFile) else "jurisdiction"
        yield Complaint(
            (key,),
            f"{ocd_id} does not belong in {folder_in(path)}/",
            f"Move it to {folder_of(ocd_id)}/.",
        )


def _layout(path: str, entry: Entry, record: Record) -> Iterator[Complaint]:
    if canonical(entry) != record.texts[path]:
        yield Complaint((), "is not in canonical layout", f"Run: lexloci record format {path}")


def _problem(record: Record, path: str, complaint: Complaint) -> Problem:
    from lexloci.record.yamllines import line_of

    line = line_of(record.texts[path], complaint.key) if complaint.key else 0
    return Problem(path, line, key_text(complaint.key), complaint.reason, complaint.remedy)
