"""What a body is said to do in some cases only, where a rule has it do so in all, or in none.

"The jail holds people for ICE only with a judge's warrant", where a law has it honor every detainer. The
words are data (``data/inpart.yaml``).
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from lexloci.answers.checking.claims import Part
from lexloci.answers.checking.customs import BARRABLE
from lexloci.core.patterns import compiled
from lexloci.law.finding import Finding
from lexloci.reading.acts import acts_of
from lexloci.reading.lexicon import data
from lexloci.reading.practice import BODIES
from lexloci.reading.words import words_of
from lexloci.record.model.codebook import Variable

PARTED = BARRABLE | {"detention_contract"}
"""Variables whose acts are often told to be done in some cases only."""
OF_AGREEMENTS = " agreement "
"""What stands in a rule that holds only for those who have an agreement with ICE."""


class _Ways(NamedTuple):
    """Patterns: a judge's paper, cases of crime, those in which alone it is done or not left undone."""

    judged: re.Pattern[str]
    grave: re.Pattern[str]
    only: re.Pattern[str]
    unless: re.Pattern[str]
    aside: re.Pattern[str]
    crimes: re.Pattern[str]
    unjudged: re.Pattern[str]


def told_in_part(part: Part, finding: Finding, variable: Variable) -> bool:
    """Whether it cannot stand with the rule that an act is done in the cases told of, and in no others.

    A rule that knows such cases itself, or such agreements, is left alone.
    """
    if variable.id not in PARTED or part.stance.stance not in ("does", "does_not"):
        return False
    ways, line = _ways(), part.words.line
    judged, grave = ways.judged.search(line) is not None, ways.grave.search(line) is not None
    if not (judged or grave) or ways.aside.search(line) or not _acts_itself(part, variable):
        return False
    return not _known(finding, judged=judged, grave=grave) and _against(part, finding, judged=judged)


def _against(part: Part, finding: Finding, *, judged: bool) -> bool:
    """Whether the act is narrowed against a duty, or done in cases of crime against a bar."""
    ways, line = _ways(), part.words.line
    if finding.position == "required":
        return (ways.only if part.stance.stance == "does" else ways.unless).search(line) is not None
    barred = finding.position == "prohibited" and part.stance.stance == "does" and not judged
    return barred and ways.unless.search(line) is None


def _known(finding: Finding, *, judged: bool, grave: bool) -> bool:
    """Whether the rule knows such cases itself."""
    top, ways = finding.controlling, _ways()
    if top is None:
        return True
    texts = (top.rule.summary, top.rule.conditions or {})
    told = ways.unjudged.sub(" ", " ".join(words_of(text.get("en", "")).line for text in texts))
    by_judge, on_crimes = judged and ways.judged.search(told), grave and ways.crimes.search(told)
    return bool(by_judge or on_crimes) or OF_AGREEMENTS in told


def _acts_itself(part: Part, variable: Variable) -> bool:
    """Whether a local body is who does it, and nothing before the act leaves that open."""
    acts = acts_of(variable.id, list(part.hits), again=part.again)
    first = min((act.first for act in acts), default=0)
    led = any(hit.last < first and hit.concept in BODIES for hit in part.hits)
    return (
        led and not part.past and not set(data("inpart.yaml")["open"]).intersection(part.words.keys[:first])
    )


@cache
def _ways() -> _Ways:
    told = data("inpart.yaml")
    cases = f"(?:{told['judged']}|{told['grave']})"
    return _Ways(
        judged=compiled(f" {told['judged']} "), grave=compiled(f" {told['grave']} "),
        only=compiled(rf" {told['only']}(?: \S+){{0,8}}? {cases} "),
        unless=compiled(rf" {told['unless']}(?: \S+){{0,8}}? {cases} "),
        aside=compiled(f" {told['aside']} "), crimes=compiled(f" {told['crimes']} "),
        unjudged=compiled(f" {told['unjudged']}(?= )"),
    )  # fmt: skip
