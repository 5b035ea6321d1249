"""What a Finding hangs on besides the day: places for which it is the same share what was worked out once.

Thousands of places have no rule of their own, and what holds there is their state's law.
"""

from __future__ import annotations

from collections.abc import Hashable
from itertools import count

from msgspec import Struct

from lexloci.law.agreements import AGREEMENT_VARIABLES
from lexloci.law.view import View, Where
from lexloci.places.agencies import STATEWIDE
from lexloci.places.model import STATE_KINDS, Jurisdiction
from lexloci.record.model.codebook import Actor, Variable

MANY = 40_000
"""Things that are kept."""
COUNT = count()
BAN = "local_limits"
LOCAL_TERMS = frozenset({"local_agencies", "local_governments"})
CUSTODY_TERMS = frozenset({"sheriff", "jail"})
NOBODY: frozenset[str] = frozenset()

Bearing = tuple[Hashable, ...]


class Borne(Struct, frozen=True, gc=False):
    """What a ruling hangs on besides the day. Places of which a number is the same share what hangs on it.

    :ivar bound: the ``binds`` terms that reach the body that acts.
    :ivar law: a number for what the law decides by.
    :ivar whole: a number for that and for who was searched.
    """

    bound: frozenset[str]
    law: int
    whole: int


def borne(view: View, where: Where, variable: Variable) -> Borne:
    """What a ruling on ``variable`` at a place hangs on, worked out once for all places that are alike."""
    kept: dict[tuple[str, int], Borne] = view.kept.setdefault(borne, {})
    key = (variable.id, where.alike)
    found = kept.get(key)
    if found is None:
        if len(kept) >= MANY:
            kept.clear()
        bound = _one(view, _bound_terms(view.actor(variable.actor), where))
        law = bearing(view, where, variable, bound)
        whole = (law, searches(view, where, variable))
        found = kept[key] = Borne(bound, _number(view, law), _number(view, whole))
    return found


def _number(view: View, thing: Hashable) -> int:
    """The number of a thing; another one once too many were counted."""
    numbers: dict[Hashable, int] = view.kept.setdefault(_number, {})
    found = numbers.get(thing)
    if found is None:
        if len(numbers) >= MANY:
            numbers.clear()
        found = numbers[thing] = next(COUNT)
    return found


def bearing(view: View, where: Where, variable: Variable, bound: frozenset[str]) -> Bearing:
    """The governments with rules on ``variable``, whom they reach here, and who is bound.

    The law decides the same for two places of which this is equal.

    :param bound: the ``binds`` terms that reach the body that acts.
    """
    name = variable.id
    local = tuple(ident for ident in where.local if view.rules(name, ident))
    around = tuple(ident for ident in where.around if view.rules(name, ident))
    state = where.state if where.state and _has_rules(view, name, where.state) else None
    above = (state, where.nation) if state else (where.nation,)
    named = NOBODY.union(*(_named(view, name, ident) for ident in (*local, *around, *above)))
    if state:
        named |= _named(view, BAN, state)
    bound = bound & NOBODY.union(*(_binding(view, name, ident) for ident in (*local, *around, *above)))
    own = named.intersection((where.place.id, *where.place.same_as)) if _lists(variable) else NOBODY
    return (
        name, above, local, around, bool(where.state), bool(where.local or where.around), _one(view, bound),
        _one(view, where.ids & named) if named else named, _one(view, own), _deals(view, where, name),
    )  # fmt: skip


def _one(view: View, found: frozenset[str]) -> frozenset[str]:
    """The one set that stands for all that are equal: thousands of places have the same few."""
    kept: dict[frozenset[str], frozenset[str]] = view.kept.setdefault(_one, {})
    if len(kept) >= MANY:
        kept.clear()
    return kept.setdefault(found, found)


def searches(view: View, where: Where, variable: Variable) -> Bearing:
    """The governments and the place of which it counts whether somebody searched them.

    A government that nobody searched is not the same as none, as where the state runs the jails.
    """
    name = variable.id
    first = tuple(ident if view.surveys(name, ident) else None for ident in where.local[:1])
    listed = _lists(variable) and view.surveys(name, where.place.id)
    return where.state, first, where.place.id if listed else None


def _has_rules(view: View, variable: str, state: str) -> bool:
    """Whether a state has rules on a topic, or on local limits, which may reach it."""
    return bool(view.rules(variable, state) or view.rules(BAN, state))


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


def _named_by_deals(view: View, kind: str, home: str) -> frozenset[str]:
    return frozenset(p for deal in view.agreements(kind, home) for step in deal.steps for p in step.only_in)


def _binding(view: View, variable: str, ident: str) -> frozenset[str]:
    """The terms by which rules of a government say whom they bind."""
    kept: dict[tuple[str, str], frozenset[str]] = view.kept.setdefault(_binding, {})
    found = kept.get((variable, ident))
    if found is None:
        found = kept[variable, ident] = frozenset(b for r in view.rules(variable, ident) for b in r.binds)
    return found


def _lists(variable: Variable) -> bool:
    """Whether the variable is a list, which holds the place itself or does not."""
    return variable.group == "designations"


def _deals(view: View, where: Where, name: str) -> Hashable:
    """Of agreements: the place's governments that have any, and those that events of theirs name."""
    kind = AGREEMENT_VARIABLES.get(name)
    if kind is None:
        return None
    homes = (*where.local, *where.around) or ((where.state,) if where.state else ())
    having = tuple(home for home in homes if view.agreements(kind, home))
    return having, where.ids & NOBODY.union(*(_named_by_deals(view, kind, home) for home in having))


def _bound_terms(actor: Actor, where: Where) -> frozenset[str]:
    """The ``binds`` terms that reach the body that acts.

    A duty of sheriffs or jails does not reach an ordinary city, which has neither.
    """
    terms = set(actor.bound_by)
    agency = where.agency
    if agency is None:
        return frozenset(terms - CUSTODY_TERMS if _ordinary_city(where.acting) else terms)
    if agency.kind in ("sheriff", "sheriff_default", STATEWIDE):
        terms.add("sheriff")
    if agency.known and agency.kind in ("jail", "corrections"):
        terms.discard("sheriff")
    if agency.kind in ("corrections", "state_police"):
        terms = (terms - LOCAL_TERMS) | {"state_agencies", "state_police"}
    return frozenset(terms)


def _ordinary_city(place: Jurisdiction) -> bool:
    custodial = (*STATE_KINDS, "independent_city")
    return not place.is_county and place.kind not in custodial and not place.same_as
