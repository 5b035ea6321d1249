"""Which clause of a false sentence is the false one, where only one is and it can be cut out cleanly."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct, structs

from lexloci.answers.checking.claims import Claim, Part
from lexloci.answers.checking.report import Span
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.reading.lexicon import data
from lexloci.reading.stance import modals
from lexloci.reading.words import Words

Judge = Callable[[Checking, Claim], Ruling]
WRONG = frozenset({"contradicted", "outdated", "false_premise"})
CUT = frozenset({"contradicted", "outdated"})
SAYING = frozenset({"must", "must_not", "may", "not_required", "not", "does_not"})


class _Placed(Struct, frozen=True):
    """A clause with its place in the sentence, the joining word left out."""

    part: Part
    words: Words
    start: int
    end: int


def fault(checking: Checking, claim: Claim, ruling: Ruling, judge: Judge) -> Span | None:
    """The clause that ``ruling`` is about, by characters of its sentence; None where the whole sentence is.

    Each clause is judged by itself. One must fail as the sentence does, and no other.
    """
    if ruling.verdict not in CUT or len(claim.parts) < 2 or claim.sentence.read:
        return None
    clauses = list(_placed(claim))
    if len(clauses) != len(claim.parts):
        return None
    thread = structs.replace(checking.thread)
    found = []
    for clause in clauses:
        alone = structs.replace(claim, whole=clause.part, parts=(clause.part,))
        found.append(judge(checking, alone))
        checking.thread = structs.replace(thread)
    checking.thread = thread
    wrong = [n for n, one in enumerate(found) if one.verdict in WRONG]
    if (
        len(wrong) != 1
        or not _same(found[wrong[0]], ruling)
        or not _clean(checking, claim, clauses, wrong[0])
    ):
        return None
    clause = clauses[wrong[0]]
    return Span(clause.start, clause.end)


def _same(one: Ruling, other: Ruling) -> bool:
    return (one.verdict, one.variable, one.instrument) == (other.verdict, other.variable, other.instrument)


def _placed(claim: Claim) -> Iterator[_Placed]:
    """The clauses in order; none where one of them cannot be found in the sentence."""
    text, at = claim.sentence.text, 0
    joins = data("cuts.yaml")[claim.lang]["joins"]
    for part in claim.parts:
        start = text.find(part.words.text, at)
        if start < 0:
            return
        at = start + len(part.words.text)
        joined = start > 0 and len(part.words) > 1 and part.words.keys[0] in joins
        begin = part.words.spans[1][0] if joined else 0
        yield _Placed(part, Words(part.words.text[begin:]), start + begin, at)


def _clean(checking: Checking, claim: Claim, clauses: list[_Placed], wrong: int) -> bool:
    """Whether the rest stands without the clause: no place is taken from it, and nothing points back."""
    back = set(data("cuts.yaml")[claim.lang]["back"])
    rest = [clause for n, clause in enumerate(clauses) if n != wrong]
    later = clauses[wrong + 1 :]
    dependent = any(clause.part.opener for clause in clauses)
    pointing = any(back & set(clause.words.keys) for clause in later)
    bare = any(_begins_with_verb(clause.words, claim.lang) for clause in later)
    return not (dependent or pointing or bare) and _own(checking, claim, rest)


def _own(checking: Checking, claim: Claim, rest: list[_Placed]) -> bool:
    """Whether what is left still names each place of the sentence but the page's own, or is about no rule."""
    subject = checking.subject
    names = [
        Words(place.name).line for place in claim.own_places if subject is None or place.id != subject.id
    ]
    return all(all(name in clause.words.line for name in names) for clause in rest) or not any(
        clause.part.topic for clause in rest
    )


def _begins_with_verb(words: Words, lang: str) -> bool:
    """``and must hold …``: its subject stands in the clause before."""
    first = words.keys[0] if words.keys else ""
    modal = any(hit.first == 0 and hit.concept in SAYING for hit in modals(words, lang))
    return modal or first in data("verbs.yaml")[lang]
