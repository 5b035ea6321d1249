"""Which side of two a sentence takes, and of what: elected or appointed, in force or repealed, ordered or barred.

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
IT = Phrase("", frozenset(), "the", -1)
Numbers = tuple[float, float]


class Side(Struct, frozen=True):
    """A side that a sentence takes.

    :ivar kind: of which matter; ``state``: which side; ``number``: the number told, if that is the side.
    :ivar denied: it is said not to be so, or of nobody; ``ever``: at no time.
    :ivar who, what: of what it is said, before and behind.
    :ivar act: the beginnings of the words of what is ordered, barred, allowed; ``without``: under which condition.
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
    pro_drop: bool


def sides(words: Words, lang: str) -> tuple[Side, ...]:
    """The sides that ``words``, one sentence, take; none where it asks, or tells of what may be."""
    return words.told(_sides, lang)


def _sides(words: Words, lang: str) -> tuple[Side, ...]:
    rules = _rules(lang)
    likely = rules.ways.likely(words)
    if not likely or words.text.rstrip().endswith("?"):
        return ()
    found = [
        (match.start(), match.end(), side)
        for name, way in likely
        for match in way.pattern.finditer(f"{words.line} ")
        if (side := _side(words, match, rules.told[name], rules, lang)) is not None
    ]
    if not found or rules.loose.search(words) is not None:
        return ()
    return tuple(dict.fromkeys(side for first, end, side in found if not _within(first, end, side, found)))


def _within(first: int, end: int, side: Side, found: Sequence[tuple[int, int, Side]]) -> bool:
    """Whether a longer way of the same matter holds this one: "never set up" and "set up"."""
    return any(
        a <= first and end <= b and (b - a) > (end - first) and side.kind == other.kind
        for a, b, other in found
    )


def _side(words: Words, match: re.Match[str], way: _Way, rules: _Rules, lang: str) -> Side | None:
    """The side told by a match; None where what it asks for is not there."""
    first = words.index(match.start() + 1)
    after = words.index(match.end() - 1) + 1
    start, end = _clause(words, first, after, rules)
    lead = _before_aux(words, start, first, rules)
    helping = set(words.keys[lead:first])
    if helping & rules.maybe or (way.be and not helping & rules.beings):
        return None
    if way.behind == END and after < end:
        return None
    who = _who(words, start, lead, rules, lang) if way.before in (WHO, WHAT) else None
    if way.before in (WHO, WHAT) and who is None:
        return None
    what = phrase(words, after, min(end, after + MOST_WORDS), lang) if way.behind in (WHO, WHAT) else None
    if way.behind in (WHO, WHAT) and what is None:
        return None
    told = match.groupdict()
    behind = what
    if way.before == WHAT:
        who, what = what, who
    elif way.behind == WHO:
        who, what = what, None
    who, what = _inner(words, match, "s", lang) or who, _inner(words, match, "o", lang) or what
    tail = content(words, behind.last + 1 if behind is not None else after, end, lang)
    act, without = frozenset[str](), frozenset[str]()
    if ACT in (way.before, way.behind) or told.get("v"):
        where = (after, end) if way.behind == ACT else (start, lead)
        if told.get("v"):
            where = words.index(match.start("v")), words.index(match.end("v") - 1) + 1
        act, without = _act(words, *where, rules, lang)
        if not act:
            return None
    nobody = any(one is not None and one.share == "none" for one in (who, what))
    denied = bool(helping & rules.nots) != nobody
    number = _number(words, match, lang) if told.get("n") else None
    if told.get("n") and number is None:
        return None
    state = told.get("y") or way.state
    if act and denied and state in TURNED:
        state, denied = TURNED[state], False
    return Side(
        kind=way.kind, state=state, denied=denied, who=who, what=what,
        tail=frozenset() if act else tail, past=bool(helping & rules.past),
        ever=nobody or "never" in helping or "nunca" in helping or "jamas" in helping,
        number=number, act=act, without=without,
    )  # fmt: skip


def _inner(words: Words, match: re.Match[str], name: str, lang: str) -> Phrase | None:
    """What stands inside a way: "turned the request down"."""
    if not match.groupdict().get(name):
        return None
    first, end = match.span(name)
    return phrase(words, words.index(first), words.index(end - 1) + 1, lang)


def _number(words: Words, match: re.Match[str], lang: str) -> Numbers | None:
    first, end = match.span("n")
    text = words.original(words.index(first), words.index(end - 1))
    before = words.text[: words.spans[words.index(first)][0]].rstrip(" ")
    found = quantities(f"${text}" if before.endswith("$") else text, lang)
    return (found[0].least, found[0].most) if len(found) == 1 else None


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


def _act(
    words: Words, after: int, end: int, rules: _Rules, lang: str
) -> tuple[frozenset[str], frozenset[str]]:
    """What is ordered, barred or allowed, and the condition without which it is."""
    at = next((n for n in range(after, end) if words.keys[n] in rules.conditions), end)
    return content(words, after, at, lang), content(words, at + 1, end, lang)


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
        for name in ("cuts", "aux", "beings", "nots", "past", "maybe", "conditions", "ands", "says")
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
