"""Parts of the record, which are compiled in a fraction of the time that the whole takes."""

from __future__ import annotations

from datetime import date

from lexloci.record.load import Record
from lexloci.record.validate import validate

LARGE = ("us/mo/", "us/il/", "definitions/", "codebook/", "services/mo/")
SMALL = ("us/vt/", "us/nd/", "definitions/", "codebook/", "services/il/")


def part_of(record: Record, folders: tuple[str, ...]) -> Record:
    """As much of the record as lies in ``folders``."""
    entries = {path: entry for path, entry in record.entries.items() if path.startswith(folders)}
    return Record(record.root, entries, {path: record.texts[path] for path in entries}, [])


def sound_part_of(part: Record) -> Record:
    """As much of it as has no problems: what refers to other states is left out, and what refers to that."""
    entries, today = dict(part.entries), date.today().isoformat()
    while True:
        found = Record(part.root, dict(entries), {path: part.texts[path] for path in entries}, [])
        wrong = {problem.file for problem in validate(found, today)}
        if not wrong:
            return found
        entries = {path: entry for path, entry in entries.items() if path not in wrong}
