"""What validation says: file, line, key, reason, remedy."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

Key = tuple[str | int, ...]
"""A path into a file: ``("sources", 0, "url")``."""

FIELD = re.compile(r"(?:missing required|unknown) field `([^`]+)`")
STEP = re.compile(r"\.([\w-]+)|\[(\d+|\.\.\.)\]")


class Problem(Struct, frozen=True, order=True):
    """One thing wrong with one file. ``line`` counts from 1; 0 means the file as a whole."""

    file: str
    line: int
    key: str
    reason: str
    remedy: str

    @property
    def where(self) -> str:
        """``file:line key``, as far as they are known."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.key}" if self.key else place

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}. {self.remedy}"


class Complaint(Struct, frozen=True):
    """A problem as a rule states it, before its line is known."""

    key: Key
    reason: str
    remedy: str


def key_text(key: Sequence[str | int]) -> str:
    """``("sources", 0, "url")`` as ``sources[0].url``."""
    out = ""
    for step in key:
        out += f"[{step}]" if isinstance(step, int) else f".{step}"
    return out.lstrip(".")


def key_of_message(message: str) -> tuple[str, Key]:
    """Split a msgspec message ``… - at `$.a[0]``` into its reason and its key.

    A field that is missing or unknown is named in the reason alone; it ends the key.
    """
    reason, _, path = message.partition(" - at `")
    steps: list[str | int] = []
    for name, index in STEP.findall(path):
        if name:
            steps.append(name)
        elif index != "...":
            steps.append(int(index))
    field = FIELD.search(reason)
    return reason, (*steps, field[1]) if field else tuple(steps)
