"""Whether two sentences take two sides of one matter that cannot both be so (``data/sides.yaml``).

"The sheriff is elected" and "the county commission appoints the sheriff"; "agents must sign" and "agents need
not sign". Both must be of one thing, of one time, and nothing may stand in one that makes it another case.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from functools import cache

from msgspec import Struct, structs

from lexloci.reading.lexicon import data
from lexloci.reading.likeness import stemmed
from lexloci.reading.ofwhat import NEGATIVE, UNIVERSAL, Phrase, alike, another, has_like, left, phrase
from lexloci.reading.sides import Side
from lexloci.reading.words import Words

FAR = 1.25
"""How much larger than the other the one of two numbers of one thing must be: either may be a rounded one."""
ENOUGH = 2
"""Words of what is ordered or barred, at the least."""
SINCE = frozenset({"since", "when", "after", "before", "desde", "cuando"})
"""Begins a sentence whose main clause tells of what an "it" stands for."""
UNPOINTED = frozenset({"being"})
"""Matters of which both must name the thing: what was never set up is no "it" of the next sentence."""
ALL, AT_MOST, PART, THE = "all", "at_most", "part", "the"
LONG = 5
"""Letters of a word that is enough alone."""


class _Matter(Struct, frozen=True):
    """What the data says of a matter.

    :ivar apart: states that cannot both be so; ``needs``: of which roles both must tell, alike.
    :ivar event: it is told of what happened, in whatever tense; ``exact``: nothing may tell more of one.
    """

    apart: list[list[str]]
    needs: str
    events: frozenset[str] = frozenset()
    exact: bool = False
    single: bool = False
    value: bool = False
    many: bool = False


class Page(Struct):
    """What the page tells of two sentences.

    :ivar words: all its sentences; ``before``: what the sentence before one of these is about.
    :ivar own: beginnings of the name of the page's place.
    """

    words: Sequence[Words]
    before: Callable[[int], Phrase | None]
    own: frozenset[str]


def both_sides(
    one: tuple[int, Sequence[Side]], other: tuple[int, Sequence[Side]], page: Page, lang: str
) -> bool:
    """Whether two sentences, each with its number and its sides, take two that cannot both be so."""
    return any(
        _apart(a, b)
        and not (a.kind in UNPOINTED and any(_points(side) for side in (a, b)))
        and _of_one(_pointed(a, one[0], page, lang), _pointed(b, other[0], page, lang), page, lang)
        for a in one[1]
        for b in other[1]
        if a.kind == b.kind
    )


def _points(side: Side) -> bool:
    return side.what is not None and side.what.pointed


def bound(one: Sequence[Side], other: Sequence[Side]) -> int | None:
    """Which of two denies for good, or tells of what is so now, so that it matters not when the other was.

    None where both must be of one time; -1 where each tells its own time: two years of one beginning.
    """
    for a in one:
        for b in other:
            if a.kind != b.kind:
                continue
            matter = _matters()[a.kind]
            if matter.single:
                return -1
            if a.denied != b.denied:
                denied = a if a.denied else b
                return (0 if a.denied else 1) if denied.ever else None
            last = [side.state in matter.events for side in (a, b)]
            if last[0] != last[1]:
                return 1 if last[0] else 0
    return None


def _main(words: Words, lang: str) -> Phrase | None:
    """What the main clause is about, behind a first one: "since it opened in 2019, the center"."""
    at = next((n + 1 for n in range(len(words) - 1) if "," in words.gap(n)), len(words))
    return phrase(words, at, len(words), lang)


def _stems(words: Words) -> frozenset[str]:
    return words.lately(_stems, None, lambda: frozenset(stemmed(key) for key in words.keys))


def _pointed(side: Side, at: int, page: Page, lang: str) -> Side:
    """A side with what it points back to put in."""
    words = page.words[at]
    there = _stems(words)
    named = {}
    for role in ("who", "what"):
        found: Phrase | None = getattr(side, role)
        if found is not None and found.pointed:
            before = _main(words, lang) if words.keys[0] in SINCE else page.before(at)
            named[role] = structs.replace(before, there=there | before.told) if before is not None else None
        elif found is not None:
            named[role] = structs.replace(found, there=there)
    return structs.replace(side, **named)


@cache
def _matters() -> dict[str, _Matter]:
    out = {}
    for kind, told in data("sides.yaml")["matters"].items():
        events = told.get("events", [])
        out[kind] = _Matter(**{**told, "events": frozenset([events] if isinstance(events, str) else events)})
    return out


def _apart(one: Side, other: Side) -> bool:
    """Whether the states themselves cannot both be so."""
    matter = _matters()[one.kind]
    if one.number is not None or other.number is not None:
        return _numbers_apart(one, other)
    if matter.single:
        return one.state != other.state and not (one.denied or other.denied)
    if one.denied != other.denied:
        return one.state == other.state and not matter.many
    return not one.denied and (matter.value or _listed(matter, one.state, other.state))


def _numbers_apart(one: Side, other: Side) -> bool:
    """Whether two numbers cannot both be so, or one tells of some and the other of none."""
    if one.number is None or other.number is None:
        none, some = (one, other) if one.number is None else (other, one)
        return none.denied and not some.denied and some.number is not None and some.number[0] > 0
    if one.denied or other.denied:
        return False
    (a, b), (c, d) = (_bounds(side) for side in (one, other))
    return a > d * FAR or c > b * FAR


def _bounds(side: Side) -> tuple[float, float]:
    """Between which numbers it is: "never more than ten" tells of ten at the most."""
    if side.number is None:
        return 0.0, 0.0
    return (0.0, side.number[1]) if side.state == AT_MOST else side.number


def _listed(matter: _Matter, one: str, other: str) -> bool:
    return [one, other] in matter.apart or [other, one] in matter.apart


def _of_one(one: Side, other: Side, page: Page, lang: str) -> bool:
    """Whether both are of one thing, as far as the clauses tell."""
    matter = _matters()[one.kind]
    if not _in_tense(one, other, matter):
        return False
    if matter.value:
        return _role(one, other, "who", page, lang) and _others(one.what, other.what, lang)
    if one.act or other.act:
        done = (
            one.done_to is None or other.done_to is None or alike(one.done_to, other.done_to, page.own, lang)
        )
        ruled = _role(one, other, "who", page, lang) and _of_one_law(one, other, page, lang)
        return done and ruled and _acts(one, other, page)
    if not all(_role(one, other, role, page, lang) for role in ("who", "what")):
        return False
    return _tails(one, other, page, lang)


def _others(mine: Phrase | None, yours: Phrase | None, lang: str) -> bool:
    """Whether two are named of which neither tells anything of the other."""
    if mine is None or yours is None or mine.pointed or yours.pointed:
        return False
    named = [{one.head, *one.told} for one in (mine, yours)]
    return not any(has_like(stem, named[1]) for stem in named[0])


def _of_one_law(one: Side, other: Side, page: Page, lang: str) -> bool:
    """Whether two rules are of one law, or of the only one of which the page speaks."""
    mine, yours = one.what, other.what
    if mine is not None and yours is not None:
        return not (mine.pointed or yours.pointed) and alike(mine, yours, page.own, lang)
    named = set[str]()
    for words in page.words:
        named |= _law_words(words, lang)
        if len(named) > 1:
            return False
    return True


def _law_words(words: Words, lang: str) -> frozenset[str]:
    """The words for laws in a sentence, without endings."""
    return words.lately(
        _law_words, lang, lambda: frozenset(stemmed(key) for key in words.there & _laws(lang))
    )


@cache
def _laws(lang: str) -> frozenset[str]:
    return frozenset(data("sides.yaml")[lang]["laws"])


def _in_tense(one: Side, other: Side, matter: _Matter) -> bool:
    """Whether what is so is told of one time: what happened may be told of in any tense."""
    if ALL in matter.events:
        return True
    last = [side.state in matter.events for side in (one, other)]
    if any(last):
        return all(last) or not (one if last[1] else other).past
    return one.past == other.past


def _role(one: Side, other: Side, role: str, page: Page, lang: str) -> bool:
    """Whether both tell of the same in one role, or it does not matter."""
    matter = _matters()[one.kind]
    mine, yours = getattr(one, role), getattr(other, role)
    needed = role in matter.needs.split()
    if mine is None or yours is None:
        return not needed
    if mine.nobody or yours.nobody:
        return not needed
    mine, yours = _owned(mine, one, role), _owned(yours, other, role)
    if mine.pointed or yours.pointed or not alike(mine, yours, page.own, lang):
        return False
    ours, theirs = left(mine, yours, page.own), left(yours, mine, page.own)
    some = not one.act and _of_some(mine, one, yours, other, role)
    if some or _narrower(one, mine, ours) or _narrower(other, yours, theirs):
        return False
    if not (ours or theirs):
        return True
    barer, fuller = (yours, mine) if ours else (mine, yours)
    every = barer.share in (NEGATIVE, UNIVERSAL)
    return not matter.exact and (every or not another(barer, fuller, page.words, lang))


def _narrower(side: Side, found: Phrase, more: Set[str]) -> bool:
    """Whether only some of what the other sentence tells of is denied: "no federal officer"."""
    return side.denied and bool(more) and found.share != THE


def _of_some(mine: Phrase, one: Side, yours: Phrase, other: Side, role: str) -> bool:
    """Whether some of a kind are meant, who need not be those of the other."""
    if yours.share == PART and mine.share in (PART, THE) and not other.denied:
        return True
    return mine.share == PART and yours.share == THE and role == "who" and not one.denied


def _owned(found: Phrase, side: Side, role: str) -> Phrase:
    """What is not had, or was not made, told by who has none: "the city never set up a hotline"."""
    if role == "what" and side.denied and found.share != THE and side.who is not None and not found.pointed:
        return structs.replace(found, told=found.told | {side.who.head})
    return found


def _acts(one: Side, other: Side, page: Page) -> bool:
    """Whether what is barred, or need not be done, is what the other orders or allows."""
    if bool(one.without) != bool(other.without) or len(one.act & other.act) == 0:
        return False
    if one.without and not (_covers(one.without, other.without) or _covers(other.without, one.without)):
        return False
    strict = ("must_not", "need_not", "left")
    less, more = (one, other) if one.state in strict else (other, one)
    told = less.act - page.own
    return (len(told) >= ENOUGH or any(len(stem) >= LONG for stem in told)) and _covers(more.act, told)


def _covers(more: Set[str], less: Set[str]) -> bool:
    return all(has_like(stem, more) for stem in less)


def _tails(one: Side, other: Side, page: Page, lang: str) -> bool:
    """Whether the rest of the clauses makes no two cases of it."""
    matter = _matters()[one.kind]
    around = [{*_phrases(side), *side.tail} for side in (one, other)]
    more = [
        frozenset(stem for stem in side.tail - page.own - _vague(lang) if not has_like(stem, around[1 - n]))
        for n, side in enumerate((one, other))
    ]
    if one.denied != other.denied:
        return not more[0 if one.denied else 1]
    return not (matter.exact and (more[0] or more[1])) and not (matter.events and more[0] and more[1])


@cache
def _vague(lang: str) -> frozenset[str]:
    return frozenset(stemmed(word) for word in data("sides.yaml")[lang]["vague"])


def _phrases(side: Side) -> list[str]:
    return [
        stem for one in (side.who, side.what) if one is not None for stem in (one.head, *one.told, *one.there)
    ]
