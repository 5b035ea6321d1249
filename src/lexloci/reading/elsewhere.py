"""Whether two sentences of a page speak of two times or of two things (``data/elsewhere.yaml``).

"Swimming lessons start at four" and "diving lessons start at nine" are no clash, nor are last year's
number and this year's, a Burmese interpreter and a Swahili one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from functools import cache
from itertools import pairwise

from msgspec import Struct

from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data
from lexloci.reading.likeness import Gist, stemmed
from lexloci.reading.words import Words

VERBAL = ("s", "ed")
"""Endings of what behind a name is mostly a verb: "the Commission meets"."""
HEAD = 2
"""Among how many content words at the beginning of a sentence its subject is."""
ARTICLES = frozenset({"el", "la", "los", "las", "un", "una"})


class Whereabouts(Struct, frozen=True):
    """What tells of which thing and of which time a sentence speaks.

    :ivar times: groups of its words of time.
    :ivar names: words with capitals behind its first word.
    :ivar kinds: for each content word the one that tells which: "swimming" lessons.
    :ivar behind: for each word of a name the one right behind it: the Elm Street "hospital".
    :ivar there: the beginnings of all its words.
    """

    there: frozenset[str]
    times: frozenset[str]
    names: frozenset[str]
    kinds: dict[str, str]
    behind: dict[str, str]


def whereabouts(words: Words, lang: str, own: Gist) -> Whereabouts:
    """Of which thing and time ``words``, one sentence with the gist ``own``, speaks."""
    line = words.line
    there = frozenset(stemmed(key) for key in words.keys)
    return Whereabouts(
        there=there, times=frozenset(name for name, way in _times(lang).items() if way.search(line)),
        names=frozenset(stemmed(key) for n, key in enumerate(words.keys) if n and words.capitalized(n)),
        kinds=_kinds(words.keys, lang, own), behind=_behind(words, own),
    )  # fmt: skip


def _behind_link(keys: list[str], stems: list[str], n: int, links: frozenset[str]) -> str:
    """What a link behind word ``n``, or behind the adjective after it, leads to."""
    for at in (n + 1, n + 2):
        if at < len(keys) and keys[at] in links:
            after = at + 2 if keys[at + 1 : at + 2] and keys[at + 1] in ARTICLES else at + 1
            return stems[after] if after < len(stems) else ""
    return ""


def _behind(words: Words, own: Gist) -> dict[str, str]:
    """What follows right behind each word of a name: "hospital" in "the Elm Street hospital"."""
    return {
        stemmed(key): stemmed(after)
        for n, (key, after) in enumerate(pairwise(words.keys))
        if n
        and words.capitalized(n)
        and stemmed(after) in own.content
        and not (words.gap(n).strip() or after.endswith(VERBAL))
    }


def _kinds(keys: list[str], lang: str, own: Gist) -> dict[str, str]:
    """What tells which, right before a word, or in Spanish behind it: "pasaportes para niños"."""
    links = frozenset(data("elsewhere.yaml")[lang]["links"])
    stems = [stem if (stem := stemmed(key)) in own.content else "" for key in keys]
    out: dict[str, str] = {}
    for n, stem in enumerate(stems):
        if stem and stem not in out:
            out[stem] = _behind_link(keys, stems, n, links) or (stems[n - 1] if n else "")
    return out


def named_apart(one: Whereabouts, other: Whereabouts, but: Set[str] = frozenset()) -> bool:
    """Whether each has a name of which the other has nothing: the center on Pine Street, the one on Elm.

    :param but: beginnings of names that tell nothing apart.
    """
    return bool(one.names - other.there - but and other.names - one.there - but)


def elsewhere(one: Whereabouts, other: Whereabouts) -> bool:
    """Whether two sentences speak of two times or of two things."""
    if one.times != other.times and (one.times or other.times) and not _open_time(one, other):
        return True
    if named_apart(one, other):
        return True
    named = any(_told_apart(one.behind, other.behind, key, one, other) for key in one.behind)
    return named or _other_kind(one, other)


def _open_time(one: Whereabouts, other: Whereabouts) -> bool:
    """Whether one speaks of now in words and the other without any."""
    return one.times | other.times == {"now"}


def _other_kind(one: Whereabouts, other: Whereabouts) -> bool:
    """Whether the subject that both have is told apart in both, each by its own word."""
    heads = list(other.kinds)[:HEAD]
    first = next((stem for stem in list(one.kinds)[:HEAD] if stem in heads), None)
    if first is None:
        return False
    return _told_apart(one.kinds, other.kinds, first, one, other)


def _told_apart(
    mine: Mapping[str, str], yours: Mapping[str, str], key: str, one: Whereabouts, other: Whereabouts
) -> bool:
    """Whether each has its own word beside ``key``, which the other does not have at all."""
    ours, theirs = mine.get(key, ""), yours.get(key, "")
    return bool(ours and theirs) and ours not in other.there and theirs not in one.there


@cache
def _times(lang: str) -> dict[str, re.Pattern[str]]:
    told = data("elsewhere.yaml")[lang]["times"]
    return {name: compiled(rf" (?:{'|'.join(phrases)}) ") for name, phrases in told.items()}
