"""A service for some of those without status that a clause opens to all of them (``data/shut.yaml``)."""

from __future__ import annotations

from lexloci.answers.checking.claims import Part
from lexloci.core.patterns import compiled
from lexloci.law.finding import Finding
from lexloci.reading.lexicon import data
from lexloci.reading.patterns import way_of
from lexloci.reading.words import words_of

OPENED = frozenset({"does", "may"})
"""What says that a service is open: who must show something may still be one of some."""


def opened_to_all(part: Part, finding: Finding) -> bool:
    """Whether everybody without status is said to have what the rule gives only to some of them."""
    told = data("shut.yaml")
    top, bound = finding.controlling, told["bound"].get(finding.variable)
    if bound is None or top is None or finding.position != "limited" or part.stance.stance not in OPENED:
        return False
    loosely = (
        way_of("shut.yaml", part.lang, "open").search(part.words) and finding.variable not in told["loose"]
    )
    if not part.act or not (loosely or way_of("shut.yaml", part.lang, "all").search(part.words)):
        return False
    needs = told["needs"].get(finding.variable)
    if _of_some(part, finding.variable) or (needs and part.words.there.isdisjoint(needs)):
        return False
    rule = top.rule
    record = words_of(f"{rule.summary.get('en', '')} {(rule.conditions or {}).get('en', '')}")
    return compiled(f" {bound} ").search(record.line) is not None


def _of_some(part: Part, variable: str) -> bool:
    """Whether those whom the rule names, or another thing of the kind, may be meant."""
    told = data("shut.yaml")[part.lang]
    line = part.words.line
    for phrase in told["unless"]:
        line = line.replace(f" {phrase} ", " ")
    return any(f" {word} " in line for word in (*told["beside"]["any"], *told["beside"][variable]))
