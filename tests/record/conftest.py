"""A record that tests of building may change."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from lexloci.core.paths import PLACES_FILE
from lexloci.record.build import build


@pytest.fixture(scope="session")
def built(record_folder: Path, compiled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a copy of the record (``text``), built once into ``made``."""
    folder = tmp_path_factory.mktemp("built")
    shutil.copytree(record_folder, folder / "text")
    (folder / "made").mkdir()
    shutil.copy(compiled / PLACES_FILE, folder / "made")
    build(folder / "text", folder / "made")
    return folder


@pytest.fixture
def workshop(built: Path, tmp_path: Path) -> Path:
    """The same, free to be changed."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    return tmp_path
