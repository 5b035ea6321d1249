"""What holds for whoever has no papers, told as a condition: "If you are undocumented, you cannot …".

It is read as told of people without papers: "Undocumented residents cannot …". How such sentences are built
is data (``data/without.yaml``).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data


def of_people_without(text: str, lang: str) -> str:
    """The plain sentence that a condition is read as; empty where ``text`` tells of none."""
    told = data("without.yaml")[lang]
    if not _pattern(lang, "gate").search(text):
        return ""
    for way in ("before", "behind"):
        found = _pattern(lang, way).search(text)
        if found is not None:
            who = "child" if _pattern(lang, "child").search(text) else "you"
            return _told_of(found["rest"], told["who"][who], lang)
    return ""


def _told_of(rest: str, who: str, lang: str) -> str:
    """The rest with those without papers in the place of "you", first where it begins the sentence."""
    line, times = _pattern(lang, "subject").subn(who, rest, count=1)
    if not times:
        line, times = _pattern(lang, "object").subn(who, rest, count=1)
    if not times:
        return ""
    line = line.rstrip()
    return line[0].upper() + line[1:] + ("" if line.endswith((".", "!")) else ".")


@cache
def _pattern(lang: str, name: str) -> re.Pattern[str]:
    told: dict[str, Any] = data("without.yaml")[lang]
    pattern: str = told[name]
    return compiled(pattern.replace("NONE", told["none"]), re.I)
