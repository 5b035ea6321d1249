"""Which side of two a sentence takes, and of what: elected or appointed, in force or repealed.

The ways to say each are data (``data/sides.yaml``); who or what it is said of is read from the words around
them (:mod:`lexloci.reading.ofwhat`), so that any noun will do. :mod:`lexloci.reading.bothsides` holds the
sides of two sentences against each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from msgspec import Struct

from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data
from lexloci.reading.ofwhat import BREAK, Phrase, content, phrase
from lexloci.reading.quantities import quantities
from lexloci.reading.ways import Way, Ways
from lexloci.reading.words import Words

PART = compiled(r"\{([a-z_]+)\}")
WHO, WHAT, ACT, END = "S", "O", "V", "|"
"""Roles of the words before and behind a way; "|" ends the clause."""
BE, THAT = "be", frozenset({"that", "que"})
MOST_WORDS = 16
"""In how many words behind a way that stands which it is about."""
TURNED = {"must": "need_not", "may": "must_not", "must_not": "may", "on": "over"}
"""What becomes of a rule that is denied, or told of nobody."""
EVER = frozenset({"never", "nunca", "jamas"})
IT = Phrase("", frozenset(), "the", -1)
Numbers = tuple[float, float]


class Side(Struct, frozen=True):
    """A side that a sentence takes.

    :ivar kind: of which matter; ``state``: which side; ``number``: the number told, if that is the side.
    :ivar denied: it is said not to be so, or of nobody; ``ever``: at no time.
    :ivar who, what: of what it is said, before and behind.
    :ivar act: the beginnings of the words of what is ordered, barred or allowed.
    :ivar without: those of the condition that it has.
    :ivar done_to: to what it must or may be done, where it stands before.
    :ivar tail: those of the rest of the clause; ``past``: it is told of as over.
    """

    kind: str
    state: str
    denied: bool
    who: Phrase | None
    what: Phrase | None
    tail: frozenset[str]
    past: bool
    ever: bool = False
    number: Numbers | None = None
    act: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    done_to: Phrase | None = None


class _Way(Struct, frozen=True):
    """What a way of the data asks for around it."""

    kind: str
    state: str
    before: str
    behind: str
    be: bool


class _Rules(Struct, frozen=True):
    ways: Ways[tuple[str, str, int]]
    told: dict[tuple[str, str, int], _Way]
    loose: Way
    cuts: frozenset[str]
    aux: frozenset[str]
    beings: frozenset[str]
    nots: frozenset[str]
    past: frozenset[str]
    maybe: frozenset[str]
    conditions: frozenset[str]
    ands: frozenset[str]
    says: frozenset[str]
    passive: frozenset[str]
    pro_drop: bool


def sides(words: Words, lang: str) -> tuple[Side, ...]:
    """The sides that ``words``, one sentence, take; none where it asks, or tells of what may be."""
    return words.told(_sides, lang)


def _sides(words: Words, lang: str) -> tuple[Side, ...]:
    rules = _rules(lang)
    likely = rules.ways.likely(words)
    if not likely or words.text.rstrip().endswith("?") or rules.loose.search(words) is not None:
        return ()
    found = [
        (match.start(), match.end(), side)
        for name, way in likely
        for match in way.pattern.finditer(f"{words.line} ")
        if (side := _side(words, match, rules.told[name], rules, lang)) is not None
    ]
    return tuple(dict.fromkeys(side for first, end, side in found if not _within(first, end, side, found)))


def _within(first: int, end: int, side: Side, found: Sequence[tuple[int, int, Side]]) -> bool:
    """Whether a longer way of the same matter holds this one: "never set up" and "set up"."""
    return any(
        a <= first and end <= b and (b - a) > (end - first) and side.kind == other.kind
        for a, b, other in found
    )


class _Match:
    """A match of a way, with the clause around it.

    :ivar first, after: its first word, and the one behind its last; ``start``, ``end`` those of its clause.
    :ivar lead: the first of the helping words right before it.
    """

    def __init__(self, words: Words, match: re.Match[str], rules: _Rules, lang: str) -> None:
        self.words, self.match, self.rules, self.lang = words, match, rules, lang
        self.told = match.groupdict()
        self.first, self.after = words.index(match.start() + 1), words.index(match.end() - 1) + 1
        self.start, self.end = _clause(words, self.first, self.after, rules)
        self.lead = _before_aux(words, self.start, self.first, rules)
        self.helping = frozenset(words.keys[self.lead : self.first])

    def fits(self, way: _Way) -> bool:
        """Whether the helping words and the end of the clause are as the way asks for."""
        if self.helping & self.rules.maybe or (way.be and not self.helping & self.rules.beings):
            return False
        return way.behind != END or self.after >= self.end

    def roles(self, way: _Way) -> tuple[Phrase | None, Phrase | None, int] | None:
        """Who does it, what it is done to, where the rest of the clause begins; None where one is missing."""
        before = _who(self.words, self.start, self.lead, self.rules, self.lang)
        behind = phrase(self.words, self.after, min(self.end, self.after + MOST_WORDS), self.lang)
        named = {way.before: before, way.behind: behind}
        if any(named[role] is None for role in (way.before, way.behind) if role in (WHO, WHAT)):
            return None
        who = self._inside("s") or named.get(WHO)
        what = self._inside("o") or named.get(WHAT)
        rest = behind.last + 1 if behind is not None and way.behind in (WHO, WHAT) else self.after
        return who, what, rest

    def _inside(self, name: str) -> Phrase | None:
        """What stands inside a way: "turned the request down"."""
        at = self._span(name)
        return phrase(self.words, *at, self.lang) if at is not None else None

    def _span(self, name: str) -> tuple[int, int] | None:
        """The words of a group of the way."""
        if not self.told.get(name):
            return None
        first, end = self.match.span(name)
        return self.words.index(first), self.words.index(end - 1) + 1

    def act(self, way: _Way, who: Phrase | None) -> _Act | None:
        """What is ordered, barred or allowed; None where nothing is."""
        around = (self.after, self.end) if way.behind == ACT else (self.start, self.lead)
        first, end = self._span("v") or around
        at = next((n for n in range(first, end) if self.words.keys[n] in self.rules.conditions), end)
        act = content(self.words, first, at, self.lang)
        without = content(self.words, at + 1, end, self.lang)
        if not act:
            return None
        if who is not None and self.words.keys[first] in self.rules.passive:
            return _Act(act | {who.head, *who.told}, without, who)
        return _Act(act, without, None)

    def number(self) -> Numbers | None:
        """The one number in a way."""
        at = self._span("n")
        if at is None:
            return None
        text, before = self.words.original(at[0], at[1] - 1), self.words.text[: self.words.spans[at[0]][0]]
        found = quantities(f"${text}" if before.endswith("$") else text, self.lang)
        return (found[0].least, found[0].most) if len(found) == 1 else None


class _Act(Struct, frozen=True):
    """What a rule orders, bars or allows, under which condition, and to what it is done."""

    words: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    done_to: Phrase | None = None


def _side(words: Words, match: re.Match[str], way: _Way, rules: _Rules, lang: str) -> Side | None:
    """The side told by a match; None where what it asks for is not there."""
    its = _Match(words, match, rules, lang)
    roles = its.roles(way) if its.fits(way) else None
    ruled = ACT in (way.before, way.behind) or bool(its.told.get("v"))
    act = its.act(way, roles[0]) if roles is not None and ruled else _Act()
    number = its.number()
    if roles is None or act is None or (number is None and its.told.get("n")):
        return None
    who, what, rest = roles
    nobody = any(one is not None and one.share == "none" for one in (who, what))
    denied, state = bool(its.helping & rules.nots) != nobody, its.told.get("y") or way.state
    if ruled and denied and state in TURNED:
        denied, state = False, TURNED[state]
    return Side(
        kind=way.kind, state=state, denied=denied, who=None if act.done_to is not None else who, what=what,
        tail=frozenset() if ruled else content(words, rest, its.end, lang),
        past=bool(its.helping & rules.past), ever=nobody or bool(its.helping & EVER),
        number=number, act=act.words, without=act.without, done_to=act.done_to,
    )  # fmt: skip


def _clause(words: Words, first: int, after: int, rules: _Rules) -> tuple[int, int]:
    """From which to which word the clause around a match goes."""
    start = first
    while start > 0 and words.keys[start - 1] not in rules.cuts and not BREAK.search(words.gap(start - 1)):
        start -= 1
    end = after
    while end < len(words) and words.keys[end] not in rules.cuts and not BREAK.search(words.gap(end - 1)):
        end += 1
    return start, end


def _before_aux(words: Words, start: int, first: int, rules: _Rules) -> int:
    """Where the helping words right before a match begin."""
    at = first
    while at > start and words.keys[at - 1] in rules.aux:
        at -= 1
    return at


def _who(words: Words, start: int, lead: int, rules: _Rules, lang: str) -> Phrase | None:
    """What a clause is about; what the sentence is, where a piece between commas stands before."""
    that = [n for n in range(start, lead) if words.keys[n] in THAT]
    said = [n for n in that if not rules.says.isdisjoint(words.keys[start:n])]
    start = said[-1] + 1 if said else start
    found = phrase(words, start, lead, lang)
    if found is None and lead == start and start > 0:
        found = phrase(words, 0, start, lang)
    if found is None and lead == 0 and rules.pro_drop:
        return IT
    return found


@cache
def _rules(lang: str) -> _Rules:
    told = data("sides.yaml")[lang]
    ways, known = {}, {}
    for kind, states in told["states"].items():
        for state, texts in states.items():
            for n, text in enumerate(texts):
                name = (kind, state, n)
                ways[name], known[name] = _spelt_out(text, kind, state, lang)
    sets = {
        name: frozenset(told[name])
        for name in (
            "cuts",
            "aux",
            "beings",
            "nots",
            "past",
            "maybe",
            "conditions",
            "ands",
            "says",
            "passive",
        )
    }
    return _Rules(
        Ways(ways), known, Way(rf" (?:{'|'.join(told['loose'])})(?= )"), pro_drop=lang != "en", **sets
    )


def _spelt_out(text: str, kind: str, state: str, lang: str) -> tuple[str, _Way]:
    """A way of the data as a pattern, and what stands around it."""
    keys = text.split(" ")
    before = keys.pop(0) if keys[0] in (WHO, WHAT, ACT) else ""
    behind = keys.pop() if keys[-1] in (WHO, WHAT, ACT, END) else ""
    be = keys[0] == BE
    body = " ".join(keys[be:]).replace("~", r"\S+")
    pieces: dict[str, Any] = {**data("sides.yaml")[lang]["parts"], "n": _numbers(lang)}
    for _ in range(2):
        body = PART.sub(lambda match: pieces[match[1]], body)
    return f" (?:{body})(?= )", _Way(kind, state, before, behind, be)


def _numbers(lang: str) -> str:
    """A number, with the words before it that bound it."""
    told = data("quantities.yaml")[lang]
    numbers = "|".join([*told["numbers"], *told["times"], r"\d+"])
    bounds = "|".join(data("sides.yaml")[lang]["bounds"])
    return rf"(?P<n>(?:(?:{bounds}) )*(?:{numbers})(?: (?:y )?(?:{numbers}))*)"


def first_phrase(words: Words, lang: str) -> Phrase | None:
    """What a sentence begins with, and so is mostly about."""
    return phrase(words, 0, len(words), lang)


def matters(page: Sequence[tuple[Side, ...]]) -> Iterator[tuple[int, int]]:
    """Pairs of sentences, by number, that take sides in one matter, the earlier first."""
    by_kind: dict[str, list[int]] = {}
    for b, its in enumerate(page):
        kinds = {side.kind for side in its}
        yield from ((a, b) for a in sorted({a for kind in kinds for a in by_kind.get(kind, [])}))
        for kind in kinds:
            by_kind.setdefault(kind, []).append(b)
