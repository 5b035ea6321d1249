"""What rules may look at besides the entry itself."""

from __future__ import annotations

from msgspec import Struct

from lexloci.record.counts import Counts, count
from lexloci.record.load import Record
from lexloci.record.model.codebook import Variable
from lexloci.record.model.floors import Floors
from lexloci.record.model.instrument import Instrument


class Context(Struct, frozen=True):
    """The vocabulary and the ids of the whole record, and the day of the check."""

    today: str
    variables: dict[str, Variable]
    scales: dict[str, tuple[str, ...]]
    topics: frozenset[str]
    binds: frozenset[str]
    instruments: dict[str, str]
    agencies: dict[str, str]
    counts: Counts | None = None


def context_of(record: Record, today: str) -> Context:
    """Collect the context of ``record`` (an incomplete codebook gives an empty vocabulary)."""
    from lexloci.record.model.codebook import Codebook
    from lexloci.record.model.place import JurisdictionFile

    books = [entry for _, entry in record.of(Codebook)]
    scales = {scale.id: tuple(scale.positions) for book in books for scale in book.scales}
    topics = {topic.id for book in books for topic in book.topics}
    bound = {term for book in books for actor in book.actors for term in actor.bound_by}
    variables = record.variables()
    instruments: dict[str, str] = {}
    for path in record.paths(Instrument):
        outline = record.outline(path)
        for ident in (outline.id or "", *outline.former_ids):
            instruments.setdefault(ident, path)
    agencies = {
        name: path for path in record.paths(JurisdictionFile) for name in record.outline(path).agencies
    }
    floored = bool(record.paths(Floors))
    return Context(
        today, variables, scales, frozenset(topics | variables.keys()), frozenset(bound),
        instruments, agencies, count(record) if floored else None,
    )  # fmt: skip
