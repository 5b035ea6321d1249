"""What the Census and geography files tell, as read: one container for any subset of them."""

from __future__ import annotations

from msgspec import Struct

Shares = dict[str, dict[str, float]]
"""ZIP code area → GEOID → square miles they share."""


class Area(Struct):
    """A line of a Census Gazetteer.

    :ivar ansi: the feature's number in the Geographic Names Information System, without zeros.
    :ivar status: functional status; empty in files that have none.
    :ivar land: land area in square miles.
    """

    geoid: str
    state: str
    name: str
    ansi: str
    lsad: str
    status: str
    land: float
    at: tuple[float, float]


class ZipArea(Struct):
    """A ZIP code tabulation area: where most of it lies; empty where that is unknown."""

    county: str
    subdivision: str
    place: str
    land: float


class Source(Struct):
    """A file that was read: what it is, and how many rows it gave."""

    file: str
    what: str
    rows: int


class Tables(Struct):
    """Everything read, by GEOID, ZIP code area or OCD id."""

    places: dict[str, Area] = {}
    counties: dict[str, Area] = {}
    subdivisions: dict[str, Area] = {}
    classes: dict[str, str] = {}
    feature_classes: dict[str, str] = {}
    feature_counties: dict[str, str] = {}
    place_counties: dict[str, list[str]] = {}
    zip_counties: Shares = {}
    zip_places: Shares = {}
    zips: dict[str, ZipArea] = {}
    retired: dict[str, str] = {}
    population: dict[str, int] = {}
    ids: dict[str, str] = {}
    aliases: list[tuple[str, str]] = []
    sources: list[Source] = []
    unread: list[str] = []

    def class_of(self, area: Area) -> str | None:
        """The FIPS class of an area: by its feature number, else by its GEOID."""
        return self.feature_classes.get(area.ansi) or self.classes.get(area.geoid)
