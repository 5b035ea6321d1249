"""One sentence says that something was done, the other that nobody did it, in other words (``data/deeds.yaml``).

"The office mailed a card to each household" cannot stand beside "no household has been sent anything by the
office": all that the denial names, the other sentence tells of, in the same or in like words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from lexloci.core.memory import Lazily
from lexloci.reading.lexicon import data
from lexloci.reading.likeness import SHORTEST, akin, stemmed
from lexloci.reading.ways import Way
from lexloci.reading.words import Words, words_of

LEAST = 2
"""Words that a denial must name."""
FEW = 3
"""A denial of so few words says all by each: a fund that never paid bonds may have paid lawyers."""
NEAR = 4
"""Among how many words behind "every" or "only" stands what it is said of."""
WIDE, ROOM = 2, 5
"""In how long a piece of the other sentence what is denied must stand: so many times its words, and more."""
MAY_DAY = re.compile(r" may (?=\d)|(?<= in| on) may (?!be )|(?<= of) may (?!be )")
"""The month, which is a verb too."""
PIECES = re.compile(r"[,;:—–]+ ?(?:(?:and|but|because|y|pero|porque|asi que) )?|\s(?:because|but|porque|pero)\s")
IF = frozenset({"if", "si"})
"""Begins what denies nothing: "if you speak no English"."""
YEAR = re.compile(r"(?:19|20)\d\d$")
S = re.compile(r"['’ʼ]s$|s['’ʼ]$")


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
            if key in rules.passed or key in rules.times or key in rules.links or len(key) < SHORTEST or key.isdigit():
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

    def asks(self, name: str) -> tuple[tuple[Named, ...], str] | None:
        """What one must have, or need not, and what else the sentence says."""
        way = self._rules.needs if name == "needs" else self._rules.needless
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


@cache
def _rules(lang: str) -> _Rules:
    told, empty = data("deeds.yaml")[lang], data("likeness.yaml")[lang]["empty"]

    def way(texts: Sequence[str]) -> Way:
        longest = sorted(texts, key=len, reverse=True)
        return Way(rf" (?:{'|'.join(longest)})(?= )".replace("OBJ", r"(\S+(?: \S+)?)"))

    kinds: dict[str, frozenset[int]] = {}
    for n, words in enumerate(told["alike"]):
        for word in words:
            kinds[word] = kinds.get(word, frozenset()) | {n}
    passed = {*empty, *told["vague"], *told["denies"], *told["passive"]} - kinds.keys()
    passed |= {word for text in told["none"] for word in text.split()}
    return _Rules(
        universal=way(told["universal"]), partial=way(told["partial"]), bounds=frozenset(told["bounds"]), unless=frozenset(told["unless"]),
        needs=way(told["needs"]), ranks=way(told["ranks"]), needless=way(told["needless"]), phrases=way(list(told["phrases"])), one=told["phrases"], kinds=kinds,
        none=way([*told["none"], *told["denies"]]), ever=way(told["ever"]), loose=way(told["loose"]),
        then=way(told["then"]), passed=frozenset(passed | {*told["vague"]}), times=frozenset(told["times"]),
        links=frozenset(told["links"]), relative=frozenset(told["relative"]),
        passive=frozenset(told["passive"]), pointers=frozenset(told["pointers"]),
        contrasts=tuple(frozenset(one) for one in told["contrasts"]),
    )  # fmt: skip


def deed(words: Words, lang: str) -> Deed:
    """What ``words``, one sentence, denies or tells of."""
    return words.told(Deed, lang)


def of_two_sorts(one: Deed, other: Deed) -> bool:
    """Whether what is denied and what is told are of two: the lobby of the jail, and that of the library."""
    years = [{time for time in deed.times if YEAR.match(time)} for deed in (one, other)]
    if (one.none is None) == (other.none is None) or years[0] != years[1]:
        return False
    none, some = (other.clause, one) if one.none is None else (one.clause, other)
    if none.line.split()[:1] in ([word] for word in IF):
        return False
    bounded = bool(none.bounds - some.bounds) and not some.always
    apart = bounded or none.apart(some) or _led_apart(none, some) or _by_another(none, some)
    return apart or none.ranks != some.ranks or _begin_apart(none, some)


def _led_apart(one: Deed, other: Deed) -> bool:
    """Whether each tells where or to whom, of which the other has nothing."""
    return all(
        any(not any(a.like(b) for b in yours.named) for a in mine.led) for mine, yours in ((one, other), (other, one))
    )


def _begin_apart(one: Deed, other: Deed) -> bool:
    """Whether each begins with something of which the other has nothing: the lobby, and the waiting room."""
    return all(
        any(not any(a.like(b) for b in yours.named) for a in (*mine.named[:LEAST], *mine.led))
        for mine, yours in ((one, other), (other, one))
    )


def _by_another(none: Deed, some: Deed) -> bool:
    """Whether another does what is told, and who is said not to do it only stands behind: "next to the jail"."""
    if none.passive or some.passive or not (none.named and some.named):
        return False
    who, first = none.named[0], some.named[0]
    at = [one.at for one in some.named if who.like(one)]
    shared = [one.at for one in some.named if any(one.like(mine) for mine in none.named[1:])]
    theirs = any(first.like(mine) for mine in none.named)
    return bool(at and shared) and not theirs and min(at) > min(shared)


def undone(one: Deed, other: Deed) -> bool:
    """Whether one says that nobody did what the other tells of as done."""
    if one.denies == other.denies:
        return False
    none, some = (one, other) if one.denies else (other, one)
    return some.firm and _tells_all(none, some) and _of_one_time(none, some) and not of_two_sorts(none, some)


def of_few(one: Deed, other: Deed) -> bool:
    """Whether one says of all of a kind what the other says of only some of them."""
    return _of_few(one, other) or _of_few(other, one)


def _of_few(all_: Deed, few: Deed) -> bool:
    if all_.none or all_.partly or not few.partly or len(all_.named) < LEAST or all_.times != few.times:
        return False
    if not any(a.like(b) for a in all_.shares("universal") for b in few.shares("partial")):
        return False
    return all_.certain and few.certain and all(any(a.like(b) for b in few.named) for a in all_.named)


def needless(one: Deed, other: Deed) -> bool:
    """Whether one says that something is needed, and the other that it is not."""
    return _needless(one, other) or _needless(other, one)


def _needless(need: Deed, none: Deed) -> bool:
    mine, yours = need.asks("needs"), none.asks("needless")
    if mine is None or yours is None or need.asks("needless") is not None:
        return False
    if not any(a.like(b) for a in mine[0] for b in yours[0]):
        return False
    left = set(yours[1].split())
    rest = [one for one in none.named if none.line.split()[one.at] in left]
    told = all(any(one.like(other) for other in need.named) for one in rest)
    named = set(mine[1].split())
    parts = (
        one
        for one in need.named
        if need.line.split()[one.at] in named and not any(one.like(other) for other in none.named)
    )
    if any(need.slots.get(one.stem, frozenset()) & none.stems for one in parts):
        return False
    return bool(rest) and told and need.times == none.times and not _led_apart(need, none)


def of_others(one: Deed, other: Deed) -> bool:
    """Whether what is denied is so at another time only, of another's own, or of what was never told of as so."""
    if one.denies == other.denies:
        return False
    none, some = (one, other) if one.denies else (other, one)
    elsewhen = bool(none.times) and not (none.then or some.then) and none.times.isdisjoint(some.times)
    short = len(none.named) <= FEW and not all(any(a.like(b) for b in some.named) for a in none.named)
    return elsewhen or short or not some.firm or _of_its_own(none, some)


def _of_its_own(none: Deed, some: Deed) -> bool:
    """Whether what is denied of a thing is told of something that belongs to it."""
    first = none.named[0] if none.named else None
    return first is not None and first.stem in some.owners and first.stem not in none.owners


def _tells_all(none: Deed, some: Deed) -> bool:
    """Whether all that is denied is told of, close together and not the other way round."""
    if len(none.named) < LEAST:
        return False
    found: list[int] = []
    for mine in none.named:
        at = next((yours.at for yours in some.named if mine.like(yours) and yours.at not in found), None)
        if at is None:
            return False
        found.append(at)
    if max(found) - min(found) > WIDE * len(found) + ROOM:
        return False
    turned = found[0] > found[-1] and not (none.passive or some.passive)
    return not (turned or _of_its_own(none, some))


def _of_one_time(none: Deed, some: Deed) -> bool:
    """Whether what is told falls into the time for which it is denied."""
    if none.then or some.then or (some.always and not any(YEAR.match(time) for time in none.times)):
        return True
    if none.times:
        return none.times == some.times
    years = any(YEAR.match(time) for time in some.times)
    return none.ever or not (some.times or years)
