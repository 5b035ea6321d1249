"""The wheel and the sdist, built, installed into fresh environments and asked: ``make packages``.

Installing fetches what lexloci needs, as for any user. Not part of ``make test``, since it takes minutes.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from lexloci.core.paths import PLACES_FILE, RECORD_FILE

pytestmark = pytest.mark.packages
DATA = (f"lexloci/_data/{PLACES_FILE}", f"lexloci/_data/{RECORD_FILE}")
ASKED = ["law", "Clayton, MO", "detainer_hold", "--on", "2026-11-22", "--json"]


@pytest.fixture(scope="module")
def dist(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel that was made from it."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "build", "--outdir", str(folder), str(repository)], check=True)
    return folder


def only(dist: Path, kind: str) -> Path:
    found = list(dist.glob(f"*.{kind}"))
    assert len(found) == 1, found
    return found[0]


def test_both_carry_the_compiled_record_and_gazetteer(dist: Path) -> None:
    with zipfile.ZipFile(only(dist, "whl")) as wheel, tarfile.open(only(dist, "tar.gz")) as source:
        inside = {name.partition("/src/")[2] for name in source.getnames()}
        for name in DATA:
            assert name in wheel.namelist()
            assert name in inside
            member = source.extractfile(f"{only(dist, 'tar.gz').name.removesuffix('.tar.gz')}/src/{name}")
            assert member is not None
            assert member.read() == wheel.read(name)


@pytest.mark.parametrize("kind", ["whl", "tar.gz"])
def test_an_installation_answers_as_the_repository_does(
    dist: Path, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEXLOCI_HOME", str(tmp_path / "home"))
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "venv")], check=True)
    bin_ = tmp_path / "venv" / "bin"
    subprocess.run([str(bin_ / "pip"), "install", "--quiet", str(only(dist, kind))], check=True, cwd=tmp_path)
    answers = [
        json.loads(subprocess.run([program, *ASKED], check=True, capture_output=True, cwd=tmp_path).stdout)
        for program in (str(bin_ / "lexloci"), str(Path(sys.executable).with_name("lexloci")))
    ]
    assert answers[0] == answers[1]
    assert answers[0]["place"]["name"] == "Clayton"
    assert not (tmp_path / "home").exists()
