"""How far a sentence says that a rule goes: in every case, on the same terms (``data/breadth.yaml``)."""

from __future__ import annotations

from functools import cache

from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import LANGUAGES, Lexicon, data
from lexloci.reading.phrases import Phrases
from lexloci.reading.words import Words, words_of

IN = frozenset({"in", "en"})
"""Words before a place."""
ANY = frozenset({"any", "anyone", "anybody", "cualquier", "cualquiera"})
CALLED = 5
"""Words by which it is told whom ICE asks for."""
AT_CALL = compiled(
    r"(?:that|whom|who) (?:the agency|ice|federal agents|agents|immigration)(?: agents)? "
    r"(?:asks?|wants?|requests?|names?|seeks?|inquires?) "
    r"|(?:por la que|por el que|que|a quien) (?:ice |la agencia )?(?:pida|pregunte|quiera|nombre|solicite) "
)
"""Words that narrow nothing: everybody whom ICE asks for."""
YEAR = compiled(r"(?:19|20)\d\d")


def unbounded(words: Words, *, barred: bool) -> bool:
    """Whether it says that the rule knows no exception, and speaks of no group of people or cases.

    :param barred: something is barred, so that "anybody" is no more than somebody: "may not ask anybody".
    """
    return _without_limit(words, "every", ANY if barred else frozenset())


def of_everyone(words: Words) -> bool:
    """Whether it says that a service is for every child or adult without status, and tells no condition."""
    return _without_limit(words, "everyone") and not any(key.isdigit() for key in words.keys)


def of_any_status(words: Words) -> bool:
    """Whether it says that somebody's immigration status does not matter."""
    return _phrases("statuses").stand_in(words)


def of_every_employer(words: Words) -> bool:
    """Whether it speaks of every private employer, whatever its size or contracts."""
    every = _without_limit(words, "employers") and not _counted(words)
    return every or of_every_size(words)


def of_no_employer(words: Words) -> bool:
    """Whether it speaks of no private employer at all: "no company has to"."""
    return _without_limit(words, "no_employers") and not of_some_employers(words)


def _without_limit(words: Words, name: str, passed: frozenset[str] = frozenset()) -> bool:
    """Whether phrases stand there that no word behind them narrows, and it speaks of no group.

    :param passed: first words of phrases that do not count.
    """
    found = _lexicon(name).hits(words)
    hits = [h for h in found if words.keys[h.first] not in passed and not _narrowed(words, h.last + 1)]
    return bool(hits) and not _phrases("some").stand_in(words)


def _narrowed(words: Words, after: int) -> bool:
    """Whether the word at ``after`` tells whose: "in construction", but not "in Texas"."""
    if AT_CALL.match(f"{' '.join(words.keys[after : after + CALLED])} "):
        return False
    named = after + 1 < len(words) and words.cased and words.capitalized(after + 1)
    return bool(_known("whose") & set(words.keys[after : after + 1])) and not (
        words.keys[after] in IN and named
    )


def _counted(words: Words) -> bool:
    """Whether a number stands in it that is no year."""
    return any(key.isdigit() and not YEAR.fullmatch(key) for key in words.keys)


def of_every_size(words: Words) -> bool:
    """Whether it speaks of employers whatever their size: "large and small"."""
    return _phrases("sizes").stand_in(words)


def of_some_employers(words: Words) -> bool:
    """Whether it speaks of some employers only: contractors, builders, those above a size."""
    return _phrases("trades").stand_in(words) or _counted(words) or of_some(words)


def of_some(words: Words) -> bool:
    """Whether it speaks of some people or cases only."""
    return _phrases("some").stand_in(words)


def alike(words: Words) -> bool:
    """Whether it says that people without status get the same as anybody else."""
    return _phrases("alike").stand_in(words)


def by_a_judge(words: Words) -> bool:
    """Whether a judge, a crime, consent or another law is what its exception turns on."""
    line = words.line
    for phrase in _civil():
        line = line.replace(phrase, " ")
    return _phrases("judge").stand_in(words_of(line))


def lasting(words: Words) -> bool:
    """Whether it says of a practice that it goes on, and neither against the rule nor under a condition."""
    return _phrases("lasting").stand_in(words) and not defied(words)


def defied(words: Words) -> bool:
    """Whether it says that what is done breaks a rule, or names a condition."""
    return _phrases("defied").stand_in(words)


@cache
def _phrases(name: str) -> Phrases:
    return Phrases(phrase for lang in LANGUAGES for phrase in data("breadth.yaml")[lang][name])


@cache
def _known(name: str) -> frozenset[str]:
    return frozenset(word for lang in LANGUAGES for word in data("breadth.yaml")[lang][name])


@cache
def _civil() -> tuple[str, ...]:
    return tuple(f" {phrase} " for lang in LANGUAGES for phrase in data("breadth.yaml")[lang]["civil"])


@cache
def _lexicon(name: str) -> Lexicon:
    """The phrases for "in every case", which may hold one word between: "any Colorado jail"."""
    return Lexicon({name: [phrase for lang in LANGUAGES for phrase in data("breadth.yaml")[lang][name]]})
