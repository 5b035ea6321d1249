"""How the command line prints: JSON, or plain text wrapped to the terminal."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Callable
from functools import cache
from time import monotonic
from typing import Any

import msgspec

QUIET_SECONDS = 2.0


@cache
def _wordings() -> dict[str, dict[str, str]]:
    from lexloci.core.yaml import packaged

    loaded: dict[str, dict[str, str]] = packaged("surfaces", "cli", "wording.yaml")
    return loaded


def say(key: str, lang: str, **values: object) -> str:
    """The template ``key`` of ``wording.yaml`` in ``lang``, filled in."""
    return _wordings()[key][lang].format(**values)


def print_json(value: Any) -> None:
    """Print ``value`` as indented JSON."""
    print(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())


def wrap(text: str, indent: str = "", hang: str | None = None) -> str:
    """``text`` wrapped to the terminal's width."""
    width = min(max(shutil.get_terminal_size((100, 24)).columns, 40), 110)
    return textwrap.fill(
        text, width, initial_indent=indent, subsequent_indent=indent if hang is None else hang,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def progress() -> Callable[[str], None]:
    """A reporter to standard error that stays quiet for work under two seconds."""
    started = monotonic()

    def report(message: str) -> None:
        if monotonic() - started >= QUIET_SECONDS or sys.stderr.isatty():
            print(f"  … {message}", file=sys.stderr, flush=True)

    return report
