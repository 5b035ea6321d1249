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
NEGATIVE, UNIVERSAL = "none", "all"


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
        titles=frozenset(told["titles"]), own=frozenset(told["own"]), persons=frozenset(stemmed(word) for word in told["persons"]),
        numbers=frozenset([*quantities["numbers"], *quantities["times"]]),
        classes={stemmed(noun): nouns[0] for nouns in others["heads"] for noun in nouns},
    )  # fmt: skip


class _Taken:
    """A phrase while it is put together, word by word."""

    def __init__(self, rules: _Rules) -> None:
        self.rules = rules
        self.head, self.told, self.share, self.last = "", set[str](), "the", -1
        self.behind = self.joined = self.led = self.titled = self.definite = self.within = False

    def again(self) -> None:
        """What came before only led in: "under state law the department"."""
        self.head, self.told, self.share, self.behind, self.led = "", set(), "the", False, False
        self.definite = self.within = False

    def take(self, key: str, at: int) -> None:
        """Take in a word of content."""
        stem, self.last = stemmed(key), at
        if self.behind or (self.head and (self.rules.first or self.titled)):
            self.told.add(stem)
        else:
            self.told |= {self.head} if self.head else set()
            self.head, self.titled = stem, key in self.rules.titles
        self.joined = False


def phrase(words: Words, first: int, last: int, lang: str) -> Phrase | None:
    """The first thing that the words from ``first`` up to before ``last`` name; None where they name none."""
    rules, taken = _rules(lang), _Taken(_rules(lang))
    pointed = -1
    for at in range(first, last):
        key = words.keys[at]
        if taken.head and at > first and BREAK.search(words.gap(at - 1)):
            if not taken.led:
                break
            taken.again()
        if key in rules.shares or key in rules.leads:
            if taken.head and not taken.joined:
                if not taken.led:
                    break
                taken.again()
            if not taken.head and not (taken.joined and taken.share != "the"):
                share = rules.shares.get(key, "the")
                taken.share = share if share != "the" else taken.share
                taken.definite = key in rules.leads and share == "the"
            taken.joined = False
        elif key in rules.joins:
            taken.led = taken.led or (not taken.head and taken.share == "the")
            taken.behind, taken.joined = bool(taken.head), True
        elif taken.head and key in rules.relative:
            taken.behind = taken.joined = taken.within = True
        elif key in rules.pronouns:
            if taken.head and not taken.led:
                break
            taken.again()
            pointed = at
        elif key in rules.numbers or key.isdigit():
            some = not (taken.head or taken.led or taken.definite) and taken.share == "the"
            taken.share = "part" if some else taken.share
        elif taken.head and not taken.joined and key in rules.verbs and not taken.within:
            break
        elif key not in rules.passed and len(key) >= LETTERS:
            if taken.head and not rules.first and key.endswith(("ed", "ing")):
                taken.behind = True
            taken.titled = taken.titled and words.capitalized(at)
            taken.take(key, at)
    if taken.head:
        owned = first < len(words) and words.keys[first] in _rules(lang).own
        return Phrase(taken.head, frozenset(taken.told), _share(taken.share), taken.last, owned=owned)
    return Phrase("", frozenset(), "the", pointed) if pointed >= 0 else None


def is_topic(found: Phrase, lang: str) -> bool:
    """Whether an "it" of the next sentence may stand for it: no person, and nothing that belongs to another."""
    return not (found.pointed or found.owned or found.head in _rules(lang).persons)


def _share(name: str) -> Share:
    return name if name in ("all", "none", "part") else "the"  # type: ignore[return-value]


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
    classes = _rules(lang).classes
    same = akin(mine.head, yours.head)
    if not same and classes.get(mine.head, mine.head) != classes.get(yours.head, yours.head):
        return False
    if not same and not any(has_like(stem, yours.told) for stem in mine.told):
        return False
    return not (left(mine, yours, own) and left(yours, mine, own))


def told_apart(mine: Phrase | None, yours: Phrase | None, own: Set[str]) -> bool:
    """Whether two are of one noun and two things: "the arts office" and "the office of veterans"."""
    if mine is None or yours is None or mine.pointed or yours.pointed or not akin(mine.head, yours.head):
        return False
    return bool(left(mine, yours, own) and left(yours, mine, own))


def belongs(one: tuple[Phrase | None, Words], other: tuple[Phrase | None, Words]) -> bool:
    """Whether the same is told of a thing and of its own: "the center opened", "the center's kitchen opened"."""
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
    """Whether the page speaks of another thing of the noun, so that the one that is told less may be either."""
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
