"""The people whom a sentence names: those with an office, and who did something (``data/surely.yaml``)."""

from __future__ import annotations

import re
from functools import cache

from lexloci.core.memory import remembered
from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data
from lexloci.reading.words import Words

NAME = r"[A-ZÁÉÍÓÚÑ][\w’'-]*[a-zñáéíóú]"
GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
"""What stands behind a last name, and is none."""
REMEMBERED = 2_048
"""Texts of which the people are kept."""


@remembered(REMEMBERED)
def people(text: str, lang: str) -> frozenset[str]:
    """The folded last names of people with an office, or who do something at the beginning of a sentence."""
    found = [match[1] for match in _titled(lang).finditer(text)]
    first = _doer(lang).match(text)
    found += [name for name in first.groups() if name] if first is not None else []
    keys = [[key for key in Words(name).keys if key not in GENERATIONS] for name in found]
    return frozenset(named[-1] for named in keys if named)


@cache
def _titled(lang: str) -> re.Pattern[str]:
    titles = "|".join(data("surely.yaml")[lang]["titles"])
    return compiled(
        rf"\b(?:{titles}) ((?:{NAME}\.? |[A-Z]\. ){{0,3}}?{NAME}(?: Jr| Sr)?)(?=[’']s|[ ,.;:)]|$)(?! {NAME})"
    )


@cache
def _doer(lang: str) -> re.Pattern[str]:
    deeds = "|".join(data("surely.yaml")[lang]["did"])
    name = rf"((?:{NAME} |[A-Z]\. ){{1,3}}{NAME}(?: Jr\.?| Sr\.?)?)"
    return compiled(rf"{name}(?:,? (?:and|y) {name})?,? (?:{deeds})\b")
