"""Whether what two sentences of a page say of one thing cannot both be so.

"The help desk never opened" and "a friend volunteers at that help desk"; "free" and "a forty-dollar fee";
"in English alone" and "in five languages". Both must speak of one thing beyond doubt, of one time, of the
same people, with no exception.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from lexloci.reading.deadlines import other_deadline
from lexloci.reading.extents import ITSELF, THE_PAGES, Age, Days, Share, Size
from lexloci.reading.lexicon import data
from lexloci.reading.likeness import SHORTEST, stemmed
from lexloci.reading.openings import Opening
from lexloci.reading.said import Said
from lexloci.reading.things import EVENTS, INDEFINITE, Things, same
from lexloci.reading.things import ITSELF as ITS_OWN
from lexloci.reading.traits import ANY, State

LASTS = frozenset({"ended", "closed", "dormant", "never"})
"""States that hold on: what was closed last year is closed."""
NEVER = "never"
FEW_MORE = 2
"""How many words more than the other a sentence may have that says the same of a share of its things."""
YOU_WILL = " you will "
"""Tells of now: "you will find the doors open"."""
BY_SHIFT = frozenset({"price", "runner", "booking", "intake", "access"})
"""Kinds of states that may be otherwise by night or in winter."""
CALLS = frozenset({"call", "llamada"})
"""What comes in on a line and is no other thing."""
FAR = 1.25
CROWDS_APART = 2.5
"""How much larger one count of a crowd must be than another."""


def contrary(one: Said, other: Said, page: Sequence[Things]) -> bool:
    """Whether two sentences, the earlier first, say of one thing what cannot both be so.

    :param page: the things of all sentences of the page.
    """
    if not (one.says and other.says):
        return False
    shared = list(_shared(one, other, page))
    itself = ITS_OWN in one.things.signs & other.things.signs
    if not (shared or itself) or _of_two_sorts(one, other):
        return False
    return (
        _states_apart(one, other, shared)
        or (_at_one_time(one, other) and _extents_apart(one, other, shared))
        or _ages_apart(one, other, shared)
        or _hours_apart(one, other, shared)
        or _ends_apart(one, other, shared)
        or (itself and _by_itself(one, other))
    )


def _of_two_sorts(one: Said, other: Said) -> bool:
    """Whether they are of two months, or of two groups of people."""
    ends = one.traits.deadline and other.traits.deadline
    if one.months and other.months and one.months.isdisjoint(other.months) and not ends:
        return True
    return one.traits.groups != other.traits.groups and not _all_of(one, other)


def _all_of(one: Said, other: Said) -> bool:
    """Whether one speaks of a group and the other of all."""
    return not (one.traits.groups and other.traits.groups) and "access" in _kinds(one) & _kinds(other)


def _kinds(said: Said) -> set[str]:
    return {state.kind for state in said.traits.states}


def _shared(one: Said, other: Said, page: Sequence[Things]) -> Iterator[tuple[int, int]]:
    """The things, by number, of which both speak."""
    if one.things.heads.isdisjoint(other.things.heads):
        return
    for a, mine in enumerate(one.things.found):
        for b, yours in enumerate(other.things.found):
            if mine.head != yours.head or (yours.before in INDEFINITE and mine.before not in INDEFINITE):
                continue
            if same((one.things, a), (other.things, b), page):
                yield a, b


def _states_apart(one: Said, other: Said, shared: Sequence[tuple[int, int]]) -> bool:
    rules = data("traits.yaml")["apart"]
    return any(
        mine.kind == yours.kind
        and ([mine.state, yours.state] in rules[mine.kind] or [yours.state, mine.state] in rules[mine.kind])
        and _of_one(one, mine, other, yours, shared)
        and _meant(one, mine, other, yours)
        for mine in one.traits.states
        for yours in other.traits.states
    )


def _of_one(one: Said, mine: State, other: Said, yours: State, shared: Sequence[tuple[int, int]]) -> bool:
    """Whether two states are said of one thing: of motions, of which there are many, by name."""
    if ANY not in (mine.thing, yours.thing):
        told = one.things.found[mine.thing].told & other.things.found[yours.thing].told
        return (mine.thing, yours.thing) in shared and (mine.kind != "outcome" or bool(told))
    if mine.kind == "crowd":
        shared = [(a, b) for a, b in shared if one.things.found[a].head in EVENTS]
    beside = _beside(one, other)
    return not beside and any(mine.thing in (ANY, a) and yours.thing in (ANY, b) for a, b in shared)


def _beside(one: Said, other: Said) -> bool:
    """Whether each speaks of a thing beside, of which the other does not."""
    return bool(one.things.heads - other.things.heads and other.things.heads - one.things.heads)


def _for_others(one: Said, other: Said) -> bool:
    """Whether each says for whom or for what it is so, and these are two."""
    return bool(one.whom and other.whom) and one.whom.isdisjoint(other.whom)


def _meant(one: Said, mine: State, other: Said, yours: State) -> bool:
    """Whether both states are meant for one time, without an exception."""
    if one.traits.loose or other.traits.loose or _for_others(one, other):
        return False
    if mine.kind in BY_SHIFT and one.traits.shifts != other.traits.shifts:
        return False
    for state, still in ((mine, other), (yours, one)):
        if state.state in LASTS:
            gone = "past" in still.times and state.state != NEVER
            planned = "next" in still.times and YOU_WILL not in still.traits.words.line
            return not (gone or planned or still.traits.anew or (still.gist.years and state.state != NEVER))
    return _at_one_time(one, other)


def _at_one_time(one: Said, other: Said) -> bool:
    """Whether both are of one time, told or not, without an exception."""
    timely = not (one.times ^ other.times) - {"now"}
    return timely and not _not_of_now(one, other) and one.gist.years == other.gist.years


def _not_of_now(one: Said, other: Said) -> bool:
    """Whether one tells of what may be, of another time, or of what goes on anew."""
    return any(said.traits.loose or said.traits.anew for said in (one, other))


def _extents_apart(one: Said, other: Said, shared: Sequence[tuple[int, int]]) -> bool:
    if one.where != other.where or _for_others(one, other):
        return False
    mine, yours = one.traits.extents, other.traits.extents
    if any(_shares_apart(one, a, other, b, shared) for a in mine.shares for b in yours.shares):
        return True
    if one.traits.shifts != other.traits.shifts:
        return not _beside(one, other) and _days_apart(one, mine.days, other, yours.days)
    sized = any(_sizes_apart(a, b, shared) for a in mine.sizes for b in yours.sizes)
    if sized or _beside(one, other):
        return sized
    if one.plain and other.plain and _tongues_apart(one, other):
        return True
    alike = one.gist.plain and other.gist.plain
    return _days_apart(one, mine.days, other, yours.days) or (alike and _crowds_apart(one, other, shared))


def _shares_apart(
    one: Said, mine: Share, other: Said, yours: Share, shared: Sequence[tuple[int, int]]
) -> bool:
    """Whether something is so of all things of a kind in one sentence and of few in the other."""
    if (mine.thing, yours.thing) not in shared or mine.what != yours.what:
        return False
    if mine.least <= yours.most and yours.least <= mine.most:
        return False
    told = [said.things.found[n].told for said, n in ((one, mine.thing), (other, yours.thing))]
    if bool(told[0]) != bool(told[1]) and not mine.what:
        return False
    named = [said.traits.extents.tongues for said in (one, other)]
    if (named[0].named if named[0] else None) != (named[1].named if named[1] else None):
        return False
    return bool(mine.what) or _says_the_same(one, mine.thing, other, yours.thing)


def _says_the_same(one: Said, mine: int, other: Said, yours: int) -> bool:
    """Whether, but for the thing itself, all words of one stand in the other, which has few more."""
    rest = []
    for said, n in ((one, mine), (other, yours)):
        thing = said.things.found[n]
        inside = {*said.things.words.keys[thing.first : thing.last + 1]}
        own = {stem for stem in said.gist.content if len(stem) >= SHORTEST}
        rest.append(own - {stem for stem in own if any(key.startswith(stem) for key in inside)})
    less, more = sorted(rest, key=len)
    vague = set(data("traits.yaml")[one.traits.lang]["vague"])
    less, more = less - vague, more - vague
    return bool(less) and less <= more and len(more) - len(less) <= FEW_MORE


def of_other_units(one: Said, other: Said) -> bool:
    """Whether they count two sorts of one unit: members, and members of its board."""
    return any(
        mine.unit == yours.unit and mine.told != yours.told
        for mine in one.traits.extents.sizes
        for yours in other.traits.extents.sizes
    )


def _sizes_apart(mine: Size, yours: Size, shared: Sequence[tuple[int, int]]) -> bool:
    if (mine.thing, yours.thing) not in shared or mine.unit != yours.unit or mine.told != yours.told:
        return False
    return mine.least > yours.most * FAR or yours.least > mine.most * FAR


def _days_apart(one: Said, mine: Days | None, other: Said, yours: Days | None) -> bool:
    """Whether one opens on days on which the other says it does not."""
    by_hours = [any(opening.hours for opening in said.traits.openings) for said in (one, other)]
    if mine is None or yours is None or all(by_hours):
        return False
    doing = _alike(one, other)
    if not (doing or (mine.opens and yours.opens)):
        return False
    for a, b in ((mine, yours), (yours, mine)):
        if a.closed != b.closed:
            if a.closed and not a.days.isdisjoint(b.days):
                return True
        elif a.only and not a.closed and not b.days <= a.days:
            return True
    return False


def _hours_apart(one: Said, other: Said, shared: Sequence[tuple[int, int]]) -> bool:
    """Whether one thing is open when it is shut, for the same callers in the same languages."""
    mine, yours = one.traits.openings, other.traits.openings
    if not (mine and yours and shared) or (one.things.heads ^ other.things.heads) - CALLS:
        return False
    tongues = [said.traits.extents.tongues for said in (one, other)]
    spoken = [told.named | told.lacks if told else frozenset() for told in tongues]
    if one.where != other.where or spoken[0] != spoken[1] or _for_others(one, other):
        return False
    return one.gist.years == other.gist.years and any(
        a.clashes(b) and _stands(a, one, {n for n, _ in shared}) and _stands(b, other, {n for _, n in shared})
        for a in mine
        for b in yours
    )


def at_other_hours(one: Said, other: Said) -> bool:
    """Whether each tells at which hours or on which days a thing is open or shut, and these do not meet."""
    mine, yours = one.traits.openings, other.traits.openings
    told = all(opening.hours or opening.days for opening in (*mine, *yours))
    return bool(mine and yours) and told and not any(a.clashes(b) for a in mine for b in yours)


def _stands(opening: Opening, said: Said, shared: Set[int]) -> bool:
    """Whether the piece that tells when it is open names one of the things that are shared."""
    keys = said.things.words.keys
    things = (said.things.found[n] for n in shared)
    return not opening.there or any(not opening.there.isdisjoint(keys[t.first : t.last + 1]) for t in things)


def _ends_apart(one: Said, other: Said, shared: Sequence[tuple[int, int]]) -> bool:
    """Whether one may apply for one thing until two days."""
    if not shared or _beside(one, other) or one.gist.years != other.gist.years or _for_others(one, other):
        return False
    return other_deadline(one.traits.deadline, other.traits.deadline)


def _alike(one: Said, other: Said) -> bool:
    """Whether they have a telling word in common besides things and days."""
    named = {
        key
        for said in (one, other)
        for t in said.things.found
        for key in said.things.words.keys[t.first : t.last + 1]
    }
    vague = set(data("traits.yaml")[one.traits.lang]["vague"])
    vague |= {stemmed(day) for day in data("extents.yaml")[one.traits.lang]["days"]}
    shared = {stem for stem in one.gist.content & other.gist.content if len(stem) > SHORTEST}
    return bool({stem for stem in shared if not any(key.startswith(stem) for key in named)} - vague)


def _tongues_apart(one: Said, other: Said) -> bool:
    mine, yours = one.traits.extents.tongues, other.traits.extents.tongues
    if mine is None or yours is None:
        return False
    if mine.lacks or yours.lacks:
        return not (mine.lacks and yours.lacks) and bool(mine.lacks & yours.named or yours.lacks & mine.named)
    if mine.only == yours.only:
        return False
    only, free = (mine, yours) if mine.only else (yours, mine)
    if not only.named:
        return 0 < only.count < free.count
    return not free.named <= only.named or free.count > max(only.count, len(only.named))


def _crowds_apart(one: Said, other: Said, shared: Sequence[tuple[int, int]]) -> bool:
    mine, yours = one.traits.extents.crowd, other.traits.extents.crowd
    event = any(one.things.found[a].head in EVENTS for a, _ in shared)
    if mine is None or yours is None or not event or one.gist.part or other.gist.part:
        return False
    return mine[0] > yours[1] * CROWDS_APART or yours[0] > mine[1] * CROWDS_APART


def _ages_apart(one: Said, other: Said, shared: Sequence[tuple[int, int]]) -> bool:
    """Whether they give one thing two beginnings, or two ages."""
    if _not_of_now(one, other) or one.gist.against or other.gist.against:
        return False
    return any(
        a.kind == b.kind and abs(a.years - b.years) > 1 and (a.thing, b.thing) in shared
        for a in one.traits.extents.ages
        for b in other.traits.extents.ages
    )


def _by_itself(one: Said, other: Said) -> bool:
    """Whether they give the page itself, or the body whose page it is, two ages."""
    if _not_of_now(one, other):
        return False
    mine, yours = one.traits.extents.ages, other.traits.extents.ages
    return any(
        a.kind == b.kind and abs(a.years - b.years) > 1 and _the_page(one, a) and _the_page(other, b)
        for a in mine
        for b in yours
        if ITSELF in (a.thing, b.thing)
    )


def _the_page(said: Said, age: Age) -> bool:
    return age.thing == ITSELF or said.things.found[age.thing].before in THE_PAGES
