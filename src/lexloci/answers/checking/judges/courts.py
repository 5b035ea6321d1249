"""Which court decided: a sentence that names another court than the case's."""

from __future__ import annotations

from collections.abc import Iterator

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.history import history_of
from lexloci.answers.checking.judges.spans import compatible
from lexloci.answers.checking.linking import apart, just_named, named
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.past import OPEN_CASES
from lexloci.answers.words import say
from lexloci.reading.courts import courts, one_rank, rules_on_something
from lexloci.reading.days import periods
from lexloci.reading.ways import Way
from lexloci.record.model.instrument import Instrument

HIGHEST = frozenset({"us_supreme"})
"""The court whose ruling would end a case that is still open."""
REVIEW = frozenset({"dismissal", "rechazo", "desestimacion"})
"""What a higher court let stand: the record may hold only the lower one's ruling."""

DECISION = Way(
    r" (?:is|was|remains|as) (?:(?:a|an|the|its) )?(?:\w+ ){0,2}?"
    r"(?:decision|ruling|judgment|opinion|holding|precedent) (?:of|from|by) "
    r"| (?:es|fue|era|como) (?:una? |el |la )?(?:\w+ )?(?:fallo|sentencia|decision|resolucion) "
    r"(?:de|del|dictad\w) "
)
"""``Galarza is a decision of the Third Circuit``."""


CAME_FROM = Way(r" (?:case|appeal|suit|lawsuit|dispute|it) (?:had )?(?:come|came|comes|rose|arose|went) ")
"""The way of a case through the courts is no ruling."""


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """A ruling if one decided case is meant and it never was in the court that is named."""
    words = claim.whole.words
    if CAME_FROM.search(words):
        return []
    if not (rules_on_something(words) or DECISION.search(words)) or REVIEW & words.there:
        return []
    state = claim.places[0].state if claim.places else ""
    said = courts(claim.whole.words.text, state)
    case = _case(checking, claim) if len(said) == 1 else None
    if case is None or case.case is None or (case.case.status in OPEN_CASES and said != HIGHEST):
        return []
    known = frozenset[str]().union(*(courts(text, state) for text in _told(case)))
    if not known or one_rank(said, known):
        return []
    return [
        Ruling(
            verdict="contradicted", reason=say("check_other_court", court=case.case.court),
            truth=history_of(checking, case), instrument=case.id,
        )
    ]  # fmt: skip


def _case(checking: Checking, claim: Claim) -> Instrument | None:
    """The case that is meant: named, or the only one of its topic and year."""
    told = named(checking, claim) or just_named(checking, claim, apart(claim.lang))
    cases = [i for i in told if i.case is not None]
    if cases:
        return cases[0] if len(cases) == 1 else None
    when = [p for p in periods(claim.whole.words, claim.lang, checking.on) if p.relation == "during"]
    topic = next((part.topic.id for part in (claim.whole, *claim.parts) if part.topic), "")
    if len(when) != 1 or not topic or not claim.places:
        return None
    found = [
        i
        for i in checking.index(claim.places).all.values()
        if i.case is not None
        and (topic in i.topics or topic in {p.variable for p in i.provisions})
        and any(compatible(when[0], e.date) for e in i.timeline)
    ]
    return found[0] if len(found) == 1 else None


def _told(case: Instrument) -> Iterator[str]:
    """Where a case tells which courts it was in."""
    assert case.case is not None
    yield from (case.case.court, case.citation, case.summary.en, case.case.outcome.en)
    yield from (event.note.en for event in case.timeline if event.note)
