"""Misspelt names of places in a question: ``minneaplis``, ``milwakee county``, ``delawer``."""

from __future__ import annotations

from collections.abc import Iterator

from lexloci.places.gazetteer import Gazetteer, Near
from lexloci.places.names import COUNTY_WORDS, fold
from lexloci.places.ranking import misspelt_state
from lexloci.reading.lexicon import SHORTEST, TWO_SLIPS
from lexloci.reading.scan import Scan

KNOWN = 20_000
"""A slip of a smaller place's name is too rare to be told from another word."""
FAMOUS = 200_000
"""From this size on a name may hold two slips."""
MAX_WORDS = 3
SHORT = 3
COUNTY = frozenset({"county", "condado"})
AGENCIES = frozenset({"police", "pd", "cop", "cops", "jail", "policia"})


def slips(gazetteer: Gazetteer, scan: Scan) -> Iterator[tuple[int, int, str, str]]:
    """Words that nearly name a place: first and last word, the right name, the state for a state.

    Only words that nothing else explains, and only where a place is spoken of: after "in" or "near",
    before a word for a county, or at the beginning.
    """
    words = scan.words
    for first in range(len(words)):
        for last in range(min(first + MAX_WORDS, len(words)) - 1, first - 1, -1):
            if not _strange(scan, first, last, SHORTEST - 1):
                continue
            key = fold(words.original(first, last))
            state = misspelt_state(key) if first == last else ""
            placed = _placed(scan, first, last)
            if state and (placed or len(key) >= SHORTEST) and not gazetteer.named(f"{key} county"):
                yield first, last, "", state
                break
            name = _nearest(gazetteer, key) if placed and len(key) >= SHORTEST else None
            if name is not None:
                yield first, last, name, ""
                break


def slips_before(gazetteer: Gazetteer, scan: Scan, end: int, state: str) -> tuple[int, str] | None:
    """A misspelt name of a place right before the state that begins at word ``end``: its word, the name."""
    first = end - 1
    if first < 0 or not _strange(scan, first, first, SHORTEST - 1):
        return None
    key = fold(scan.words.original(first, first))
    once = [near for near in gazetteer.similar(key) if near.slips == 1]
    for close in (once, gazetteer.nearest(key) if len(key) >= TWO_SLIPS else []):
        found = [
            (ref.weight, near.name)
            for near in close
            for ref in near.refs
            if ref.state == state and ref.weight >= KNOWN
        ]
        if found:
            return first, max(found)[1]
    return None


def _strange(scan: Scan, first: int, last: int, shortest: int = SHORTEST) -> bool:
    keys = scan.words.keys[first : last + 1]
    plain = scan.ordinary | scan.never
    inside = all(n not in scan.topical or scan.words.keys[n] in COUNTY_WORDS for n in range(first, last + 1))
    return (
        inside
        and len(keys[0]) >= SHORT + (first == last)
        and keys[0] not in plain
        and len("".join(keys)) >= shortest
    )


def _placed(scan: Scan, first: int, last: int) -> bool:
    keys = scan.words.keys
    before = keys[first - 1] if first else ""
    after = keys[last + 1] if last + 1 < len(keys) else ""
    return first == 0 or before in scan.before or after in COUNTY or keys[last] in COUNTY or after in AGENCIES


def _nearest(gazetteer: Gazetteer, key: str) -> str | None:
    """The best-known name one slip away, or two if it is famous; None if none is known at all."""
    size, name = _known([near for near in gazetteer.similar(key) if near.slips == 1])
    if size >= KNOWN:
        return name
    size, name = _known(gazetteer.nearest(key)) if len(key) >= TWO_SLIPS else (0, "")
    return name if size >= FAMOUS else None


def _known(found: list[Near]) -> tuple[int, str]:
    """The best known of some names, with the size of its largest place."""
    return max(((max(ref.weight for ref in near.refs), near.name) for near in found), default=(0, ""))
