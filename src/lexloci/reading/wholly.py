"""Whether one sentence wholly denies what another tells of in words of the same kind (``data/wholly.yaml``).

"Every officer completed a course on the new rules" and "training on the amended act had yet to begin for
anyone in the department": all that the denial names has its like in what is told, a course for training, the
rules for the act. That takes more than :mod:`lexloci.reading.undone`, which asks for the same words, and is
less sure of each; so the denial must be whole, and nothing of it may be left over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache
from typing import Any

from msgspec import Struct

from lexloci.core.memory import Lazily
from lexloci.core.patterns import compiled
from lexloci.reading.deeds import YEAR, Deed
from lexloci.reading.lexicon import data
from lexloci.reading.likeness import SHORTEST, akin, stemmed
from lexloci.reading.ways import Way
from lexloci.reading.words import Words

LEAST = 2
ENOUGH = 3
"""Things that a denial must name, each with its like in what is told, with and without a word in common."""
WIDE, ROOM = 2, 3
"""In how long a piece of what is told that must stand of which there is none: "a nurse at the shelter"."""
FRONT = 8
"""Among how many words at the beginning who has an office stands."""
CUTS = compiled(r"[,;:—–()] ?|\s(?:but|although|though|pero|aunque)\s")
VERBAL = frozenset(
    {"never", "not", "ever", "been", "yet", "to", "once", "nunca", "jamas", "ha", "han", "sido", "se"}
)
"""Words right before what was not done."""
POINTERS = frozenset(
    {"that", "those", "this", "these", "such", "ese", "esa", "esos", "esas", "dicho", "dicha"}
)
PRONOUNS = frozenset({"it", "they", "he", "she", "we", "i", "you", "esto", "eso", "ello", "ella"})
"""First words of a denial of whom or what is not plain."""
OF = frozenset({"of", "at", "in", "for", "de", "del", "en", "para"})
LACKS = compiled(r" (?:(?:has|have|had|keeps?|owns?) no|no tienen?) ")
NOW = frozenset({"today", "hoy"})
NOT = frozenset({
    "not", "no", "nor", "neither", "never", "didnt", "doesnt", "dont", "isnt", "arent", "wasnt",
    "werent", "hasnt", "havent", "lack", "lacks", "lacked", "ni", "nunca", "jamas", "tampoco",
    "ningun", "ninguna", "nadie",
})  # fmt: skip
"""Words by which a sentence that tells of something denies something too."""
WHO = frozenset({"who", "whom", "whose", "which", "if", "while", "que", "quien", "quienes", "cuyo", "cuya"})
"""Words behind which a "no" tells who is meant: "newcomers who have no address"."""


class Token(Struct, frozen=True):
    """A word that names something: its beginning, its kinds, those it also tells of, where it stands.

    :ivar topic: something is only said to be about it: "a policy on visits"; ``verb``: it was never done.
    :ivar pointed: it stands for what was named before: "that building".
    """

    stem: str
    kinds: frozenset[int]
    tells: frozenset[int]
    at: int
    topic: bool
    verb: bool
    pointed: bool

    def told_by(self, other: Token) -> bool:
        """Whether the other, of a sentence that tells of something, is its like."""
        alike = not self.kinds.isdisjoint(other.kinds | other.tells) or akin(self.stem, other.stem)
        return alike and not (self.verb and other.topic)


class Whole:
    """A sentence as it is held against others.

    :ivar line: its words, with one word for each phrase that stands for one.
    :ivar none: the word by which it denies something.
    """

    def __init__(self, words: Words, lang: str) -> None:
        self._rules, self.words, self.lang = _rules(lang), words, lang
        self.line = self._rules.in_one(words)
        self.asked = words.text.rstrip().endswith("?")
        found = self._rules.none.pattern.findall(self.line)
        self.none = self._rules.none.pattern.search(self.line) if found else None

    @Lazily
    def denies(self) -> bool:
        """Whether it wholly denies something, as what is so and no rule."""
        if self.none is None or self.asked or self.words.keys[0] in PRONOUNS:
            return False
        if self._rules.twice.pattern.search(self.line) is not None:
            return False
        again = self._rules.none.pattern.search(self.line, self.none.end() - 1)
        if (again is not None and self.lang == "en") or not WHO.isdisjoint(
            self.line[: self.none.start()].split()
        ):
            return False
        rest = self.line.replace(self.none[0], " ", 1)
        bounded = any(f" {word} " in self.line for word in self._rules.bounds)
        return self._rules.orders.pattern.search(rest) is None and not bounded

    @Lazily
    def tells(self) -> bool:
        """Whether it tells of something as so, and denies nothing."""
        plain = self.none is None and not (self.asked or self.negative)
        return plain and self._rules.loose.pattern.search(self.line) is None

    @Lazily
    def negative(self) -> bool:
        """Whether any word of it denies something."""
        return not NOT.isdisjoint(self.words.there)

    @Lazily
    def tokens(self) -> tuple[Token, ...]:
        """All that it names."""
        return tuple(self._rules.tokens(self.line))

    @Lazily
    def denied(self) -> tuple[Token, ...]:
        """What it denies: all that it names up to the end of the piece with its "no"."""
        pieces = [self._rules.in_one(Words(text)) for text in CUTS.split(self.words.text) if text.strip()]
        at = next((n for n, piece in enumerate(pieces) if self._rules.none.pattern.search(piece)), -1)
        line = " ".join(piece.strip() for piece in pieces[: at + 1])
        found = tuple(self._rules.tokens(f" {line} ")) if at >= 0 else ()
        few = 0 < len(found) < LEAST and not self.of_post
        return tuple(self._rules.tokens(f" {line} ", people=True)) if few else found

    @Lazily
    def negated(self) -> tuple[Token, ...]:
        """What the first piece names that denies something."""
        pieces = (Words(text) for text in CUTS.split(self.words.text))
        found = next((piece for piece in pieces if not NOT.isdisjoint(piece.there)), self.words)
        return tuple(self._rules.tokens(self._rules.in_one(found)))

    @Lazily
    def there(self) -> bool:
        """Whether it says that there is none of something."""
        return self._rules.there.pattern.search(self.line) is not None

    @Lazily
    def lacks(self) -> bool:
        """Whether it says that something has none of something else."""
        return LACKS.search(self.line) is not None

    @Lazily
    def of_post(self) -> bool:
        """Whether it says that nobody has an office."""
        return (
            self._rules.post.pattern.search(self.line) is not None
            and self._rules.empty.pattern.search(self.line) is not None
        )

    @Lazily
    def now(self) -> bool:
        """Whether it tells of what goes on."""
        present = not self._rules.present.isdisjoint(self.words.there)
        return present or self._rules.now.pattern.search(self.line) is not None

    @Lazily
    def since(self) -> re.Match[str] | None:
        """From when on nobody did."""
        return self._rules.since.pattern.search(self.line)

    @Lazily
    def by(self) -> re.Match[str] | None:
        """Until when nobody had."""
        match = self._rules.by.pattern.search(self.line)
        return match if match is not None and (match["m"] or match["y"]) else None

    @Lazily
    def years(self) -> frozenset[int]:
        """The years it names."""
        return frozenset(int(key) for key in self.words.keys if YEAR.match(key))

    @Lazily
    def months(self) -> frozenset[int]:
        """The months it names, of a season its middle."""
        return frozenset(n for key in self.words.keys if (n := self._rules.months.get(key, 0)))


def whole(words: Words, lang: str) -> Whole:
    """``words``, one sentence, as it is held against others."""
    return words.told(Whole, lang)


def may_deny(words: Words, lang: str) -> bool:
    """Whether a word stands there by which something may be wholly denied."""
    return not words.there.isdisjoint(_rules(lang).gate)


def wholly(one: Whole, other: Whole, deeds: tuple[Deed, Deed], home: Set[str]) -> bool:
    """Whether one wholly denies what the other tells of.

    :param deeds: what each tells of as done, in the same order.
    :param home: the beginnings of words of the name of the page's place.
    """
    if (one.none is None) == (other.none is None):
        return False
    none, some, mine, yours = (one, other, *deeds) if one.none else (other, one, deeds[1], deeds[0])
    return (
        none.denies
        and some.tells
        and mine.ranks == yours.ranks
        and _in_time(none, some, mine, yours)
        and (none.lacks or not any(t.stem in yours.owners - mine.owners for t in none.denied[:1]))
        and not mine.apart(yours)
        and _covered(none, some, home)
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
        mine.verb and yours.topic and akin(mine.stem, yours.stem)
        for mine in none.tokens
        for yours in some.tokens
    )


def _its_own(owner: int, found: Sequence[int], some: Whole) -> bool:
    """Whether what is told is of the owner: it stands first, or behind an "of" or "at"."""
    return owner == min(found) or not OF.isdisjoint(some.line.split()[max(0, owner - 3) : owner])


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
    times = frozenset(t for t in mine.times if t not in NOW and (not t.isdigit() or YEAR.match(t)))
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


class _Rules(Struct, frozen=True):
    none: Way
    twice: Way
    loose: Way
    orders: Way
    there: Way
    post: Way
    empty: Way
    now: Way
    since: Way
    by: Way
    bounds: tuple[str, ...]
    months: dict[str, int]
    phrases: Way
    one: dict[str, str]
    light: frozenset[str]
    people: frozenset[str]
    gate: frozenset[str]
    right_behind: frozenset[str]
    topical: frozenset[str]
    present: frozenset[str]
    kin: _Kin
    kin_told: _Kin

    def in_one(self, words: Words) -> str:
        """The line of ``words`` with one word for each phrase that stands for one."""
        if self.phrases.search(words) is None:
            return words.line
        return self.phrases.pattern.sub(lambda m: f" {self.one[m[0].strip()]}".rstrip(), words.line)

    def tokens(self, line: str, *, people: bool = False) -> Iterator[Token]:
        """What a line names.

        :param people: even those right behind a denial, by which nobody is meant.
        """
        keys = line.split()
        for at, key in enumerate(keys):
            if key in self.light or key in self.months or len(key) < SHORTEST or key.isdigit():
                continue
            if not people and key in self.people and at and keys[at - 1] in self.right_behind:
                continue
            led = 2 if at > 1 and keys[at - 1] in self.light else 1
            topic = keys[max(0, at - led)] in self.topical
            verb = at > 0 and keys[at - 1] in VERBAL
            pointed = at > 0 and keys[at - 1] in POINTERS
            yield Token(stemmed(key), self.kin.of(key), self.kin_told.of(key), at, topic, verb, pointed)


class _Kin(Struct, frozen=True):
    """Kinds of words, known whole or by their beginnings."""

    whole: dict[str, frozenset[int]]
    begun: dict[str, frozenset[int]]

    def of(self, key: str) -> frozenset[int]:
        """The kinds of a word."""
        found = self.whole.get(key, frozenset[int]())
        for size in range(2, len(key) + 1):
            found |= self.begun.get(key[:size], frozenset())
        return found


def _kin(lists: Sequence[tuple[int, Sequence[str]]]) -> _Kin:
    made = _Kin({}, {})
    for n, words in lists:
        for word in words:
            table = made.begun if word.endswith("*") else made.whole
            bare = word.rstrip("*")
            table[bare] = table.get(bare, frozenset()) | {n}
    return made


SIMPLE = ("none", "twice", "there", "post", "empty", "now", "since", "by")
"""Names of the data of which each is one pattern."""


@cache
def _rules(lang: str) -> _Rules:
    told: Mapping[str, Any] = data("wholly.yaml")[lang]
    months = {name: n for n, name in enumerate(data(f"dates/{lang}.yaml")["months"], 1)}
    kin = list(enumerate(told["kin"]))
    known = {word: n for n, words in kin for word in words}
    plain = {word for text in told["none"] if text.replace(" ", "").isalpha() for word in text.split()}
    loose = [word for word in data("deeds.yaml")[lang]["loose"] if word not in told["sure"]]
    verbs = {verb for verb in data("things.yaml")[lang]["verbs"] if verb.endswith("s") and verb != "was"}
    made: dict[str, Any] = {name: _way(told[name], months, told["seasons"]) for name in SIMPLE}
    return _Rules(
        **made, loose=_way([*told["loose"], *loose], months, ()), orders=_way(told["rules"], months, ()),
        bounds=tuple(told["bounds"]), months={**months, **told["seasons"]}, gate=frozenset(told["gate"]),
        phrases=_way(sorted(told["phrases"], key=len, reverse=True), months, ()), one=told["phrases"],
        light=frozenset(told["light"]) | plain, people=frozenset(told["people"]),
        right_behind=frozenset(told["right_behind"]), topical=frozenset(told["topical"]),
        present=frozenset(verbs | {*told["goes_on"]}) if lang == "en" else frozenset(told["goes_on"]),
        kin=_kin(kin), kin_told=_kin([(known[name], words) for name, words in told["tells"].items()]),
    )  # fmt: skip


def _way(told: str | Sequence[str], months: Iterable[str], seasons: Iterable[str]) -> Way:
    """One pattern of those that the data has under a name."""
    text = told if isinstance(told, str) else "|".join(told)
    text = text.replace("MONTHS", "|".join(months)).replace("SEASONS", "|".join(seasons))
    return Way(rf" (?:{text})(?= )")
