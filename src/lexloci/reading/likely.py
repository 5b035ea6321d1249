"""What a question is likely about, where the words of the lexicon alone do not settle it.

The lexicon's topics (:mod:`lexloci.reading.topics`) are exact where they speak and silent before words they
do not know; the trained model always has a guess. The two are weighed together: of questions that neither had
seen, that reads more rightly than either.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from math import log

from lexloci.reading.linear import model
from lexloci.reading.topics import DEFAULT_WEIGHT, ELSEWHERE, MAX_TOPICS, OUT, Topic

SIDES = frozenset(
    {"about.criticism", "about.benefits", "about.effects", "about.studies", "about.economy", "about.crime"}
)
"""Arguments and evidence are told where they are asked for, and never by a guess beside another topic."""
UNTAUGHT = frozenset({"about.changes"})
"""Topics that the model was not taught: where the lexicon speaks of one, it is as likely as any guess."""
NOTHING = "none"
"""The model's label of what has nothing to do with the field."""
LEAD = 0.3
"""What a topic of the lexicon gains over a guess for each point of its strength (natural logarithm)."""
BEHIND = 0.5
"""The share of it that the lexicon's other topics gain."""
CLOSE = 1.0
"""A second topic is told if it comes this near to the first (natural logarithm)."""
STRONG = 5.0
"""A topic of the lexicon as strong as this stands by itself."""
LEAST = 0.12
"""A guess less likely than this is none, where the lexicon says nothing."""
SURE = 0.35
"""Only a guess as likely as this declines a question."""
EVEN = 0.5
"""Where no word is the field's own, all labels that decline need together only be likelier than not."""


def weighed(
    known: Sequence[Topic], found: frozenset[str], passed: Set[str] = frozenset(), *, ours: bool = True
) -> list[Topic]:
    """The topics of a question, the likeliest first.

    :param known: the lexicon's topics, the strongest first.
    :param found: the features of the question.
    :param passed: topics that are not guessed.
    :param ours: whether a word stands in it that only lexloci's field has. Police, jails, landlords and
        licenses have other sides, however many words of the lexicon speak of them.
    """
    if known and known[0].out_of_scope:
        return list(known)
    shares = {label: s for label, s in model("topics").shares(found).items() if label not in passed}
    own = {topic.id: topic for topic in known}
    scores = {label: log(share) for label, share in shares.items() if share > 0}
    best = max(scores.values(), default=0.0)
    for n, topic in enumerate(known):
        if topic.id in scores or topic.id in UNTAUGHT:
            scores[topic.id] = scores.get(topic.id, best) + LEAD * topic.strength * (BEHIND if n else 1)
    ranked = sorted(scores, key=lambda label: -scores[label])
    first = ranked[0]
    elsewhere = sum(share for label, share in shares.items() if _declines(label))
    if not ours and elsewhere > EVEN:
        return [_guess(next(filter(_declines, shares)))]
    strong = bool(known) and known[0].strength >= STRONG and first == NOTHING
    if _declines(first):
        return list(known) if strong or shares[first] < SURE else [_guess(first)]
    if not known and shares[first] < max(LEAST, elsewhere):
        return []
    agreed = first == next(iter(shares)) or (first in own and own[first].strength >= STRONG)
    near = [
        label
        for label in ranked[1:]
        if not agreed and label not in SIDES and scores[first] - scores[label] <= CLOSE
    ]
    kept = dict.fromkeys([first, *own, *near])
    return [own.get(label) or _guess(label) for label in kept if not _declines(label)][:MAX_TOPICS]


def _declines(label: str) -> bool:
    return label == NOTHING or label.startswith(OUT)


def _guess(label: str) -> Topic:
    return Topic(ELSEWHERE if label == NOTHING else label, DEFAULT_WEIGHT, frozenset())
