"""Of what, or of whom, a piece of a sentence speaks: the noun, and all that tells which one is meant.

"The county's new order on transfers": an order, told by "county" and "transfers". Unlike
:mod:`lexloci.reading.things` this asks for no list of nouns; where it stands is told by the words that join,
begin and end such phrases (``data/ofwhat.yaml``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from functools import cache
from typing import Literal

from msgspec import Struct

from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data
from lexloci.reading.likeness import akin, stemmed
from lexloci.reading.words import Words

Share = Literal["all", "none", "part", "the"]
BREAK = compiled(r"[,;:—–\[\]\"“”?!]|\s\(|\.\s")
"""Between two words: another piece of the sentence begins."""
LETTERS = 2
"""A word of fewer letters tells nothing."""
NEGATIVE: Share = "none"
UNIVERSAL: Share = "all"
PEOPLE = "people"
"""The head of "nobody"."""


class Phrase(Struct, frozen=True):
    """What is spoken of.

    :ivar head: the beginning of its noun; empty where it is only pointed back to: "it".
    :ivar told: the beginnings of the words that tell which; ``there``: those of all words around it.
    :ivar share: whether it is said of all of them, of none, of some or of "the" one.
    :ivar last: the number of its last word; ``owned``: it belongs to what was named before: "its kitchen".
    """

    head: str
    told: frozenset[str]
    share: Share
    last: int
    there: frozenset[str] = frozenset()
    owned: bool = False

    @property
    def nobody(self) -> bool:
        """Whether it is said of no one at all."""
        return self.head == PEOPLE and self.share == NEGATIVE and not self.told

    @property
    def pointed(self) -> bool:
        """Whether it stands for what was named before."""
        return not self.head


class _Rules(Struct, frozen=True):
    first: bool
    leads: frozenset[str]
    joins: frozenset[str]
    relative: frozenset[str]
    passed: frozenset[str]
    pronouns: frozenset[str]
    verbs: frozenset[str]
    shares: dict[str, Share]
    numbers: frozenset[str]
    classes: dict[str, str]
    titles: frozenset[str]
    titled: frozenset[str]
    persons: frozenset[str]
    own: frozenset[str]


@cache
def _rules(lang: str) -> _Rules:
    told, others = data("ofwhat.yaml")[lang], data("things.yaml")[lang]
    months, weekdays = data(f"dates/{lang}.yaml")["months"], data("extents.yaml")[lang]["days"]
    quantities = data("quantities.yaml")[lang]
    shares: dict[str, Share] = {word: name for name, words in told["shares"].items() for word in words}
    return _Rules(
        first=told["noun_first"], leads=frozenset(told["leads"]), joins=frozenset(told["joins"]),
        relative=frozenset(told["relative"]), pronouns=frozenset(told["pronouns"]),
        passed=frozenset([*told["passed"], *months, *weekdays]),
        verbs=frozenset([*others["verbs"], *told["verbs"]]) - frozenset(told["nouns"]), shares=shares,
        titles=frozenset(told["titles"]), titled=frozenset(stemmed(word) for word in told["titles"]),
        own=frozenset(told["own"]), persons=frozenset(stemmed(word) for word in told["persons"]),
        numbers=frozenset([*quantities["numbers"], *quantities["times"]]),
        classes={stemmed(noun): nouns[0] for nouns in others["heads"] for noun in nouns},
    )  # fmt: skip


class _Taken:
    """A phrase while it is put together, word by word.

    :ivar behind: what comes tells which; ``joined``: right behind a word that leads there.
    :ivar led: it only stands behind a "in" or "under" so far; ``within``: in a relative clause.
    """

    def __init__(self, words: Words, lang: str) -> None:
        self.words, self.rules = words, _rules(lang)
        self.pointed = -1
        self.joined = False
        self._again()

    def _again(self) -> None:
        """What came before only led in: "under state law the department"."""
        self.head, self.told, self.last = "", set[str](), -1
        self.share: Share = "the"
        self.behind = self.led = self.titled = self.definite = self.within = False

    def goes_on(self, at: int, first: int) -> bool:
        """Take in the word at ``at``; whether the phrase may go on behind it."""
        key, rules = self.words.keys[at], self.rules
        if self.head and at > first and BREAK.search(self.words.gap(at - 1)) and not self._anew():
            return False
        if key in rules.shares or key in rules.leads:
            return self._begins(key)
        if key in rules.joins:
            self.led = self.led or (not self.head and self.share == "the")
            self.behind, self.joined = bool(self.head), True
        elif self.head and key in rules.relative:
            self.behind = self.joined = self.within = True
        elif key in rules.pronouns:
            return self._points(at)
        elif key in rules.numbers or key.isdigit():
            some = not (self.head or self.led or self.definite) and self.share == "the"
            self.share = "part" if some else self.share
        elif self.head and not self.joined and key in rules.verbs and not self.within:
            return False
        elif key not in rules.passed and len(key) >= LETTERS:
            self._take(key, at)
        return True

    def _anew(self) -> bool:
        """Begin anew, if what came only led in."""
        if self.led:
            self._again()
            return True
        return False

    def _begins(self, key: str) -> bool:
        """Take in a word that begins a phrase: "the", "no"; where one is begun, it ends there."""
        if self.head and not self.joined and not self._anew():
            return False
        if not self.head and not (self.joined and self.share != "the"):
            share = self.rules.shares.get(key, "the")
            self.share = share if share != "the" else self.share
            self.definite = key in self.rules.leads and share == "the"
        self.joined = False
        return True

    def _points(self, at: int) -> bool:
        """Take in a pronoun."""
        if self.head and not self.led:
            return False
        self._again()
        self.pointed = at
        return True

    def _take(self, key: str, at: int) -> None:
        """Take in a word of content."""
        stem, self.last = stemmed(key), at
        self.titled = self.titled and self.words.capitalized(at)
        if self.head and not self.rules.first and key.endswith(("ed", "ing")):
            self.behind = True
        if self.behind or (self.head and (self.rules.first or self.titled)):
            self.told.add(stem)
        else:
            self.told |= {self.head} if self.head else set()
            self.head, self.titled = stem, key in self.rules.titles
        self.joined = False


def phrase(words: Words, first: int, last: int, lang: str) -> Phrase | None:
    """The first thing that the words from ``first`` up to before ``last`` name; None where they name none."""
    taken = _Taken(words, lang)
    for at in range(first, last):
        if not taken.goes_on(at, first):
            break
    if taken.head:
        owned = words.keys[first] in _rules(lang).own
        return Phrase(taken.head, frozenset(taken.told), taken.share, taken.last, owned=owned)
    if taken.pointed < 0 and taken.share == NEGATIVE:
        return Phrase(PEOPLE, frozenset(), NEGATIVE, last - 1)
    return Phrase("", frozenset(), "the", taken.pointed) if taken.pointed >= 0 else None


def is_topic(found: Phrase, lang: str) -> bool:
    """Whether an "it" of the next sentence may stand for it: no person, nothing that is another's own."""
    return not (found.pointed or found.owned or found.head in _rules(lang).persons)


def content(words: Words, first: int, last: int, lang: str) -> frozenset[str]:
    """The beginnings of the words of content from ``first`` up to before ``last``."""
    rules = _rules(lang)
    idle = (
        rules.leads,
        rules.joins,
        rules.relative,
        rules.passed,
        rules.pronouns,
        rules.numbers,
        rules.shares,
    )
    return frozenset([
        stemmed(key)
        for key in words.keys[first:last]
        if len(key) >= LETTERS and not key.isdigit() and not any(key in some for some in idle)
    ])  # fmt: skip


def has_like(stem: str, others: Iterable[str]) -> bool:
    """Whether one of the others is a form of the same word."""
    return any(akin(stem, other) for other in others)


def alike(mine: Phrase, yours: Phrase, own: Set[str], lang: str) -> bool:
    """Whether two phrases may be of one thing: one noun, and nothing that tells two apart.

    :param own: beginnings of the name of the page's place, which tell nothing.
    """
    rules = _rules(lang)
    same = akin(mine.head, yours.head) or _named_by(mine, yours, rules) or _named_by(yours, mine, rules)
    if not same and rules.classes.get(mine.head, mine.head) != rules.classes.get(yours.head, yours.head):
        return False
    if not same and not any(has_like(stem, yours.told) for stem in mine.told):
        return False
    told = [one.told - own for one in (mine, yours)]
    if all(told) and akin(mine.head, yours.head) and not any(has_like(stem, told[1]) for stem in told[0]):
        return False
    return not (left(mine, yours, own) and left(yours, mine, own))


def _named_by(bare: Phrase, full: Phrase, rules: _Rules) -> bool:
    """Whether one is the name of the other: "Vega" of "Councilmember Vega"."""
    return full.head in rules.titled and has_like(bare.head, full.told)


def told_apart(mine: Phrase | None, yours: Phrase | None, own: Set[str]) -> bool:
    """Whether two are of one noun and two things: "the arts office" and "the office of veterans"."""
    if mine is None or yours is None or mine.pointed or yours.pointed or not akin(mine.head, yours.head):
        return False
    return bool(left(mine, yours, own) and left(yours, mine, own))


def belongs(one: tuple[Phrase | None, Words], other: tuple[Phrase | None, Words]) -> bool:
    """Whether the same is told of a thing and of its own: the center opened, the center's kitchen did."""
    (mine, words), (yours, others) = one, other
    if mine is None or yours is None or mine.pointed or yours.pointed:
        return False
    verbs = [told.keys[at.last + 1 : at.last + 2] for at, told in ((mine, words), (yours, others))]
    return verbs[0] == verbs[1] != [] and any(
        has_like(a.head, b.told) and not has_like(b.head, {*a.told, *a.there})
        for a, b in ((mine, yours), (yours, mine))
    )


def left(mine: Phrase, yours: Phrase, own: Set[str]) -> frozenset[str]:
    """What tells of the one which it is, and is nowhere around the other."""
    around = yours.there | yours.told
    return frozenset(stem for stem in mine.told if stem not in own and not has_like(stem, around))


def another(barer: Phrase, fuller: Phrase, page: Sequence[Words], lang: str) -> bool:
    """Whether the page speaks of another thing of the noun, which the one that is told less may be."""
    rules = _rules(lang)
    if barer.told:
        return False
    known = {*fuller.told, barer.head, fuller.head}
    for words in page:
        for at, key in enumerate(words.keys):
            if not akin(stemmed(key), barer.head) or key in rules.verbs:
                continue
            beside = _beside(words, at, rules)
            if beside and not any(has_like(stemmed(word), known) for word in beside):
                return True
    return False


def _beside(words: Words, at: int, rules: _Rules) -> list[str]:
    """The words right beside a noun that tell which it is."""
    out = []
    n = at + 1 if rules.first else at - 1
    if 0 <= n < len(words) and not BREAK.search(words.gap(min(n, at))):
        key = words.keys[n]
        idle = (
            rules.leads, rules.joins, rules.passed, rules.pronouns, rules.numbers, rules.shares,
            rules.relative, rules.verbs,
        )  # fmt: skip
        if not key.isdigit() and not any(key in some for some in idle):
            out.append(key)
    return out
