"""Languages in which people ask, and which lexloci does not answer: told apart by their words and letters.

A question is taken for one only where the words of that language are more than those of English and of
Spanish, so that a question with a foreign name or a borrowed word is still answered.
"""

from __future__ import annotations

import unicodedata
from functools import cache

import msgspec
from msgspec import Struct

from lexloci.reading.language import small_words
from lexloci.reading.lexicon import LANGUAGES, data
from lexloci.reading.words import Words

LEAST = 2
"""So many words at least show a language."""
OF_A_SCRIPT = 0.25
"""The share of letters that are of a script, where it shows the language."""


class Tongue(Struct, frozen=True, forbid_unknown_fields=True):
    """What shows a language.

    :ivar own: says in it that only English and Spanish are answered; empty where that is not at hand.
    :ivar script: how the Unicode names of its letters begin.
    """

    own: str
    words: frozenset[str] = frozenset()
    letters: str = ""
    script: str = ""


def tongue(words: Words) -> str:
    """The code of the language ``words`` are in, if it is not one that is answered; else empty."""
    script = "" if words.text.isascii() else _script(words.text)
    if script:
        return script
    own = max(_own(words, lang) for lang in LANGUAGES)
    counts = {code: _count(words, one) for code, one in _tongues().items() if one.words}
    best = max(counts, key=counts.__getitem__)
    return best if counts[best] >= LEAST and counts[best] > own else ""


def own_words(code: str) -> str:
    """What is said in the language ``code`` to who asks in it."""
    return _tongues()[code].own


def _own(words: Words, lang: str) -> int:
    """How many words of ``words`` are small words of ``lang`` alone."""
    small = small_words(lang) - _shared()
    return sum(key in small for key in words.keys)


def _count(words: Words, one: Tongue) -> int:
    marked = 0
    if one.letters and not words.text.isascii():
        text = unicodedata.normalize("NFC", words.text.casefold())
        marked = sum(letter in one.letters for letter in text)
    return sum(key in one.words for key in words.keys) + marked


def _script(text: str) -> str:
    letters = [c for c in text if c.isalpha()]
    names = [unicodedata.name(c, "") for c in letters if not c.isascii()]
    for code, one in _tongues().items():
        if one.script and sum(name.startswith(one.script) for name in names) > OF_A_SCRIPT * len(letters):
            return code
    return ""


@cache
def _tongues() -> dict[str, Tongue]:
    listed = {code: entry for code, entry in data("spoken.yaml").items() if code != "shared"}
    return msgspec.convert(listed, dict[str, Tongue])


@cache
def _shared() -> frozenset[str]:
    return frozenset(data("spoken.yaml")["shared"])
