"""What the reader's data says of variables names only variables that the codebook has.

A name that it lacks would stop the check of the page in which somebody first tells of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lexloci.core.yaml import loads

ROOT = Path(__file__).parents[2]
VARIABLES = {path.stem for path in (ROOT / "record" / "codebook" / "variables").glob("*.yaml")}
FILES = sorted((ROOT / "src" / "lexloci" / "reading" / "data").rglob("*.yaml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_list_of_variables_names_none_that_the_codebook_lacks(file: Path) -> None:
    unknown = {
        (*path, name)
        for path, names in _lists(loads(file.read_text("utf-8")))
        if 2 * sum(name in VARIABLES for name in names) >= len(names)
        for name in names
        if name not in VARIABLES
    }
    assert unknown == set()


def _lists(node: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """Lists of texts, each with the keys that lead to it."""
    if isinstance(node, dict):
        for key, below in node.items():
            yield from _lists(below, (*path, str(key)))
    elif isinstance(node, list) and all(isinstance(name, str) for name in node):
        yield path, node
    elif isinstance(node, list):
        for below in node:
            yield from _lists(below, path)
