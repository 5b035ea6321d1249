"""Misspelt words of a topic, mended: ``detaner`` → ``detainer``. Only words that nothing else explains."""

from __future__ import annotations

from lexloci.reading.lexicon import SHORTEST, SHORTEST_DOUBLED, TWO_SLIPS, Lexicon, data, squeezed
from lexloci.reading.words import Words


def mend(words: Words, known: Lexicon, named: set[int], lang: str = "en") -> Words:
    """``words`` with each misspelt word of the lexicon set right, outside the numbers in ``named``."""
    changes = {}
    right_as_they_are = frozenset(data("known.yaml")[lang])
    for n, key in enumerate(words.keys):
        right_already = known.knows(key) or key in right_as_they_are
        if n in named or len(key) < SHORTEST_DOUBLED or key.isdigit() or right_already:
            continue
        right = known.squeezed.get(squeezed(key)) or _nearest(key, known)
        if right is not None:
            changes[n] = right
    return words.mended(changes) if changes else words


def _nearest(key: str, known: Lexicon) -> str | None:
    if len(key) < SHORTEST:
        return None
    # Imported here, because most questions hold no word that is not known.
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein

    allowed = 2 if len(key) >= TWO_SLIPS else 1
    close = process.extractOne(key, known.mendable, scorer=DamerauLevenshtein.distance, score_cutoff=allowed)
    if close is None or close[0][0] != key[0]:
        return None
    return str(close[0])
