"""What is said with a word of doubt and meant outright: "I believe", "the council could still".

The words are data (``data/tentative.yaml``).
"""

from __future__ import annotations

import re
from functools import cache

import ahocorasick_rs

from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data

LEAST = 4
"""Words that are left at least."""


def outright(text: str, lang: str) -> str:
    """``text`` without its writer's "I believe", and with what a city "may" do for what it "could" do.

    Empty where neither stands there, or more is left open than that.
    """
    if not _hints(lang).find_matches_as_indexes(text):
        return ""
    line = text.strip()
    said = _in_own_name(line, lang)
    return _as_power(said or line, lang) or said


def _in_own_name(line: str, lang: str) -> str:
    """The line without the words by which somebody gives it as what he or she takes to be so."""
    own = data("tentative.yaml")[lang]
    if compiled(rf"\b(?:{own['unsure']})\b", re.I).search(line):
        return ""
    led = compiled(rf"^{own['first']}").sub("", line)
    rest = compiled(rf", {own['within']}, ").sub(" ", led)
    rest = compiled(rf",? {own['within']}(?=[.]?$)").sub("", rest)
    if rest == line or len(rest.split()) < LEAST:
        return ""
    return rest[0].upper() + rest[1:]


def _as_power(line: str, lang: str) -> str:
    """The line with leave for what a local body could still do, should it want to."""
    told = data("tentative.yaml")[lang]
    free, unreal = (compiled(rf"\b(?:{told[name]})\b", re.I) for name in ("free", "unreal"))
    if free.search(line) is None or unreal.search(line) is not None:
        return ""
    will, times = compiled(told["power"]).subn(told["will"], line, count=1)
    return compiled(rf"{told['when']}\b").sub("", will) if times else ""


@cache
def _hints(lang: str) -> ahocorasick_rs.AhoCorasick:
    return ahocorasick_rs.AhoCorasick(data("tentative.yaml")[lang]["hints"])
