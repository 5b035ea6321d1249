"""Which of the record's languages a text is in, by its commonest small words."""

from __future__ import annotations

from functools import cache

from lexloci.reading.lexicon import data
from lexloci.reading.words import Words

MARKED = 2
"""A letter or mark that only one language has tells as much as this many words."""


@cache
def _small(lang: str) -> frozenset[str]:
    return frozenset(data("languages.yaml")[lang])


def language(words: Words, default: str = "en") -> str:
    """The language of ``words`` (``en`` or ``es``); ``default`` when they do not tell."""
    text = words.text.casefold()
    scores = {
        lang: sum(key in _small(lang) for key in words.keys)
        + MARKED * any(mark in text for mark in data("languages.yaml")["marks"][lang])  # type: ignore[call-overload]
        for lang in data("languages.yaml")
        if lang != "marks"
    }
    best = max(scores.values())
    return default if scores[default] == best else max(scores, key=lambda lang: scores[lang])
