"""Servers that are killed, and records that cannot be used: said in one line, and mended by a new start."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest
from servers import alive, as_command, said, until
from starlette.testclient import TestClient

from lexloci.core.errors import RecordError
from lexloci.core.paths import PLACES_FILE, RECORD_FILE, data_file
from lexloci.surfaces.cli import main
from lexloci.surfaces.web.app import create_app

PAGE = b"GET /en/place/mo/ HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n"


def workers(pid: int) -> set[int]:
    """The processes that answer (Linux)."""
    found = set()
    for child in map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split()):
        if b"resource_tracker" not in Path(f"/proc/{child}/cmdline").read_bytes():
            found.add(child)
    return found


def answers(port: int) -> bool:
    with suppress(OSError):
        return said(port, PAGE).startswith(b"HTTP/1.1 200 ")
    return False


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks at processes as Linux shows them")
def test_killed_workers_are_replaced_and_none_outlives_the_one_that_began_them() -> None:
    with as_command("--workers", "2") as (process, port):
        assert answers(port)
        begun = workers(process.pid)
        assert len(begun) == 2
        for pid in begun:
            os.kill(pid, signal.SIGKILL)
        until(lambda: len(workers(process.pid) - begun) == 2)
        until(lambda: answers(port))
        left = workers(process.pid)
        process.kill()
        process.wait()
        until(lambda: not any(alive(pid) for pid in left))
    with as_command(port=port) as (process, _):
        until(lambda: answers(port))
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) in (0, -signal.SIGTERM)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (RECORD_FILE, PLACES_FILE):
        shutil.copy(data_file(name), tmp_path / name)
    return tmp_path


def cut_off(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:100_000])


def overwritten(file: Path) -> None:
    file.write_bytes(b"not a record at all" * 5_000)


def of_a_newer_format(file: Path) -> None:
    with closing(sqlite3.connect(file)) as db:
        db.execute("UPDATE meta SET value = '999' WHERE key = 'format'")
        db.commit()


@pytest.mark.parametrize("name", [RECORD_FILE, PLACES_FILE])
@pytest.mark.parametrize("harm", [Path.unlink, cut_off, overwritten, of_a_newer_format])
def test_a_record_that_cannot_be_used_is_told_in_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str], harm: Callable[[Path], None], name: str
) -> None:
    harm(folder / name)
    assert main(["serve", "--no-open", "--data", str(folder), "--port", "8399"]) == 2
    told = capsys.readouterr().err.strip()
    assert str(folder / name) in told
    assert "Traceback" not in told
    assert len(told.splitlines()) <= 2


def test_damage_inside_the_record_is_told_and_never_half_an_answer(folder: Path) -> None:
    file = folder / RECORD_FILE
    whole = bytearray(file.read_bytes())
    for page in range(20, len(whole) // 4096 - 1, 3):
        whole[page * 4096 : page * 4096 + 512] = b"\xa5" * 512
    file.write_bytes(whole)
    paths = (
        "/healthz", "/en/place/mo/", "/es/topic/detainer_hold/", "/en/record/instruments/",
        "/api/v1/law?place=Texas&variable=detainer_hold", "/api/v1/variables", "/api/v1/search?q=jail",
    )  # fmt: skip
    try:
        app = create_app(folder, rate=0)
    except RecordError as error:
        assert str(file) in error.line()  # noqa: PT017
        return
    with TestClient(app, raise_server_exceptions=False) as client:
        found = {path: client.get(path) for path in paths}
    assert {answer.status_code for answer in found.values()} <= {200, 503}
    assert 503 in {answer.status_code for answer in found.values()}
    assert not any("Traceback" in answer.text for answer in found.values())


def test_an_address_in_use_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    import socket

    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert main(["serve", "--no-open", "--port", str(taken.getsockname()[1])]) == 2
    assert "Choose another --port" in capsys.readouterr().err
