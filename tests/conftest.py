"""What several rooms' tests share: the repository, its record, and both compiled once a run."""

from __future__ import annotations

import os
import resource
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from hypothesis import settings

from lexloci.answers.engine import Engine
from lexloci.core.paths import PACKAGE_DATA, PLACES_FILE, RECORD_FILE
from lexloci.places.gazetteer import Gazetteer
from lexloci.record.build import build_places
from lexloci.record.compile import compile_record
from lexloci.record.load import Record, load
from lexloci.record.store import RecordStore

REPOSITORY = Path(__file__).resolve().parent.parent

os.environ["LEXLOCI_HOME"] = str(REPOSITORY / "tests" / "no-such-home")
"""Nobody's own gazetteer or imports take part in a test."""

settings.register_profile("house", deadline=None, derandomize=True, max_examples=150)
settings.load_profile("house")


FullDisk = Callable[[int], AbstractContextManager[None]]


@pytest.fixture
def full_disk() -> FullDisk:
    """A disk that takes that many bytes of a file and no more, for what runs inside the block."""

    @contextmanager
    def limited(size: int) -> Iterator[None]:
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    return limited


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the repository."""
    return REPOSITORY


@pytest.fixture(scope="session")
def record_folder(repository: Path) -> Path:
    """The record's text."""
    return repository / "record"


@pytest.fixture(scope="session")
def record(record_folder: Path) -> Record:
    """The whole record, read from its text."""
    return load(record_folder)


@pytest.fixture(scope="session")
def compiled(record: Record, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both compiled files, true to the text of this moment.

    The gazetteer takes seconds to build, so the package's own serves when it is up to date. Whether
    the record is free of problems is a question of its own, asked by one test.
    """
    folder = tmp_path_factory.mktemp("compiled")
    if (PACKAGE_DATA / PLACES_FILE).is_file():
        shutil.copy(PACKAGE_DATA / PLACES_FILE, folder)
    build_places(record, folder)
    compile_record(record, folder / RECORD_FILE, "tests")
    return folder


@pytest.fixture(scope="session")
def store(compiled: Path) -> RecordStore:
    """The compiled record."""
    return RecordStore(compiled / RECORD_FILE)


@pytest.fixture(scope="session")
def engine(compiled: Path, store: RecordStore) -> Engine:
    """Gazetteer and record, ready to answer."""
    return Engine(Gazetteer(compiled / PLACES_FILE), store)
