"""Words beside a name that say what kind of place it is: "the Town of Hempstead", "Jackson Township"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from lexloci.reading.lexicon import data
from lexloci.reading.scan import Scan
from lexloci.reading.statenames import INSIDE
from lexloci.reading.words import Words

CITY = frozenset({"city", "town", "village", "ciudad", "municipio", "pueblo"})
OF = frozenset({"of", "de"})
BEFORE = frozenset({"town", "township", "village", "borough"})
AFTER = {"township": "township", "twp": "township", "borough": "borough"}
"""Words before and after a name for a kind of place, where a city of that name may be another."""
CHARTER = "charter"


def one_name(words: Words, first: int, last: int) -> bool:
    """Whether nothing parts words ``first`` to ``last``."""
    return all(INSIDE.fullmatch(words.gap(n)) for n in range(first, last))


def only_a_kind(words: Words, first: int, last: int) -> bool:
    """Whether "the village", which is also a name, only says what follows: "the Village of Clayton"."""
    of = last + 1 < len(words) and words.keys[last + 1] in OF
    return of and last == first + 1 and words.keys[first] == "the" and words.keys[last] in CITY


def kind_said(scan: Scan, first: int, last: int) -> tuple[str, int]:
    """The kind said before or after a name, and the last word of the two together."""
    keys = scan.words.keys
    if first > 1 and keys[first - 1] in OF and keys[first - 2] in BEFORE:
        return f"{keys[first - 2]} of", last
    end = last + 1 + (last + 1 < len(keys) and keys[last + 1] == CHARTER)
    said = AFTER.get(keys[end], "") if end < len(keys) and one_name(scan.words, last, end) else ""
    return said, end if said else last


def said_city(scan: Scan, first: int) -> bool:
    """Whether "city of" stands before word ``first``."""
    keys = scan.words.keys
    return first > 1 and keys[first - 1] in OF and keys[first - 2] in CITY


@cache
def describing(kind: str) -> frozenset[str]:
    """Words with a capital before "County" (``counties``, ``alone``) or "City" (``cities``), no name."""
    return frozenset(data("places/kinds.yaml")[kind])


def describes(keys: Sequence[str]) -> bool:
    """Whether folded words before "County" only tell what it is like: "Bay Area County", "North County"."""
    words = frozenset(keys)
    return not describing("counties").isdisjoint(words) or words <= describing("alone")
