"""Whether numbers, days and long names of a clause stand in the rule that bears it out (``details.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lexloci.answers.checking.judges.spans import compatible, precise, told_periods
from lexloci.answers.checking.part import Part
from lexloci.core.patterns import compiled
from lexloci.law.finding import Finding
from lexloci.reading.breadth import of_every_size
from lexloci.reading.figures import WAY, Figure, figures
from lexloci.reading.lexicon import data
from lexloci.reading.likeness import stemmed
from lexloci.reading.quantities import quantities
from lexloci.reading.words import Words, words_of
from lexloci.record.compiled import Rule, Step
from lexloci.record.timeline import BEGINNINGS, effect_of

ONCE_SO = compiled(r"\b(?:Until|Before|Hasta|Antes de|Antes)\b[^.]*\.")
"""What the record tells of how the rule was before: its numbers are not those of today."""
LONG_NAME = compiled(
    r"(?<=[a-z,] )(?:[A-Z][\w’'-]+ ){2,}(?:License|Card|Program|Plan|Fund|Grant|Scholarship)\b"
)
"""What a service is called: one that was replaced is not the one that the rule gives."""
SIZES = frozenset({
    "small", "smaller", "smallest", "large", "larger", "largest", "big",
    "pequenas", "pequenos", "grandes", "fewer",
})  # fmt: skip
"""Words by which a sentence speaks of employers of some size."""
LATEST = "9999-12-31"
"""A day behind every other: times that are told without a year count from none."""
SINCE = "after"
"""How a time is told from which on something is so."""
LONGEST_LINK = 4
"""Letters of words that may stand beside any length of time."""
NEAR = 6
"""Words on either side of a length of time by which it is told what lasts so long."""


def of_some_size(part: Part) -> bool:
    """Whether a sentence on employers speaks of those of some size, which the rule may not reach."""
    some = part.counts or not part.words.there.isdisjoint(SIZES)
    return some and not of_every_size(part.words)


def left_to_one(part: Part, finding: Finding) -> bool:
    """Whether by the clause and by the rule the same person alone may allow it: "nobody but the chief"."""
    told, top = _found(part.words, part.lang, "keeper"), finding.controlling
    return top is not None and any(told & _found(words, lang, "kept") for words, lang in texts_of(top.rule))


def _found(words: Words, lang: str, way: str) -> set[str]:
    return set(compiled(f" {data('exceptions.yaml')[lang][way]}").findall(words.line))


def details_known(part: Part, finding: Finding) -> bool:
    """Whether numbers and long names of the clause stand in the rule's text, and its times in the dates."""
    top = finding.controlling
    if top is None:
        return not part.details and not figures(part.words, part.lang)
    rule, line = top.rule, words_of(" ".join(_called(top.rule))).line
    if not all(words_of(name).line in line for name in LONG_NAME.findall(part.words.text)):
        return False
    dated = _dated(part, rule.steps)
    if dated is None:
        return False
    lasting = [found for found in figures(part.words, part.lang) if found.kind != WAY or found.amount]
    told = list(texts_of(rule))
    if not all(any(_same(part, one, words, lang) for words, lang in told) for one in lasting):
        return False
    passed = dated | {number for one in lasting for number in _numbers_in(part, one)}
    known = _numbers(line, told) | {step.date[:4] for step in rule.steps}
    return all(number in known or number in passed for number in part.details)


def _called(rule: Rule) -> list[str]:
    """How a rule is cited and called, and what it says today."""
    return [rule.citation, rule.pinpoint, *rule.title.values(), *(words.text for words, _ in texts_of(rule))]


def texts_of(rule: Rule) -> Iterator[tuple[Words, str]]:
    """What the record says of a rule as it is today, in each language."""
    for lang, text in rule.summary.items():
        yield words_of(text), lang
    for lang, text in (rule.conditions or {}).items():
        yield words_of(ONCE_SO.sub(" ", text)), lang


def _dated(part: Part, steps: Sequence[Step]) -> set[str] | None:
    """The numbers in the days that a clause names; None if the rule began on another day than is said."""
    numbers: set[str] = set()
    for period in told_periods(part.words, part.lang, LATEST):
        if not precise(period):
            continue
        begun = period.relation == SINCE
        fit = [step for step in steps if not begun or effect_of(step.event) in BEGINNINGS]
        if not any(compatible(period, step.date) for step in fit):
            return None
        words = part.words.keys[period.begin : period.end + 1]
        numbers.update(word for word in words if word.isdigit())
    return numbers


def _numbers_in(part: Part, one: Figure) -> Iterator[str]:
    """The number of a length of time, as digits."""
    text = part.words.line[one.first : one.last]
    yield from re.findall(r"\d+", text)
    yield from (f"{found.most:.0f}" for found in quantities(text, part.lang))
    if text.split()[0] in data("figures.yaml")[part.lang]["ones"]:
        yield "1"


def _numbers(line: str, told: Sequence[tuple[Words, str]]) -> set[str]:
    """The numbers of a rule, those in words as digits."""
    written = (found for words, lang in told for found in quantities(words.text, lang))
    return {*re.findall(r"\d+", line), *(f"{f.most:.0f}" for f in written if f.most == f.least)}


def _same(part: Part, one: Figure, words: Words, lang: str) -> bool:
    """Whether a rule's text has a length of time, and of the same thing."""
    kinds, stems = around(part.words, one, part.lang)
    for other in figures(words, lang):
        if not one.same(other):
            continue
        known, near = around(words, other, lang)
        if (kinds & known) if kinds and known else (stems & near or lang != part.lang):
            return True
    return False


def around(words: Words, one: Figure, lang: str) -> tuple[set[str], set[str]]:
    """The kinds of things that last so long, and the words, that stand beside a length of time."""
    before = words.line[: one.first].split()[-NEAR:]
    keys = [*before, *words.line[one.last :].split()[:NEAR]]
    kinds = _kinds(lang)
    return {kinds[key] for key in keys if key in kinds}, {
        stemmed(key) for key in keys if len(key) > LONGEST_LINK
    }


@cache
def _kinds(lang: str) -> dict[str, str]:
    told: dict[str, list[str]] = data("details.yaml")[lang]
    return {word: kind for kind, words in told.items() for word in words}
