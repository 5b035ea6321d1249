"""What the gazetteer holds and what a look-up returns."""

from __future__ import annotations

from typing import Any

from msgspec import Struct


class CountyRef(Struct, array_like=True, frozen=True, gc=False):
    """A county or county equivalent a place lies in."""

    geoid: str
    name: str
    id: str


class Jurisdiction(Struct, array_like=True, frozen=True, gc=False):
    """A government, or a place name that is none; a gazetteer keeps it as an array in this order.

    :ivar id: Open Civic Data division id.
    :ivar geoid: Census GEOID, None where the loaded gazetteer does not know it.
    :ivar kind: legal kind (``city``, ``county`` …); ``place`` where only the name is known.
    :ivar state: USPS code, empty for the nation.
    :ivar governs: True: has a government of its own; False: has none; None: not known.
    :ivar same_as: ids that name the same government (a consolidated city and its county).
    :ivar governed_by: ids of the governments that act here where the place has none of its own.
    :ivar seat_of: the county whose seat the place is, where the record says so.
    :ivar status: the Census functional status (``A`` active … ``S`` statistical), where loaded.
    :ivar lsad: the Census code of its legal description (``25`` city, ``57`` CDP), where loaded.
    :ivar fips_class: its FIPS class (``C1`` incorporated, ``H4`` county without a government).
    :ivar other_geoids: further GEOIDs of the same government: the county equivalent of an
        independent city, the county subdivision a city also is.
    """

    id: str
    name: str
    kind: str
    state: str
    geoid: str | None = None
    counties: tuple[CountyRef, ...] = ()
    population: int | None = None
    governs: bool | None = None
    same_as: tuple[str, ...] = ()
    governed_by: tuple[str, ...] = ()
    seat_of: str | None = None
    note: str | None = None
    status: str | None = None
    lsad: str | None = None
    fips_class: str | None = None
    other_geoids: tuple[str, ...] = ()

    @property
    def is_county(self) -> bool:
        """Whether it is a county or another first-level division of a state."""
        return is_county(self.id, self.kind)

    def label(self) -> str:
        """The name with its state: ``Clayton, MO``."""
        return f"{self.name}, {self.state}" if self.state and self.kind not in STATE_KINDS else self.name

    def to_dict(self) -> dict[str, Any]:
        """The place as every surface prints it."""
        return {
            "id": self.id,
            "geoid": self.geoid,
            "name": self.name,
            "kind": self.kind,
            "state": self.state or None,
            "counties": [{"geoid": c.geoid, "name": c.name} for c in self.counties],
            "population": self.population,
            "has_government": self.governs,
            "status": self.status,
        }


STATE_KINDS = frozenset({"nation", "state", "district", "territory"})
COUNTY_KINDS = frozenset({"county", "parish", "census_area", "municipio", "planning_region", "former_county"})
"""Kinds that only a county or its equivalent has; a borough is one in Alaska, and else a town."""


def is_county(ident: str, kind: str) -> bool:
    """Whether the jurisdiction ``ident`` of this ``kind`` is a county or an equivalent of one."""
    return kind in COUNTY_KINDS or (kind == "borough" and not ident.rpartition("/")[2].startswith("place:"))


class Row(Struct, kw_only=True):
    """A jurisdiction on its way into a gazetteer, with every name it answers to.

    :ivar names: its own names.
    :ivar aliases: names in use beside them: nicknames, former names, other languages.
    :ivar lesser: names that other places have the better claim to, each with its quality (0 to 1).
    :ivar former: ids that once meant this jurisdiction and still find it.
    """

    id: str
    name: str
    kind: str
    state: str
    geoid: str | None = None
    counties: list[str] = []
    population: int | None = None
    governs: bool | None = None
    same_as: list[str] = []
    governed_by: list[str] = []
    seat_of: str | None = None
    note: str | None = None
    names: list[str] = []
    aliases: list[str] = []
    lesser: dict[str, float] = {}
    status: str | None = None
    lsad: str | None = None
    fips_class: str | None = None
    other_geoids: list[str] = []
    former: list[str] = []

    @property
    def is_county(self) -> bool:
        """Whether it is a county or another first-level division of a state."""
        return is_county(self.id, self.kind)

    def add_geoids(self, *geoids: str | None) -> None:
        """Note further GEOIDs by which the jurisdiction is found."""
        known = (self.geoid, *self.other_geoids)
        self.other_geoids += [geoid for geoid in geoids if geoid and geoid not in known]


class Match(Struct, frozen=True, gc=False):
    """One jurisdiction a text may mean.

    :ivar score: how well it fits, between 0 and 1.
    :ivar share: its part of the prominence of all that fit; decides whether to ask back.
    :ivar guessed: nothing is called what the text says, nor anything one slip of the pen away from it.
    """

    place: Jurisdiction
    score: float
    share: float = 1.0
    guessed: bool = False

    def to_dict(self) -> dict[str, Any]:
        """The match as every surface prints it."""
        return {**self.place.to_dict(), "score": round(self.score, 3)}


class Premise(Struct, frozen=True):
    """Something a text takes for granted that is not so, with the correction in each language."""

    text: str
    correction: dict[str, str]

    def to_dict(self, lang: str = "en") -> dict[str, str]:
        """The premise as every surface prints it, in English where the language is not to be had."""
        return {"text": self.text, "correction": self.correction.get(lang, self.correction["en"])}


class PlaceResult(Struct, frozen=True):
    """The answer to "which place is meant?": ranked matches and mended premises.

    ``clear`` says whether the first match may be used without asking back.

    :ivar kind: what to say where the text names what the first match is not: a kind of place (a township,
        a village), a region, a place of another state, a name that nothing has.
    """

    query: str
    matches: tuple[Match, ...]
    premise: tuple[Premise, ...] = ()
    clear: bool = False
    kind: Premise | None = None

    @property
    def remarks(self) -> tuple[Premise, ...]:
        """All there is to tell beside the matches."""
        return self.premise if self.kind is None else (self.kind, *self.premise)

    def to_dict(self, lang: str = "en") -> dict[str, Any]:
        """The stable JSON shape of design §6."""
        return {
            "query": self.query,
            "matches": [match.to_dict() for match in self.matches],
            "premise": [p.to_dict(lang) for p in self.remarks],
            "clear": self.clear,
        }
