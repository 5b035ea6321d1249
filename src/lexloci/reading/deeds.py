"""What a sentence tells of as done or denies, in which words: to mail is to send (``data/deeds.yaml``)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from msgspec import Struct

from lexloci.core.memory import Lazily
from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data
from lexloci.reading.likeness import SHORTEST, akin, stemmed
from lexloci.reading.ways import Way
from lexloci.reading.words import Words, words_of

NEAR = 4
"""Among how many words behind "every" or "only" stands what it is said of."""
MAY_DAY = compiled(r" may (?=\d)|(?<= in| on) may (?!be )|(?<= of) may (?!be )")
"""The month, which is a verb too."""
PIECES = compiled(
    r"[,;:—–]+ ?(?:(?:and|but|because|y|pero|porque|asi que) )?|\s(?:because|but|porque|pero)\s"
)
YEAR = compiled(r"(?:19|20)\d\d$")
S = compiled(r"['’ʼ]s$|s['’ʼ]$")


class Named(Struct, frozen=True):
    """A word that a sentence names: its beginning, its meanings, and where it stands."""

    stem: str
    kinds: frozenset[int]
    at: int

    def like(self, other: Named) -> bool:
        """Whether both are forms of one word, or words of one meaning."""
        if self.kinds and other.kinds:
            return not self.kinds.isdisjoint(other.kinds)
        return akin(self.stem, other.stem)


class Deed:
    """What a sentence denies, or tells of.

    :ivar none: the word by which it denies something, if it does.
    :ivar denies: it plainly says that nobody did, or that it was not done.
    """

    def __init__(self, words: Words, lang: str) -> None:
        self._rules, self._lang = _rules(lang), lang
        self.words = words
        whole = MAY_DAY.sub(" may5 ", words.line) if "may" in words.there else words.line
        for idiom in data("likeness.yaml")[lang]["idioms"]:
            whole = whole.replace(f" {idiom} ", " ")
        line = self._rules.then.pattern.sub(" ", whole)
        self.then = line != whole
        self.line = self._in_one(line)
        self._asked = words.text.rstrip().endswith("?")
        self.none = self._rules.none.pattern.search(self.line)
        self.denies = self.none is not None and not self._asked and self._is_plain(self.line)
        self.tells = self.none is None and not self._asked

    def _in_one(self, line: str) -> str:
        """``line`` with one word for each phrase that stands for one."""
        if self._rules.phrases.search(self.words) is None:
            return line
        return self._rules.phrases.pattern.sub(lambda match: f" {self._rules.one[match[0].strip()]}", line)

    def _is_plain(self, line: str) -> bool:
        """Whether nothing is said of what may be, and its "no" stands once and behind no "who"."""
        doubled = self._lang == "en" and len(self._rules.none.pattern.findall(line)) > 1
        if self.none is None or doubled:
            return False
        before = line[: self.none.start()].split()
        return self._rules.relative.isdisjoint(before) and self._rules.loose.pattern.search(line) is None

    @Lazily
    def clause(self) -> Deed:
        """The piece of the sentence that denies something, by itself."""
        pieces = PIECES.split(self.words.text)
        denied = (deed(words_of(piece), self._lang) for piece in pieces if len(pieces) > 1)
        return next((one for one in denied if one.none is not None), self)

    @Lazily
    def partly(self) -> bool:
        """Whether it speaks of some only."""
        return self._rules.partial.pattern.search(self.line) is not None

    @Lazily
    def certain(self) -> bool:
        """Whether it tells of what is so, but for the word that says of how many."""
        rest = self._rules.partial.pattern.sub(" ", self.line)
        return not self._asked and self._rules.loose.pattern.search(rest) is None

    @Lazily
    def firm(self) -> bool:
        """Whether what it tells is told without an exception, as what is or was so."""
        return self.tells and self._rules.loose.pattern.search(self.line) is None

    @Lazily
    def ever(self) -> bool:
        """Whether what it denies was so at no time."""
        return self._rules.ever.pattern.search(self.line) is not None

    @Lazily
    def times(self) -> frozenset[str]:
        """The times it names."""
        keys = self.line.split()
        found = {key.rstrip("s") for key in keys if key in self._rules.times or YEAR.match(key)}
        return frozenset(found | {key for key in keys if key.isdigit() and found})

    @Lazily
    def named(self) -> tuple[Named, ...]:
        """What it names, in order."""
        rules, out = self._rules, []
        for at, key in enumerate(self.line.split()):
            if (
                key in rules.passed
                or key in rules.times
                or key in rules.links
                or len(key) < SHORTEST
                or key.isdigit()
            ):
                continue
            out.append(Named(stemmed(key), rules.kinds.get(key, frozenset()), at))
        return tuple(out)

    @Lazily
    def slots(self) -> dict[str, frozenset[str]]:
        """For each word what a link behind it leads to: the lobby "of the jail"."""
        rules, keys = self._rules, self.line.split()
        out: dict[str, frozenset[str]] = {}
        for n in range(len(keys) - 2):
            if keys[n + 1] not in rules.links or keys[n] in rules.passed:
                continue
            at = n + 2
            if keys[at] in rules.pointers:
                continue
            while at < len(keys) and keys[at] in rules.passed and keys[at] not in rules.links:
                at += 1
            ends = at
            while ends < len(keys) and keys[ends] not in rules.passed:
                ends += 1
            found = frozenset(stemmed(key) for key in keys[at:ends] if key not in rules.times)
            if found:
                out[stemmed(keys[n])] = out.get(stemmed(keys[n]), frozenset()) | found
        return out

    @Lazily
    def owners(self) -> frozenset[str]:
        """Words of what something else belongs to: "the shelter's kitchen"."""
        words = self.words
        return frozenset(stemmed(key) for n, key in enumerate(words.keys) if S.search(words.given[n]))

    @Lazily
    def stems(self) -> frozenset[str]:
        """The beginnings of all its words."""
        return frozenset(stemmed(key) for key in self.line.split())

    @Lazily
    def passive(self) -> bool:
        """Whether who does it may stand behind what is done."""
        return not self._rules.passive.isdisjoint(self.line.split())

    @Lazily
    def always(self) -> bool:
        """Whether it is so at all hours of all days."""
        ways = data("openings.yaml")[self._lang]["always"]
        return any(f" {way} " in self.words.line for way in ways)

    @Lazily
    def ranks(self) -> frozenset[str]:
        """Words that make an office another: the deputy chief is not the chief."""
        return frozenset(match[0].strip() for match in self._rules.ranks.pattern.finditer(self.line))

    @Lazily
    def bounds(self) -> frozenset[str]:
        """Words that bound what it says: "until noon"."""
        return self._rules.bounds & set(self.line.split())

    @Lazily
    def led(self) -> tuple[Named, ...]:
        """What stands right behind a link: where, about what, to whom."""
        keys = self.line.split()
        passed = self._rules.passed - self._rules.links
        return tuple(
            one
            for one in self.named
            if (at := next((n for n in range(one.at - 1, -1, -1) if keys[n] not in passed), -1)) >= 0
            and keys[at] in self._rules.links
            and self._rules.pointers.isdisjoint(keys[at : one.at])
        )

    def shares(self, of: str) -> tuple[Named, ...]:
        """What it says of all, or of some only: what is named right behind such a word."""
        at = [match.end() for match in getattr(self._rules, of).pattern.finditer(self.line)]
        starts = [len(self.line[:end].split()) for end in at]
        return tuple(one for one in self.named if any(0 <= one.at - start < NEAR for start in starts))

    @Lazily
    def needs(self) -> tuple[tuple[Named, ...], str] | None:
        """What one must have, and what else the sentence says."""
        return self._asks(self._rules.needs)

    @Lazily
    def needless(self) -> tuple[tuple[Named, ...], str] | None:
        """What one need not have, and what else the sentence says."""
        return self._asks(self._rules.needless)

    def _asks(self, way: Way) -> tuple[tuple[Named, ...], str] | None:
        match = way.search(self.words)
        if match is None or not self._rules.unless.isdisjoint(self.words.there):
            return None
        keys = next(group for group in match.groups() if group).split()
        found = (Named(stemmed(key), self._rules.kinds.get(key, frozenset()), 0) for key in keys)
        return tuple(found), f"{self.words.line[: match.start()]} {self.words.line[match.end() :]}"

    def apart(self, other: Deed) -> bool:
        """Whether both tell which, each otherwise: the lobby of the jail, and that of the library."""
        mine, yours = set(self.line.split()), set(other.line.split())
        for words in self._rules.contrasts:
            ours, theirs = words & mine, words & yours
            if ours and theirs and {w.rstrip("s") for w in ours}.isdisjoint({w.rstrip("s") for w in theirs}):
                return True
        for stem in self.slots.keys() & other.slots.keys():
            ours, theirs = self.slots[stem], other.slots[stem]
            if ours.isdisjoint(other.stems) and theirs.isdisjoint(self.stems):
                return True
        return False


class _Rules(Struct, frozen=True):
    universal: Way
    partial: Way
    needs: Way
    ranks: Way
    limits: frozenset[str]
    needless: Way
    bounds: frozenset[str]
    unless: frozenset[str]
    phrases: Way
    one: dict[str, str]
    kinds: dict[str, frozenset[int]]
    none: Way
    ever: Way
    loose: Way
    then: Way
    passed: frozenset[str]
    times: frozenset[str]
    links: frozenset[str]
    relative: frozenset[str]
    passive: frozenset[str]
    pointers: frozenset[str]
    contrasts: tuple[frozenset[str], ...]


WAYS = ("universal", "partial", "needs", "needless", "ranks", "phrases", "ever", "loose", "then")
SETS = ("bounds", "unless", "times", "links", "relative", "passive", "pointers")
"""Names of the data of which each is one pattern, and of which each is a set of words."""


@cache
def _rules(lang: str) -> _Rules:
    told, empty = data("deeds.yaml")[lang], data("likeness.yaml")[lang]["empty"]

    def way(texts: Iterable[str]) -> Way:
        longest = sorted(texts, key=len, reverse=True)
        return Way(rf" (?:{'|'.join(longest)})(?= )".replace("OBJ", r"(\S+(?: \S+)?)"))

    kinds: dict[str, frozenset[int]] = {}
    for n, words in enumerate(told["alike"]):
        for word in words:
            kinds[word] = kinds.get(word, frozenset()) | {n}
    passed = {*empty, *told["vague"], *told["denies"], *told["passive"]} - kinds.keys()
    passed |= {word for text in told["none"] for word in text.split()}
    limits = {word for name in ("none", "partial") for text in told[name] for word in text.split()}
    limits = (limits - {*told["passed"]}) | {*told["limits"]}
    made: dict[str, Any] = {
        **{name: way(told[name]) for name in WAYS}, **{name: frozenset(told[name]) for name in SETS},
        "one": told["phrases"], "kinds": kinds, "limits": frozenset(limits),
        "none": way([*told["none"], *told["denies"]]), "passed": frozenset(passed | {*told["vague"]}),
        "contrasts": tuple(frozenset(one) for one in told["contrasts"]),
    }  # fmt: skip
    return _Rules(**made)


def deed(words: Words, lang: str) -> Deed:
    """What ``words``, one sentence, denies or tells of."""
    return words.told(Deed, lang)


def limits(words: Words, lang: str) -> bool:
    """Whether a word stands there by which something may be denied, said of some only, or not asked for."""
    return not words.there.isdisjoint(_rules(lang).limits)
