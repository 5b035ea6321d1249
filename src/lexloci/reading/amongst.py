"""A rule told of a state by counting it with others: "Ohio is one of the states where …"."""

from __future__ import annotations

import re
from functools import cache

from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data

SUBJECT = r"(?P<subject>[^\s,;:]+(?: [^\s,;:]+){0,4}?)"
"""At most five words, so that no clause before it is taken for the state."""


def amongst(text: str, lang: str) -> str:
    """``text`` as the rule that it tells of one state; empty where it counts none with others.

    What the state is counted with stays at the end, so that its numbers are not passed over.
    """
    match = _pattern(lang).match(text)
    if match is None:
        return ""
    subject, among, rest = match["subject"], match["among"], match["rest"].rstrip(" .")
    led = f"{data('amongst.yaml')[lang]['in']} " if match["where"] else ""
    return f"{led}{subject} {rest} ({among})."


@cache
def _pattern(lang: str) -> re.Pattern[str]:
    told = data("amongst.yaml")[lang]
    ways = rf"(?:(?P<where>{told['where']})|{told['that']}|{told['whose']})"
    return compiled(rf"{SUBJECT} {told['is']} (?P<among>{told['among']}),? {ways} (?P<rest>[^;]+)$", re.S)
