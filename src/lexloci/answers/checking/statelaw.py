"""Whether a clause tells of a law of the state: "state law makes colleges charge …"."""

from __future__ import annotations

import re
from functools import cache

from lexloci.core.patterns import compiled
from lexloci.reading.patterns import state_names
from lexloci.reading.words import Words

NONE = frozenset({"no", "not", "nothing", "never", "neither", "nor", "nada", "ningun", "ninguna", "nunca"})


def by_state_law(words: Words) -> bool:
    """Whether a law of the state is said to give or to order it."""
    return NONE.isdisjoint(words.there) and _state_law().search(words.line) is not None


@cache
def _state_law() -> re.Pattern[str]:
    return compiled(
        rf" (?:(?:state|{state_names()})(?: s)? (?:law|statute)s?|(?:law|statute)s? of the state"
        r"|ley(?:es)? (?:estatal(?:es)?|del estado)) "
    )
