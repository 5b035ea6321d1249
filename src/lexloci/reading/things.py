"""Which things a sentence speaks of: a clinic, a hotline, each with what tells which (``data/things.yaml``).

"The legal help desk that was promised for the library" and "that library help desk" are one thing; "the
dental clinic" and "the legal clinic" are two, and "the clinic" on a page that has both may be either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from msgspec import Struct

from lexloci.core.memory import Lazily
from lexloci.reading.lexicon import data
from lexloci.reading.likeness import stemmed
from lexloci.reading.words import Words

TOKEN = "T"
"""Begins what stands for a thing in a line: no folded word has a capital."""
MOST_WORDS = 3
"""Words of what tells which, on either side of a thing."""
POSSESSIVE = ("'s", "’s", "s’", "s'")
ALIKE = 4
"""Letters of two forms of a noun: a "hotline" is a "line"."""
MOST_THINGS = 9
THOUSAND = 3
"""Digits behind the comma of "9,000"."""
EVENTS = frozenset({"hearing", "audiencia"})
"""What is held "of" something is not told by it: no meeting of the board."""
BODIES = frozenset({"commission", "comision"})
"""Who does things, mostly: "the city council" is "the Springfield council"."""
ITSELF = "itself"
HELP = frozenset({"help", "answer", "open", "work"})
"""Verbs in a form that is a noun too: "the library help desk"."""
OF = frozenset({"of", "de", "del"})
THIS = frozenset({"this", "este", "esta"})
"""Before a thing that needs no word to tell which it is."""
INDEFINITE = frozenset({"a", "an", "un", "una"})
NO = frozenset({"no", "ningun", "ninguna", "each", "every", "any", "cada"})
"""Before what is meant of all such things."""
TO = frozenset({"to", "para", "de"})
"""Joins before what is done: "the motion to end the contract"."""
THE = (["the"], ["a"], ["el"], ["la"], ["los"], ["las"])


class Thing(Struct, frozen=True):
    """A thing that a sentence speaks of.

    :ivar head: the first noun of those that mean such a thing.
    :ivar told: the beginnings of words that tell which it is.
    :ivar first, last: the words of the sentence that name it.
    :ivar before: the word before it: "the", "no", "a"; ``noun``: the beginning of the noun itself.
    """

    head: str
    told: frozenset[str]
    first: int
    last: int
    before: str = ""
    noun: str = ""


class Things:
    """The things of a sentence.

    :ivar found: each of them; ``there``: the beginnings of all words of the sentence.
    """

    def __init__(self, words: Words, lang: str) -> None:
        self.words = words
        self._itself = _rules(lang).itself
        self.found = tuple(_found(words, _rules(lang), lang))[:MOST_THINGS]

    @Lazily
    def there(self) -> frozenset[str]:
        """The beginnings of all words of the sentence."""
        return frozenset([stemmed(key) for key in self.words.keys])

    @Lazily
    def heads(self) -> frozenset[str]:
        """What the things of the sentence are."""
        return frozenset([thing.head for thing in self.found])

    @Lazily
    def signs(self) -> frozenset[str]:
        """By what it is held against others: its heads, and whether the page speaks of its own body."""
        itself = not self._itself.isdisjoint(self.words.there)
        return self.heads | {ITSELF} if itself else self.heads

    @Lazily
    def line(self) -> Words:
        """The sentence with a sign, ``T0``, for each thing."""
        keys = list(self.words.keys)
        for n in range(len(keys) - 1, 0, -1):
            if len(keys[n]) == THOUSAND and keys[n].isdigit() and self.words.gap(n - 1) == ",":
                # With a zero before it "2,000" is read as no year.
                keys[n - 1 : n + 1] = [f"0{keys[n - 1]}{keys[n]}", ""]
        for n in range(len(self.found) - 1, -1, -1):
            thing = self.found[n]
            keys[thing.first : thing.last + 1] = [f"{TOKEN}{n}"]
        return Words.folded([key for key in keys if key])


def things(words: Words, lang: str) -> Things:
    """The things that ``words``, one sentence, speak of."""
    return words.told(Things, lang)


def same(one: tuple[Things, int], other: tuple[Things, int], page: Iterable[Things]) -> bool:
    """Whether two sentences speak of one thing beyond doubt.

    :param one: a sentence's things and which of them is meant; so is ``other``.
    :param page: the things of all sentences of the page.
    """
    mine, yours = one[0].found[one[1]], other[0].found[other[1]]
    if mine.head != yours.head or _apart(mine, one[0], yours, other[0]) or _other_noun(mine, yours):
        return False
    if mine.told == yours.told and mine.told:
        return True
    fuller, barer = ((mine, one[0]), (yours, other[0]))
    if len(fuller[0].told) < len(barer[0].told):
        fuller, barer = barer, fuller
    return not any(
        third.head == mine.head and not _apart(third, sentence, *barer) and _apart(third, sentence, *fuller)
        for sentence in page
        if mine.head in sentence.heads
        for third in sentence.found
    )


def of_two(one: Things, other: Things) -> bool:
    """Whether two sentences, the earlier first, speak of things of one kind and never of the same."""
    found = [thing for thing in one.found if thing.head not in BODIES]
    alike = [(a, b) for a in found for b in other.found if a.head == b.head]
    return bool(alike) and all(
        _apart(a, one, b, other) or (b.before in INDEFINITE and a.before not in INDEFINITE | NO)
        for a, b in alike
    )


def _apart(one: Thing, its: Things, other: Thing, others: Things) -> bool:
    """Whether each has something that tells which it is and of which the other sentence has nothing."""
    if bool(one.told) != bool(other.told) and not THIS.isdisjoint((one.before, other.before)):
        return True
    if one.told and other.told and one.told.isdisjoint(other.told):
        new = [thing.before in INDEFINITE for thing in (one, other)]
        if new[0] == new[1]:
            return True
        return not (other.told <= its.there if new[0] else one.told <= others.there)
    return not (one.told <= others.there or other.told <= its.there)


def _other_noun(one: Thing, other: Thing) -> bool:
    """Whether nothing but nouns of one meaning joins them: "the training" may be no "orientation"."""
    alike = one.noun.endswith(other.noun[-ALIKE:]) or one.noun[:ALIKE] == other.noun[:ALIKE]
    return not alike and one.told.isdisjoint(other.told)


class _Rules(Struct, frozen=True):
    heads: dict[str, str]
    vague: frozenset[str]
    joins: frozenset[str]
    planned: frozenset[str]
    unbound: frozenset[str]
    stops: frozenset[str]
    verbs: frozenset[str]
    leads: frozenset[str]
    itself: frozenset[str]
    numbers: frozenset[str]


@cache
def _rules(lang: str) -> _Rules:
    told = data("things.yaml")[lang]
    names = ("vague", "joins", "planned", "unbound", "stops", "verbs", "leads", "itself")
    sets = {name: frozenset(told[name]) for name in names}
    numbers = frozenset(data("quantities.yaml")[lang]["numbers"])
    return _Rules({noun: nouns[0] for nouns in told["heads"] for noun in nouns}, numbers=numbers, **sets)


def _found(words: Words, rules: _Rules, lang: str) -> Iterator[Thing]:
    """The things, in order, each without what names another."""
    if words.there.isdisjoint(rules.heads):
        return
    taken = -1
    for n, key in enumerate(words.keys):
        if n <= taken or key not in rules.heads or not _is_head(words, n, rules, lang):
            continue
        first = _first(words, n, rules, taken) if lang == "en" else n
        last, behind = _behind(words, n, rules, lang)
        told = [*range(first, n), *behind]
        stems = frozenset(stemmed(words.keys[m]) for m in told if words.keys[m] not in rules.vague)
        before = words.keys[first - 1] if first else ""
        yield Thing(rules.heads[key], stems, first, last, before, stemmed(key))
        taken = last


def _is_head(words: Words, n: int, rules: _Rules, lang: str) -> bool:
    """Whether the noun at ``n`` is the thing itself and does not tell which: "the library's desk"."""
    if words.given[n].endswith(POSSESSIVE):
        return False
    if lang != "en" or n + 1 == len(words) or words.gap(n).strip():
        return True
    after = words.keys[n + 1]
    if after in HELP and n + 2 < len(words) and words.keys[n + 2] in rules.heads:
        return False
    known = after in rules.stops or after in rules.verbs or after in rules.planned or after in rules.numbers
    return known or after.isdigit() or after.endswith(("ed", "ly", "ing"))


def _first(words: Words, n: int, rules: _Rules, taken: int) -> int:
    """The first word of what tells which, before the noun at ``n``."""
    first = n
    while first - 1 > taken and n - first < MOST_WORDS + 1:
        key = words.keys[first - 1]
        if key in rules.stops or key in rules.numbers or key.isdigit() or words.gap(first - 1).strip(" -’'s"):
            break
        verbal = key in rules.verbs or key.endswith(("ing", "ed"))
        if verbal and not (first > 1 and words.keys[first - 2] in rules.leads):
            break
        first -= 1
    return first


def _behind(words: Words, n: int, rules: _Rules, lang: str) -> tuple[int, Sequence[int]]:
    """The last word of what tells which behind the noun at ``n``, and which of its words do."""
    last, told, at = n, [], n + 1
    if lang != "en":
        while _goes_on(words, at, rules) and words.keys[at] not in rules.planned and at - n <= MOST_WORDS:
            told.append(at)
            last, at = at, at + 1
    while not words.gap(last).strip() and at < len(words):
        at += words.keys[at] in rules.planned
        names = _joined(words, at, rules)
        if not names or (words.keys[at] in OF and rules.heads[words.keys[n]] in EVENTS and lang == "en"):
            break
        told += names
        last, at = names[-1], names[-1] + 1
    return last, told


def _joined(words: Words, at: int, rules: _Rules) -> list[int]:
    """The words that a join at ``at`` leads to; none if it tells how or when."""
    if at + 1 >= len(words) or words.keys[at] not in rules.joins or words.gap(at).strip():
        return []
    start = at + 1
    while start < len(words) and words.keys[start] in rules.stops - rules.joins - rules.unbound:
        start += 1
    if start >= len(words) or words.keys[start] in rules.unbound:
        return []
    out: list[int] = []
    named, act = words.capitalized(start), words.keys[start] in rules.verbs
    while len(out) < MOST_WORDS and (
        _goes_on(words, start, rules)
        or (act and not out)
        or (named and len(out) == 1 and words.keys[start : start + 1] and words.keys[start].isdigit())
    ):
        if named and out and not words.capitalized(start):
            numbered = words.keys[start].isdigit() or words.keys[start] not in rules.vague
            return [*out, start] if numbered and len(out) == 1 else out
        out.append(start)
        start += 1
        start += bool(len(out) == 1 and words.keys[at] in TO and words.keys[start : start + 1] in THE)
    return out


def _goes_on(words: Words, at: int, rules: _Rules) -> bool:
    """Whether the word at ``at`` still tells which."""
    if at >= len(words) or (words.gap(at - 1).strip() and at):
        return False
    key = words.keys[at]
    known = key in rules.stops or key in rules.verbs or key.isdigit() or key in rules.unbound
    return not known and not key.endswith(("ed", "ly"))
