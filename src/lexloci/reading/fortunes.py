"""What a text says became of a law that stands in it, and who did it (``data/fortunes.yaml``).

The law stands in the line as a sign, ``lawx0``, in place of its name or of what points back to it. A verb
counts only where the law is its object or its subject: "the council rejected a change of lawx0" tells nothing
of the law.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from msgspec import Struct

from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data
from lexloci.reading.patterns import plainly_between
from lexloci.reading.ways import Ways
from lexloci.reading.words import Words

SIGN, CLITIC, PRONOUN = "lawx", "lawy", "lawz"
"""How signs of laws begin, that of one that is an object before its verb ("la rechazó"), and of an "it"."""
LAW = rf"(?:{SIGN}|{PRONOUN})\d"
GAP = 6
"""Words of a closed list that may stand between a verb and the law."""
LEAD = 9
"""Words before a verb among which whoever did it is looked for."""
BY = 6
"""Words behind "by" among which they are."""
BARE = frozenset({"by", "por"})
HOWS = ("did", "done", "of", "alone", "free", "worked")


class Fortune(Struct, frozen=True):
    """One thing that is said to have become of a law.

    :ivar sign: the sign of the law; empty where it does not stand in the words.
    :ivar who: who is said to have done it, as ``data/fortunes.yaml`` calls them; empty where nobody is named.
    :ivar start: where in the line the words begin; ``end``: where they end.
    """

    fate: str
    sign: str
    who: str
    start: int
    end: int


def fortunes(words: Words, lang: str) -> list[Fortune]:
    """What the words say became of the laws whose signs stand in them; of what overlaps the longest."""
    found = sorted(_found(words, lang), key=lambda one: (one.start - one.end, one.start))
    kept: list[Fortune] = []
    for one in found:
        if not any(one.start < other.end - 1 and other.start < one.end - 1 for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _found(words: Words, lang: str) -> Iterator[Fortune]:
    line = f"{words.line} "
    for (fate, how, _), way in _ways(lang).likely(words):
        for match in way.pattern.finditer(line):
            sign = next((group for group in match.groupdict().values() if group), "")
            before = line[: match.start() + 1].split()
            if how in ("done", "alone", "worked") and not _is_subject(before, lang):
                continue
            if how == "did" and before[-1:] == [f"{SIGN}{sign[-1:]}"]:
                continue  # what the law did to "it" befell another
            sign = SIGN + sign[-1] if sign else ""
            who = _who(line[match.end() :].split()[: BY + 1], before, how, lang)
            yield Fortune(fate, sign, who, match.start(), match.end() - 1)


def _is_subject(before: Sequence[str], lang: str) -> bool:
    """Whether the verb is about the law, and not about what is on it: "a bid to repeal lawx0 failed"."""
    lead, between = list(before), _between(lang)
    while lead and between.fullmatch(lead[-1]) and lead[-1] not in _unled(lang):
        lead.pop()
    return not lead or (lead[-1] not in _unled(lang) and not _reaches_for(lead, lang))


def _reaches_for(lead: Sequence[str], lang: str) -> bool:
    """Whether a verb that is only wished for has the law as its object: "to amend lawx0"."""
    near = lead[-3:]
    return lang == "en" and ("to" in near or near[-1].endswith("ing"))


def _who(after: Sequence[str], before: Sequence[str], how: str, lang: str) -> str:
    """Who did it: named behind a "by", or before the verb."""
    if how in ("done", "of") or not before:
        return (
            _named(after[1:], lang, last=False)
            if after[:1] and after[0] in BARE
            else _before_noun(before, how, lang)
        )
    return _named(before[-LEAD:], lang, last=True) if how == "did" else ""


def _before_noun(before: Sequence[str], how: str, lang: str) -> str:
    """Whose veto it is: "the governor's veto of lawx0"."""
    return _named(before[-4:], lang, last=True) if how == "of" else ""


def _named(keys: Sequence[str], lang: str, *, last: bool) -> str:
    """Who is named among words, the first or the last of those named."""
    line = f" {' '.join(keys)} "
    found = [
        (match.start(), match.end(), who) for who, pattern in _whos(lang) for match in pattern.finditer(line)
    ]
    if not found:
        return ""
    if last:
        return max(found, key=lambda one: (one[1], -one[0]))[2]
    return min(found, key=lambda one: (one[0], -one[1]))[2]


@cache
def _whos(lang: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    told: Mapping[str, str] = data("fortunes.yaml")[lang]["who"]
    return tuple((who, compiled(rf" {pattern}(?= )")) for who, pattern in told.items())


@cache
def _unled(lang: str) -> frozenset[str]:
    """Words before a law that is not what the verb is about: "the author of lawx0 was rejected"."""
    return frozenset(data("fortunes.yaml")[lang]["unled"])


@cache
def _between(lang: str) -> re.Pattern[str]:
    return compiled(data("fortunes.yaml")[lang]["between"])


@cache
def _ways(lang: str) -> Ways[tuple[str, str, int]]:
    """For each fate and each way to tell it one pattern or a few."""
    told = data("fortunes.yaml")[lang]
    return Ways({
        (fate, how, number): plainly_between(pattern)
        for fate, cues in told["fates"].items()
        for how in HOWS
        if how in cues
        for number, pattern in enumerate(_patterns(told, how, cues[how]))
    })  # fmt: skip


def _patterns(told: Mapping[str, Any], how: str, cues: Sequence[str]) -> Iterator[str]:
    between = rf"(?: {told['between']}){{0,{GAP}}}?"
    after = rf"(?: {told['after']}){{0,{GAP}}}?"
    adverb, has = rf"(?: {told['adverb']}){{0,3}}", rf"(?: {told['has']})?"
    unsaid = "".join(rf"(?<! {word})" for word in told["not_before"])
    whole = [cue for cue in cues if ".." not in cue]
    if how == "free":
        yield rf" (?:{'|'.join(cues)})(?= )"
    elif how in ("alone", "worked"):
        yield rf" (?P<a>{LAW}){after}{has}{adverb} (?:{'|'.join(cues)})(?= )"
    elif how == "done":
        yield rf" (?P<a>{LAW}){after} {told['was']}{adverb} (?:{'|'.join(cues)})(?= )"
        yield rf" (?P<a>{LAW}) (?:{'|'.join(cues)}) (?:by|por|in|en)(?= )"
    elif how == "of":
        yield rf"{unsaid} (?:{'|'.join(cues)}){between} (?P<a>{LAW})(?= )"
    else:
        for cue in cues:
            if ".." in cue:
                head, tail = (part.strip() for part in cue.split(".."))
                yield rf"{unsaid} {head}{between} (?P<a>{LAW}){after} {tail}(?= )"
        if whole:
            yield rf"{unsaid} (?:{'|'.join(whole)}){between} (?P<a>{LAW})(?= )"
            yield rf" (?P<a>{CLITIC}\d){has} (?:{'|'.join(whole)})(?= )"
