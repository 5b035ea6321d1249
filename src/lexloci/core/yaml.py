"""Reading YAML 1.2: the one door to the parser, typed and bounded.

The parser refuses duplicate keys, deep nesting and alias bombs; ``no`` stays text and ``012`` too.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import ryaml  # type: ignore[import-untyped, unused-ignore]

PACKAGE = Path(__file__).resolve().parent.parent

YamlFault = ValueError
"""Raised for text that is not one valid YAML document. The parser's own error is a ValueError; for a
key that is itself a list or mapping it raises a plain one."""


def loads(text: str) -> Any:
    """One YAML document as plain Python values.

    :raises YamlFault: not YAML, or more than one document.
    """
    return ryaml.loads(text)  # type: ignore[attr-defined, unused-ignore]


def packaged(*parts: str) -> Any:
    """A data file of the package as plain Python values, by its path below ``lexloci``.

    It is read as a file: ``importlib.resources`` takes longer to import than a small file to read.
    """
    return loads(PACKAGE.joinpath(*parts).read_text("utf-8"))
