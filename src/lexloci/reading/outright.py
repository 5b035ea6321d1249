"""One sentence says that a thing never was, the other tells of it as there (``data/outright.yaml``).

"The office has yet to receive its first complaint" cannot stand beside "residents sent 77 complaints to the
office", whatever the words of either; the same year, day, name and condition must hold for both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from functools import cache
from math import log

from lexloci.core.memory import Lazily
from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data
from lexloci.reading.likeness import SHORTEST, Gist, akin, gist, stemmed
from lexloci.reading.words import Words, words_of

LEAST = 2
"""Content words that what is denied and what is told must share, one of them rare."""
SHARE = 0.5
"""The share of what is denied, each word weighed by its rarity, that the other sentence must tell of."""
RELATIVE = (" who", " that", " which", " whose", " que", " quien", " quienes", " cuyo", " cuya")
WITHOUT = frozenset({"without", "sin"})
"""Words of a condition: who is not seen without an appointment may well be seen with one."""
DOZEN = 12
"""A shorter page has too few sentences to tell what is rare."""


NOTHING: tuple[None, frozenset[str], str] = (None, frozenset(), "")
"""What a sentence that denies nothing has of it."""


class Told:
    """What of a sentence is looked at.

    :ivar denied: the content of the piece that says there is none, if there is one; else None.
    :ivar names: words with capitals in that piece; ``head``: its first content word, mostly its subject.
    """

    def __init__(self, words: Words, lang: str, own: Gist) -> None:
        rules = _rules(lang)
        self.words, self.gist, self._elsewhen = words, own, rules["elsewhen"]
        self._asked = words.text.rstrip().endswith("?")
        self._none = rules["none"].search(words.line) is not None and not self._asked
        self.denied, self.names, self.head = _denied(words, lang, rules) if self._none else NOTHING

    @Lazily
    def there(self) -> bool:
        """Whether the sentence tells plainly of something, of now, under no condition."""
        own = self.gist
        plain = not (self._none or self._asked or own.against or own.years) and own.plain
        return plain and self._elsewhen.search(self.words.line) is None


def told(words: Words, lang: str, own: Gist) -> Told:
    """What of ``words``, one sentence with the gist ``own``, is looked at."""
    return words.lately(told, (lang, own), lambda: Told(words, lang, own))


def _denied(
    words: Words, lang: str, rules: Mapping[str, re.Pattern[str]]
) -> tuple[frozenset[str] | None, frozenset[str], str]:
    """The content, names and head of the first piece that says there is none, at no other time."""
    before = ""
    for text in rules["cuts"].split(words.text):
        piece, before = words_of(text), f"{before} {text}"
        match = rules["none"].search(piece.line)
        if match is None or rules["rules"].search(piece.line) or _in_relative(piece.line[: match.start()]):
            continue
        if rules["elsewhen"].search(f"{piece.line[: match.start()]} {piece.line[match.end() - 1 :]}"):
            return NOTHING
        content = _content(piece, lang)
        content = content if len(content) >= LEAST else _content(words_of(before.strip()), lang)
        named = frozenset(key for n, key in enumerate(piece.keys) if n and piece.capitalized(n))
        head = next((stem for key in piece.keys if (stem := stemmed(key)) in content), "")
        return (content, named, head) if len(content) >= LEAST else NOTHING
    return NOTHING


def _content(piece: Words, lang: str) -> frozenset[str]:
    """The content words of a piece that name something."""
    vague = {stemmed(word) for word in data("outright.yaml")[lang]["vague"]}
    return frozenset(stem for stem in gist(piece, lang).content if len(stem) >= SHORTEST) - vague


def _in_relative(before: str) -> bool:
    """Whether what stands before a "has no" leads in whom it is about: "newcomers who have no address"."""
    return before.endswith(RELATIVE)


def outright(one: Told, other: Told, counts: Mapping[str, int], rare: Set[str], sentences: int) -> bool:
    """Whether one, at least, denies, and the other tells of it.

    :param counts: in how many of the page's ``sentences`` each beginning of a word stands.
    :param rare: those that stand in few sentences.
    """
    return _denies(one, other, counts, rare, sentences) or _denies(other, one, counts, rare, sentences)


def _denies(none: Told, some: Told, counts: Mapping[str, int], rare: Set[str], sentences: int) -> bool:
    if none.denied is None or not some.there or not none.names <= some.words.there:
        return False
    if none.words.there & WITHOUT != some.words.there & WITHOUT:
        return False
    if not any(akin(none.head, known) for known in some.gist.content):
        return False
    shared = {stem for stem in none.denied if any(akin(stem, known) for known in some.gist.content)}
    if len(shared) < LEAST or rare.isdisjoint(shared):
        return False
    total = max(sentences, DOZEN)
    whole = sum(log(total / counts.get(stem, 1)) for stem in none.denied)
    return sum(log(total / counts.get(stem, 1)) for stem in shared) >= SHARE * whole


@cache
def _rules(lang: str) -> dict[str, re.Pattern[str]]:
    rules = data("outright.yaml")[lang]
    cuts = "|".join(rules["cuts"])
    return {
        "none": compiled(rf" (?:{'|'.join(rules['none'])}) "),
        "elsewhen": compiled(rf" (?:{'|'.join(rules['elsewhen'])}) "),
        "rules": compiled(rf" (?:{'|'.join(rules['rules'])}) "),
        "cuts": compiled(rf"[,;:—–]| (?:{cuts}) ", re.I),
    }
