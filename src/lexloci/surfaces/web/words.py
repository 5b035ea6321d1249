"""What the pages say of themselves, per language: ``wording.yaml``."""

from __future__ import annotations

from functools import cache

from lexloci.answers.words import LANGUAGES
from lexloci.core.yaml import packaged


@cache
def wording(lang: str) -> dict[str, str]:
    """Every text of a language by key."""
    loaded: dict[str, dict[str, str]] = packaged("surfaces", "web", "wording.yaml")
    return {key: texts[lang] for key, texts in loaded.items()}


def other(lang: str) -> str:
    """The language a page can be switched to."""
    return next(code for code in LANGUAGES if code != lang)
