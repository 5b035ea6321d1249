"""Patterns of the data that have a blank for a name, or are one of several, by the name they have there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from lexloci.core.patterns import compiled
from lexloci.places.states import by_name
from lexloci.reading.lexicon import data
from lexloci.reading.ways import Way

__all__ = ["NAMED", "filled", "state_names", "way_of", "with_name"]

KEPT = 4_096
"""How many patterns with a name are kept: :mod:`re` keeps 512 of all, which names would soon fill."""
NAMED = "placename"
"""Stands for a place in a line and in a pattern, which is then the same for all places."""
NOTHING = "(?!)"
"""A pattern that matches nothing."""


_named = lru_cache(KEPT)(re.compile)


def with_name(pattern: str, blank: str, name: str) -> re.Pattern[str]:
    """A pattern with a name, itself a pattern, put in for its blank.

    :param name: empty where the name does not stand in the text; then one pattern serves for all names.
    """
    return _named(pattern.replace(blank, name)) if name else compiled(pattern.replace(blank, NOTHING))


def filled(pattern: str, blanks: Mapping[str, str]) -> str:
    """A pattern with other patterns put in for its blanks, in their order."""
    for blank, text in blanks.items():
        pattern = pattern.replace(blank, text)
    return pattern


@cache
def way_of(file: str, lang: str, name: str) -> Way:
    """The pattern of whole words that a data file has under a name in a language, or either of several."""
    told = data(file)[lang][name]
    return Way(f" (?:{'|'.join(told)}) " if isinstance(told, list) else f" {told} ")


@cache
def state_names() -> str:
    """Any state's name as a pattern, the longest first."""
    return "|".join(sorted((re.escape(name) for name in by_name() if len(name) > 3), key=len, reverse=True))


NEGATIVES = (
    "not", "no", "never", "nor", "nobody", "none", "didnt", "hasnt", "havent", "hadnt", "wasnt", "werent",
    "isnt", "arent", "cannot", "without", "nunca", "ni", "jamas", "tampoco", "nadie",
)  # fmt: skip
ANY_WORD = r"(?:\w+ ){"
"""How patterns of the data say that some words may stand between."""


def plainly_between(pattern: str) -> str:
    """The pattern, with no word by which it would be denied among those that may stand between."""
    return pattern.replace(ANY_WORD, rf"(?:(?!(?:{'|'.join(NEGATIVES)}) )\w+ ){{")
