"""What is said to be done, or never done, whatever the case, where a rule asks for a case.

"May tell ICE of a release whatever the charge", "tells it nothing, however serious the crime". The words are
data (``data/nomatter.yaml``).
"""

from __future__ import annotations

import re
from functools import cache

from lexloci.answers.checking.claims import Part
from lexloci.answers.checking.customs import BARRABLE
from lexloci.core.patterns import compiled
from lexloci.law.finding import Finding
from lexloci.reading.breadth import of_some
from lexloci.reading.lexicon import data
from lexloci.reading.patterns import way_of
from lexloci.reading.words import Words, words_of
from lexloci.record.model.codebook import Variable

PARTED = BARRABLE | {"information_sharing", "joint_operations"}
"""Variables whose rules for some cases tell in which."""
DONE, LEFT = frozenset({"may", "must", "does", "optional"}), frozenset({"must_not", "does_not"})
NARROWED = compiled(r" (?:only|unless|except|save|but not|solo|salvo|excepto|aside from) ")
"""Words by which the case matters after all."""
WAYS = {"done": ("whatever", "freely"), "left": ("whatever", "ever")}
NOT_ENOUGH = compiled(r"no ")
"""How it is told that no crime is grave enough, which bars whatever is then let."""


def no_matter(part: Part, finding: Finding, variable: Variable) -> bool:
    """Whether the rule has it done in some cases, and the clause says that the case does not matter."""
    top = finding.controlling
    if variable.id not in PARTED or finding.position != "limited" or top is None or not part.act:
        return False
    texts = (top.rule.summary.get("en", ""), (top.rule.conditions or {}).get("en", ""))
    told = f"{words_of('. '.join(texts)).line} "
    if _told("vague", told):
        return False
    for manner in ("done", "left"):
        found = _found(part, manner)
        if found is not None and not _narrowed(part.words, found):
            return _told("cases", told) if manner == "done" else _let_for_crimes(told)
    return False


def of_a_crime(part: Part, finding: Finding) -> bool:
    """Whether it is of people held for something told: a rule for some cases may be another for them."""
    told_of = way_of("nomatter.yaml", part.lang, "held_for").search(part.words)
    return finding.position == "limited" and told_of is not None


def _found(part: Part, manner: str) -> re.Match[str] | None:
    """Where the clause says it, if what it says of the act is of this manner."""
    stance = part.stance.stance
    for name in WAYS[manner]:
        found = way_of("nomatter.yaml", part.lang, name).search(part.words)
        if found is None:
            continue
        barred = name == "ever" and NOT_ENOUGH.match(found.group().lstrip()) is not None
        if barred or stance in (DONE if manner == "done" else LEFT):
            return found
    return None


def _narrowed(words: Words, found: re.Match[str]) -> bool:
    """Whether the rest of the clause speaks of some cases only."""
    rest = f" {words.line[: found.start()].strip()} {words.line[found.end() :].strip()} "
    return NARROWED.search(rest) is not None or of_some(words_of(rest))


def _let_for_crimes(told: str) -> bool:
    return _told("crimes", told) and _told("leave", told)


def _told(name: str, line: str) -> bool:
    return _pattern(name).search(line) is not None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return compiled(rf" {data('nomatter.yaml')['told'][name]}(?= )")
