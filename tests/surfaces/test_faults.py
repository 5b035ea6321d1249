"""Runs that are killed, disks that are full, workers that die: nothing is lost, written twice or half."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from lexloci.core.errors import LexlociError
from lexloci.surfaces.batch import Task, check_folder, pages_in, to_parquet

DAY = "2026-11-28"
PAGES = 24
RUN = "import sys; from lexloci.surfaces.cli import main; sys.exit(main(sys.argv[1:]))"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Pages that take a moment each, all different."""
    pages = tmp_path / "pages"
    pages.mkdir()
    for n in range(PAGES):
        said = f"Page {n}. In Illinois, jails must honor ICE detainers. The clerk of ward {n} posts hours. "
        (pages / f"{n:02}.txt").write_text(said * 12)
    return pages


def command(folder: Path, *more: str) -> list[str]:
    return [sys.executable, "-c", RUN, "check", str(folder), "--on", DAY, "--workers", "2", *more]


def lines(out: Path) -> list[bytes]:
    return out.read_bytes().splitlines() if out.exists() else []


def tasks(folder: Path) -> list[Task]:
    return [Task(str(folder), name, None, None, DAY, None) for name in pages_in(folder)]


def wait_until(done: Callable[[], bool], seconds: float = 60.0) -> bool:
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        if done():
            return True
        time.sleep(0.01)
    return False


def children(pid: int) -> list[int]:
    """The processes that a process has started (Linux)."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == pid and fields[0] != "Z":
            found.append(int(path.parent.name))
    return found


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")


class TestARunThatIsKilled:
    @linux
    def test_goes_on_and_ends_as_one_that_was_not(self, folder: Path, tmp_path: Path) -> None:
        pytest.importorskip("duckdb")
        whole, out, table = (tmp_path / name for name in ("whole.jsonl", "out.jsonl", "out.parquet"))
        check_folder(tasks(folder), whole, lambda _: None, workers=1)
        for least in (2, 9):
            run = subprocess.Popen(command(folder, "-o", str(out)), stderr=subprocess.DEVNULL)
            assert wait_until(lambda least=least: len(lines(out)) >= least)  # type: ignore[misc]
            workers = children(run.pid)
            run.send_signal(signal.SIGKILL)
            run.wait()
            assert wait_until(lambda workers=workers: not any(map(alive, workers)), 20)  # type: ignore[misc]
        before = {json.loads(line)["file"]: line for line in lines(out) if line.endswith(b"}")}
        with out.open("ab") as file:
            file.write(lines(whole)[-1][:40])
        subprocess.run(
            command(folder, "-o", str(out), "--parquet", str(table)), check=True, capture_output=True
        )
        assert sorted(lines(out)) == sorted(lines(whole))
        assert set(before.values()) <= set(lines(out))
        assert out.read_bytes().endswith(b"\n")
        rows = sum(len(json.loads(line)["report"]["claims"]) for line in lines(whole))
        assert self.count(table) == (rows, PAGES)
        assert sorted(path.name for path in tmp_path.iterdir()) == [
            "out.jsonl", "out.parquet", "pages", "whole.jsonl",
        ]  # fmt: skip

    @staticmethod
    def count(table: Path) -> tuple[int, int]:
        import duckdb

        with duckdb.connect() as db:
            found = db.sql(f"SELECT count(*), count(DISTINCT file) FROM '{table}'").fetchall()[0]
        return int(found[0]), int(found[1])

    @linux
    def test_by_the_loss_of_a_worker_says_so_in_one_line(self, folder: Path, tmp_path: Path) -> None:
        out = tmp_path / "out.jsonl"
        run = subprocess.Popen(command(folder, "-o", str(out)), stderr=subprocess.PIPE, text=True)
        assert wait_until(lambda: len(lines(out)) >= 2)
        os.kill(max(children(run.pid)), signal.SIGKILL)
        _, told = run.communicate(timeout=60)
        if run.returncode == 0:  # it had done its last page
            return
        assert run.returncode == 2
        assert "was killed" in told.splitlines()[-1]
        assert "Traceback" not in told
        assert all(json.loads(line) for line in lines(out))


def limited(size: int) -> Callable[[], None]:
    """Files of this process may grow to so many bytes: to it a disk that is full."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


class TestAFullDisk:
    @pytest.mark.parametrize("workers", ["1", "2"])
    def test_in_the_middle_of_a_folder_keeps_whole_lines(
        self, folder: Path, tmp_path: Path, workers: str
    ) -> None:
        whole, out = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
        check_folder(tasks(folder), whole, lambda _: None, workers=1)
        size = len(whole.read_bytes()) // 2
        run = subprocess.run(
            command(folder, "-o", str(out), "--workers", workers),
            preexec_fn=limited(size), capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert run.returncode == 2
        assert "cannot be written" in run.stderr.splitlines()[-1]
        assert "Traceback" not in run.stderr
        kept = lines(out)
        assert 0 < len(kept) < PAGES
        assert out.read_bytes().endswith(b"\n")
        check_folder(tasks(folder), out, lambda _: None, workers=1)
        assert sorted(lines(out)) == sorted(lines(whole))
        assert out.read_bytes().startswith(b"\n".join(kept))

    def test_while_parquet_is_written_leaves_the_old_file(self, folder: Path, tmp_path: Path) -> None:
        pytest.importorskip("duckdb")
        out, table = tmp_path / "out.jsonl", tmp_path / "out.parquet"
        check_folder(tasks(folder), out, lambda _: None, workers=1)
        table.write_bytes(b"old")
        run = subprocess.run(
            command(folder, "-o", str(out), "--parquet", str(table)),
            preexec_fn=limited(4_000), capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert (run.returncode, table.read_bytes()) == (2, b"old")
        assert "cannot be written" in run.stderr.splitlines()[-1]
        assert sorted(path.name for path in tmp_path.iterdir()) == ["out.jsonl", "out.parquet", "pages"]
        assert to_parquet(out, table) > PAGES

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
    @pytest.mark.parametrize("more", [[], ["--repair"], ["--format", "html"], ["--json"]])
    def test_behind_standard_output_is_told_in_one_line(self, folder: Path, more: list[str]) -> None:
        page = folder / "00.txt"
        with Path("/dev/full").open("w") as full:
            run = subprocess.run(
                command(page, *more), stdout=full, stderr=subprocess.PIPE, text=True, check=False
            )
        assert run.returncode == 2
        assert run.stderr.count("\n") == 1
        assert "the output cannot be written" in run.stderr

    def test_leaves_the_old_report(self, folder: Path, tmp_path: Path) -> None:
        out = tmp_path / "page.html"
        out.write_text("old")
        for more in (["--format", "html"], ["--repair"]):
            run = subprocess.run(
                command(folder / "00.txt", "-o", str(out), *more),
                preexec_fn=limited(500), capture_output=True, text=True, check=False,
            )  # fmt: skip
            assert (run.returncode, out.read_text()) == (2, "old")
            assert "the old file is untouched" in run.stderr


def test_a_run_with_nothing_left_to_do_writes_nothing(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    check_folder(tasks(folder), out, lambda _: None, workers=1)
    before = out.stat()
    check_folder(tasks(folder), out, lambda _: None, workers=1)
    assert (out.stat().st_ino, out.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_folder_that_cannot_be_written_to_is_told(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(LexlociError, match="cannot be written"):
        check_folder(tasks(folder)[:1], tmp_path / "none" / "out.jsonl", lambda _: None, workers=1)
