"""A disk that is full while a command writes: one clear line, exit code 2, the old file untouched."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from lexloci.core.errors import LexlociError
from lexloci.surfaces.cli import main
from lexloci.upkeep.export import _parquet

SIZE = 64
OLD = b"what was there before"
WRITERS = {
    "a guide": (["guide", "Clayton, MO", "--output", "{folder}/guide.md"], "guide.md"),
    "a guide as a page": (["guide", "Clayton, MO", "--format", "html", "-o", "{folder}/a.html"], "a.html"),
    "a table of a data package": (["record", "export", "{folder}"], "instruments.csv"),
    "the grid of the record": (["record", "coverage", "--html", "{folder}/grid.html"], "grid.html"),
    "a schema": (["schema", "--output", "{folder}"], "outputs.schema.json"),
}
"""What is typed, and the file that was there before. Reports of ``check``: see test_faults.py."""

FullDisk = Callable[[int], AbstractContextManager[None]]


@pytest.mark.parametrize("what", WRITERS)
def test_the_old_file_is_untouched(
    what: str, tmp_path: Path, full_disk: FullDisk, capsys: pytest.CaptureFixture[str]
) -> None:
    words, name = WRITERS[what]
    (tmp_path / name).write_bytes(OLD)
    with full_disk(SIZE):
        assert main([word.format(folder=tmp_path) for word in words]) == 2
    told = capsys.readouterr().err.splitlines()
    assert "cannot be written" in told[-1]
    assert told[-1].endswith("the old file is untouched.")
    assert (tmp_path / name).read_bytes() == OLD
    assert [path for path in tmp_path.iterdir() if path.suffix == ".part"] == []


def test_a_table_as_parquet_is_told_of_in_the_same_words(tmp_path: Path, full_disk: FullDisk) -> None:
    pytest.importorskip("duckdb")
    table, made = tmp_path / "some.csv", tmp_path / "some.parquet"
    table.write_text("n\n" + "\n".join(map(str, range(9_999))))
    made.write_bytes(OLD)
    fields = [{"name": "n", "type": "integer"}]
    with full_disk(SIZE), pytest.raises(LexlociError) as caught:
        _parquet(tmp_path, {"path": table.name, "schema": {"fields": fields}})
    assert "cannot be written (File too large). Free some space" in caught.value.line()
    assert made.read_bytes() == OLD


def test_a_new_instrument_is_there_whole_or_not_at_all(
    tmp_path: Path, full_disk: FullDisk, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["record", "new", "statute", "mo-rsmo-1", "--jurisdiction", "Missouri", "--record", str(tmp_path)]
    with full_disk(SIZE):
        assert main(words) == 2
    assert "cannot be written" in capsys.readouterr().err
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert main(words) == 0
    assert [path.name for path in tmp_path.rglob("*.yaml")] == ["mo-rsmo-1.yaml"]
