"""Starts a command several times and prints, for each run, wall seconds and peak bytes of memory.

Imports next to nothing: on Linux a process starts with the memory peak of the process it was started
from, and this one must not be what is measured.
"""

from __future__ import annotations

import os
import sys
import time

UNIT = 1 if sys.platform == "darwin" else 1024


def main(times: int, argv: list[str]) -> int:
    """Run ``argv`` ``times`` times with its output thrown away; its exit code when it fails."""
    quiet = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    for _ in range(times):
        start = time.perf_counter()
        pid = os.posix_spawn(argv[0], argv, os.environ, file_actions=quiet)
        _, status, usage = os.wait4(pid, 0)
        seconds = time.perf_counter() - start
        code = os.waitstatus_to_exitcode(status)
        if code:
            return code if code > 0 else 1
        print(seconds, usage.ru_maxrss * UNIT)
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2:]))
