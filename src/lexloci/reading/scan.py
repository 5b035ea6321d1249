"""What the finder of places looks at, the words and what is known of them, and what it finds."""

from __future__ import annotations

from msgspec import Struct

from lexloci.reading.words import Words

AGENCIES = frozenset({
    "police", "pd", "sheriff", "jail", "cops", "policia", "alguacil", "ordinance", "resolution", "council",
})  # fmt: skip
"""What stands behind the name of a place: its agencies, and what its council makes."""


class Scan(Struct, frozen=True):
    """A text being searched for places.

    :ivar topical: numbers of the words that speak of a topic.
    :ivar ordinary: words that are also names; alone and without a capital they name no place.
    :ivar never: words that never name a place by themselves.
    :ivar before: words that stand before the name of a place.
    :ivar titles: words before the name of a person.
    :ivar namers: words before "named" after which a place's name follows.
    :ivar no_place: words after a name that show it to be no place's.
    :ivar police: words that say before "police" what police it is: union, campus.
    :ivar officials: names of governors, mayors and the like that are also names of places.
    :ivar acting: what such people do: sign, veto.
    :ivar letters: postal codes of states that are also words.
    :ivar codes: postal codes of states that are no word in small letters either.
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
    namers: frozenset[str]
    no_place: frozenset[str]
    police: frozenset[str]
    officials: frozenset[str]
    acting: frozenset[str]
    letters: frozenset[str]
    codes: frozenset[str]
    county_lead: tuple[str, ...]
    cased: bool
    edited: bool


class Mention(Struct, frozen=True):
    """A place named in a text, from word ``first`` to ``last`` (the state beside it included).

    :ivar name: the folded name, without the state; the digits of a ZIP code.
    :ivar kind: ``zip``, ``state``, ``county`` or ``place``.
    :ivar state: USPS code of the state said beside it (of the state itself); empty if none.
    :ivar strength: how likely a place is meant at all.
    :ivar city: it is said to be a city: "the City of St. Louis".
    :ivar said: the kind of place it is said to be, where a city of its name may be another: "town of", or
        "township" where it stands behind the name.
    :ivar apart: it is set against the place named before it: "St. Louis vs. St. Louis County".
    """

    first: int
    last: int
    name: str
    kind: str
    state: str
    strength: float
    city: bool = False
    said: str = ""
    apart: bool = False

    @property
    def words(self) -> range:
        """The numbers of its words."""
        return range(self.first, self.last + 1)
