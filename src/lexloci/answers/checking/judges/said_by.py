"""What a sentence says that a law orders, against what that law itself orders, whatever rules the place now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lexloci.answers.checking.claims import Claim, Part
from lexloci.answers.checking.judges.plainly import ruled, stated
from lexloci.answers.checking.linking import told
from lexloci.answers.checking.meaning import meaning
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.reading.acts import acts_of, flipped, inverted
from lexloci.reading.events import happenings
from lexloci.reading.stance import MODALS, read_stance
from lexloci.record.model.instrument import Instrument, Provision

PEOPLE = frozenset({"undocumented", "unlawful", "status"})
RULES = frozenset({
    "statute", "regulation", "constitution", "executive_order", "ordinance", "resolution", "policy", "guidance", "charter",
    "ag_opinion",
})  # fmt: skip
"""Kinds of instruments whose provisions are what they say."""
DECIDED = frozenset({"required", "prohibited", "permitted"})
"""Positions that leave no room for conditions."""


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """A ruling where the sentence says of the one law it names what that law does not say."""
    if not stated(claim) or any(happenings(part.words, claim.lang) for part in claim.parts):
        return []
    found = [i for i in told(checking, claim) if i.kind in RULES]
    if len(found) != 1:
        return []
    return [ruling for part in claim.parts for ruling in _on_part(checking, claim, part, found[0])]


def _on_part(checking: Checking, claim: Claim, part: Part, law: Instrument) -> Iterator[Ruling]:
    own = _of_variables(checking, law)
    said = [(variable, stance) for variable in own if (stance := _stance(claim, part, variable)) is not None]
    if len(said) != 1:
        return
    variable, stance = said[0]
    means = meaning(checking.record.variables[variable], stance, exception=False)  # type: ignore[arg-type]
    positions = {provision.position for provision in own[variable]}
    plain = not any(p.conditions for p in own[variable]) or stance == "must"
    if means is not None and positions <= means.refuted & DECIDED and plain:
        yield ruled(checking, law, "contradicted")


def _of_variables(checking: Checking, law: Instrument) -> dict[str, Sequence[Provision]]:
    """The provisions of a law by the variable they are on, of those that take no subject."""
    out: dict[str, list[Provision]] = {}
    for provision in law.provisions:
        if provision.variable in checking.variables:
            out.setdefault(provision.variable, []).append(provision)
    return out  # type: ignore[return-value]


def _stance(claim: Claim, part: Part, variable: str) -> str | None:
    """The stance that the clause plainly takes on the act of a variable."""
    hits = list(part.hits)
    acts = acts_of(variable, hits)
    if not acts or flipped(variable, acts) or inverted(variable, acts, -1):
        return None
    people = [hit for hit in hits if hit.concept in PEOPLE]
    read = read_stance(part.words, claim.lang, acts, people)
    if read.stance not in MODALS or read.exception or read.judicial or not read.plain:
        return None
    return read.stance
