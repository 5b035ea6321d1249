"""A record that tests of building may change."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from parts import LARGE, part_of, sound_part_of

from lexloci.places import embedded
from lexloci.record.build import build
from lexloci.record.load import Record


@pytest.fixture(scope="session")
def built(record: Record, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a record of two states (``text``), built once into ``made``.

    Its gazetteer has the places of that record and the counties: those of the data packages, which take
    fifteen seconds, are left out.
    """
    folder = tmp_path_factory.mktemp("built")
    for path, text in sound_part_of(part_of(record, LARGE)).texts.items():
        file = folder / "text" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(embedded, "zips", list)
        patched.setattr(embedded, "places", lambda index, codes: ([], {}))
        build(folder / "text", folder / "made")
    return folder


@pytest.fixture
def workshop(built: Path, tmp_path: Path) -> Path:
    """The same, free to be changed."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    return tmp_path
