"""A text as folded words that remember where they stand."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from typing import Any, TypeVar

from lexloci.core.memory import Lazily, Recent, remembered
from lexloci.core.patterns import compiled

T = TypeVar("T")
_WORD = compiled(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_POSSESSIVE = compiled(r"['’ʼ]s$", re.I)
_APOSTROPHES = str.maketrans(dict.fromkeys("'’ʼ"))
LONGEST_KEPT = 40
KEPT, MAX_KEPT = 1_024, 2_000
"""Texts whose words are kept for the next reader, and the longest of them in characters."""
FOLDED = 32_768
"""Words whose folded form is kept."""


class Words:
    """A text taken apart into words: case, accents and punctuation gone, offsets kept.

    :ivar text: the text as it was given.
    :ivar keys: each word folded; ``"Sheriff's"`` → ``"sheriff"``, ``"287(g)"`` → ``"287"``, ``"g"``.
    :ivar known: what was worked out of these words, so that it is worked out once.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.known: dict[Any, Any] = {}
        if text.isascii() and "'" not in text:
            self.keys = _WORD.findall(text.lower())
        else:
            self.keys = [_folded(word) if len(word) <= LONGEST_KEPT else _fold(word) for word in self.given]

    @Lazily
    def given(self) -> list[str]:
        """Each word as it was given."""
        return _WORD.findall(self.text)

    @Lazily
    def spans(self) -> list[tuple[int, int]]:
        """Where each word starts and ends in :attr:`text` (characters)."""
        return [match.span() for match in _WORD.finditer(self.text)]

    @Lazily
    def there(self) -> frozenset[str]:
        """Each folded word once."""
        return frozenset(self.keys)

    def __len__(self) -> int:
        return len(self.keys)

    @Lazily
    def line(self) -> str:
        """All folded words with one space before, between and after."""
        return f" {' '.join(self.keys)} "

    @Lazily
    def cased(self) -> bool:
        """Whether the text has both capitals and small letters."""
        text = self.text
        if text.isascii():
            return text != text.lower() and text != text.upper()
        return any(c.isupper() for c in text) and any(c.islower() for c in text)

    @Lazily
    def capitals(self) -> list[bool]:
        """Of each word whether it begins with a capital letter."""
        return [word[0].isupper() for word in self.given]

    @Lazily
    def starts(self) -> list[int]:
        """Where each word starts in :attr:`line`."""
        out, at = [], 1
        for key in self.keys:
            out.append(at)
            at += len(key) + 1
        return out

    @Lazily
    def numbers(self) -> list[int]:
        """Of each character of :attr:`line` the number of its word; of a space that of the word before."""
        out = [-1]
        for n, key in enumerate(self.keys):
            out += [n] * (len(key) + 1)
        return out

    def told(self, read: Callable[[Words, str], T], lang: str) -> T:
        """What a reader finds in these words, read once."""
        asked = (read, lang)
        found: T | None = self.known.get(asked)
        if found is None:
            found = self.known[asked] = read(self, lang)
        return found

    def lately(self, reader: object, asked: object, read: Callable[[], T]) -> T:
        """What a reader found in these words when it was last asked for the same; else what ``read`` finds.

        Only the last is kept: a sentence that stands on many pages, about many places, does not pile up.
        """
        known: tuple[object, T] | None = self.known.get(reader)
        if known is None or known[0] != asked:
            known = self.known[reader] = asked, read()
        return known[1]

    def index(self, position: int) -> int:
        """The number of the word that holds ``position`` of :attr:`line`."""
        return bisect_right(self.starts, position) - 1

    def original(self, first: int, last: int) -> str:
        """The text from word ``first`` to word ``last``, both included, as it was given."""
        return self.text[self.spans[first][0] : self.spans[last][1]]

    def capitalized(self, first: int) -> bool:
        """Whether word ``first`` begins with a capital letter."""
        return self.capitals[first]

    def gap(self, first: int) -> str:
        """What stands between word ``first`` and the next."""
        spans = self.spans
        after = spans[first + 1][0] if first + 1 < len(spans) else len(self.text)
        return self.text[spans[first][1] : after]

    @classmethod
    def folded(cls, keys: list[str]) -> Words:
        """Words that are folded already, with a space between."""
        line = " ".join(keys)
        if not line.isascii():
            return cls(line)
        words = cls.__new__(cls)
        words.text, words.known, words.keys = line, {}, keys
        return words

    def mended(self, changes: dict[int, str]) -> Words:
        """The same words with some keys replaced (spelling mended); offsets stay."""
        other = Words.__new__(Words)
        other.text, other.spans, other.given, other.known = self.text, self.spans, self.given, {}
        other.keys = [changes.get(index, key) for index, key in enumerate(self.keys)]
        return other


def fold_word(word: str) -> str:
    """One word without case, accents, apostrophes and possessive ``'s``."""
    return _folded(word) if len(word) <= LONGEST_KEPT else _fold(word)


def _fold(word: str) -> str:
    if "'" in word or "’" in word or "ʼ" in word:
        word = _POSSESSIVE.sub("", word).translate(_APOSTROPHES)
    if not word.isascii():
        word = unicodedata.normalize("NFKD", word)
        word = "".join(c for c in word if not unicodedata.combining(c))
    return word.casefold()


_folded = remembered(FOLDED)(_fold)


def words_of(text: str) -> Words:
    """The words of a sentence or a clause, taken apart once for all its readers."""
    return _kept(text) if len(text) <= MAX_KEPT else Words(text)


def _part(words: Words) -> None:
    """Let go of what was worked out, which knows these words in its turn."""
    words.known = {}


_kept = Recent(KEPT, Words, _part)
