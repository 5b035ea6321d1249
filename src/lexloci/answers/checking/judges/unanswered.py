"""Whether care hangs on the answer to a hospital's question on status (``data/unanswered.yaml``)."""

from __future__ import annotations

from typing import Any

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.plainly import doubted, ruled, sentences_of
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.core.patterns import compiled
from lexloci.reading.lexicon import data
from lexloci.reading.words import words_of
from lexloci.record.model.instrument import Instrument

VARIABLE = "emergency_care"


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """A ruling where who does not answer is said to get no care, or to have to answer."""
    words, told = claim.whole.words, data("unanswered.yaml")[claim.lang]
    if claim.before != VARIABLE and words.there.isdisjoint(told["near"]):
        return []
    place = claim.place or checking.subject
    if place is None or words.there.isdisjoint(told["gate"]) or doubted(words):
        return []
    law = None
    if _said(words.line, told):
        law = next((law for law in checking.index((place,)).known if _frees(law)), None)
    return [ruled(checking, law, "contradicted", "check_terms")] if law is not None else []


def _said(line: str, told: dict[str, Any]) -> bool:
    """Whether a line says that care hangs on the answer, or that an answer is a duty."""

    def there(name: str, text: str) -> bool:
        return compiled(rf" {told[name]} ").search(text) is not None

    silent = there("silent", line)
    unanswered = compiled(rf" {told['silent']}(?= )")
    rest = unanswered.sub(" ", line)
    if there("beside", line) or there("not", rest):
        return False
    answered = there("answer", rest)
    cared = there("where", line)
    return (
        (silent and there("denied", rest))
        or (cared and (silent or answered) and there("hangs", rest))
        or (answered and (there("denied", rest) or there("must", rest)))
    )


def _frees(law: Instrument) -> bool:
    """Whether the record says of a law on hospitals that care does not hang on the answer."""
    if law.case is not None or VARIABLE not in law.topics:
        return False
    way = compiled(data("unanswered.yaml")["record"])
    return any(way.search(words_of(piece).line) for piece in sentences_of([law], []))
