"""A server in processes of its own, and what they take of processor and memory (Linux counts it in /proc)."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from benchmarks.clock import CommandFailed

PROC = Path("/proc")
PATIENCE = 60.0
BUSY = 0.05
"""Seconds of processor time in a second above which a process is at work."""
TICK = os.sysconf("SC_CLK_TCK")


class Served:
    """A server that runs.

    :ivar port: where it listens on loopback.
    """

    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        self._process, self.port = process, port

    def processes(self) -> list[int]:
        """The process and those it started."""
        out = [self._process.pid]
        for pid in out:
            for task in (PROC / str(pid) / "task").glob("*/children"):
                out += [int(child) for child in task.read_text().split()]
        return out

    def cpu(self) -> float:
        """Seconds of processor time that all processes took since they began, to 1/100."""
        total = 0
        for pid in self.processes():
            found = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
            total += int(found[11]) + int(found[12])
        return total / TICK

    def settle(self) -> None:
        """Wait until the processes have made ready what they make ready while nobody asks."""
        taken = -1.0
        while self.cpu() - taken > BUSY:
            taken = self.cpu()
            time.sleep(1.0)

    def megabytes(self) -> list[float]:
        """The largest memory of each process so far, the largest first."""
        out = []
        for pid in self.processes():
            status = (PROC / str(pid) / "status").read_text()
            out.append(int(status.partition("VmHWM:")[2].split()[0]) * 1024 / 1e6)
        return sorted(out, reverse=True)


@contextmanager
def served(argv: Sequence[str], port: int, path: str, **environment: str) -> Iterator[Served]:
    """Start a server, wait until it answers at ``path``, and stop it at the end.

    :raises CommandFailed: it does not answer.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(
        argv, env={**kept, **environment}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )  # fmt: skip
    try:
        _wait(process, port, path)
        yield Served(process, port)
    finally:
        process.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            process.wait(10)
        process.kill()
        process.wait()
        if process.stderr is not None:
            process.stderr.close()


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait(process: subprocess.Popen[bytes], port: int, path: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1) as line:
            line.sendall(f"GET {path} HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n".encode())
            if line.recv(64).startswith(b"HTTP/1.1"):
                return
        time.sleep(0.1)
    raise CommandFailed("the server did not begin to answer")
