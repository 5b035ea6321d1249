"""The place a page is about: the one its title names, unless the page speaks of another state throughout."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from lexloci.core.patterns import compiled
from lexloci.places.gazetteer import Gazetteer
from lexloci.places.model import Jurisdiction, PlaceResult
from lexloci.places.states import states
from lexloci.reading.lexicon import told_lexicon
from lexloci.reading.places import mentions
from lexloci.reading.sentences import Sentence
from lexloci.reading.setting import looked_up, setting
from lexloci.reading.words import Words, words_of

OF_PLACES = r"(?:City|County|Beach|Springs|Heights|Parish|Township|Street|Avenue|Falls)\b"
"""Words behind a state's name by which a place is called after it: Kansas City, Missouri."""
TITLE_LINES = 3
"""The subject of a page is looked for in its first headings and sentences."""
DATELINE = compiled(
    r"^([A-ZÁÉÍÓÚÑ][A-ZÁÉÍÓÚÑ .'’-]+(?:,\s*[A-Z][\w.]+)?)\s+(?:\([^)\n]{1,30}\)\s*)?[—–-]", re.M
)  # fmt: skip
"""``BOSTON (Wire) —`` at the beginning of a line."""
DATELINE_REACH = 300
"""Characters at the head of a page in which a dateline may stand."""
OFTEN = 2
"""How often a page names its state, at least, and how many times as often as any other."""
MAX_READ = 60
"""Sentences in which the city is looked for that a page without a telling title is about."""


def subject_of(gazetteer: Gazetteer, text: str, pieces: Sequence[Sentence], lang: str) -> Jurisdiction | None:
    """The place that the title, the dateline or the first sentences name for certain.

    Where they name none, or one in a state that the page never names though it names another again and
    again ("Alder Creek Elementary", with Washington in every paragraph), the page's own state decides.
    """
    titled = list(_titled(gazetteer, text, pieces, lang))
    first = next((result.matches[0].place for result in titled if result.clear), None)
    found = _named(text)
    if first is not None and (not first.state or found[first.state]):
        return first
    state = _state_of(found)
    if not state or (first is not None and first.state == state):
        return first
    return _in_title(gazetteer, titled, state) or _city(gazetteer, pieces, lang, state)


def _titled(gazetteer: Gazetteer, text: str, pieces: Sequence[Sentence], lang: str) -> Iterator[PlaceResult]:
    dated = [match.group(1) for match in DATELINE.finditer(text[:DATELINE_REACH])]
    for raw in (*dated, *(piece.text for piece in pieces[:TITLE_LINES]), text[:DATELINE_REACH]):
        words = Words(raw[:DATELINE_REACH])
        named = mentions(gazetteer, words, told_lexicon(lang).hits(words), lang, edited=True)
        yield from setting(gazetteer, named, frozenset()).results


@cache
def _names_of() -> tuple[re.Pattern[str], dict[str, str]]:
    """Names of states, the longest first ("West Virginia" is no Virginia), or codes behind a comma."""
    codes = {name: state.postal for state in states().values() for name in (state.en, state.es)}
    either = "|".join(re.escape(name) for name in sorted(codes, key=len, reverse=True))
    posted = "|".join(sorted({state.postal for state in states().values() if state.postal}))
    codes |= {code: code for code in codes.values()}
    return compiled(rf"\b(?:{either})\b(?! {OF_PLACES})|(?<=[a-z], )(?:{posted})\b"), codes


def _named(text: str) -> Counter[str]:
    """How often a text names each state, by code."""
    pattern, codes = _names_of()
    return Counter(codes[name] for name in pattern.findall(text))


def _state_of(found: Counter[str]) -> str:
    """The code of the state that a page names far more often than any other; empty if there is none."""
    (best, times), (_, next_best) = [*found.most_common(2), ("", 0), ("", 0)][:2]
    return best if times >= OFTEN and times >= OFTEN * next_best else ""


def _in_title(gazetteer: Gazetteer, titled: Sequence[PlaceResult], state: str) -> Jurisdiction | None:
    """A place of the title that the state has, and has once: Newark, of a page on New Jersey."""
    for result in titled:
        inside = looked_up(gazetteer, f"{result.matches[0].place.name}, {state}")
        if inside is not None and inside.clear and inside.matches[0].place.state == state:
            return inside.matches[0].place
    return None


def _city(gazetteer: Gazetteer, pieces: Sequence[Sentence], lang: str, state: str) -> Jurisdiction:
    """The city of the state that most sentences name, if one stands out; else the state."""
    counts: Counter[str] = Counter()
    for piece in pieces[:MAX_READ]:
        words = words_of(piece.text)
        named = mentions(gazetteer, words, told_lexicon(lang).hits(words), lang, edited=True)
        for result in setting(gazetteer, named, frozenset()).results:
            place = result.matches[0].place
            if result.clear and place.state == state and not place.is_county:
                counts[place.id] += place.id != states()[state].id
    ranked = [*counts.most_common(2), ("", 0), ("", 0)]
    stands_out = ranked[0][1] >= OFTEN and ranked[0][1] > ranked[1][1]
    return gazetteer.by_id(ranked[0][0] if stands_out else states()[state].id)
