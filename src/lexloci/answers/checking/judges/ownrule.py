"""What a law or an opinion that is named is said to order, bar or allow, against its own rule on that.

An attorney general's opinion controls little, and a city's order may stand behind a state's law: what is told
of them is held against themselves. The words are data (``data/ownrule.yaml``).
"""

from __future__ import annotations

from collections.abc import Iterator

from lexloci.answers.checking.byyear import years_told
from lexloci.answers.checking.claims import Claim, Part
from lexloci.answers.checking.judges.plainly import doubted, live_rules, ruled, unreal
from lexloci.answers.checking.judges.rule import judged_parts
from lexloci.answers.checking.linking import named
from lexloci.answers.checking.meaning import Meaning, meaning
from lexloci.answers.checking.ruling import Checking, Ruling
from lexloci.answers.checking.thread import speaks_of
from lexloci.places.model import Jurisdiction
from lexloci.reading.patterns import way_of
from lexloci.reading.stance import MODALS, modals
from lexloci.record.compiled import Rule
from lexloci.record.model.instrument import Instrument

OPINION = "opinion"
UNSURE = frozenset({"proposal", "hedge"})
BOUND_BY = {
    "police": frozenset({"police", "law_enforcement", "local_agencies", "local_governments", "everyone"}),
    "jail": frozenset(
        {"jail", "sheriff", "law_enforcement", "local_agencies", "local_governments", "everyone"}
    ),
    "sheriff": frozenset({"jail", "sheriff", "law_enforcement", "local_agencies", "everyone"}),
}
"""Concepts of who acts, and whom a rule must bind to be on them."""


def judge(checking: Checking, claim: Claim) -> list[Ruling]:
    """At most one ruling: the law or opinion that is named says otherwise by its own rule."""
    place = claim.place or checking.subject
    found = {hit.concept for hit in modals(claim.whole.words, claim.lang)}
    if place is None or doubted(claim.whole.words) or unreal(claim.whole.words.keys) or found & UNSURE:
        return []
    for part in judged_parts(claim):
        means = _meant(checking, part)
        if means is None or part.topic is None:
            continue
        law = _meant_law(checking, claim, part, place)
        finding = checking.context(place).finding(part.topic.id)
        if law is None or finding.position in means.borne_out:
            continue
        own = [rule for rule in live_rules(checking, [law]) if rule.variable == part.topic.id]
        if own and all(rule.position in means.refuted and _binds(rule, part) for rule in own):
            return [ruled(checking, law, "contradicted")]
    return []


def _meant(checking: Checking, part: Part) -> Meaning | None:
    """What a clause that orders, bars or allows help to ICE says of positions; None if it does neither."""
    if part.topic is None or part.topic.id not in checking.variables or not part.act:
        return None
    variable = checking.record.variables[part.topic.id]
    stance = part.stance
    if variable.scale != "cooperation" or stance.stance not in MODALS:
        return None
    return meaning(variable, stance.stance, stance.exception, stance.judicial)


def _meant_law(checking: Checking, claim: Claim, part: Part, place: Jurisdiction) -> Instrument | None:
    """The one law that the sentence names by a word for its kind, or the one opinion on the topic."""
    if way_of("ownrule.yaml", claim.lang, OPINION).search(claim.whole.words):
        opinions = list(_opinions(checking, claim, part, place))
        return opinions[0] if len(opinions) == 1 else None
    if not _orders(claim):
        return None
    laws = named(checking, claim)
    told = checking.thread.told and len(laws) == 1 and laws[0].case is None
    return laws[0] if told and speaks_of(claim, laws[0].kind) else None


def _orders(claim: Claim) -> bool:
    """Whether a law is said, outright, to order, bar or allow something itself."""
    words, lang = claim.whole.words, claim.lang
    ends = way_of("ownrule.yaml", lang, "ends").search(words) is not None
    return not ends and way_of("ownrule.yaml", lang, "orders").search(words) is not None


def _opinions(checking: Checking, claim: Claim, part: Part, place: Jurisdiction) -> Iterator[Instrument]:
    """Opinions over the place that have a rule on the topic, of the year that the sentence tells."""
    years = years_told(claim)
    topic = part.topic.id if part.topic is not None else ""
    for law in checking.record.at(Instrument, checking.context(place).chain):
        dated = {event.date[:4] for event in law.timeline}
        on_it = any(one.variable == topic for one in law.provisions)
        if law.kind == OPINION and years <= dated and on_it:
            yield law


def _binds(rule: Rule, part: Part) -> bool:
    """Whether the rule binds whoever is said to act, if it is told who."""
    told = [bound for concept, bound in BOUND_BY.items() if concept in part.concepts]
    return not told or not rule.binds or any(bound.intersection(rule.binds) for bound in told)
