"""Reasons of a Finding as data: a code and its particulars, worded per language in ``reasons.yaml``."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from lexloci.core.yaml import packaged

Particulars = dict[str, str | dict[str, str]]


class Reason(Struct, frozen=True, gc=False):
    """One step of the argument. Particulars are plain, or one text per language."""

    code: str
    particulars: Particulars = {}


@cache
def wordings() -> dict[str, dict[str, str]]:
    """Every wording by code and language."""
    loaded: dict[str, dict[str, str]] = packaged("law", "reasons.yaml")
    return loaded


def render(reason: Reason, lang: str) -> str:
    """``reason`` as a sentence in ``lang``."""
    values = {
        name: value[lang] if isinstance(value, dict) else value for name, value in reason.particulars.items()
    }
    return wordings()[reason.code][lang].format(**values)
