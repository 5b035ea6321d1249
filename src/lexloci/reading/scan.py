"""What the finder of places looks at: the words, and what is known of them."""

from __future__ import annotations

from msgspec import Struct

from lexloci.reading.words import Words


class Scan(Struct, frozen=True):
    """A text being searched for places.

    :ivar topical: numbers of the words that speak of a topic.
    :ivar ordinary: words that are also names; alone and without a capital they name no place.
    :ivar never: words that never name a place by themselves.
    :ivar before: words that stand before the name of a place.
    :ivar titles: words before the name of a person.
    :ivar no_place: words after a name that show it to be no place's.
    :ivar letters: postal codes of states that are also words.
    :ivar county_lead: words before the name of a county.
    :ivar cased: the text has both capitals and small letters.
    :ivar edited: it is edited text, in which names have capitals.
    """

    words: Words
    topical: frozenset[int]
    ordinary: frozenset[str]
    never: frozenset[str]
    before: frozenset[str]
    titles: frozenset[str]
    no_place: frozenset[str]
    letters: frozenset[str]
    county_lead: tuple[str, ...]
    cased: bool
    edited: bool
