"""What a sentence tells of something else than the law that it names (``data/others.yaml``).

"A bid to repeal SB 54 failed" and "she vetoed a similar bill before she signed SB 54" tell nothing of what
became of SB 54.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data
from lexloci.reading.patterns import way_of
from lexloci.reading.ways import Way
from lexloci.reading.words import Words

PIECES = compiled(r"[,;:—]")
"""Where a sentence goes over to another piece."""


DOUBTED = Way(
    r" (?:wrong|wrongly|false|falsely|untrue|myth|rumors?|mistaken|mistakenly|incorrect|misleading|critics"
    r"|opponents|supporters|claims?|claimed|argues?|argued|alleg\w+|insists?|insisted|believes?|fears?|falso|falsa|mentira|mito"
    r"|rumores|error|equivocad\w+|criticos|alega\w*|cree|creen) "
)
"""Words by which what is said is not so, or is only somebody's view."""


class _Ways(Struct, frozen=True):
    """Patterns on folded pieces.

    :ivar subject: a piece that begins with something tied to a law; ``alike``: with another law.
    :ivar again: a piece that begins anew; ``objects``: a verb with something else as its object.
    """

    subject: re.Pattern[str]
    alike: re.Pattern[str]
    again: re.Pattern[str]
    objects: re.Pattern[str]


def was_open(words: Words, lang: str) -> bool:
    """Whether something is told to have been open once, or to be so no longer."""
    return way_of("others.yaml", lang, "was_open").search(words) is not None


def of_the_law(words: Words, lang: str) -> Words:
    """The words without what befell something else; the same where nothing did."""
    (left,) = words.told(_of_the_law, lang)
    return words if left is None else left


def _of_the_law(words: Words, lang: str) -> tuple[Words | None]:
    """The words without it; None where they are the same, which would know themselves."""
    if words.there.isdisjoint(_hints(lang)):
        return (None,)
    ways, other, changed = _ways(lang), False, False
    kept = []
    for piece in PIECES.split(words.text):
        line = Words(piece).line
        if ways.subject.match(line) or ways.alike.match(line):
            other = True
        elif other and ways.again.match(line):
            other = False
        left = "" if other else ways.objects.sub(" ", line)
        changed = changed or left != line
        kept.append(left)
    return (Words(" , ".join(kept)) if changed else None,)


@cache
def _ways(lang: str) -> _Ways:
    told = data("others.yaml")[lang]
    many = {name: f"(?:{'|'.join(told[name])})" for name in told}
    led = rf"^ (?:{many['leads']} ){{0,2}}"
    another = (
        rf"(?:{many['alike']} ){{1,2}}{many['laws']}" if lang == "en"
        else rf"(?:otr[ao] {many['laws']}|{many['laws']} {many['alike']})"
    )  # fmt: skip
    return _Ways(
        compiled(
            rf"{led}(?:{many['articles']} )?(?:\w+ ){{0,2}}?"
            rf"(?:{many['things']} (?:\w+ )?{many['tied']} |{many['people']} {many['doing']} )"
            rf"|{led}{many['any']} (?:\w+ ){{0,2}}?(?:{many['laws']}|{many['deals']}) "
            rf"(?:{many['tied']}|{many['which']}) "
        ),
        compiled(rf"{led}{many['articles']} {another} "),
        compiled(rf"^ {many['again']} "),
        compiled(
            rf" {many['verbs']} {many['lone']} "
            rf"(?:(?:{another}|(?:\w+ ){{0,2}}?{many['objects']})(?= ))"
            rf"| {many['verbs']} {many['any']} (?:\w+ ){{0,2}}?{many['laws']} (?={many['tied']} )"
            rf"| {many['verbs']} (?:a|an|un|una) (?!(?:\w+ ){{0,2}}(?:{many['laws']}|law[xz]\d) )\w+(?= )"
            rf"| {many['verbs']} (?:another|other|otr[ao]) (?:\w+ ){{0,2}}?{many['laws']}(?= )"
            rf"| {many['verbs']} (?:\w+ )?{many['objects']} (?=(?:to|of|against|a|de|contra) )"
        ),
    )


@cache
def _hints(lang: str) -> frozenset[str]:
    """Words without one of which nothing else can be meant: quick to look for."""
    told = data("others.yaml")[lang]
    return frozenset(
        form
        for name in ("things", "people", "objects", "alike")
        for word in told[name]
        for form in _forms(word)
    )


def _forms(word: str) -> tuple[str, ...]:
    """The forms that a short pattern stands for: "attempts?", "otr[ao]", "autor(?:a|es)?"."""
    match = re.fullmatch(r"(\w+)(?:\[(\w+)\]|\(\?:([\w|]+)\)\?|\?)?", word.split(" ", maxsplit=1)[0])
    if match is None:
        return (word.split(" ", maxsplit=1)[0],)
    stem, letters, ends = match.groups()
    if letters:
        return tuple(stem + letter for letter in letters)
    if ends:
        return (stem, *(stem + end for end in ends.split("|")))
    return (stem, stem[:-1]) if word.split(" ", maxsplit=1)[0].endswith("?") else (stem,)
