"""On which line a key of a YAML text stands. Loaded only where there is a fault to tell of."""

from __future__ import annotations

from functools import lru_cache

import yaml

from lexloci.record.problems import Key

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def line_of(text: str, key: Key) -> int:
    """The line on which ``key`` (or its deepest existing part) stands in the YAML ``text``."""
    node = tree_of(text)
    if node is None:
        return 0
    line = 1
    for step in key:
        found = _child(node, step)
        if found is None:
            break
        line, node = found
    return line


@lru_cache(maxsize=1)
def tree_of(text: str) -> yaml.Node | None:
    """The YAML ``text`` as nodes that know their lines; None when it cannot be read.

    Kept for the next question, since the problems of a file are told one after another.
    """
    try:
        node: yaml.Node | None = yaml.compose(text, Loader=LOADER)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    return node


def _child(node: yaml.Node | None, step: str | int) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return key.start_mark.line + 1, value
    elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        child = node.value[step]
        return child.start_mark.line + 1, child
    return None
