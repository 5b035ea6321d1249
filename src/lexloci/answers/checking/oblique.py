"""Whether a sentence tells of something beside a law, and not of the law (``data/oblique.yaml``).

"Money for SB 8 ran out", "a rule under it was withdrawn" and "some think that it was struck down" say nothing
of what became of SB 8. Asked only where something wrong was found, so that no other sentence is read for it.
"""

from __future__ import annotations

import re
from functools import cache

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.checking.signs import signed
from lexloci.core.patterns import compiled
from lexloci.reading.fortunes import LAW
from lexloci.reading.lexicon import data
from lexloci.reading.patterns import way_of

WRONG = frozenset({"contradicted", "outdated", "false_premise"})
TOLD = compiled(rf" {LAW} (?!(?:which|that|who|la cual|el cual|que) )")
"""A law of which no clause goes on to tell."""
IN_CASE = compiled(r" v\. [^()]{2,60}\([^()]*\)")
"""A law in the name of a case: "United States v. New York (Green Light Law)"."""
NEAR = 2
"""Words before a preposition among which the noun stands that it belongs to."""


def told_of_it(checking: Checking, claim: Claim, rulings: list[Ruling]) -> list[Ruling]:
    """Rulings without those that call wrong what is told of something beside the law."""
    if not any(ruling.verdict in WRONG for ruling in rulings) or not _of_else(checking, claim):
        return rulings
    return [ruling for ruling in rulings if ruling.verdict not in WRONG]


def _of_else(checking: Checking, claim: Claim) -> bool:
    """Whether every law of the sentence only belongs to something else, or all is only thought or asked."""
    if only_thought(claim) or in_case(claim) or beside_case(claim):
        return True
    meant = signed(checking, claim)
    if meant is None:
        return False
    line = f" {meant.words.line} "
    at = [match.start() for match in TOLD.finditer(line)]
    return bool(at) and all(_belongs(line[:start], claim.lang) for start in at)


def only_thought(claim: Claim) -> bool:
    """Whether what is told is only thought, asked or denied."""
    return way_of("oblique.yaml", claim.lang, "doubt").search(claim.whole.words) is not None


def in_case(claim: Claim) -> bool:
    """Whether a law stands in the name of a case that is told of."""
    return IN_CASE.search(claim.whole.words.text) is not None


def beside_case(claim: Claim) -> bool:
    """Whether a sentence begins with something that only belongs to a case: "a motion in it was denied"."""
    return _of_case(claim.lang).search(claim.whole.words.line) is not None


@cache
def _of_case(lang: str) -> re.Pattern[str]:
    told = data("fates.yaml")["beside"][lang]
    return compiled(rf"^ (?:\S+ ){{0,5}}?{told['others']} (?:\w+ ){{0,3}}?{told['tied']} ")


def _belongs(before: str, lang: str) -> bool:
    """Whether the law behind these words belongs to a noun that it is not told of."""
    lead = _lead(lang).search(f"{before} ")
    if lead is None:
        return False
    told = data("oblique.yaml")[lang]
    near = before[: lead.start()].split()[-NEAR:]
    if not near:
        return lead[1] in told["at_start"]
    return not {*told["nouns"], *told["verbs"]}.intersection(near)


@cache
def _lead(lang: str) -> re.Pattern[str]:
    """A preposition right before a law, with no more than an article between."""
    told, between = data("oblique.yaml")[lang], data("fortunes.yaml")[lang]["between"]
    words = "|".join(sorted(told["before"], key=len, reverse=True))
    return compiled(rf" ({words})(?: {between}){{0,3}} $")
