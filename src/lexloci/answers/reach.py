"""What an answer may look at that many places share: governments of which the record has entries.

Thousands of places have no entry of their own. What a part of an answer says of their state and of the nation
is the same at all of them, so it is worked out from a :class:`Reach`, which holds no name of a place, once.
"""

from __future__ import annotations

from typing import TypeVar

from msgspec import Struct

from lexloci.record.model.common import Entry
from lexloci.record.store import RecordStore

E = TypeVar("E", bound=Entry)
MANY = 3_000
"""Reaches that are kept."""


class Reach(Struct, frozen=True, eq=False):
    """Governments over places by their ids, most local first, and the ISO day.

    Two that are equal are one object (:func:`reaching`), so that what hangs on one can be kept with it.

    :ivar home: the place itself, where the record has entries on it or it is a state or the nation.
    :ivar own: the place's own government, by all its ids.
    """

    record: RecordStore
    on: str
    home: str | None
    own: tuple[str, ...]
    counties: tuple[str, ...]
    state: str | None
    nation: str

    @property
    def local(self) -> tuple[str, ...]:
        """Own government and counties."""
        return (*self.own, *self.counties)

    @property
    def chain(self) -> tuple[str, ...]:
        """Every government over the place, most local first."""
        above = (self.state, self.nation) if self.state else (self.nation,)
        return tuple(dict.fromkeys((*self.local, *above)))


def reaching(whole: Reach, model: type[E]) -> Reach:
    """The reach of a place for entries of a type: of its own governments and counties, those that have any.

    :param whole: all of its governments, of its own ids the place's first.
    """
    placed, state, nation = whole.record.placed(model), whole.state, whole.nation
    own = tuple([i for i in whole.own if i in placed or i in (state, nation)])
    home = whole.own[0] if whole.own[0] in own else None
    counties = tuple([i for i in whole.counties if i in placed])
    key = (whole.on, home, own, counties, state, nation)
    kept: dict[object, Reach] = whole.record.kept.setdefault(Reach, {})
    found = kept.get(key)
    if found is None:
        if len(kept) >= MANY:
            kept.clear()
        found = kept[key] = Reach(whole.record, *key)
    return found
