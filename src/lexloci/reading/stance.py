"""What a sentence says of its topic: ordered, barred, allowed, left open, done, not done.

Modal words are data (``data/modals/<language>.yaml``). A verb that turns the act round ("refuse to hold")
turns the stance round too. What is only proposed, reported or hedged is marked, so that nobody takes it for a
plain statement.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal

from msgspec import Struct

from lexloci.reading.lexicon import Hit, Lexicon, data
from lexloci.reading.words import Words

Stance = Literal["must", "must_not", "may", "not_required", "no_rule", "does", "does_not"]

MODALS: tuple[Stance, ...] = ("no_rule", "not_required", "must_not", "must", "may")
TURNED: dict[Stance, Stance] = {
    "must": "must_not", "must_not": "must", "may": "not_required", "not_required": "may",
    "does": "does_not", "does_not": "does", "no_rule": "no_rule",
}  # fmt: skip
NOBODY: dict[Stance, Stance] = {"may": "must_not", "must": "not_required"}
"""What becomes of a stance whose subject is "no city", "nobody"."""
GOVERNS = 7
"""How many words after a modal the act may stand that it is about."""
SUBJECT = 4
"""How many words before a modal the act may stand that is its subject."""
REACH = 4
"""How many words after a modal the verb stands that may turn it round."""


class Reading(Struct, frozen=True):
    """The stance of a sentence, and how plainly it is said.

    :ivar stance: None where none can be told, or several contradict each other.
    :ivar exception: it names an exception ("unless", "only with a warrant").
    :ivar plain: it is neither proposed, nor reported of somebody, nor hedged.
    """

    stance: Stance | None
    exception: bool
    plain: bool


@cache
def modal_lexicon(lang: str) -> Lexicon:
    """The modal words of a language."""
    return Lexicon(data(f"modals/{lang}.yaml"))


def read_stance(words: Words, lang: str, acts: Sequence[Hit] = ()) -> Reading:
    """The stance of one sentence.

    :param acts: where the act stands that it is about; a modal word far from it says nothing of it.
    """
    hits = modal_lexicon(lang).hits(words)
    found = {hit.concept for hit in hits}
    return Reading(
        stance=_stance(words, hits, acts, lang), exception="exception" in found,
        plain=not found.intersection(("proposal", "reported", "hedge")),
    )  # fmt: skip


def _stance(words: Words, hits: list[Hit], acts: Sequence[Hit], lang: str) -> Stance | None:
    relative = frozenset(data("relatives.yaml")[lang])
    modal = _outermost([hit for hit in hits if hit.concept in MODALS])
    modal = [hit for hit in modal if not (hit.first and words.keys[hit.first - 1] in relative)]
    near = [hit for hit in modal if not acts or any(_governs(hit, act) for act in acts)]
    stances = {_turned(hit, hits) for hit in near}
    if stances or modal:
        return stances.pop() if len(stances) == 1 else None
    return _practice(hits, acts)


def _practice(hits: list[Hit], acts: Sequence[Hit]) -> Stance | None:
    """What is done or not done; nothing where a "not" stands far from the act."""
    against = [hit for hit in hits if hit.concept in ("does_not", "not", "no_subject", "reverse")]
    near = [hit for hit in against if not acts or any(_governs(hit, act) for act in acts)]
    if not against:
        return "does"
    kinds = {hit.concept == "reverse" for hit in near}
    return "does_not" if len(kinds) == 1 else None


def _governs(modal: Hit, act: Hit) -> bool:
    """Whether the act stands right after the modal word, holds it, or is its subject."""
    after = act.first <= modal.last + GOVERNS and act.last >= modal.first
    subject = act.last < modal.first <= act.last + SUBJECT
    return after or subject


def _outermost(hits: list[Hit]) -> list[Hit]:
    """Of modals that overlap the longest, of equal ones the first: "may not" is no "may"."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (-len(hit.words), hit.first)):
        if not any(hit.first <= other.last and other.first <= hit.last for other in kept):
            kept.append(hit)
    return kept


def _turned(hit: Hit, hits: list[Hit]) -> Stance:
    stance: Stance = hit.concept  # type: ignore[assignment]
    near = range(hit.last + 1, hit.last + 1 + REACH)
    turned = any(other.concept == "reverse" and other.first in near for other in hits)
    stance = TURNED[stance] if turned else stance
    nobody = any(other.concept == "no_subject" and other.last < hit.first for other in hits)
    return NOBODY.get(stance, stance) if nobody else stance
