"""Of names of places that overlap in a text, the likeliest: a part of a longer name is none."""

from __future__ import annotations

from collections.abc import Sequence

from lexloci.reading.kinds import one_name
from lexloci.reading.scan import Mention, Scan

THRESHOLD = 2.0
"""A name less strong than this is no place's."""


def likeliest(scan: Scan, found: Sequence[Mention], states: Sequence[Mention]) -> list[Mention]:
    """What is left of ``found``, in the order of the text.

    :param states: those of them that are states named by themselves.
    """
    whole = [
        m
        for m in found
        if not any(_inside(m, state) for state in states)
        and not _end_of_a_name(scan, m)
        and not (scan.edited and any(_tail_of(scan, m, longer) for longer in found))
    ]
    whole.sort(key=lambda m: (-m.strength, m.first - m.last, m.first))
    kept: list[Mention] = []
    for mention in whole:
        if mention.strength >= THRESHOLD and not any(
            mention.first <= other.last and other.first <= mention.last for other in kept
        ):
            kept.append(mention)
    return sorted(kept, key=lambda mention: mention.first)


def written_as_name(scan: Scan, first: int, last: int) -> bool:
    """Whether words ``first`` to ``last`` are all written as a name; the first word may not be one."""
    words = scan.words
    capitals = scan.cased and all(words.capitalized(n) for n in range(first, last + 1))
    return capitals and (first > 0 or last > first)


def _inside(mention: Mention, state: Mention) -> bool:
    """Whether a name is only a part of a state's: (North) Carolina."""
    within = state.first <= mention.first and mention.last <= state.last
    return within and len(mention.words) < len(state.words)


def _end_of_a_name(scan: Scan, mention: Mention) -> bool:
    """Whether an ordinary word ends a name of which nothing is known: Nob Hill."""
    n = mention.first
    alone = mention.kind == "place" and len(mention.words) == 1 and mention.name in scan.ordinary
    return alone and scan.cased and n > 1 and scan.words.capitalized(n - 1) and one_name(scan.words, n - 1, n)


def _tail_of(scan: Scan, mention: Mention, longer: Mention) -> bool:
    """Whether a name is the end of a longer one that also is a place's: (East) Chicago."""
    same = mention.kind == longer.kind == "place" and longer.strength >= THRESHOLD
    inside = longer.first < mention.first and mention.last <= longer.last
    return same and inside and written_as_name(scan, longer.first, mention.first)
