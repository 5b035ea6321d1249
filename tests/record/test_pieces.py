"""A build that takes finished pieces from the last one gives the bytes of a build that takes none."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs
from parts import SMALL, part_of, sound_part_of

from lexloci.core.paths import RECORD_FILE
from lexloci.core.sqlite import stated
from lexloci.record import checked
from lexloci.record.build import build
from lexloci.record.compile import compile_record
from lexloci.record.entries import Entries, outline_of
from lexloci.record.load import Record, load
from lexloci.record.model.codebook import Variable
from lexloci.record.model.common import Entry, Text
from lexloci.record.model.instrument import Instrument
from lexloci.record.model.place import JurisdictionFile
from lexloci.record.model.service import Organization
from lexloci.record.model.survey import SurveyFile, WorkedFile
from lexloci.record.pieces import Pieces, pieces_of
from lexloci.record.problems import Problem
from lexloci.record.snapshot import take
from lexloci.record.validate import Before, validate
from lexloci.record.yamlio import canonical

TODAY, OTHER_DAY = "2027-11-01", "2027-10-31"
ADDED, RENAMED = "mo-added-by-a-test", "mo-renamed-by-a-test"
BUILDS = """
import sys
from pathlib import Path
from lexloci.record.build import build
print("begun", flush=True)
build(Path(sys.argv[1]), Path(sys.argv[2]))
"""


@pytest.fixture(scope="module")
def part(record: Record) -> Record:
    """The record of two states."""
    return part_of(record, SMALL)


@pytest.fixture(scope="module")
def sound(part: Record) -> Record:
    return sound_part_of(part)


def compiled_from(record: Record, pieces: Pieces | None, folder: Path) -> bytes:
    compile_record(record, folder / "some.sqlite", "x", pieces)
    return (folder / "some.sqlite").read_bytes()


def pieces_from(record: Record, folder: Path) -> Pieces:
    """The pieces of a compiled record."""
    compiled_from(record, None, folder)
    return pieces_of(folder / "some.sqlite", lambda _: True)


def changed(entry: Entry, number: int) -> Entry:
    """The entry with another title, a rule less and a former id, or with a search or an agency less."""
    new: dict[str, object] = {}
    if isinstance(entry, Instrument):
        title = Text(en=f"Title {number}", es=f"Título {number}")
        new = {"title": title, "provisions": entry.provisions[1:], "former_ids": [f"old-{number}"]}
    elif isinstance(entry, SurveyFile):
        new = {"surveys": entry.surveys[:-1]}
    elif isinstance(entry, JurisdictionFile):
        new = {"agencies": entry.agencies[1:], "name": f"{entry.name} {number}"}
    elif isinstance(entry, WorkedFile):
        new = {"cases": entry.cases[:1]}
    elif isinstance(entry, Variable):
        scales = [entry.scale, entry.scale, "everify", "designation"]
        new = {"scale": scales[number % 4], "label": entry.question}
    elif isinstance(entry, Organization):
        new = {"sources": [structs.replace(source, read_on=OTHER_DAY) for source in entry.sources]}
    return structs.replace(entry, **new)


def edited(part: Record, edits: list[tuple[str, int]]) -> dict[str, Entry]:
    """The entries of a record after some edits."""
    entries = dict(part.entries)
    for number, (what, chosen) in enumerate(edits):
        path = sorted(entries)[chosen % len(entries)]
        entry = entries[path]
        if what == "delete":
            del entries[path]
        elif what == "change":
            entries[path] = changed(entry, number)
        elif isinstance(entry, Instrument):
            ident = f"mo-new-{number}"
            entries[f"us/mo/instruments/{ident}.yaml"] = structs.replace(entry, id=ident, former_ids=[])
            if what == "rename":
                del entries[path]
    return entries


edits = st.lists(
    st.tuples(st.sampled_from(["change", "delete", "rename", "add"]), st.integers(0, 10_000)), max_size=6
)


@settings(max_examples=30)
@given(edits)
def test_whatever_is_added_changed_deleted_or_renamed(
    part: Record, tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, int]]
) -> None:
    folder = tmp_path_factory.mktemp("pieces")
    pieces = pieces_from(part, folder)
    after = Record(part.root, edited(part, edits), {}, [])
    assert compiled_from(after, pieces, folder) == compiled_from(after, None, folder)


def told(found: list[Problem]) -> list[tuple[str, str, str, str]]:
    """Problems without their lines."""
    return [(problem.file, problem.key, problem.reason, problem.remedy) for problem in found]


@settings(max_examples=30)
@given(edits)
def test_entries_kept_undecoded_give_the_same_file_and_the_same_problems(
    sound: Record, tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, int]]
) -> None:
    """As one build after another, with the text left out."""
    folder = tmp_path_factory.mktemp("kept")
    pieces = pieces_from(sound, folder)
    entries = edited(sound, edits)
    texts = {path: canonical(entry) for path, entry in entries.items()}
    paths = frozenset(path for path, entry in entries.items() if sound.entries.get(path) is entry)
    kept = Record(sound.root, pieces.entries(paths), texts, [])
    kept.entries.update({path: entry for path, entry in entries.items() if path not in paths})
    known = Before(paths, pieces.entries(pieces.numbers.keys() - paths))
    whole = Record(sound.root, entries, texts, [])
    assert told(validate(kept, TODAY, paths, known)) == told(validate(whole, TODAY))
    assert compiled_from(kept, pieces, folder) == compiled_from(whole, None, folder)


def test_the_outline_of_an_entry_is_that_of_its_document(record: Record) -> None:
    kept = Entries({path: record.document(path) for path in record.entries})
    for path, entry in record.entries.items():
        assert kept.outline(path) == outline_of(entry)
        assert kept.model(path) is type(entry)


def test_an_entry_taken_in_or_given_up_leaves_nothing_of_the_one_before(part: Record) -> None:
    (path, first), (other, second) = list(part.of(Instrument))[:2]
    entries = Entries({path: part.document(path), other: part.document(other)})
    assert (entries[path], entries.outline(path).id) == (first, first.id)
    entries[path] = second
    assert (entries[path], entries.outline(path).id) == (second, second.id)
    del entries[other]
    assert dict(entries) == {path: second}
    assert list(entries.kept) == []


def test_the_pieces_of_a_record_are_the_record(part: Record, tmp_path: Path) -> None:
    with closing(pieces_from(part, tmp_path)) as pieces:
        assert pieces.entries(part.entries) == part.entries


def test_a_file_that_replaces_the_one_that_was_hashed_is_not_taken_for_it(
    part: Record, tmp_path: Path
) -> None:
    file, other = tmp_path / "some.sqlite", tmp_path / "other.sqlite"
    whole = compiled_from(part, None, tmp_path)

    def replaced(found: bytes) -> bool:
        other.write_bytes(whole)
        other.replace(file)
        return found == sha256(whole).digest()

    assert pieces_of(file, replaced) == Pieces()


def test_the_full_text_index_is_sound_with_pieces_and_without(part: Record, tmp_path: Path) -> None:
    after = Record(part.root, edited(part, [("change", 5), ("add", 30), ("delete", 60)]), {}, [])
    for pieces in (None, pieces_from(part, tmp_path)):
        compiled_from(after, pieces, tmp_path)
        with closing(sqlite3.connect(tmp_path / "some.sqlite")) as db:
            db.execute("INSERT INTO passage(passage) VALUES ('integrity-check')")
            (count,) = db.execute("SELECT count(*) FROM passage WHERE passage MATCH 'ley OR law'").fetchone()
            assert count > 0


@pytest.mark.skipif(sys.version_info < (3, 12), reason="only later versions can ask for such a library")
def test_a_library_that_lets_nobody_write_the_tables_of_the_index_fills_it_itself(
    part: Record, tmp_path: Path
) -> None:
    found = []
    for defensive in (False, True):
        pieces = pieces_from(part, tmp_path)
        assert pieces.db is not None
        pieces.db.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, defensive)
        compiled_from(part, pieces, tmp_path)
        with closing(sqlite3.connect(tmp_path / "some.sqlite")) as db:
            db.execute("INSERT INTO passage(passage) VALUES ('integrity-check')")
            found.append(db.execute("SELECT rowid, id FROM passage('law OR ley') ORDER BY rank").fetchall())
    assert found[0] == found[1] != []


def whole(workshop: Path) -> bytes:
    """What a build that knows nothing would write."""
    target = workshop / "made" / RECORD_FILE
    compile_record(load(workshop / "text"), workshop / "whole.sqlite", stated(target, "digest") or "")
    return (workshop / "whole.sqlite").read_bytes()


def made(workshop: Path) -> bytes:
    return (workshop / "made" / RECORD_FILE).read_bytes()


def known(workshop: Path) -> checked.Known:
    return checked.recall(workshop / "made", take(workshop / "text"), date.today().isoformat())


def add(workshop: Path, ident: str) -> Path:
    """Write a copy of an instrument under another id."""
    file = next((workshop / "text" / "us" / "mo" / "instruments").glob("*.yaml"))
    _, entry = next(found for found in load(workshop / "text").of(Instrument) if found[1].id == file.stem)
    new = file.with_name(f"{ident}.yaml")
    new.write_text(canonical(structs.replace(entry, id=ident, former_ids=[])), "utf-8")
    return new


def touch(workshop: Path) -> None:
    """Change a date of reading."""
    file = workshop / "text" / "us" / "mo" / "jurisdiction.yaml"
    file.write_text(file.read_text("utf-8").replace("read_on: 2026-", "read_on: 2025-", 1), "utf-8")


def test_a_file_added_renamed_and_deleted_leaves_the_bytes_there_were(workshop: Path) -> None:
    before = made(workshop)
    file = add(workshop, ADDED)
    build(workshop / "text", workshop / "made")
    assert made(workshop) == whole(workshop) != before
    file.unlink()
    renamed = add(workshop, RENAMED)
    build(workshop / "text", workshop / "made")
    assert made(workshop) == whole(workshop)
    renamed.unlink()
    found = known(workshop)
    with closing(found.pieces) as pieces:
        assert len(pieces.numbers) == len(found.sound) + 1
    build(workshop / "text", workshop / "made")
    assert made(workshop) == before


def test_nothing_is_taken_from_a_compiled_file_that_somebody_changed(workshop: Path) -> None:
    with closing(sqlite3.connect(workshop / "made" / RECORD_FILE)) as db:
        db.execute("UPDATE rule SET doc = '[]'")
        db.execute("UPDATE entry SET doc = '{}'")
        db.commit()
    assert known(workshop).pieces == Pieces()
    assert known(workshop).sound
    touch(workshop)
    build(workshop / "text", workshop / "made")
    assert made(workshop) == whole(workshop)


def test_nothing_is_taken_from_a_compiled_file_of_another_record(workshop: Path, part: Record) -> None:
    """As after a build that was killed between writing the file and remembering it."""
    compile_record(part, workshop / "made" / RECORD_FILE, "another")
    assert known(workshop).sound
    assert known(workshop).pieces == Pieces()
    build(workshop / "text", workshop / "made")
    assert made(workshop) == whole(workshop)


@pytest.mark.parametrize("pause", [0.3, 1.0])
def test_a_build_killed_at_any_moment_is_made_good_by_the_next(workshop: Path, pause: float) -> None:
    touch(workshop)
    argv = [sys.executable, "-c", BUILDS, str(workshop / "text"), str(workshop / "made")]
    with subprocess.Popen(argv, stdout=subprocess.PIPE, text=True) as builder:
        assert builder.stdout is not None
        assert builder.stdout.readline() == "begun\n"
        time.sleep(pause)
        builder.kill()
    build(workshop / "text", workshop / "made")
    assert made(workshop) == whole(workshop)
