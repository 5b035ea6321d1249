"""A sentence as a line in which phrases that were read are marks, without its times; the rest was not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lexloci.answers.checking.claims import Claim
from lexloci.core.patterns import compiled
from lexloci.places.model import Jurisdiction
from lexloci.places.states import by_name
from lexloci.reading.days import Period
from lexloci.reading.words import Words, words_of

MARK = "@"
"""Begins what stands for a phrase that was read."""
LEADS = frozenset({
    "since", "as", "of", "on", "in", "from", "starting", "beginning", "desde", "en", "el", "del", "de",
})  # fmt: skip
"""Words before a time, which go with it."""


def undated(words: Words, periods: Iterable[Period]) -> str:
    """The line of a sentence without times that it names, and the words that lead to them."""
    gone: set[int] = set()
    for period in periods:
        first = period.begin
        while first and words.keys[first - 1] in LEADS:
            first -= 1
        gone.update(range(first, period.end + 1))
    return f" {' '.join(key for n, key in enumerate(words.keys) if n not in gone)} "


def places_in(claim: Claim, place: Jurisdiction) -> Iterator[str]:
    """The names of the places that a sentence is about, and of their state, folded."""
    state = next((name for name, code in by_name().items() if code == place.state), "")
    for name in {place.name, state, *(own.name for own in claim.own_places)} - {""}:
        yield words_of(name).line.strip()


def marked(line: str, phrases: Mapping[str, str]) -> str:
    """The line with marks for phrases, in their order."""
    for name, pattern in phrases.items():
        line = compiled(f" {pattern}(?= )").sub(f" {MARK}{name}", line)
    return line
