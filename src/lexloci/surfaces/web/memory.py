"""What several pages share and is slow to make: kept for a while, and only what was asked of the record."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct, structs

from lexloci.answers.guide import Guide
from lexloci.law.finding import Finding
from lexloci.library import Lexloci
from lexloci.places.model import STATE_KINDS, Jurisdiction
from lexloci.record.model.place import JurisdictionFile
from lexloci.record.store import named
from lexloci.surfaces.web.answering import Key, answering

if TYPE_CHECKING:
    from lexloci.law.diff import Turn

T = TypeVar("T")
PLACES = 8
"""Places whose guide and changes are kept: a page in the other language often follows."""
FINDINGS = 6_000
SINCE = "2009-01-01"
"""How far back the timeline reaches: the span the record aims to cover."""


class Held(Struct, frozen=True, gc=False):
    """What the page of a place says on a day, and what changed there until then."""

    guide: Guide
    turns: list[tuple[str, Turn]]


class Memory:
    """Guides and changes of the places asked about last; Findings of undescribed places."""

    def __init__(self, lexloci: Lexloci, described: frozenset[str]) -> None:
        self._lx = lexloci
        self._described = described
        self._keys: dict[str, Key] = {}
        self._places: OrderedDict[tuple[str, str, str], object] = OrderedDict()
        self._findings: dict[Key, Finding] = {}
        self._held: dict[str, dict[str, Held]] = {}
        self._counties: dict[str, tuple[Jurisdiction, ...]] = {}

    def guide(self, place: Jurisdiction, lang: str, on: str) -> Guide:
        """The guide of a place: made once for all languages."""
        held = self._held.get(on, {}).get(place.id)
        made = held.guide if held else self._of("guide", place, on, lambda: self._lx.guide(place, lang, on))
        return structs.replace(made, lang=lang)

    def hold(self, place: Jurisdiction, on: str) -> None:
        """Keep what holds and held at a place on a day, and its guide; what did on other days goes."""
        self._lx.engine.hold(place, on)
        if on not in self._held:
            self._held.clear()
            self._held[on] = {}
        turns = self._lx.engine.turns(place, SINCE, on)
        self._held[on][place.id] = Held(self._lx.guide(place, on=on), turns)

    def turns(self, place: Jurisdiction, on: str) -> list[tuple[str, Turn]]:
        """What changed at a place up to a day, each with its topic."""
        held = self._held.get(on, {}).get(place.id)
        if held is not None:
            return held.turns
        return self._of("turns", place, on, lambda: self._lx.engine.turns(place, SINCE, on))

    def key(self, place: Jurisdiction) -> Key:
        """What the Findings of a place hang on; places that share it have the same position and rules."""
        found = self._keys.get(place.id)
        if found is None:
            if len(self._keys) >= FINDINGS:
                self._keys.clear()
            own = place.id in self._described
            found = (place.id,) if own else answering(self._lx, self._named, place)
            self._keys[place.id] = found
        return found

    @cached_property
    def _named(self) -> frozenset[str]:
        return self._lx.record.heard or named(self._lx.record)

    @cached_property
    def localities(self) -> tuple[Jurisdiction, ...]:
        """The counties and cities that have a file in the record, by state and name."""
        by_id = self._lx.gazetteer.by_id
        places = [by_id(file.id) for file in self._lx.record.all(JurisdictionFile)]
        found = {place.id: place for place in places if place.kind not in STATE_KINDS}
        return tuple(sorted(found.values(), key=lambda place: (place.state, place.name)))

    def law(self, place: Jurisdiction, variable: str, on: str) -> Finding:
        """The Finding on a topic at a place; where the record describes none, those alike share one.

        Its reasons may name another place: they are for pages that show none.
        """
        if place.id in self._described:
            return self._lx.engine.law(place, variable, on)
        key = (variable, on, *self.key(place))
        found = self._findings.get(key)
        if found is None:
            if len(self._findings) >= FINDINGS:
                self._findings.clear()
            found = self._findings[key] = self._lx.engine.law(place, variable, on)
        return structs.replace(found, place=place)

    def counties(self, state: str) -> tuple[Jurisdiction, ...]:
        """The counties and county equivalents of a state (id)."""
        found = self._counties.get(state)
        if found is None:
            by_id, depth = self._lx.gazetteer.by_id, state.count("/") + 1
            ids = [
                i for i in self._lx.gazetteer.all_ids() if i.startswith(f"{state}/") and i.count("/") == depth
            ]
            found = self._counties[state] = tuple(place for place in map(by_id, ids) if place.is_county)
        return found

    def _of(self, what: str, place: Jurisdiction, on: str, make: Callable[[], T]) -> T:
        key = (what, place.id, on)
        if key not in self._places:
            self._places[key] = make()
            while len(self._places) > PLACES * 2:
                self._places.popitem(last=False)
        return self._places[key]  # type: ignore[return-value]
