"""Which words name the act that a claim on a topic is about (``data/acts.yaml``)."""

from __future__ import annotations

from functools import cache

import msgspec
from msgspec import Struct

from lexloci.reading.lexicon import Hit, data
from lexloci.reading.turns import relatives
from lexloci.reading.ways import Way
from lexloci.reading.words import Words


class Act(Struct, frozen=True, forbid_unknown_fields=True):
    """The concepts that name the act of a topic, those that must stand beside it, its opposites.

    :ivar about: one of these must stand there; so must one of ``also``, and none of ``never``.
    :ivar again: what names it once the topic was spoken of: "such an agreement".
    :ivar beside: concepts by which the next sentence goes over to another topic, and that topic.
    :ivar alone: the act alone tells the topic.
    :ivar inverted: acts that are the opposite of the topic's.
    :ivar wherever: they count wherever they stand, since the other acts are also nouns: "public schools".
    :ivar local: a local body does it; what ICE itself may do is no rule on it.
    :ivar theirs: ICE does it too, and no rule for local bodies bears on that.
    :ivar flips: words by which what is said is the opposite, wherever they stand: "only citizens".
    """

    acts: list[str]
    about: list[str] = []
    also: list[str] = []
    never: list[str] = []
    again: list[str] = []
    beside: dict[str, str] = {}
    alone: bool = False
    inverted: list[str] = []
    flips: list[str] = []
    wherever: bool = False
    local: bool = False
    theirs: bool = False


PEOPLE = "unlawful"
"""The concept of people without status."""
WHATEVER = "any_status"
"""The concept of words by which status does not matter: "whatever their status"."""
PROVE = "prove"
WITHOUT_PAPERS = frozenset({"unlawful", "undocumented", "only_legal", WHATEVER})
ONLY = frozenset(
    {"only", "unless", "without", "not", "no", "solo", "solamente", "sin", "salvo", "unicamente", "until"}
)
"""Words by which those who show no papers are spoken of too."""
WITH, LED = frozenset({"with", "con"}), 3
"""Words before what is shown, and how many words before it they stand."""
PROVEN = Way(
    r" (?:who|that) (?:can |do )?(?:prove|show|demonstrate|document|provide|meet|have)"
    r" (?:it|this|that|one|them|such|so) "
    r"|(?:que|quien|quienes) (?:l[ao]s? )(?:prueb|demuestr|muestr|cumpl|tien|present)\w* "
)
"""Those who show what the sentence before told of."""
STOPS = frozenset({"arrest"})
"""Acts that are no topic's own, such as to stop somebody."""


@cache
def _known() -> dict[str, Act]:
    return msgspec.convert(data("acts.yaml"), dict[str, Act])


def acts_of(topic: str, hits: list[Hit], *, carried: bool = False, again: bool = False) -> list[Hit]:
    """Where the act of ``topic`` is named; nowhere, if the sentence is not about whom the rule is about.

    :param carried: the sentence points back to whom it is about.
    :param again: the topic is that of the sentence before it.
    """
    act = _known().get(topic)
    there = {hit.concept for hit in hits if not _of_no_matter(hit, hits)}
    if act is None or there.intersection(act.never):
        return []
    if act.also and not again and not there.intersection(act.also):
        return []
    if act.about and not (carried or again) and not there.intersection(act.about):
        return []
    named = [hit for hit in hits if hit.concept in act.acts or (again and hit.concept in act.again)]
    over = [*named, *(hit for hit in hits if hit.concept == PEOPLE)]
    turned = [h for h in hits if h.concept in act.inverted and not _within(h, over)]
    plain = [hit for hit in named if not any(_inside(hit, t) for t in turned)]
    flips = [hit for hit in hits if named and hit.concept in act.flips and not _within(hit, over)]
    return sorted([*turned, *plain, *flips], key=lambda hit: hit.first)


def _of_no_matter(hit: Hit, hits: list[Hit]) -> bool:
    """Whether a word for status stands where it does not matter: "may ask for help whatever their status"."""
    return hit.concept == "status" and any(
        other.concept == WHATEVER and _inside(hit, other) for other in hits
    )


def _within(hit: Hit, others: list[Hit]) -> bool:
    """Whether a longer one of ``others`` holds it: "requires status" in "no law requires status"."""
    return any(_inside(hit, other) and hit.words != other.words for other in others)


def _inside(hit: Hit, other: Hit) -> bool:
    return other.first <= hit.first and hit.last <= other.last


def about(topic: str, concepts: frozenset[str]) -> bool:
    """Whether ``concepts``, of the sentence before, tell whom the rule on a topic is about."""
    act = _known().get(topic)
    return act is not None and not concepts.isdisjoint(act.about)


def of_people(topic: str) -> bool:
    """Whether the rule on a topic is about people without status, and not about everyone."""
    act = _known().get(topic)
    return act is not None and PEOPLE in act.about


def goes_on(topic: str, concepts: frozenset[str]) -> bool:
    """Whether a service was so spoken of that the next sentence may go on with it: no bare license."""
    act = _known().get(topic)
    return of_people(topic) and act is not None and not (act.also and concepts.isdisjoint(act.also))


def at_hand(topic: str, concepts: frozenset[str]) -> bool:
    """Whether a sentence has more of the topic than an act that many topics have: "they must tell"."""
    act = _known().get(topic)
    return act is not None and not concepts.isdisjoint((*act.about, *act.again, *act.inverted, *act.also))


def sibling(topic: str, concepts: frozenset[str]) -> str:
    """The topic, or the one beside it that the sentence goes over to: children's coverage to adults'."""
    act = _known().get(topic)
    found = next((name for concept, name in act.beside.items() if concept in concepts), "") if act else ""
    return found or topic


def inverted(topic: str, acts: list[Hit], modal: int) -> bool:
    """Whether the act ordered or allowed is the opposite of the topic's: masks, where names must show.

    :param modal: the number of the word that orders or allows; the first act after it counts.
    """
    act = _known().get(topic)
    after = [hit for hit in acts if hit.first > modal] or acts
    if act is not None and act.wherever:
        return any(hit.concept in act.inverted for hit in acts)
    return act is not None and bool(after) and after[0].concept in act.inverted


def of_people_with_papers(words: Words, hits: list[Hit], lang: str) -> bool:
    """Whether a service is told of those who show papers alone: "licenses go to people who prove status"."""
    proofs = [hit for hit in hits if hit.concept == PROVE]
    others = {hit.concept for hit in hits} & WITHOUT_PAPERS
    if others or not ONLY.isdisjoint(words.there):
        return False
    if not proofs:
        return PROVEN.search(words) is not None
    led = relatives(lang) | WITH
    return all(not led.isdisjoint(words.keys[max(0, hit.first - LED) : hit.first]) for hit in proofs)


def is_local(topic: str) -> bool:
    """Whether a local body does the act of a topic, and not ICE."""
    act = _known().get(topic)
    return act is not None and act.local


def is_theirs(topic: str) -> bool:
    """Whether ICE itself may do the act of a topic, whatever a local body may do."""
    act = _known().get(topic)
    return act is not None and act.theirs


def flipped(topic: str, acts: list[Hit]) -> bool:
    """Whether the sentence keeps the act of the topic for others: "only citizens may"."""
    act = _known().get(topic)
    return act is not None and any(hit.concept in act.flips for hit in acts)


def speaks_alone(topic: str) -> bool:
    """Whether the act of a topic is enough to tell the topic, whatever else stands there."""
    act = _known().get(topic)
    return act is not None and act.alone


def rivals(topic: str, hits: list[Hit]) -> list[Hit]:
    """Where acts of other topics are named."""
    others = _others(topic)
    return [hit for hit in hits if hit.concept in others]


@cache
def _others(topic: str) -> frozenset[str]:
    """The concepts of the acts of other topics."""
    own = _known().get(topic)
    mine = {*own.acts, *own.inverted} if own is not None else set()
    return STOPS.union(*(act.acts for act in _known().values())) - mine
