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

Stance = Literal["must", "must_not", "may", "not_required", "optional", "no_rule", "does", "does_not"]

MODALS: tuple[Stance, ...] = ("no_rule", "optional", "not_required", "must_not", "must", "may")
TURNED: dict[Stance, Stance] = {
    "must": "must_not", "must_not": "must", "may": "not_required", "not_required": "may",
    "does": "does_not", "does_not": "does", "no_rule": "no_rule", "optional": "optional",
}  # fmt: skip
NOBODY: dict[Stance, Stance] = {"may": "must_not", "must": "not_required"}
"""What becomes of a stance whose subject is "no city", "nobody"."""
GOVERNS = 7
"""How many words after a modal the act may stand that it is about."""
SUBJECT = 4
"""How many words before a modal the act may stand that is its subject."""
OBJECTS = frozenset({
    "with", "has", "have", "had", "without", "of", "is", "are", "was", "were", "there", "con", "tiene",
    "tienen", "hay", "de", "es",
})  # fmt: skip
"""Words after which "no" begins no subject."""
INCLUDING = frozenset({"including", "incluido", "incluida", "como"})
"""Words after which "some states" is one state after all."""
FROM_REACH = 8
"""How many words after "keep" the "from" stands that makes it a barring."""
WITHOUT = frozenset({"without", "sin"})
NONE_OF = frozenset({"no", "ningun", "ninguna", "nobody", "nadie"})
NONE_REACH = 3
AND = frozenset({"and", "y"})
BARRING = frozenset({"bar", "bar_from"})
LETTING = 2
FORBIDDING = 3
PURPOSE = frozenset({"to", "for", "para"})
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


def read_stance(
    words: Words, lang: str, acts: Sequence[Hit] = (), topical: Sequence[Hit] = (), rivals: Sequence[Hit] = ()
) -> Reading:
    """The stance of one sentence.

    :param acts: where the act stands that it is about; a modal word far from it says nothing of it.
    :param rivals: where other acts stand; what is ordered for the sake of an act is not the act.
    :param topical: where its topic is spoken of; a "not" inside it ("no papers") turns nothing round.
    """
    hits = modals(words, lang, acts, topical)
    own = [act for act in acts if not _served(words, act, rivals)]
    if acts and not own:
        return Reading(None, False, False)
    acts = own
    found = {hit.concept for hit in hits}
    return Reading(
        stance=_stance(words, hits, acts, lang), exception="exception" in found,
        plain=not found.intersection(("proposal", "reported", "hedge", "past")),
    )  # fmt: skip


def modals(words: Words, lang: str, acts: Sequence[Hit] = (), topical: Sequence[Hit] = ()) -> list[Hit]:
    """The modal words of ``words`` that are what they look like."""
    return [hit for hit in modal_lexicon(lang).hits(words) if _counts(words, hit, acts, topical)]


def _counts(words: Words, hit: Hit, acts: Sequence[Hit], topical: Sequence[Hit]) -> bool:
    """Whether a hit is what it looks like: no month, no part of the topic, a subject where it is one."""
    if words.keys[hit.first : hit.last + 1] == ["may"]:
        return not (words.capitalized(hit.first) and _before_day(words, hit.first))
    if hit.concept == "no_subject":
        return not hit.first or words.keys[hit.first - 1] not in OBJECTS
    if hit.concept == "hedge" and INCLUDING & set(words.keys[hit.last + 1 : hit.last + 1 + REACH]):
        return False
    if hit.concept == "bar_from":
        return "from" in words.keys[hit.last + 1 : hit.last + 1 + FROM_REACH]
    if hit.concept in ("not", "does_not"):
        return not any(_within(hit, other) for other in topical)
    return hit.concept != "reverse" or not any(_within(hit, act) for act in acts)


def _served(words: Words, act: Hit, rivals: Sequence[Hit]) -> bool:
    """Whether an act is only what another one is for: "check status to treat an emergency"."""
    return any(
        rival.last < act.first and set(words.keys[rival.last + 1 : act.first]) & PURPOSE
        for rival in rivals
        if act.first - rival.last <= SUBJECT
    )


def _before_day(words: Words, n: int) -> bool:
    """Whether a capital word ``May`` is the month."""
    following = words.keys[n + 1] if n + 1 < len(words) else ""
    return n > 0 or following[:1].isdigit()


def _within(hit: Hit, other: Hit) -> bool:
    return other.first <= hit.first and hit.last <= other.last


def _stance(words: Words, hits: list[Hit], acts: Sequence[Hit], lang: str) -> Stance | None:
    relative = frozenset(data("relatives.yaml")[lang])
    modal = outermost([hit for hit in hits if hit.concept in MODALS])
    modal = [hit for hit in modal if not (hit.first and words.keys[hit.first - 1] in relative)]
    modal = [hit for hit in modal if not (hit.concept == "may" and any(_leads(o, hit) for o in modal))]
    if any(_forbids(one, other) for one in modal for other in modal):
        return None
    near = [hit for hit in modal if not acts or any(_governs(hit, act) for act in acts)]
    if any(_barred(hit, hits, acts) for hit in near):
        return None
    if any(hit.concept == "no_subject" for hit in hits) and set(words.keys) & WITHOUT:
        return None
    stances = {_turned(words, hit, hits, acts) for hit in near}
    if stances or modal:
        return stances.pop() if len(stances) == 1 else None
    return _practice(hits, acts)


def _practice(hits: list[Hit], acts: Sequence[Hit]) -> Stance | None:
    """What is done or not done; nothing where a "not" stands far from the act."""
    if any(hit.concept in BARRING for hit in hits):
        return None
    against = [hit for hit in hits if hit.concept in ("does_not", "not", "no_subject", "reverse")]
    near = [hit for hit in against if not acts or any(_governs(hit, act) for act in acts)]
    if not against:
        return "does"
    kinds = {hit.concept == "reverse" for hit in near}
    return "does_not" if len(kinds) == 1 else None


def _forbids(modal: Hit, other: Hit) -> bool:
    """Whether what is allowed or forbidden is to forbid: "no city may forbid", "bars cities from banning"."""
    return other.concept == "must_not" and 0 < other.first - modal.last <= FORBIDDING


def _leads(modal: Hit, leave: Hit) -> bool:
    """Whether a modal stands right before a word of leave: in "may not let" the leave is what is barred."""
    return modal is not leave and 0 < leave.first - modal.last <= LETTING


def _barred(modal: Hit, hits: list[Hit], acts: Sequence[Hit]) -> bool:
    """Whether it is the barring that is ordered or forbidden: "may not limit sharing" orders no sharing."""
    last = min((act.first for act in acts if act.first > modal.last), default=modal.last + 1 + REACH)
    near = range(modal.last + 1, max(last, modal.last + 1 + REACH))
    return any(hit.concept in BARRING and hit.first in near for hit in hits)


def _governs(modal: Hit, act: Hit) -> bool:
    """Whether the act stands right after the modal word, holds it, or is its subject."""
    after = act.first <= modal.last + GOVERNS and act.last >= modal.first
    subject = act.last < modal.first <= act.last + SUBJECT and modal.concept not in ("must", "may")
    return after or subject


def outermost(hits: list[Hit]) -> list[Hit]:
    """Of modals that overlap the longest, of equal ones the first: "may not" is no "may"."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (-len(hit.words), hit.first)):
        if not any(hit.first <= other.last and other.first <= hit.last for other in kept):
            kept.append(hit)
    return kept


def _turned(words: Words, hit: Hit, hits: list[Hit], acts: Sequence[Hit]) -> Stance:
    """The stance of a modal word, turned round by a verb like "refuse", or by "no" after it or before it."""
    stance: Stance = hit.concept  # type: ignore[assignment]
    if stance == "may" and set(words.keys[hit.last + 1 : hit.last + 1 + NONE_REACH]) & NONE_OF:
        return "must_not"
    first = min((act.first for act in acts if act.first > hit.last), default=hit.last + 1 + REACH)
    near = range(hit.last + 1, min(first, hit.last + REACH) + 1)
    turned = any(
        other.concept == "reverse"
        and other.first in near
        and not set(words.keys[hit.last + 1 : other.first]) & AND
        for other in hits
    )
    stance = TURNED[stance] if turned else stance
    nobody = any(other.concept == "no_subject" and other.last < hit.first for other in hits)
    return NOBODY.get(stance, stance) if nobody else stance
