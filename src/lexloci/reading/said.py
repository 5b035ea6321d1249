"""A sentence of a page as it is held against others: what it says of its things, when, where, for whom."""

from __future__ import annotations

from collections.abc import Callable, Set
from functools import cache

from lexloci.core.memory import Lazily
from lexloci.core.patterns import compiled
from lexloci.reading.clash import MAY
from lexloci.reading.lexicon import data
from lexloci.reading.likeness import Gist, stemmed
from lexloci.reading.things import Things
from lexloci.reading.traits import Traits

INTO = frozenset({"in", "at", "en"})
NEXT = "next"
WHOEVER = compiled(
    r" (?:(?:any|every)(?:one|body)|whoever|callers|people|those|visitors) (?:who )?"
    r"(?:\S+ ){0,5}?(?:will|is|are) "
    r"| quien(?:es)? (?:\S+ ){1,5}?(?:oira|oiran|recibira|encontrara) "
)
"""Tells what befalls whoever comes: "anyone who calls that line will be helped"."""
OWN_WORD = compiled(
    r" (?:the )?(?:city hall|city|county|town|village|office|library|department|district|school|station) "
    r"(?:says|said) (?:that )?(?:its|the) "
    r"| (?:la |el )?(?:alcaldia|ciudad|condado|oficina|biblioteca|departamento|distrito|escuela|municipio) "
    r"(?:dice|dijo|informa) que su "
)
"""How a body tells of what is its own."""
FOR = frozenset({"for", "under", "para", "bajo"})


class Said:
    """A sentence as it is held against others.

    :ivar traits: what it says of things; ``gist``: its words.
    """

    def __init__(self, traits: Traits, own: Gist, times: Callable[[], Set[str]]) -> None:
        self.traits, self.gist, self._times = traits, own, times

    @Lazily
    def times(self) -> Set[str]:
        """Groups of its words of time; what will befall whoever comes is of now."""
        found = self._times()
        return found - {NEXT} if NEXT in found and WHOEVER.search(self.traits.words.line) else found

    @Lazily
    def plain(self) -> bool:
        """Whether it tells plainly what is so; so does a body that speaks of what is its own."""
        line = self.traits.words.line
        marks = {"reported"} if OWN_WORD.match(line) else set[str]()
        return self.gist.plain_but(frozenset(marks | ({"proposal"} if WHOEVER.search(line) else set())))

    @Lazily
    def says(self) -> bool:
        """Whether it says anything of its things that only one can be."""
        told = self.traits.extents
        rest = told.days or told.tongues or told.shares or told.sizes or told.ages or told.crowd
        return bool(self.traits.states or rest or self.traits.openings or self.traits.deadline)

    @Lazily
    def months(self) -> frozenset[str]:
        """The months that it names."""
        named = self.traits.words.there & _months(self.traits.lang)
        return frozenset(named) if MAY.search(self.traits.words.text) else frozenset(named - {"may"})

    @Lazily
    def whom(self) -> frozenset[str]:
        """For whom or for what something is so: the words behind "for", of those that name no thing."""
        stops = set(data("things.yaml")[self.traits.lang]["stops"])
        keys, unbound = self.traits.words.keys, _unbound(self.traits.lang)
        told = {n for thing in self.things.found for n in range(thing.first, thing.last + 1)}
        found = [n for n in range(len(keys) - 1) if keys[n] in FOR and n not in told]
        behind = [[key for key in keys[n + 1 : n + 4] if key not in stops] for n in found]
        return frozenset(stemmed(some[0]) for some in behind if some and some[0] not in unbound)

    @Lazily
    def where(self) -> frozenset[str]:
        """Names of where it is so that tell of none of its things: "in Marietta the office has …"."""
        words, known = self.traits.words, no_place(self.traits.lang)
        told = {n for thing in self.things.found for n in range(thing.first, thing.last + 1)}
        return frozenset(
            words.keys[n + 1]
            for n in range(len(words) - 1)
            if words.keys[n] in INTO and words.capitalized(n + 1) and n + 1 not in told
            if words.keys[n + 1] not in known
        )

    @property
    def things(self) -> Things:
        """Its things."""
        return self.traits.things


@cache
def _months(lang: str) -> frozenset[str]:
    return frozenset(data(f"dates/{lang}.yaml")["months"])


@cache
def _unbound(lang: str) -> frozenset[str]:
    """Words behind "for" that tell of no one: "for free", "for five dollars"."""
    return frozenset([*data("things.yaml")[lang]["unbound"], *data("quantities.yaml")[lang]["numbers"]])


@cache
def no_place(lang: str) -> frozenset[str]:
    """Words with a capital behind "in" that are no place: months, languages."""
    tongues = data("extents.yaml")[lang]["tongues"]
    return frozenset([*data("traits.yaml")[lang]["no_place"], *(name for names in tongues for name in names)])
