"""Sentences that leave out what the one before has said: "So must every firm", "The same goes for adults".

They are read with what they leave out put in: "every firm must use E-Verify". How such sentences and the ones
before them are built is data (``data/ellipsis.yaml``).
"""

from __future__ import annotations

import re
from functools import cache

from lexloci.core.memory import remembered
from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data

KEPT = 2_048
"""Pairs of sentences of which is kept what the second is read as."""
LONGEST = 200
"""Characters of the longest sentence that is read so."""
WHOLE, OTHER = ("same", "so", "nor", "under"), ("do_same", "bare")
"""Ways to say that something is so of others too, and ways to say with a word of their own how it is."""


@remembered(KEPT)
def filled_in(text: str, before: str, lang: str) -> str:
    """What ``text`` says with what it leaves out put in; empty where it leaves out nothing that is known.

    :param before: the sentence before it, as it was read.
    """
    if not before or len(text) > LONGEST or not _way(lang, "gate").search(text):
        return ""
    told = _way(lang, "told").search(before)
    plain = told is None
    told = told or _way(lang, "plain").search(before)
    if told is None or _way(lang, "nobody").search(told["subj"]):
        return ""
    for name in WHOLE:
        found = _way(lang, name).search(text)
        if found is not None and (name != "nor" or _denies(told["modal"], lang)):
            return _put_in(found, told["modal"], told["verb"])
    for name in OTHER if not plain else ():
        found = _way(lang, name).search(text)
        same = name == "do_same" and _denies(told["modal"], lang)
        if found is not None and not same and not _way(lang, "gerund").search(told["modal"]):
            return _put_in(found, found["modal"], told["verb"])
    return ""


def _denies(modal: str, lang: str) -> bool:
    return _way(lang, "denied").search(modal) is not None


def _put_in(found: re.Match[str], modal: str, verb: str) -> str:
    told = found.groupdict()
    line = f"{told.get('lead') or ''}{found['subj']} {modal} {verb}{told.get('rest') or ''}."
    return line[0].upper() + line[1:]


@cache
def _way(lang: str, name: str) -> re.Pattern[str]:
    told = data("ellipsis.yaml")[lang]
    pattern: str = told[name]
    return compiled(pattern.replace("MODALS", told["modals"]), re.I)
