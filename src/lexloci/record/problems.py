"""What validation says: file, line, key, reason, remedy."""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml
from msgspec import Struct

Key = tuple[str | int, ...]
"""A path into a file: ``("sources", 0, "url")``."""

STEP = re.compile(r"\.([\w-]+)|\[(\d+|\.\.\.)\]")


class Problem(Struct, frozen=True, order=True):
    """One thing wrong with one file. ``line`` counts from 1; 0 means the file as a whole."""

    file: str
    line: int
    key: str
    reason: str
    remedy: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        key = f" {self.key}:" if self.key else ""
        return f"{place}:{key} {self.reason}. {self.remedy}"


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
    """Split a msgspec message ``… - at `$.a[0]``` into its reason and its key."""
    reason, _, path = message.partition(" - at `")
    steps: list[str | int] = []
    for name, index in STEP.findall(path):
        if name:
            steps.append(name)
        elif index != "...":
            steps.append(int(index))
    return reason, tuple(steps)


def line_of(text: str, key: Key) -> int:
    """The line on which ``key`` (or its deepest existing part) stands in the YAML ``text``."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return 0
    line = 1
    for step in key:
        found = _child(node, step)
        if found is None:
            break
        line, node = found
    return line


def _child(node: yaml.Node | None, step: str | int) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return key.start_mark.line + 1, value
    elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        child = node.value[step]
        return child.start_mark.line + 1, child
    return None
