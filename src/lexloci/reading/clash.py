"""Two sentences of one page that give the opposite of one thing: open and closed, 1,200 and 400 people.

Each needs a thing in common that is rare: a weekday or month, a name, or most of its words
(``data/clash.yaml``). Sentences on different subjects, or hedged ones, never clash.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from functools import cache
from itertools import chain
from typing import Any

from msgspec import Struct

from lexloci.core.memory import Lazily
from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data
from lexloci.reading.likeness import LEAST_COMMON, SHORTEST, Gist, akin, stemmed, turned
from lexloci.reading.marks import marks
from lexloci.reading.measures import Measure, apart, measures, sizes
from lexloci.reading.once import Once, another, once, other_time
from lexloci.reading.phrases import Phrases
from lexloci.reading.quantities import DAY_OF_MONTH
from lexloci.reading.stance import modal_lexicon
from lexloci.reading.ways import Way
from lexloci.reading.words import Words, words_of

NAME = compiled(r"\b(?:[A-Z][\w’'-]*\s+){1,4}[A-Z][\w’'-]*")
"""Words with capitals that follow each other: a name."""
MAY = compiled(r"(?<=[a-z,] )May\b")
"""The month, which is a verb too."""
DAYS = frozenset({"de", "of", DAY_OF_MONTH})
"""What days of a month count, or words after them."""
AT = "@"
"""Sets names and days apart from other words."""
LEAST_SHARED = 1
FEW = 3
"""Content words that two counts of one thing must share."""
MOST = 0.7
"""The share of the shorter sentence's words by which two sentences are on one thing."""


class Trace:
    """What of a sentence is looked at for a clash; most of it is worked out only where a pair may clash.

    :ivar anchors: weekdays and months in it, without plural endings.
    :ivar names: names in it, folded.
    :ivar once: what of it happens only once.
    """

    def __init__(self, words: Words, lang: str, gist: Gist, places: frozenset[str]) -> None:
        self.words, self.lang, self.gist, self.line = words, lang, gist, words.line
        text, rules = words.text, _words(lang)
        days = {key.rstrip("s") if lang == "en" else key for key in words.there & rules["anchors"]}
        names = {" ".join(words_of(match.group()).keys) for match in NAME.finditer(text)}
        self.anchors = frozenset(days | ({"may"} if "May" in text and MAY.search(text) else set()))
        self.names = frozenset(name.removeprefix("the ") for name in names) - places
        self.once: Once = once(words, lang)

    def _has(self, name: str) -> frozenset[str]:
        return self.words.there & _words(self.lang)[name]

    @Lazily
    def firm(self) -> bool:
        """Whether it tells of no plan and of nothing that is over."""
        modal = {hit.concept for hit in modal_lexicon(self.lang).hits(self.words)}
        return not modal & {"proposal", "past"}

    @Lazily
    def dated(self) -> frozenset[str]:
        """Verbs of beginning in it, which happen to a thing once."""
        return self._has("once")

    @Lazily
    def another(self) -> bool:
        """Whether it speaks of one of several: "our second office"."""
        return another(self.words, self.lang)

    @Lazily
    def numbered(self) -> bool:
        """Whether its numbers name a law or a day."""
        return bool(marks(self.words.text)) or any(q.counted in DAYS for q in self.gist.quantities)

    @Lazily
    def people(self) -> bool:
        """Whether it counts people."""
        return bool(self._has("people"))

    @property
    def money(self) -> bool:
        """Whether it gives a sum."""
        return "$" in self.words.text

    @Lazily
    def own(self) -> bool:
        """Whether the page speaks of itself."""
        return bool(self._has("own"))

    @Lazily
    def sides(self) -> tuple[int | None, ...]:
        """For each pair of opposites the side that it takes (0, 1), if it takes one."""
        return _sides(self.words, self.words.there, self.lang)

    @Lazily
    def telling(self) -> frozenset[str]:
        """Its content words that are long enough to tell something."""
        return frozenset([stem for stem in self.gist.content if len(stem) >= SHORTEST])

    @Lazily
    def none(self) -> bool:
        """Whether it says that something was never done, or that there is none."""
        return _none(self.lang).search(self.words) is not None

    @Lazily
    def itself(self) -> bool:
        """Whether it speaks of the page: "this guide", "our series"."""
        return _itself(self.lang).stand_in(self.words)

    @Lazily
    def measures(self) -> tuple[Measure, ...]:
        """How long, how many of what, which of how many it tells."""
        return measures(self.words, self.lang)

    @Lazily
    def whole(self) -> tuple[Measure, ...]:
        """Of how many people or seats a body is told to consist."""
        return sizes(self.words, self.lang)


def trace(words: Words, lang: str, gist: Gist, places: frozenset[str]) -> Trace:
    """What of ``words``, one sentence, is looked at.

    :param places: folded names of places, which tell nothing of what it is about.
    """
    return words.lately(trace, (lang, gist, places), lambda: Trace(words, lang, gist, places))


def _sides(words: Words, keys: Set[str], lang: str) -> tuple[int | None, ...]:
    """Of each pair of opposites the one that stands in a sentence; None for neither or both."""
    opposites = _opposites(lang)
    found = {at for key in keys & opposites.words.keys() for at in opposites.words[key]}
    found.update(at for phrase, at in opposites.phrases if phrase in words.line)
    if not found:
        return opposites.neither
    there = [(((n, 0) in found), ((n, 1) in found)) for n in range(len(opposites.neither))]
    return tuple(None if one == other else int(other) for one, other in there)


def near(traces: Sequence[Trace], rare: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Pairs of sentences, by number, that may clash or be opposed: no others need be compared.

    Each pair has a rare word, a name, a weekday or a month in common, or one quantity in either, or as many
    content words as :func:`~lexloci.reading.likeness.opposed` asks for.
    """
    by_word: dict[str, list[int]] = {}
    by_sign: dict[str, list[int]] = {}
    counted: list[int] = []
    for b, one in enumerate(traces):
        shared = Counter(chain(*[by_word[word] for word in one.gist.content if word in by_word]))
        signs = [
            *(one.gist.content & rare),
            *(AT + sign for sign in (*one.anchors, *one.names, *one.once.signs)),
        ]
        found = {a for a, times in shared.items() if times >= LEAST_COMMON}
        found.update(*[by_sign[sign] for sign in signs if sign in by_sign])
        single = len(one.gist.quantities) == 1
        if single:
            found.update(a for a in counted if a in shared)
            counted.append(b)
        yield from ((a, b) for a in found)
        for word in one.gist.content:
            by_word.setdefault(word, []).append(b)
        for sign in signs:
            by_sign.setdefault(sign, []).append(b)


def clash(one: Trace, other: Trace, lang: str, rare: frozenset[str]) -> bool:
    """Whether two sentences give the opposite of one thing.

    :param rare: beginnings of words that stand in few sentences of the page.
    """
    shared = one.telling & other.telling
    special = len(shared & rare)
    if not (one.firm and other.firm):
        return _other_outcome(one, other, lang, shared, special)
    if _measured_apart(one, other, shared, special) or other_time(one.once, other.once):
        return True
    if one.gist.years != other.gist.years:
        return _years_apart(one, other, shared, special)
    if _opposite_counts(one, other, special) or _some_and_none(one, other, lang):
        return True
    return one.gist.plain and other.gist.plain and _otherwise(one, other, lang, shared, special)


def _other_outcome(one: Trace, other: Trace, lang: str, shared: frozenset[str], special: int) -> bool:
    """Whether a motion of one subject carried in one sentence and had failed in the other."""
    at = data("clash.yaml")[lang]["outcome"]
    mine, yours = one.sides[at], other.sides[at]
    if mine is None or yours is None or mine == yours:
        return False
    alike = one.gist.years == other.gist.years and bool(one.gist.against) == bool(other.gist.against)
    motion = {stemmed(word) for word in data("clash.yaml")[lang]["motions"]}
    return alike and len(shared) >= FEW and special > LEAST_SHARED and bool(motion & shared)


def _otherwise(one: Trace, other: Trace, lang: str, shared: frozenset[str], special: int) -> bool:
    """Whether one gives the opposite of the other in words."""
    if _opposite_days(one, other) or _never(one, other, lang):
        return True
    return special > LEAST_SHARED and (_opposite_words(one, other) or _yes_and_no(one, other, shared))


def _years_apart(one: Trace, other: Trace, shared: frozenset[str], special: int) -> bool:
    """Whether the years they name are given to one thing: the page itself, or what begins only once."""
    single = len(one.gist.years) == len(other.gist.years) == 1
    if single and _same_page(one, other) and len(shared) >= FEW:
        return True
    return special > 0 and len(shared) > LEAST_SHARED and _other_year(one, other)


def _same_page(one: Trace, other: Trace) -> bool:
    """Whether both speak of the page itself: "this guide"."""
    return one.itself and other.itself and not (one.gist.against or other.gist.against)


def _measured_apart(one: Trace, other: Trace, shared: frozenset[str], special: int) -> bool:
    """Whether they measure one thing otherwise: a body that both name, or what their words are about."""
    if not ((one.measures and other.measures) or (one.whole and other.whole)):
        return False
    apart_in_time = one.gist.years and other.gist.years and one.gist.years != other.gist.years
    if one.gist.against or other.gist.against or apart_in_time:
        return False
    body = any(name.count(" ") > 0 for name in one.names & other.names)
    alike = one.gist.years == other.gist.years and one.gist.part == other.gist.part
    if body and alike and apart(one.whole, other.whole, exact=True):
        return True
    only = one.gist.only or other.gist.only
    told = apart(one.measures, other.measures, only=only)
    return told and _of_one_thing(one, other, shared, special, only=only)


def _of_one_thing(one: Trace, other: Trace, shared: frozenset[str], special: int, *, only: bool) -> bool:
    """Whether two sentences with measures of one kind have enough in common to measure one thing.

    :param only: one of them says that there is no more than it tells.
    """
    headed = _head(one) in shared and _head(other) in shared
    if (headed or only) and one.gist.years == other.gist.years and len(shared) > FEW and special >= FEW:
        return True
    if not (one.gist.plain and other.gist.plain):
        return False
    if _same_page(one, other) and len(shared) > LEAST_SHARED:
        return True
    numbered = one.numbered or other.numbered
    return headed and not numbered and len(shared) >= FEW and special > LEAST_SHARED


def _head(trace_: Trace) -> str:
    """The first content word of a sentence, mostly of its subject: "library" and "museum" are two things."""
    return next((stem for key in trace_.line.split() if (stem := stemmed(key)) in trace_.gist.content), "")


def on_other_days(one: Trace, other: Trace) -> bool:
    """Whether each names a day or a month, and none is the same."""
    return bool(one.anchors and other.anchors) and not one.anchors & other.anchors


def _other_year(one: Trace, other: Trace) -> bool:
    """Opened in 2014 and opened in 2017."""
    single = len(one.gist.years) == len(other.gist.years) == 1 and not (one.another or other.another)
    return single and bool(one.dated & other.dated) and not one.gist.against and not other.gist.against


def _opposite_words(one: Trace, other: Trace) -> bool:
    if bool(one.gist.against) != bool(other.gist.against):
        return False
    return any(a != b for a, b in zip(one.sides, other.sides, strict=True) if a is not None and b is not None)


def _yes_and_no(one: Trace, other: Trace, shared: frozenset[str]) -> bool:
    """One denies what the other says, in most of the words of the shorter."""
    least = min(len(one.gist.content), len(other.gist.content))
    return turned(one.gist, other.gist) and len(shared) >= MOST * least


def _opposite_days(one: Trace, other: Trace) -> bool:
    """Open on Mondays and closed on Mondays; the best and the worst June: of the same thing."""
    if not one.anchors & other.anchors or bool(one.gist.against) != bool(other.gist.against):
        return False
    pairs = [(a, b) for a, b in zip(one.sides[:2], other.sides[:2], strict=True) if None not in (a, b)]
    shared = (one.gist.content & other.gist.content) - _stems(one.anchors)
    same = len(shared) > LEAST_SHARED or (one.own and other.own)
    return same and any(a != b for a, b in pairs)


def _opposite_counts(one: Trace, other: Trace, special: int) -> bool:
    """Two counts of people on one day by one teller, or two sums for one thing."""
    if not len(one.gist.quantities) == len(other.gist.quantities) == 1:
        return False
    if one.numbered or other.numbered or one.gist.part != other.gist.part:
        return False
    mine, yours = one.gist.quantities[0], other.gist.quantities[0]
    if mine.least <= yours.most * 2 and yours.least <= mine.most * 2:
        return False
    shared = one.gist.content & other.gist.content
    if one.money != other.money:
        return False
    if one.people and other.people and one.anchors & other.anchors:
        return len(shared) > LEAST_SHARED
    alike = one.money or (mine.apart(yours) and len(_besides(one, other, shared)) > LEAST_SHARED)
    return alike and len(shared) >= FEW and special > LEAST_SHARED


def _besides(one: Trace, other: Trace, shared: frozenset[str]) -> frozenset[str]:
    """What they have in common besides names and what is counted: a body may run 135 schools and close 12."""
    named = {key for name in one.names & other.names for key in name.split()}
    told = {one.gist.quantities[0].counted, other.gist.quantities[0].counted, *named}
    return shared - {stemmed(key) for key in told}


def _some_and_none(one: Trace, other: Trace, lang: str) -> bool:
    """One counts how often a thing was done, the other says that it never was and names nothing else."""
    if one.none == other.none:
        return False
    never, some = (one, other) if one.none else (other, one)
    if some.gist.against or some.gist.only or not any(q.least > 0 for q in some.gist.quantities):
        return False
    rules = data("clash.yaml")[lang]
    if set(never.line.split()) & set(rules["times"]) != set(some.line.split()) & set(rules["times"]):
        return False
    vague = {stemmed(word) for word in rules["vague"]}
    told = [stem for stem in never.gist.content - vague if len(stem) >= SHORTEST]
    return len(told) >= FEW and all(any(akin(stem, known) for known in some.gist.content) for stem in told)


def _never(one: Trace, other: Trace, lang: str) -> bool:
    """A thing of one name that is given out in one sentence and never was in the other."""
    if not any(name.count(" ") > 0 for name in one.names & other.names):
        return False
    rules = _rules(lang)
    gone = [bool(rules[0].search(t.line)) for t in (one, other)]
    there = [bool(set(t.line.split()) & rules[1]) and not t.gist.against for t in (one, other)]
    return (gone[0] and there[1] and not gone[1]) or (gone[1] and there[0] and not gone[0])


class _Opposites(Struct, frozen=True):
    """Pairs of opposites: the pair and the side (0, 1) that a word, or a spaced phrase, stands for.

    :ivar neither: what a sentence with none of them has.
    """

    words: dict[str, list[tuple[int, int]]]
    phrases: list[tuple[str, tuple[int, int]]]
    neither: tuple[None, ...]


@cache
def _opposites(lang: str) -> _Opposites:
    pairs = data("clash.yaml")[lang]["opposites"]
    out = _Opposites({}, [], (None,) * len(pairs))
    for n, pair in enumerate(pairs):
        for side, phrases in enumerate(pair):
            for phrase in phrases:
                if " " in phrase:
                    out.phrases.append((f" {phrase} ", (n, side)))
                else:
                    out.words.setdefault(phrase, []).append((n, side))
    return out


@cache
def _itself(lang: str) -> Phrases:
    return Phrases(data("clash.yaml")[lang]["itself"])


@cache
def _none(lang: str) -> Way:
    return Way(rf" (?:{'|'.join(data('clash.yaml')[lang]['none'])}) ")


@cache
def _words(lang: str) -> dict[str, frozenset[str]]:
    """The lists of single words."""
    lists = ("anchors", "once", "people", "own")
    return {name: frozenset(data("clash.yaml")[lang][name]) for name in lists}


def _stems(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word[:6].rstrip("s") for word in words)


@cache
def _rules(lang: str) -> tuple[re.Pattern[str], frozenset[str]]:
    rules: dict[str, Any] = data("clash.yaml")[lang]
    return compiled(rf" (?:{'|'.join(rules['never'])}) "), frozenset(rules["exists"])
