"""What a court did to a law or a plan: stopped it, let it stand, nothing yet (``data/rulings.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lexloci.answers.checking.claims import BROAD, Claim
from lexloci.answers.checking.judges.history import SUITS
from lexloci.answers.checking.judges.plainly import notes_of, ruled
from lexloci.answers.checking.judges.spans import compatible, told_periods
from lexloci.answers.checking.linking import controlling, named, same_case, told
from lexloci.answers.checking.oblique import beside_case, only_thought
from lexloci.answers.checking.pieces import WHOLE, in_pieces
from lexloci.answers.checking.report import Verdict
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.checking.suits import says, suits_over
from lexloci.core.patterns import compiled
from lexloci.reading.courts import courts, one_rank
from lexloci.reading.lexicon import data
from lexloci.reading.stance import modals
from lexloci.reading.words import Words, words_of
from lexloci.record.model.instrument import Instrument

SAID = ("block", "let", "none", "decided")
UNSURE = frozenset({"hedge", "not", "does_not", "no_subject"})
PIECES = frozenset(
    {"part", "parts", "section", "sections", "provision", "some", "rest", "parte", "partes", "most"}
)
DONE = {
    "block": frozenset({"enjoined", "stayed"}),
    "let": frozenset({"unblocked", "cleared", "upheld", "dismissed"}),
}
"""Events of a case by which a court stops a law, or lets it stand."""
REVIEWED = compiled(
    r" (?:paused|stayed|halted|blocked|suspended|froze|struck down|invalidated) (?:that|the|this|an?) "
    r"(?:\w+ )?(?:ruling|order|decision|injunction|judgment|block) "
    r"| (?:refused|declined) to (?:pause|stay|lift|suspend|halt|block|freeze|disturb) "
    r"(?:the|that|this|its|an?) (?:\w+ )?(?:ruling|order|decision|injunction|judgment|block) "
    r"| (?:se nego|nego) a? ?(?:suspender|levantar|frenar|anular) (?:ese|esa|el|la) "
    r"(?:fallo|sentencia|orden|decision|medida|bloqueo) "
    r"| (?:suspendio|anulo|freno|paralizo) (?:ese|esa|el|la) (?:fallo|sentencia|orden|decision|medida) "
)
"""How a higher court stops what a lower one did."""
ON_THE_WAY = {
    "block": compiled(
        r"^(?:preliminary |permanent )?injunction\b(?! denied)|^temporary restraining order|part blocked",
        re.I,
    ),
    "let": compiled(
        r"\bleft (?:in force|in place|standing)|injunction denied|denied (?:the|an) injunction", re.I
    ),
}
"""How the notes on steps of a case say that a law was stopped, or let stand, for a time."""
FILED = frozenset({"filed", "challenged", "announced", "reviewed"})
"""Events of a case before any ruling."""
NEAR = 1
"""How many sentences may lie between a law or a case and a court that is said to have ruled on it."""
LOCAL = frozenset({"ordinance", "ordinances", "charter", "bylaw", "ordenanza"})
HIGHER = compiled(r"Circuit|Supreme|Appeals")
LOWER = frozenset({"district", "trial", "lower", "initially", "inferior", "primera"})
COURTS = frozenset({
    "court", "courts", "judge", "judges", "justices", "circuit", "panel", "ruling", "decision", "suit",
    "lawsuit", "case", "corte", "tribunal", "juez", "jueza", "circuito", "fallo", "sentencia", "demanda",
    "caso",
})  # fmt: skip


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """A ruling where one case is meant, and what the sentence says a court did is not what it did."""
    words = claim.whole.words
    if words.there.isdisjoint(COURTS) or only_thought(claim) or _of_a_name(words):
        return []
    said = {step for step in SAID if says(words, step, claim.lang)}
    head = words_of(words.text.split(",")[0])
    told_first = all(says(head, step, claim.lang) for step in said)
    against = {hit.concept for hit in modals(head if told_first else words, claim.lang)} & UNSURE
    if len(said - {"decided"}) > 1 or not said or (against and "none" not in said) or PIECES & words.there:
        return []
    if REVIEWED.search(words.line) or beside_case(claim):
        return []
    case = case_of(checking, claim)
    if case is None or "tps" in case.topics or of_money(claim, case) or _of_court_below(claim, case):
        return []
    verdict = _verdict(checking, claim, case, said)
    return [ruled(checking, case, verdict, "check_case")] if verdict is not None else []


def _of_a_name(words: Words) -> bool:
    """Whether courts stand in nothing but the name of a law: "Protect Our Courts Act"."""
    return " our courts " in words.line and words.there.isdisjoint(COURTS - {"courts"})


def _of_court_below(claim: Claim, case: Instrument) -> bool:
    """Whether it is a court below that is said to have ruled, where the record tells of the one above."""
    assert case.case is not None
    above = HIGHER.search(case.case.court) is not None and "District" not in case.case.court
    return above and not LOWER.isdisjoint(claim.whole.words.there)


def of_money(claim: Claim, case: Instrument) -> bool:
    """Whether it is money that a court is said to have ruled on, in a case that is on none."""
    told_of = {key for note in notes_of(case) for key in words_of(note).there}
    money = data("rulings.yaml")["money"]
    return not claim.whole.words.there.isdisjoint(money) and told_of.isdisjoint(money)


def case_of(checking: Checking, claim: Claim) -> Instrument | None:
    """The case that the sentence means, or the only one over the law that it means."""
    found = told(checking, claim)
    thread = checking.thread
    topic = next((part.topic.id for part in (claim.whole, *claim.parts) if part.topic), "")
    if not found and thread.age <= NEAR:
        found = [i for i in thread.instruments if not topic or topic.startswith(BROAD) or topic in i.topics]
    if not found and SUITS & claim.whole.words.there:
        found = named(checking, claim)
    cases = [i for i in found if i.case is not None] or same_case(checking, claim)
    if not cases and found:
        cases = suits_over(checking, claim, found)
    cases = [c for c in cases if not topic or topic.startswith(BROAD) or topic in c.topics]
    if not told(checking, claim) and _of_a_city(claim):
        cases = [
            c
            for c in cases
            if any("/place:" in one or "/county:" in one for one in (c.jurisdiction, *c.about))
        ]
        return cases[0] if len(cases) == 1 else None
    if not cases and SUITS & claim.whole.words.there:
        cases = suits_over(checking, claim, controlling(checking, claim))
    return cases[0] if len(cases) == 1 else None


def _of_a_city(claim: Claim) -> bool:
    """Whether it is a city's law that a court is said to have ruled on: "the living wage ordinance"."""
    return not LOCAL.isdisjoint(claim.whole.words.there)


def _verdict(checking: Checking, claim: Claim, case: Instrument, said: set[str]) -> Verdict | None:
    assert case.case is not None
    if "none" in said:
        return "outdated" if case.case.status in ("decided", "dismissed", "settled") else None
    if undecided(case):
        return "contradicted"
    if said & {"block", "let"} and _deferred(checking, claim, case):
        return "contradicted"
    known = _known(checking, claim, case)
    if len(known) != 1 or not said & {"block", "let"}:
        return None
    if in_pieces(case) and not WHOLE & claim.whole.words.there:
        return None
    return "contradicted" if not said & (known | _earlier(claim, case)) else None


def _earlier(claim: Claim, case: Instrument) -> set[str]:
    """``block`` or ``let``: what courts did on the way, by the notes on each step.

    Nothing where the sentence names the court that decided in the end.
    """
    assert case.case is not None
    state = claim.places[0].state if claim.places else ""
    if one_rank(courts(claim.whole.words.text, state), courts(case.case.court, state)):
        return set()
    notes = [event.note.en for event in case.timeline if event.note]
    return sides(notes) | {
        side for side, way in ON_THE_WAY.items() if any(way.search(note) for note in notes)
    }


def undecided(case: Instrument) -> bool:
    """Whether a case is open and no ruling in it is on record."""
    assert case.case is not None
    none = any(pattern.search(case.case.outcome.en) for pattern in _patterns()["none"])
    return none and case.case.status == "pending" and all(event.event in FILED for event in case.timeline)


def _deferred(checking: Checking, claim: Claim, case: Instrument) -> bool:
    """Whether the ruling of the time that is named left the question to another court."""
    when = [p for p in told_periods(claim.whole.words, claim.lang, checking.on) if p.relation == "during"]
    then = [event for event in case.timeline if len(when) == 1 and compatible(when[0], event.date)]
    notes = [event.note.en for event in then if event.event == "ruling" and event.note]
    left = [any(pattern.search(note) for pattern in _patterns()["deferred"]) for note in notes]
    return len(then) == 1 and bool(left) and all(left)


def _known(checking: Checking, claim: Claim, case: Instrument) -> set[str]:
    """``block`` or ``let`` by what the record tells of the case, of the time that is named if it can."""
    assert case.case is not None
    when = [p for p in told_periods(claim.whole.words, claim.lang, checking.on) if p.relation == "during"]
    if len(when) == 1:
        then = [event for event in case.timeline if compatible(when[0], event.date)]
        done = {side for side, events in DONE.items() for event in then if event.event in events}
        found = done | sides([event.note.en for event in then if event.note])
        if found or any(event.event != "ruling" for event in then):
            return found
    return sides([case.case.outcome.en]) or sides([case.summary.en])


def sides(texts: Sequence[str]) -> set[str]:
    """``block`` or ``let``, or both: what texts of the record say that courts did."""
    patterns = _patterns()
    return {
        side for side in ("block", "let") for text in texts if any(p.search(text) for p in patterns[side])
    }


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], ...]]:
    told_ = data("rulings.yaml")["record"]
    return {step: tuple(compiled(way, re.I) for way in ways) for step, ways in told_.items()}
