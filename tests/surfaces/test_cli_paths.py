"""Paths on the command line: nothing is written where no file was named."""

from __future__ import annotations

from pathlib import Path

import pytest

from lexloci.surfaces.cli import main


@pytest.mark.parametrize(
    "typed",
    [
        ["guide", "Clayton, MO", "--output", ""], ["check", "page.txt", "-o", ""], ["schema", "-o", ""],
        ["record", "export", ""], ["record", "build", "--to", ""], ["record", "coverage", "--html", ""],
        ["publish", ""], ["update", "places", "--to", "", "x.csv"],
    ],
)  # fmt: skip
def test_an_empty_path_is_refused_in_one_line(
    typed: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as stopped:
        main(typed)
    told = capsys.readouterr().err
    assert stopped.value.code == 2
    assert "an empty path; name a file or folder" in told
    assert told.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
