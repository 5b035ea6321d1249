"""What somebody at a meeting is reported to have said, as what it says: "counsel explained that …"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import ahocorasick_rs

from lexloci.core.patterns import compiled
from lexloci.places.names import fold
from lexloci.reading.lexicon import data

LEAST = 5
"""Words that what is said has at least."""
MOST_WORDS = 60
"""A longer sentence is left as it is."""
MORE = compiled(r"\b(?:been|once|only|that|que|to|had|text)\b")
"""Words behind a comma by which more stands there than who said it."""


class _Ways(NamedTuple):
    """Patterns, on folded text of the same length as the text itself, or near it."""

    led: re.Pattern[str]
    ended: re.Pattern[str]
    between: re.Pattern[str]
    doubt: re.Pattern[str]
    unsaid: re.Pattern[str]


def attributed(text: str, lang: str) -> str:
    """``text`` without whoever said it; empty where nobody is named, or it is doubted or only an opinion."""
    if not _hinted(text, lang, "hints"):
        return ""
    ways = _ways(lang)
    line = text.strip()
    plain = _level(line)
    if len(plain) != len(line) or line.count(" ") > MOST_WORDS or ways.doubt.search(plain):
        return ""
    led = ways.led.match(plain)
    found = led or ways.ended.search(plain) or ways.between.search(plain)
    if found is None or ways.unsaid.search(found.group()):
        return ""
    if led is not None:
        return _whole(line[led.end() :])
    if MORE.search(found.group()):
        return ""
    return _whole(f"{line[: found.start()].rstrip()} {line[found.end() :].lstrip()}")


def at_will(text: str, lang: str) -> str:
    """``text`` without "should the council wish it", where all that is asked for is a will; else empty.

    What "could" then be done is what may be done.
    """
    if not _hinted(text, lang, "will_hints"):
        return ""
    told = data("attributed.yaml")[lang]
    line = text.strip()
    plain = _level(line)
    if len(plain) != len(line) or re.search(rf"\b(?:{told['unwished']})\b", plain):
        return ""
    for way in told["wished"]:
        found = re.search(way, plain)
        if found is not None:
            rest = _whole(f"{line[: found.start()].rstrip()} {line[found.end() :].lstrip()}")
            return re.sub(told["will"][0], told["will"][1], rest)
    return ""


def _hinted(text: str, lang: str, name: str) -> bool:
    """Whether a piece of a word stands there that each match needs."""
    return bool(_hints(lang, name).find_matches_as_indexes(text.casefold()))


@cache
def _hints(lang: str, name: str) -> ahocorasick_rs.AhoCorasick:
    return ahocorasick_rs.AhoCorasick(data("attributed.yaml")[lang][name])


def _level(text: str) -> str:
    """Small letters without accents, one for each letter."""
    if text.isascii():
        return text.lower()
    return "".join(folded if len(folded := _folded(char)) == 1 else char for char in text)


@cache
def _folded(char: str) -> str:
    return fold(char) if char.isalpha() else char


def _whole(said: str) -> str:
    """What is said, as a sentence of its own; empty where it is none."""
    said = said.strip(" ,")
    if len(said.split()) < LEAST or said[:1] in "\"“'":
        return ""
    return said[0].upper() + said[1:] + ("" if said.endswith((".", "!", "?")) else ".")


@cache
def _ways(lang: str) -> _Ways:
    told = data("attributed.yaml")[lang]
    person = rf"(?:[^,;:()\d]{{0,60}}\b(?:{told['who']})\b[^,;()\d]{{0,50}}?)"
    verb = rf"(?:(?:then|also|later|further|tambien) )?(?:{told['verbs']})"
    whom = rf"(?:{told['told']}) [^,;:]{{2,40}}?"
    behind = r"(?: (?!not|no)[a-z]+){0,4}?"
    that = told["that"]
    return _Ways(
        led=compiled(
            rf"^(?:(?:[^,;:\d]{{3,40}}, )?{person} (?:{verb}{behind}|{whom}) {that} "
            rf"|{told['heard']} |{told['by']} {person}, )"
        ),
        ended=compiled(
            rf", (?:{person} (?:{verb}|{whom})|(?:{verb}|{whom}) {person})(?: [^,;:]{{2,50}})?[.]?$"
        ),
        between=compiled(
            rf", (?:(?:{told['who']})(?: [a-z-]+){{0,2}} (?:{verb})"
            rf"|(?:{verb}) (?:{told['who']})(?: [a-z-]+){{0,2}}),"
        ),
        doubt=compiled(rf"\b(?:{told['doubt']})\b"),
        unsaid=compiled(rf"\b(?:{told['unsaid']})\b"),
    )
