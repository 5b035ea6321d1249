"""Whether one sentence wholly denies what another tells of in words of the same kind (``data/wholly.yaml``).

"Every officer completed a course on the new rules" and "training on the amended act had yet to begin for
anyone in the department": all that the denial names has its like in what is told, a course for training, the
rules for the act. That takes more than :mod:`lexloci.reading.undone`, which asks for the same words, and is
less sure of each; so the denial must be whole, and nothing of it may be left over.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from lexloci.reading.deeds import YEAR, Deed
from lexloci.reading.likeness import akin
from lexloci.reading.wholes import LEAST, Token, Whole

ENOUGH = 3
"""Things that a denial must name, each with its like in what is told, with and without a word in common."""
WIDE, ROOM = 2, 3
"""In how long a piece of what is told that must stand of which there is none: "a nurse at the shelter"."""
FRONT = 8
"""Among how many words at the beginning who has an office stands."""


def may_clash(none: Whole, some: Whole, home: Set[str]) -> bool:
    """Whether the first denies something wholly, and the other tells of all that it names.

    :param home: the beginnings of words of the name of the page's place.
    """
    if none.none is None or some.none is not None:
        return False
    return none.denies and some.tells and _covered(none, some, home)


def wholly(none: Whole, some: Whole, deeds: tuple[Deed, Deed]) -> bool:
    """Whether what one denies and the other tells of, which may clash, is of one time and of one owner.

    :param deeds: what each tells of as done, in the same order.
    """
    mine, yours = deeds
    return (
        mine.ranks == yours.ranks
        and _in_time(none, some, mine, yours)
        and (none.lacks or not any(t.stem in yours.owners - mine.owners for t in none.denied[:1]))
        and not mine.apart(yours)
    )


def _covered(none: Whole, some: Whole, home: Set[str]) -> bool:
    """Whether all that is denied is told of."""
    named = [token for token in none.denied if token.stem not in home]
    likes = _likes(named, some.tokens)
    if likes is None:
        return False
    found = list(likes.values())
    if none.of_post:
        return bool(found) and some.now and max(found) <= FRONT
    same = any(akin(token.stem, other.stem) for token in named for other in some.tokens)
    if len(found) < (LEAST if same else ENOUGH) or (
        none.lacks and not _its_own(likes[named[0].at], found, some)
    ):
        return False
    return not none.there or max(found) - min(found) <= WIDE * len(found) + ROOM


def left_over(one: Whole, other: Whole, home: Set[str]) -> bool:
    """Whether the one of two that denies something names, where it does, what has no like in the other.

    What is only pointed back to has been called otherwise: "that building".
    """
    if one.negative == other.negative:
        return False
    none, some = (one, other) if one.negative else (other, one)
    named = [token for token in none.negated if token.stem not in home]
    if not named and none.none is not None:
        return True
    return any(not (t.pointed or any(t.told_by(told) for told in some.tokens)) for t in named)


def spoken_of(one: Whole, other: Whole) -> bool:
    """Whether what is denied is only spoken of in the other: "a policy on visits"."""
    if one.negative == other.negative:
        return False
    none, some = (one, other) if one.negative else (other, one)
    return any(
        mine.verb and yours.topic and mine.like(yours) for mine in none.tokens for yours in some.tokens
    )


def _its_own(owner: int, found: Sequence[int], some: Whole) -> bool:
    """Whether what is told is of the owner: it stands first, or behind an "of" or "at"."""
    return owner == min(found) or not some.owning.isdisjoint(some.line.split()[max(0, owner - 3) : owner])


def _likes(named: Sequence[Token], told: Sequence[Token]) -> dict[int, int] | None:
    """For where each thing that is named stands where its like does; None where one has none.

    The rarest first: a word that has few kinds may find its like taken by one that has many.
    """
    left, out = list(told), dict[int, int]()
    for token in sorted(named, key=lambda one: len(one.kinds)):
        same = [one for one in left if akin(token.stem, one.stem) and token.told_by(one)]
        like = next(iter(same), None) or next((one for one in left if token.told_by(one)), None)
        if like is None:
            return None
        left.remove(like)
        out[token.at] = like.at
    return out


def _in_time(none: Whole, some: Whole, mine: Deed, yours: Deed) -> bool:
    """Whether what is told falls into the time for which it is denied."""
    if none.since is not None:
        year = none.since["y"]
        return some.now and not (year and any(one < int(year) for one in some.years))
    if none.by is not None:
        return _before(some, none)
    times = frozenset(t for t in mine.times if t not in none.today and (not t.isdigit() or YEAR.match(t)))
    if times and not mine.then:
        return times <= yours.times
    return mine.ever or mine.then or not yours.times or some.now


def _before(some: Whole, none: Whole) -> bool:
    """Whether what is told came before the day until which nobody had done it."""
    if some.years and none.years:
        first, last = min(some.years), max(none.years)
        return first < last or (first == last and _months_before(some, none))
    return not (some.years or none.years) and _months_before(some, none)


def _months_before(some: Whole, none: Whole) -> bool:
    return bool(some.months and none.months) and max(some.months) <= max(none.months)
