"""Servers that are killed, and records that cannot be used: said in one line, and mended by a new start."""

from __future__ import annotations

import os
import re
import shutil
import signal
import sqlite3
import threading
from collections import deque
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from time import monotonic

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


needs_proc = pytest.mark.skipif(
    not Path("/proc/self/task").exists(), reason="looks at processes as Linux shows them"
)


class Load:
    """Visitors who ask for one page again and again, each on connections of their own, until stopped.

    :ivar whole: when an answer came whole.
    :ivar refused: how many got no answer, or one that broke off: both can be told from a whole one.
    :ivar wrong: answers that look whole and are not.
    """

    def __init__(self, port: int, visitors: int = 4) -> None:
        self.port, self.whole, self.refused, self.wrong = port, deque[float](), 0, list[bytes]()
        self.true = said(port, PAGE).partition(b"\r\n\r\n")[2]
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._visit, daemon=True) for _ in range(visitors)]

    def __enter__(self) -> Load:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *raised: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join(30)

    def _visit(self) -> None:
        while not self._stop.is_set():
            try:
                head, _, body = said(self.port, PAGE, 10).partition(b"\r\n\r\n")
            except OSError:
                head = body = b""
            length = re.search(rb"content-length: (\d+)", head)
            if not head.startswith(b"HTTP/1.1 200 ") or length is None or len(body) != int(length[1]):
                self.refused += 1
                self._stop.wait(0.01)
            elif body == self.true:
                self.whole.append(monotonic())
            else:
                self.wrong.append(body)

    def answers_after(self, moment: float) -> bool:
        """Whether somebody who asked after a moment got a whole answer."""
        return bool(self.whole) and self.whole[-1] > moment + 0.2


@needs_proc
def test_under_load_what_is_killed_comes_back_and_no_half_answer_passes_for_a_whole_one() -> None:
    with as_command("--workers", "2") as (process, port), Load(port) as load:
        begun = workers(process.pid)
        assert len(begun) == 2
        until(lambda: len(load.whole) > 50)
        for pid in begun:
            os.kill(pid, signal.SIGKILL)
        killed = monotonic()
        until(lambda: len(workers(process.pid) - begun) == 2)
        until(lambda: load.answers_after(killed))
        left = workers(process.pid)
        process.kill()
        process.wait()
        until(lambda: not any(alive(pid) for pid in left))
        with as_command(port=port) as (next_, _):
            again = monotonic()
            until(lambda: load.answers_after(again))
            next_.send_signal(signal.SIGTERM)
            assert next_.wait(20) in (0, -signal.SIGTERM)
    assert load.wrong == []


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
