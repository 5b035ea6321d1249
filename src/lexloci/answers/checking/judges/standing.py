"""Whether a place is a sanctuary: decided only where the state bars it and a search found none there."""

from __future__ import annotations

import re
from collections.abc import Set

from lexloci.answers.checking.claims import Claim
from lexloci.answers.checking.judges.rule import told_by
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.context import Context
from lexloci.answers.words import say
from lexloci.core.patterns import compiled
from lexloci.places.model import STATE_KINDS, Jurisdiction
from lexloci.places.names import fold
from lexloci.places.states import states
from lexloci.reading.lexicon import data
from lexloci.reading.patterns import NAMED

BAN, LIST = "local_limits", "doj_list_2025"
LIMITS = frozenset({"prohibited", "limited"})
SAYING = frozenset({"says", "declared"})
MADE = frozenset({"declared", "enacted"})
"""How it is told that a council made a place a sanctuary, which an order of the police chief does not."""
ENACTED = frozenset({"ordinance", "resolution", "charter", "constitution", "executive_order"})


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """A ruling on sentences that say, deny or take for granted that the place is a sanctuary."""
    place = claim.place or (claim.own_places[0] if claim.own_places else checking.subject)
    if place is None or "sanctuary" not in claim.whole.concepts or place.kind in STATE_KINDS:
        return []
    manner = _manner(claim, place)
    if not manner or not _none_here(checking, place, ENACTED if manner in MADE else None):
        return []
    finding = checking.context(place).finding(BAN)
    truth = told_by(finding, checking.record.variables[BAN])
    if manner == "denies":
        key, verdict = "check_no_sanctuary_right", "supported"
    else:
        key, verdict = "check_no_sanctuary", "contradicted" if manner in SAYING else "false_premise"
    return [
        Ruling(
            verdict=verdict, reason=say(key, place=place.label()), variable=BAN, finding=finding,  # type: ignore[arg-type]
            truth=truth,
        )
    ]  # fmt: skip


def _manner(claim: Claim, place: Jurisdiction) -> str:
    """``denies``, ``says`` or ``takes``; empty where the sentence is about sanctuaries in general."""
    state = states().get(place.state)
    told_with = "|".join(re.escape(fold(n)) for n in (state.en, state.es, state.postal)) if state else "(?!)"
    line, own = " ".join(claim.whole.words.keys), fold(place.name)
    if own in line:
        line = re.sub(rf"{re.escape(own)}s?(?: (?:{told_with}))?", NAMED, line)
    told = data("standing.yaml")[claim.lang]
    doubts = set(told["doubts"])
    for manner, patterns in told.items():
        if manner in ("doubts", "not"):
            continue
        for pattern in patterns:
            match = compiled(pattern.replace("PLACE", NAMED)).search(line)
            if match is None:
                continue
            said = line[: match.end()].split() if manner in MADE else claim.whole.words.keys
            if not doubts.isdisjoint(said) or (manner in MADE and not set(told["not"]).isdisjoint(said)):
                continue
            return str(manner)
    return ""


def _none_here(checking: Checking, place: Jurisdiction, kinds: Set[str] | None) -> bool:
    """Whether the state bars such policies, a search found none of the place's own, and no list names it.

    :param kinds: the sorts of law that would be one; None for any.
    """
    context = checking.context(place)
    ban, listed = context.finding(BAN), context.finding(LIST)
    barred = ban.status == "settled" and ban.position == "prohibited"
    named = listed.position == "yes" or listed.status != "settled"
    return barred and not named and context.surveyed_on is not None and not _own_limits(context, kinds)


def _own_limits(context: Context, kinds: Set[str] | None) -> bool:
    """Whether the place, or its county, has a rule of its own that limits what its agencies do."""
    return any(
        rule.position in LIMITS and (kinds is None or rule.kind in kinds)
        for variable in context.record.variables.values()
        if variable.group == "enforcement" and not variable.subjects
        for ident in context.own
        for rule in context.record.rules(variable.id, ident)
    )
