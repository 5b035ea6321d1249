"""A state said to have no rule, or to leave a matter to its cities, where it has one (``data/left.yaml``)."""

from __future__ import annotations

from functools import cache

from lexloci.answers.checking.claims import BROAD, Claim
from lexloci.answers.checking.judges.plainly import live_rules, stated
from lexloci.answers.checking.judges.rule import resting_on
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.checking.statelaw import by_own_law
from lexloci.answers.checking.thread import NEAR
from lexloci.answers.words import say
from lexloci.places.states import by_name, states
from lexloci.reading.lexicon import data
from lexloci.reading.patterns import state_names
from lexloci.reading.ways import Ways

FIRM = frozenset({"required", "prohibited"})
"""Positions of a state that leave its cities and counties no choice."""
BAN = "local_limits"
"""The topic of a law that bars cities from rules of their own, on whatever else it has."""
SOME = FIRM | {"limited"}


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """A ruling where the sentence denies, or hands down, a rule that the state has on what is spoken of."""
    found = _ways(claim.lang).first(claim.whole.words)
    if found is None or not stated(claim):
        return []
    manner, match = found
    code = by_name().get(match["state"] or "", "") or (claim.places[0].state if claim.places else "")
    if not code or (claim.places and claim.places[0].state != code):
        return []
    state = checking.engine.gazetteer.by_id(states()[code].id)
    for topic in _topics(checking, claim, state.id):
        finding = checking.context(state).finding(topic)
        if by_own_law(finding, state.id) in (SOME if manner == "none" else FIRM):
            return [resting_on(checking, finding, "contradicted", say("check_contradicted"))]
    return []


def _topics(checking: Checking, claim: Claim, state: str) -> list[str]:
    """What "the matter" is: the sentence's own topic, that of the one before, or of the law named there."""
    own = {
        part.topic.id
        for part in (claim.whole, *claim.parts)
        if part.topic and not part.topic.id.startswith(BROAD)
    }
    if own:
        return [topic for topic in own if topic in checking.variables] if len(own) == 1 else []
    if claim.before:
        return [claim.before] if claim.before in checking.variables else []
    thread = checking.thread
    laws = thread.instruments if thread.age <= NEAR else []
    rules = live_rules(checking, [law for law in laws if law.jurisdiction == state])
    if any(rule.variable == BAN and rule.position == "prohibited" for rule in rules):
        return [BAN]
    if not rules or any(rule.position not in FIRM for rule in rules):
        return []
    return sorted({rule.variable for rule in rules} & checking.variables)


@cache
def _ways(lang: str) -> Ways[str]:
    told = data("left.yaml")[lang]
    lead, more = rf" (?:(?P<state>{state_names()})|{told['state']})", rf"(?!(?:{'|'.join(told['of'])}) )"
    return Ways({manner: rf"{lead} (?:{'|'.join(told[manner])}) {more}" for manner in ("none", "left")})
