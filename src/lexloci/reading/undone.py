"""Whether one sentence denies what another tells of as done, in other words.

"The office mailed a card to each household" cannot stand beside "no household has been sent anything by the
office": all that the denial names, the other sentence tells of, in the same or in like words. Nor can "every
officer was trained" beside "only half of them were", or "an ID is required" beside "no ID is needed".
"""

from __future__ import annotations

from lexloci.reading.deeds import YEAR, Deed

LEAST = 2
"""Words that a denial must name."""
FEW = 3
"""A denial of so few words says all by each: a fund that never paid bonds may have paid lawyers."""
WIDE, ROOM = 2, 5
"""In how long a piece of the other sentence what is denied must stand: so many times its words, and more."""
IF = frozenset({"if", "si"})
"""Begins what denies nothing: "if you speak no English"."""


def of_two_sorts(one: Deed, other: Deed) -> bool:
    """Whether what is denied and what is told are of two: the lobby of the jail, and that of the library."""
    years = [{time for time in deed.times if YEAR.match(time)} for deed in (one, other)]
    if (one.none is None) == (other.none is None) or years[0] != years[1]:
        return False
    none, some = (other.clause, one) if one.none is None else (one.clause, other)
    if none.line.split()[:1] in ([word] for word in IF):
        return False
    bounded = bool(none.bounds - some.bounds) and not some.always
    apart = bounded or none.apart(some) or _led_apart(none, some) or _by_another(none, some)
    own = _of_its_own(none, some) or _of_its_own(some, none)
    return apart or own or none.ranks != some.ranks or _begin_apart(none, some)


def _led_apart(one: Deed, other: Deed) -> bool:
    """Whether each tells where or to whom, of which the other has nothing."""
    return all(
        any(not any(a.like(b) for b in yours.named) for a in mine.led)
        for mine, yours in ((one, other), (other, one))
    )


def _begin_apart(one: Deed, other: Deed) -> bool:
    """Whether each begins with something of which the other has nothing: the lobby, and the waiting room."""
    return all(
        any(not any(a.like(b) for b in yours.named) for a in (*mine.named[:LEAST], *mine.led))
        for mine, yours in ((one, other), (other, one))
    )


def _by_another(none: Deed, some: Deed) -> bool:
    """Whether another does what is told, and who is said not to do it stands behind: "next to the jail"."""
    if none.passive or some.passive or not (none.named and some.named):
        return False
    who, first = none.named[0], some.named[0]
    at = [one.at for one in some.named if who.like(one)]
    shared = [one.at for one in some.named if any(one.like(mine) for mine in none.named[1:])]
    theirs = any(first.like(mine) for mine in none.named)
    return bool(at and shared) and not theirs and min(at) > min(shared)


def undone(one: Deed, other: Deed) -> bool:
    """Whether one says that nobody did what the other tells of as done."""
    if one.denies == other.denies:
        return False
    none, some = (one, other) if one.denies else (other, one)
    return some.firm and _tells_all(none, some) and _of_one_time(none, some) and not of_two_sorts(none, some)


def of_few(one: Deed, other: Deed) -> bool:
    """Whether one says of all of a kind what the other says of only some of them."""
    return _of_few(one, other) or _of_few(other, one)


def _of_few(all_: Deed, few: Deed) -> bool:
    if all_.none or all_.partly or not few.partly or len(all_.named) < LEAST or all_.times != few.times:
        return False
    if not any(a.like(b) for a in all_.shares("universal") for b in few.shares("partial")):
        return False
    told = all(any(a.like(b) for b in few.named) for a in all_.named)
    return all_.certain and few.certain and told and not _told_which(few, all_)


def _told_which(few: Deed, all_: Deed) -> bool:
    """Whether one tells which are meant of what the other names: "a Spanish interpreter"."""
    shared = {one.at: one.stem for one in few.named if any(one.like(other) for other in all_.named)}
    before = any(one.at not in shared and one.at + 1 in shared for one in few.named)
    return before or any(few.slots.get(stem, frozenset()) - all_.stems for stem in shared.values())


def needless(one: Deed, other: Deed) -> bool:
    """Whether one says that something is needed, and the other that it is not."""
    return _needless(one, other) or _needless(other, one)


def _needless(need: Deed, none: Deed) -> bool:
    mine, yours = need.needs, none.needless
    if mine is None or yours is None or need.needless is not None:
        return False
    if not any(a.like(b) for a in mine[0] for b in yours[0]):
        return False
    left = set(yours[1].split())
    rest = [one for one in none.named if none.line.split()[one.at] in left]
    told = all(any(one.like(other) for other in need.named) for one in rest)
    named = set(mine[1].split())
    parts = (
        one
        for one in need.named
        if need.line.split()[one.at] in named and not any(one.like(other) for other in none.named)
    )
    if any(need.slots.get(one.stem, frozenset()) & none.stems for one in parts):
        return False
    return bool(rest) and told and need.times == none.times and not _led_apart(need, none)


def of_others(one: Deed, other: Deed) -> bool:
    """Whether what is denied is so at another time, of another's own, or of what is not told as so."""
    if one.denies == other.denies:
        return False
    none, some = (one, other) if one.denies else (other, one)
    elsewhen = bool(none.times) and not (none.then or some.then) and none.times.isdisjoint(some.times)
    short = len(none.named) <= FEW and not all(any(a.like(b) for b in some.named) for a in none.named)
    return elsewhen or short or not some.firm or _of_its_own(none, some)


def _of_its_own(none: Deed, some: Deed) -> bool:
    """Whether what is denied of a thing is told of something that belongs to it."""
    first = none.named[0] if none.named else None
    return first is not None and first.stem in some.owners and first.stem not in none.owners


def _tells_all(none: Deed, some: Deed) -> bool:
    """Whether all that is denied is told of, close together and not the other way round."""
    if len(none.named) < LEAST:
        return False
    found: list[int] = []
    for mine in none.named:
        at = next((yours.at for yours in some.named if mine.like(yours) and yours.at not in found), None)
        if at is None:
            return False
        found.append(at)
    if max(found) - min(found) > WIDE * len(found) + ROOM:
        return False
    turned = found[0] > found[-1] and not (none.passive or some.passive)
    return not (turned or _of_its_own(none, some))


def _of_one_time(none: Deed, some: Deed) -> bool:
    """Whether what is told falls into the time for which it is denied."""
    if none.then or some.then or (some.always and not any(YEAR.match(time) for time in none.times)):
        return True
    if none.times:
        return none.times == some.times
    years = any(YEAR.match(time) for time in some.times)
    return none.ever or not (some.times or years)
