"""What a Finding hangs on besides the day: places for which it is the same share what was worked out once.

Thousands of places have no rule of their own, and what holds there is their state's law.
"""

from __future__ import annotations

from collections.abc import Hashable

from lexloci.law.agreements import AGREEMENT_VARIABLES
from lexloci.law.view import View, Where
from lexloci.record.model.codebook import Variable

BAN = "local_limits"
NOBODY: frozenset[str] = frozenset()

Bearing = tuple[Hashable, ...]


def bearing(view: View, where: Where, variable: Variable, bound: frozenset[str]) -> Bearing:
    """The governments with rules or searches on ``variable``, whom they reach here, and who is bound.

    Two places of which this is equal have the same Finding but for the names of the place and of those
    who act there.

    :param bound: the ``binds`` terms that reach the body that acts.
    """
    name = variable.id
    local = tuple(ident for ident in where.local if view.rules(name, ident))
    around = tuple(ident for ident in where.around if view.rules(name, ident))
    above = (where.state, where.nation) if where.state else (where.nation,)
    named = NOBODY.union(*(_named(view, name, ident) for ident in (*local, *around, *above)))
    if where.state:
        named |= _named(view, BAN, where.state)
    first = where.local[0] if where.local and view.surveys(name, where.local[0]) else bool(where.local)
    return (
        name, above, local, around, first, bool(where.around), bound, where.ids & named if named else named,
        _listed(view, where, variable, named), _deals(view, where, name),
    )  # fmt: skip


def _named(view: View, variable: str, ident: str) -> frozenset[str]:
    """The places that rules of a government name, or that events of theirs reach alone."""
    kept: dict[tuple[str, str], frozenset[str]] = view.kept.setdefault(_named, {})
    found = kept.get((variable, ident))
    if found is None:
        rules = view.rules(variable, ident)
        found = kept[variable, ident] = frozenset(
            place
            for rule in rules
            for place in (*rule.applies_to, *rule.except_in, *(p for s in rule.steps for p in s.only_in))
        )
    return found


def _listed(view: View, where: Where, variable: Variable, named: frozenset[str]) -> Hashable:
    """Of a list: under which names it may hold the place itself, and whether somebody looked it up there."""
    if variable.group != "designations":
        return None
    own = named.intersection((where.place.id, *where.place.same_as))
    return own, where.place.id if view.surveys(variable.id, where.place.id) else None


def _deals(view: View, where: Where, name: str) -> Hashable:
    """Of agreements: all of the place's governments where one of them has any."""
    kind = AGREEMENT_VARIABLES.get(name)
    if kind is None:
        return None
    homes = (*where.local, *where.around) or ((where.state,) if where.state else ())
    return (homes, where.ids) if any(view.agreements(kind, home) for home in homes) else None
