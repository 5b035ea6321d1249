"""What a sentence denies wholly, or tells of, by kinds of words (``data/wholly.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from msgspec import Struct

from lexloci.core.memory import Lazily, remembered
from lexloci.core.patterns import compiled
from lexloci.reading.deeds import YEAR
from lexloci.reading.lexicon import data
from lexloci.reading.likeness import SHORTEST, akin, stemmed
from lexloci.reading.ways import Way
from lexloci.reading.words import Words

LEAST = 2
"""Things of which fewer are too few: who is meant by a "no" then counts too."""
REMEMBERED = 16_384
"""Words of which the kinds are kept."""
CUTS = compiled(r"[,;:—–()] ?|\s(?:but|although|though|pero|aunque)\s")


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
        return self.like(other) and not (self.verb and other.topic)

    def like(self, other: Token) -> bool:
        """Whether the other is of one kind with it, or a form of the same word."""
        return not self.kinds.isdisjoint(other.kinds | other.tells) or akin(self.stem, other.stem)


class Whole:
    """A sentence as it is held against others.

    :ivar line: its words, with one word for each phrase that stands for one.
    :ivar none: the word by which it denies something.
    """

    def __init__(self, words: Words, lang: str) -> None:
        self._rules, self.words, self.lang = _rules(lang), words, lang
        self.line = self._rules.in_one(words)
        self.asked = words.text.rstrip().endswith("?")
        may = not self._rules.gate.isdisjoint(words.there)
        self.none = self._rules.none.pattern.search(self.line) if may else None

    @Lazily
    def denies(self) -> bool:
        """Whether it wholly denies something, as what is so and no rule."""
        if self.none is None or self.asked or self.words.keys[0] in self._rules.sets["pronouns"]:
            return False
        if self._rules.twice.pattern.search(self.line) is not None:
            return False
        again = self._rules.none.pattern.search(self.line, self.none.end() - 1)
        if (again is not None and self.lang == "en") or not self._rules.sets["who"].isdisjoint(
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
        return not self._rules.sets["denying"].isdisjoint(self.words.there)

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

    @property
    def owning(self) -> frozenset[str]:
        """Words that lead to whose something is."""
        return self._rules.sets["of"]

    @property
    def today(self) -> frozenset[str]:
        """Words of the present day, which bound no denial."""
        return self._rules.sets["today"]

    @Lazily
    def negated(self) -> tuple[Token, ...]:
        """What the first piece names that denies something."""
        pieces = (Words(text) for text in CUTS.split(self.words.text))
        found = next(
            (piece for piece in pieces if not self._rules.sets["denying"].isdisjoint(piece.there)), self.words
        )
        return tuple(self._rules.tokens(self._rules.in_one(found)))

    @Lazily
    def there(self) -> bool:
        """Whether it says that there is none of something."""
        return self._rules.there.pattern.search(self.line) is not None

    @Lazily
    def lacks(self) -> bool:
        """Whether it says that something has none of something else."""
        return self._rules.lacks.pattern.search(self.line) is not None

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


class _Rules(Struct, frozen=True):
    lang: str
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
    lacks: Way
    sets: dict[str, frozenset[str]]
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
            led = keys[max(0, at - 2) : at]
            topic = bool(led) and (
                led[-1] in self.topical or (led[0] in self.topical and led[-1] in self.light)
            )
            verb = at > 0 and keys[at - 1] in self.sets["verbal"]
            pointed = at > 0 and keys[at - 1] in self.sets["pointers"]
            yield Token(stemmed(key), *_kinds(key, self.lang), at, topic, verb, pointed)


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


@remembered(REMEMBERED)
def _kinds(key: str, lang: str) -> tuple[frozenset[int], frozenset[int]]:
    """The kinds of a word, and those it also tells of."""
    rules = _rules(lang)
    return rules.kin.of(key), rules.kin_told.of(key)


SETS = ("verbal", "pointers", "pronouns", "of", "today", "denying", "who")
SIMPLE = ("lacks", "none", "twice", "there", "post", "empty", "now", "since", "by")
"""Names of the data of which each is a set of words, and of which each is one pattern."""


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
    made["sets"] = {name: frozenset(told[name]) for name in SETS}
    return _Rules(
        **made, lang=lang, loose=_way([*told["loose"], *loose], months, ()),
        orders=_way(told["rules"], months, ()),
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
