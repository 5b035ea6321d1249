"""Which of the record's languages a text is in, by its commonest small words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set
from functools import cache

from lexloci.reading.lexicon import data
from lexloci.reading.words import Words

MARKED = 2
"""A letter or mark that only one language has tells as much as this many words."""


@cache
def small_words(lang: str) -> frozenset[str]:
    """The commonest small words of a language."""
    return frozenset(data("languages.yaml")[lang])


@cache
def _all_small() -> tuple[tuple[str, ...], frozenset[str]]:
    """The languages, and the small words of all of them."""
    langs = tuple(lang for lang in data("languages.yaml") if lang != "marks")
    return langs, frozenset[str]().union(*map(small_words, langs))


ENOUGH = 40
"""Words that a text must have for its language to be doubted."""
LEAST = 0.05
"""The share of small words that a text in a language has at least."""
CLOSE = 2
"""Two languages whose small words differ by no more than this may both be meant."""


def _scores(words: Words, names: Set[int]) -> dict[str, int]:
    if names:
        return _scored(words, names)
    known = words.known.get(_scores)
    if known is None:
        known = words.known[_scores] = _scored(words, names)
    return dict(known)


def _scored(words: Words, names: Set[int]) -> dict[str, int]:
    langs, small = _all_small()
    own = [
        key
        for n, key in enumerate(words.keys)
        if key in small
        and n not in names
        and not (words.capitals[n] and (_letters(words, n) or _led(words, n)))
    ]
    counts = Counter(own)
    return {
        lang: sum(times for key, times in counts.items() if key in small_words(lang))
        + MARKED * _marked(words, lang, names)
        for lang in langs
    }


def _marked(words: Words, lang: str, names: Set[int]) -> bool:
    """Whether a letter or mark stands in ``words`` that only this language has, names left out."""
    text = words.text.casefold()
    marks = [mark for mark in data("languages.yaml")["marks"][lang] if mark in text]
    if not marks:
        return False
    if any(mark in "¿¡" for mark in marks):
        return True
    for n, (start, end) in enumerate(words.spans):
        word = words.text[start:end].casefold()
        named = n in names or _letters(words, n) or (words.capitals[n] and not text.isupper())
        if any(mark in word for mark in marks) and not named:
            return True
    return False


def _led(words: Words, n: int) -> bool:
    """Whether a word with a capital letter leads in a name: "in Las Vegas"; at the start not "La Ley"."""
    if n + 1 >= len(words) or not words.capitals[n + 1] or words.gap(n) != " " or words.text.isupper():
        return False
    return n > 0 or (n + 2 < len(words) and words.gap(n + 1).startswith(","))


def _letters(words: Words, n: int) -> bool:
    """Whether a word is letters that stand for a name: LA, ICE; unless all the text is in capitals."""
    return len(words.keys[n]) > 1 and words.given[n].isupper() and not words.text.isupper()


def close(words: Words, names: Set[int] = frozenset()) -> bool:
    """Whether it is uncertain in which language ``words`` are, names left out."""
    best, second = sorted(_scores(words, names).values(), reverse=True)[:2]
    return best - second <= CLOSE


def language(words: Words, default: str = "en", names: Set[int] = frozenset()) -> str:
    """The language of ``words`` (``en`` or ``es``); ``default`` when they do not tell.

    :param names: numbers of words that are names of places, and tell nothing: Las Vegas, El Paso.
    """
    scores = _scores(words, names)
    best = max(scores.values())
    return default if scores[default] == best else max(scores, key=lambda lang: scores[lang])


def foreign(words: Words) -> bool:
    """Whether ``words`` are plainly in neither language: another's small words are commoner."""
    if len(words) < ENOUGH:
        return False
    own = max(_scores(words, frozenset()).values())
    counts = Counter(words.keys)
    others = [sum(counts[key] for key in small) for small in _tongues()]
    return max(others) > own or own < len(words) * LEAST


@cache
def _tongues() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(small) for small in data("tongues.yaml").values())
